import { z } from 'zod'
import type { Figure } from '../figures/figure.ts'
import { figureSpec } from '../model/figureSpec.ts'
import type { FigureSpec, SavedFigure } from '../model/figureSpec.ts'
import type { Tag } from '../rpc/envelope.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

export const lang = z.enum(['zh-CN', 'en'])
export type Lang = z.infer<typeof lang>

/** What a figure depends on. */
export function figureReads(spec: FigureSpec): Tag[] {
  if (spec.kind === 'fishbone') return [tag.fishbones, tag.fishbone(spec.fishbone), tag.factors, tag.datasets, 'cells:*', 'variables:*']
  if (spec.kind === 'pareto') {
    if (spec.source.type === 'counts') return []
    return [tag.cells(spec.source.dataset), tag.variables(spec.source.dataset), tag.datasets, tag.factors, tag.segments]
  }
  return [tag.cells(spec.dataset), tag.variables(spec.dataset), tag.datasets, tag.factors, tag.segments]
}

export const figureCalls = {
  'figure.list': query<SavedFigure[]>()('figure.list', z.object({}), () => [tag.figures]),
  /** The figure, new from the data, in `lang`. */
  'figure.build': query<Figure>()('figure.build', z.object({ spec: figureSpec, lang: lang.default('zh-CN') }), p => figureReads(p.spec)),
  'figure.save': command<SavedFigure>()('figure.save', z.object({ figure: z.string().nullable(), spec: figureSpec }), () => [tag.figures]),
  'figure.remove': command<null>()('figure.remove', z.object({ figure: z.string() }), () => [tag.figures]),
}
