import type { ProjectReview } from '../../../shared/contract/report.ts'
import { checkReport } from '../../../shared/report/check.ts'
import type { FigureCall } from '../calls/figureBuild.ts'
import { mainCauses, measuresOf, effectsOf } from '../causes/measures.ts'
import { traceMatrix } from '../causes/traceGraph.ts'
import type { JobContext } from '../handler.ts'
import { checkFacts } from './checkFacts.ts'
import { renderReport } from './render.ts'
import { readReport, reportSummaries } from './reportRows.ts'
import { verifyReport } from './verify.ts'

/** Kinds of change sets that touch answers by hand. */
const BY_HAND = /^(dataset\.(setCells|paste|replace|fill|insertRows|removeRows)|undo|redo)/

/** A project in one line: how much there is, what was done to it, where the chain breaks, what its reports claim without ground. */
export async function reviewProject(context: JobContext, call: FigureCall, sound: boolean, data: string): Promise<ProjectReview> {
  const { project } = context
  const info = project.info()
  const datasets = project.datasets()
  const surveys = datasets.filter(dataset => dataset.type === 'survey')
  const sum = (of: (ledger: (typeof datasets)[number]['ledger']) => number): number => surveys.reduce((all, { ledger }) => all + of(ledger), 0)
  const { sets } = project.history(0, 100_000)
  const made: ProjectReview = {
    file: info.fileName, name: info.name, datasets: datasets.length,
    issued: surveys.every(({ ledger }) => ledger.issued !== null) && surveys.length > 0 ? sum(ledger => ledger.issued ?? 0) : null, returned: sum(ledger => ledger.returned), valid: sum(ledger => ledger.valid),
    edits: sets.filter(set => !set.undone && set.of === null && BY_HAND.test(set.kind)).length, excluded: sum(ledger => ledger.returned - ledger.valid),
    bones: project.fishbones().reduce((all, fishbone) => all + fishbone.bones, 0), mainCauses: mainCauses(project).length, measures: measuresOf(project).length, effects: effectsOf(project).length,
    holes: traceMatrix(project, { dataset: null, atMost: 2, top: 3 }).holes.length, reports: 0, errors: 0, warnings: 0, hints: 0, sound, equal: 0, different: 0, notDerivable: 0, typed: 0,
  }
  for (const { id } of reportSummaries(project)) {
    const report = readReport(project, id)
    const { report: rendered } = await renderReport(call, report, context.deps.now())
    const findings = checkReport(report, rendered, checkFacts(project, report, data))
    const verified = await verifyReport(context, report)
    made.reports++
    made.errors += findings.filter(({ level }) => level === 'error').length
    made.warnings += findings.filter(({ level }) => level === 'warning').length
    made.hints += findings.filter(({ level }) => level === 'hint').length
    made.equal += verified.equal
    made.different += verified.different
    made.notDerivable += verified.notDerivable
    made.typed += verified.typed
  }
  return made
}
