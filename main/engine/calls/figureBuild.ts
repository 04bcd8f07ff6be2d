import { buildBarFigure } from '../../../shared/figures/bar/build.ts'
import { isHeavy } from '../../../shared/contract/heavyAnalysis.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import { buildFishboneFigure } from '../../../shared/figures/fishbone/build.ts'
import type { FrameFacts } from '../../../shared/figures/frame.ts'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { buildPriorityFigure } from '../../../shared/figures/priority/build.ts'
import type { Lang } from '../../../shared/i18n/translate.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { subtree } from '../../../shared/model/factor.ts'
import type { FigureSpec, ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { Fishbone } from '../../../shared/model/fishbone.ts'
import type { DatasetFacts } from '../../../shared/model/results.ts'
import { barResult } from '../analysis/barResult.ts'
import { boneEvidence } from '../analysis/boneEvidence.ts'
import { datasetFacts } from '../analysis/datasetFacts.ts'
import { resultFigureOf } from '../analysis/figures/resultFigureOf.ts'
import { paretoResult } from '../analysis/paretoResult.ts'
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
  if (spec.kind !== 'result') return dataFigure(call.project, spec, lang)
  const project = (): ProjectReader => call.project
  return resultFigureOf(call.project, spec, translator(lang), request => {
    if (!isHeavy(request)) return runAnalysis(call.project, request)
    return poolOf(call.deps).run(request, { project, signal: call.signal, progress(done, total) { project(); call.computing?.(done, total) } })
  })
}

/** A figure that comes straight from the data. */
function dataFigure(whole: ProjectReader, spec: Exclude<FigureSpec, { kind: 'result' }>, lang: Lang): Figure {
  const words = translator(lang)
  const held = segmentOf(spec)
  const { project, segment } = segmentView(whole, held.dataset, held.segment)
  /** A figure says of itself which cases it shows. */
  const named = <R extends { dataset: DatasetFacts | null }>(result: R): R => (segment && result.dataset ? { ...result, dataset: { ...result.dataset, segment } } : result)
  switch (spec.kind) {
    case 'pareto': return buildParetoFigure(named(paretoResult(project, spec)), spec, words, paretoSubject(project, spec))
    case 'priority': return buildPriorityFigure(named(priorityResult(project, spec)), spec, words)
    case 'bar': return buildBarFigure(named(barResult(project, spec)), spec, words)
    case 'fishbone': {
      const fishbone = project.fishbone(spec.fishbone)
      const evidence = spec.evidence ? boneEvidence(project, fishbone, spec.atMost) : []
      return buildFishboneFigure(fishbone, evidence, spec, words, spec.evidence ? evidenceSource(project, fishbone) : null)
    }
  }
}

/** What the bars are parts of, for the title: the factor they lie within or the question they answer. */
function paretoSubject(project: ProjectReader, spec: ParetoSpec): string {
  const { source } = spec
  if (source.type === 'dissatisfaction' && source.within !== null) return project.factors().find(factor => factor.id === source.within)?.name ?? ''
  if (source.type === 'multiple') return project.dataset(source.dataset).questions.find(question => question.id === source.question)?.title ?? ''
  return ''
}

/** The datasets whose items stand behind the bones, as one source line; simulated as soon as one of them is. */
function evidenceSource(project: ProjectReader, fishbone: Fishbone): FrameFacts | null {
  const factors = project.factors()
  const pointed = fishbone.bones.flatMap(bone => (bone.factor === null ? [] : subtree(factors, bone.factor)))
  const ids = [...new Set(pointed.flatMap(factor => factor.items.map(item => item.dataset)))].sort((a, b) => a - b)
  const facts = ids.map(id => datasetFacts(project.dataset(id)))
  if (facts.length === 0) return null
  const joined = (values: string[]): string => [...new Set(values.filter(Boolean))].join('; ')
  return {
    name: joined(facts.map(one => one.name)),
    simulated: facts.some(one => one.simulated),
    period: joined(facts.map(one => one.period)),
    source: joined(facts.map(one => one.source || one.name)),
  }
}

export const figureBuildHandlers: Handlers<'figure.build'> = {
  'figure.build': ({ spec, lang }, context) => buildFigure(context, spec, lang),
}
