import { z } from 'zod'
import type { Figure } from '../figures/figure.ts'
import { figureSpec } from '../model/figureSpec.ts'
import type { FigureSpec, ResultSpec, SavedFigure } from '../model/figureSpec.ts'
import type { Tag } from '../rpc/envelope.ts'
import { command, query } from '../rpc/call.ts'
import { analysisReads, analysisRequest } from './analysis.ts'
import type { AnalysisRequest } from './analysis.ts'
import { tag } from './tags.ts'

export const lang = z.enum(['zh-CN', 'en'])
export type Lang = z.infer<typeof lang>

/** A spec as a call takes it: the request of a result figure is held to the rules of `analysis.run`. */
export const checkedFigureSpec = figureSpec.transform((spec, context): FigureSpec => {
  if (spec.kind !== 'result') return spec
  const read = analysisRequest.safeParse(spec.request)
  if (read.success) return { ...spec, request: read.data }
  for (const issue of read.error.issues) context.addIssue({ code: 'custom', path: ['request', ...issue.path], message: issue.message })
  return z.NEVER
})

/** The request of a result figure that a call has checked. */
export const requestOf = (spec: ResultSpec): AnalysisRequest => spec.request as AnalysisRequest

/** What a figure depends on. */
export function figureReads(spec: FigureSpec): Tag[] {
  if (spec.kind === 'result') return analysisReads(requestOf(spec))
  if (spec.kind === 'fishbone') return [tag.fishbones, tag.fishbone(spec.fishbone), tag.factors, tag.causes, tag.datasets, tag.segments, tag.sources, 'cells:*', 'variables:*', 'codings:*']
  if (spec.kind === 'pareto') {
    if (spec.source.type === 'counts') return []
    const other = spec.compare?.type === 'pair' && spec.compare.dataset !== null ? [tag.cells(spec.compare.dataset), tag.variables(spec.compare.dataset)] : []
    return [...other, tag.cells(spec.source.dataset), tag.variables(spec.source.dataset), tag.datasets, tag.factors, tag.segments, ...(spec.source.type === 'coding' ? [tag.codings(spec.source.dataset)] : [])]
  }
  const other = spec.kind === 'priority' && spec.competitor?.type === 'dataset' ? [tag.cells(spec.competitor.dataset), tag.variables(spec.competitor.dataset)] : []
  const kept = spec.kind === 'priority' && (spec.pathModel !== null || spec.chosenOrder !== null) ? [tag.studies] : []
  return [tag.cells(spec.dataset), tag.variables(spec.dataset), tag.datasets, tag.factors, tag.segments, ...other, ...kept]
}

export const figureCalls = {
  'figure.list': query<SavedFigure[]>()('figure.list', z.object({}), () => [tag.figures]),
  /** The figure, new from the data, in `lang`. */
  'figure.build': query<Figure>()('figure.build', z.object({ spec: checkedFigureSpec, lang: lang.default('zh-CN') }), p => figureReads(p.spec)),
  'figure.save': command<SavedFigure>()('figure.save', z.object({ figure: z.string().nullable(), spec: checkedFigureSpec }), () => [tag.figures]),
  'figure.remove': command<null>()('figure.remove', z.object({ figure: z.string() }), () => [tag.figures]),
}
