import { buildBarFigure } from '../../../shared/figures/bar/build.ts'
import type { AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import { isHeavy } from '../../../shared/contract/heavyAnalysis.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { buildPriorityFigure } from '../../../shared/figures/priority/build.ts'
import type { PriorityStability } from '../../../shared/figures/priority/build.ts'
import type { Lang } from '../../../shared/i18n/translate.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { FigureSpec, ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { DatasetFacts, ParetoUncertainty } from '../../../shared/model/results.ts'
import { barResult } from '../analysis/barResult.ts'
import { fishboneFigure } from '../analysis/figures/fishboneFigure.ts'
import { stabilityOf, stabilityRequest } from '../analysis/figures/priorityStability.ts'
import { resultFigureOf } from '../analysis/figures/resultFigureOf.ts'
import { paretoAnswer } from '../analysis/paretoAnswer.ts'
import { priorityResult } from '../analysis/priorityResult.ts'
import { runAnalysis } from '../analysis/runAnalysis.ts'
import { segmentOf, segmentView } from '../analysis/segmentView.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'
import { poolOf } from './analysis.ts'

/** What a figure needs of the call that asks for it. */
export interface FigureCall {
  deps: EngineDeps
  readonly project: ProjectReader
  signal: AbortSignal
  /** Of a computation beside the engine; throws to stop it. */
  computing?(done: number, total: number | null): void
}

/**
 * Any figure, new from the data. What takes long is worked out beside the engine's thread.
 * Throws what its analysis throws: NOT_FOUND, BAD_VALUE, NOT_ENOUGH_DATA; CANCELLED when the project was closed meanwhile.
 */
export async function buildFigure(call: FigureCall, spec: FigureSpec, lang: Lang): Promise<Figure> {
  if (spec.kind === 'pareto') return paretoFigure(call, spec, lang)
  const project = (): ProjectReader => call.project
  const run = (request: AnalysisRequest): AnalysisResult | Promise<AnalysisResult> => {
    if (!isHeavy(request)) return runAnalysis(call.project, request)
    return poolOf(call.deps).run(request, { project, signal: call.signal, progress(done, total) { project(); call.computing?.(done, total) } })
  }
  if (spec.kind === 'result') return resultFigureOf(call.project, spec, translator(lang), run)
  return dataFigure(call.project, spec, lang, spec.kind === 'priority' && spec.bootstrap > 0 ? stabilityOf(await run(stabilityRequest(spec))) : null)
}

/** The chart from the data; a bootstrap behind it is drawn beside the engine. */
async function paretoFigure(call: FigureCall, spec: ParetoSpec, lang: Lang): Promise<Figure> {
  const { source } = spec
  const dataset = source.type === 'counts' ? null : source.dataset
  const held = segmentView(call.project, dataset, source.type === 'counts' ? null : source.segment)
  const project = (): ProjectReader => call.project
  const answer = spec.bootstrap === 0 ? null : await poolOf(call.deps).run({ method: 'pareto', spec }, { project, signal: call.signal, progress(done, total) { project(); call.computing?.(done, total) } })
  const { result, panels } = paretoAnswer(held.project, { ...spec, bootstrap: 0 })
  const { segment } = held
  const named = segment && result.dataset ? { ...result, dataset: { ...result.dataset, segment } } : result
  return buildParetoFigure(named, spec, translator(lang), paretoSubject(held.project, spec), { panels, uncertainty: answer && uncertaintyIn(answer) })
}

/** As the analysis tells it: the same object, its numbers finite. */
const uncertaintyIn = ({ result }: AnalysisResult): ParetoUncertainty | null => (result['uncertainty'] ?? null) as unknown as ParetoUncertainty | null

/** A figure that comes straight from the data. */
function dataFigure(whole: ProjectReader, spec: Exclude<FigureSpec, { kind: 'result' | 'pareto' }>, lang: Lang, stability: PriorityStability | null): Figure {
  const words = translator(lang)
  const held = segmentOf(spec)
  const { project, segment } = segmentView(whole, held.dataset, held.segment)
  /** A figure says of itself which cases it shows. */
  const named = <R extends { dataset: DatasetFacts | null }>(result: R): R => (segment && result.dataset ? { ...result, dataset: { ...result.dataset, segment } } : result)
  switch (spec.kind) {
    case 'priority': return buildPriorityFigure(named(priorityResult(project, spec)), spec, words, stability)
    case 'bar': return buildBarFigure(named(barResult(project, spec)), spec, words)
    case 'fishbone': return fishboneFigure(project, spec, words)
  }
}

/** What the bars are parts of, for the title: the factor they lie within or the question they answer. */
function paretoSubject(project: ProjectReader, spec: ParetoSpec): string {
  const { source } = spec
  if (source.type === 'dissatisfaction' && source.within !== null) return project.factors().find(factor => factor.id === source.within)?.name ?? ''
  if (source.type === 'coding' && source.within !== null) return project.factors().find(factor => factor.id === source.within)?.name ?? ''
  if (source.type === 'multiple') return project.dataset(source.dataset).questions.find(question => question.id === source.question)?.title ?? ''
  return ''
}

export const figureBuildHandlers: Handlers<'figure.build'> = {
  'figure.build': ({ spec, lang }, context) => buildFigure(context, spec, lang),
}
