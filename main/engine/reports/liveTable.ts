import { isHeavy } from '../../../shared/contract/heavyAnalysis.ts'
import { analysisRequest, datasetOf } from '../../../shared/contract/analysis.ts'
import type { AnalysisRequest } from '../../../shared/contract/analysis.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import { checkedFigureSpec } from '../../../shared/contract/figure.ts'
import type { Figure, TableModel } from '../../../shared/figures/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import type { LiveTable } from '../../../shared/model/report.ts'
import { present } from '../../../shared/presentation/index.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'
import { figureTable } from '../../../shared/report/figureTable.ts'
import type { Provenance } from '../../../shared/report/rendered.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { poolOf } from '../calls/analysis.ts'
import { buildFigure } from '../calls/figureBuild.ts'
import type { FigureCall } from '../calls/figureBuild.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findingsTable } from './findingsTable.ts'
import { projectTable } from './projectTable.ts'

/** Where something comes from, without the place it is used in. */
export type Origin = Omit<Provenance, 'id' | 'row' | 'column' | 'value'>
export interface LiveSource { title: string; table: TableModel; notes: string[]; origin: Origin }

const hashOf = (project: ProjectReader, datasets: readonly number[]): string => [...new Set(datasets)].sort((a, b) => a - b).map(id => project.dataHash(id)).join('+')
const named = (project: ProjectReader, datasets: readonly number[]): Origin['datasets'] => [...new Set(datasets)].map(id => ({ id, name: project.dataset(id).name }))
const field = (value: object, name: string): string | null => { const found = (value as Record<string, unknown>)[name]; return typeof found === 'string' ? found : null }

/** A request of a stored block. BAD_VALUE when it is not one any more. */
export function readRequest(value: unknown): AnalysisRequest {
  const read = analysisRequest.safeParse(value)
  if (!read.success) throw new YinguoError('BAD_VALUE', { variable: 'request', value: '', why: 'notARequest' })
  return read.data
}

function analysisOrigin(project: ProjectReader, request: AnalysisRequest, segment: string | null, weight: string | null): Origin {
  const id = datasetOf(request)
  const used = id === null ? [] : [id]
  const seed = (request as Record<string, unknown>)['seed']
  return { method: request.method, request, data: hashOf(project, used), datasets: named(project, used), segment, weight, seed: typeof seed === 'number' ? seed : null }
}

export async function presented(call: FigureCall, request: AnalysisRequest, lang: Lang): Promise<{ read: Presented; origin: Origin }> {
  const { project } = call
  const answer = isHeavy(request)
    ? await poolOf(call.deps).run(request, { project: () => call.project, signal: call.signal, progress(done, total) { void call.project; call.computing?.(done, total) } })
    : runAnalysis(project, request)
  const id = datasetOf(request)
  const byKey = new Map(id === null ? [] : project.dataset(id).variables.flatMap(variable => [[variable.name, variable], [variable.id, variable]] as const))
  const read = present(answer, { t: translator(lang), request, label: key => { const variable = byKey.get(key); return variable ? labelOf(variable) : key } })
  return { read, origin: analysisOrigin(project, request, answer.segment, answer.weight) }
}

/** Data sets a figure is drawn from: those its specification names, wherever it names them. */
function datasetsOf(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(datasetsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => (['dataset', 'before', 'after', 'other'].includes(key) && typeof inner === 'number' ? [inner] : datasetsOf(inner)))
}

function figureOrigin(project: ProjectReader, spec: FigureSpec): Origin {
  const known = new Set(project.datasets().map(dataset => dataset.id))
  const used = spec.kind === 'fishbone' ? [...known] : datasetsOf(spec).filter(id => known.has(id))
  const inner = spec.kind === 'result' ? spec.request : spec.kind === 'pareto' ? spec.source : spec
  const seed = (inner as Record<string, unknown>)['seed']
  return {
    method: spec.kind === 'result' ? spec.request.method : spec.kind, request: spec, data: hashOf(project, used), datasets: named(project, used),
    segment: field(inner, 'segment'), weight: field(inner, 'weight'), seed: typeof seed === 'number' ? seed : null,
  }
}

/** A specification as it was stored, held to the rules of today. */
function readSpec(spec: FigureSpec): FigureSpec {
  const read = checkedFigureSpec.safeParse(spec)
  if (!read.success) throw new YinguoError('BAD_VALUE', { variable: 'figure', value: '', why: 'notARequest' })
  return read.data
}

export async function reportFigure(call: FigureCall, spec: FigureSpec, lang: Lang): Promise<{ figure: Figure; origin: Origin }> {
  const read = readSpec(spec)
  return { figure: await buildFigure(call, read, lang), origin: figureOrigin(call.project, read) }
}

/**
 * A table that is worked out. Throws what its analysis throws: NOT_FOUND where a variable, data set or fishbone is gone,
 * BAD_VALUE, NOT_ENOUGH_DATA.
 */
export async function liveTable(call: FigureCall, of: LiveTable, lang: Lang): Promise<LiveSource> {
  switch (of.type) {
    case 'analysis': {
      const { read, origin } = await presented(call, readRequest(of.request), lang)
      const found = of.table === null ? read.tables[0] : read.tables.find(table => table.key === of.table)
      if (!found) throw new YinguoError('NOT_FOUND', { what: 'table', id: of.table ?? '' })
      return { title: found.title, table: found.table, notes: [...found.notes, ...read.warnings], origin }
    }
    case 'figure': {
      const { figure, origin } = await reportFigure(call, of.spec, lang)
      return { title: figure.frame.title, table: figureTable(figure), notes: [], origin }
    }
    case 'project': {
      const { title, table, notes, datasets } = of.name === 'findings' ? await findingsTable(call, lang) : projectTable(call.project, { ...of, name: of.name }, translator(lang))
      return { title, table, notes, origin: { method: `project.${of.name}`, request: of, data: hashOf(call.project, datasets), datasets: named(call.project, datasets), segment: null, weight: null, seed: null } }
    }
  }
}
