import { analysisRequest, datasetOf } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequest } from '../../../../shared/contract/analysis.ts'
import type { Study } from '../../../../shared/contract/study.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import type { FigureSpec } from '../../../../shared/model/figureSpec.ts'
import type { LiveTable, Report } from '../../../../shared/model/report.ts'
import { requestOf } from '../../analysis/forms/form.ts'
import { chapters, forms, isForm } from '../../analysis/forms/registry.ts'
import { readSaved, stillThere } from '../../analysis/savedAnalysis.ts'
import { resultName } from '../../diagrams/result/resultName.ts'
import type { Candidate } from '../candidates.ts'
import { studyRequest } from './studyRequest.ts'

/** Where a number, a table or a figure can be taken from. */
export type Source =
  | { key: string; name: string; group: SourceGroup; type: 'analysis'; request: AnalysisRequest }
  | { key: string; name: string; group: SourceGroup; type: 'table'; of: LiveTable }
  | { key: string; name: string; group: SourceGroup; type: 'figure'; spec: FigureSpec; figure: string | null }
export const sourceGroups = ['report', 'kept', 'figures', 'saved', 'analyses'] as const
export type SourceGroup = (typeof sourceGroups)[number]

const figureName = (spec: FigureSpec, t: Translate): string => spec.frame.title || (spec.kind === 'result' ? resultName(spec, t) : t(`diagrams.kind.${spec.kind}`))

interface Material { report: Report; figures: readonly Candidate[]; studies: readonly Study[]; dataset: Dataset | undefined; datasets: readonly { id: number; name: string }[]; fishbones: boolean; factors: readonly Factor[] }

/** Everything of the project that holds results: what the report already shows first. */
export function sources({ report, figures, studies, dataset, datasets, fishbones, factors }: Material, t: Translate): Source[] {
  const found: Source[] = []
  for (const { id, content } of report.blocks) {
    if (content.type === 'table' && content.table.type !== 'typed') {
      const { table } = content
      const request = table.type === 'analysis' ? analysisRequest.safeParse(table.request) : null
      const name = content.caption || (table.type === 'project' ? t(`reportEditor.projectTable.${table.name}`) : table.type === 'figure' ? figureName(table.spec, t) : request?.success ? methodName(request.data, t) : t('reportEditor.kind.table'))
      found.push({ key: `block:${id}`, name, group: 'report', type: 'table', of: table })
    }
    if (content.type === 'figure') found.push({ key: `block:${id}`, name: content.caption || figureName(content.spec, t), group: 'report', type: 'figure', spec: content.spec, figure: content.figure })
  }
  const first = datasets[0] && String(datasets[0].id)
  const kept = (name: Extract<LiveTable, { type: 'project' }>['name'], of: string | null): void => { found.push({ key: `kept:${name}`, name: t(`reportEditor.projectTable.${name}`), group: 'kept', type: 'table', of: { type: 'project', name, of } }) }
  if (first !== undefined) for (const name of ['ledger', 'screening', 'codebook', 'questionnaire'] as const) kept(name, first)
  if (fishbones) { kept('confirmationPlan', null); kept('confirmations', null) }
  for (const name of ['measures', 'measureScores', 'effects', 'trace', 'changes'] as const) kept(name, null)
  for (const { key, spec, kept: saved } of figures) found.push({ key: `figure:${key}`, name: figureName(spec, t), group: 'figures', type: 'figure', spec, figure: saved ? key : null })
  for (const study of studies) {
    const request = studyRequest(study, dataset)
    if (request) { found.push({ key: `study:${study.id}`, name: study.name, group: 'saved', type: 'analysis', request }); continue }
    if (study.kind !== 'analysis') continue
    const saved = readSaved(study)
    if (!saved || !dataset || saved.dataset !== dataset.id) continue
    const { options } = stillThere(saved.options, dataset)
    const made = requestFor(saved.entry, options, { dataset, factors }, { dataset: saved.dataset, segment: saved.segment, weight: saved.weight })
    if (made) found.push({ key: `study:${study.id}`, name: study.name, group: 'saved', type: 'analysis', request: made })
  }
  if (dataset) {
    for (const entry of chapters.flatMap(chapter => chapter.entries)) {
      if (!isForm(entry)) continue
      const context = { dataset, factors }
      const request = requestFor(entry, forms[entry].first(context), context, { dataset: dataset.id, segment: null, weight: null })
      if (request) found.push({ key: `analysis:${entry}`, name: t(`analysis.method.${entry}`), group: 'analyses', type: 'analysis', request })
    }
  }
  return found
}

function requestFor(entry: keyof typeof forms, options: Record<string, unknown>, context: { dataset: Dataset; factors: readonly Factor[] }, base: { dataset: number; segment: string | null; weight: string | null }): AnalysisRequest | null {
  const form = forms[entry]
  if (form.need(options, context) !== null) return null
  const read = analysisRequest.safeParse(requestOf(form, options, base))
  return read.success && datasetOf(read.data) !== null ? read.data : null
}

const methodName = (request: AnalysisRequest, t: Translate): string => (isForm(request.method) ? t(`analysis.method.${request.method}`) : request.method === 'pls' ? t('analysis.method.pls') : t('analysis.method.forensics'))
