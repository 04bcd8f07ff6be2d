import { z } from 'zod'
import { resultFigureNames } from './resultFigure.ts'

const dataset = z.number().int().positive()
/** A named filter, by id or name; null: every case that counts. */
const segment = z.string().max(120).nullable().default(null)

/** What stands around a figure. Empty title: one is made from the content. */
export const frameSpec = z.object({
  title: z.string().max(300).default(''),
  period: z.string().max(120).default(''),
  source: z.string().max(300).default(''),
  note: z.string().max(1000).default(''),
}).prefault({})
export type FrameSpec = z.infer<typeof frameSpec>

/**
 * Dissatisfied: an answer at most `atMost` points from the bad end of its own scale
 * (on 1-5 with atMost 2: 1 and 2; on a reversed item: 5 and 4).
 */
const paretoSource = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('dissatisfaction'), dataset, segment,
    /** One bar per item, per factor directly above the items, or per dimension. A mention = one dissatisfied answer. */
    by: z.enum(['item', 'factor', 'dimension']).default('item'),
    /** Only items below this factor. */
    within: z.string().nullable().default(null),
    /** Explicit items instead of every scale item of the tree. */
    variables: z.array(z.string()).max(500).nullable().default(null),
    atMost: z.number().int().min(1).max(10).default(2),
  }),
  z.object({ type: z.literal('multiple'), dataset, segment, question: z.string() }),
  /** Texts coded to factors, or the causes that stand in a factor column. coder null: what counts in the end (settled, else what the coders share). */
  z.object({
    type: z.literal('coding'), dataset, segment, variable: z.string().max(120), coder: z.string().max(60).nullable().default(null),
    by: z.enum(['factor', 'dimension']).default('factor'),
  }),
  z.object({ type: z.literal('counts'), rows: z.array(z.object({ label: z.string().max(2000), count: z.number().min(0) })).max(2000), unit: z.string().max(40).default('') }),
])

export const paretoSpec = z.object({
  kind: z.literal('pareto'),
  source: paretoSource,
  /** Small bars gathered in 其他, always last. percent: below this share (0..100) of the total; count: below this count; top: keep this many. */
  other: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('none') }),
    z.object({ mode: z.literal('percent'), below: z.number().min(0).max(100) }),
    z.object({ mode: z.literal('count'), below: z.number().min(0) }),
    z.object({ mode: z.literal('top'), keep: z.number().int().min(1).max(100) }),
  ]).default({ mode: 'none' }),
  /** A: cumulative share up to a %, B: up to b %, C: the rest. include: the bar that crosses a line still belongs to the class before it. */
  abc: z.object({ a: z.number().default(80), b: z.number().default(90), crossing: z.enum(['include', 'exclude']).default('include') }).prefault({}),
  /** corner: the line starts at 0 and meets the first bar's top right corner. center: points over bar centres. */
  variant: z.enum(['corner', 'center']).default('corner'),
  frame: frameSpec,
})
export type ParetoSpec = z.infer<typeof paretoSpec>

export const importanceMethods = ['correlation', 'regression', 'johnson', 'shapley'] as const
export const prioritySpec = z.object({
  kind: z.literal('priority'),
  dataset,
  segment,
  /** The overall item that importance is measured against. */
  target: z.string(),
  /** null: every scale item in the factor tree but the target and, where there are other factors, its own factor's items. */
  items: z.array(z.string()).max(500).nullable().default(null),
  importance: z.enum(importanceMethods).default('johnson'),
  /** max: gap to 100. target: gap to `targetScore`, never below 0. */
  gap: z.enum(['max', 'target']).default('max'),
  targetScore: z.number().min(0).max(100).default(80),
  order: z.enum(['overall', 'dimension']).default('dimension'),
  frame: frameSpec,
})
export type PrioritySpec = z.infer<typeof prioritySpec>

export const fishboneSpec = z.object({
  kind: z.literal('fishbone'),
  fishbone: z.string(),
  /** Print n, share and mean on bones that point at a factor. */
  evidence: z.boolean().default(true),
  atMost: z.number().int().min(1).max(10).default(2),
  frame: frameSpec,
})
export type FishboneSpec = z.infer<typeof fishboneSpec>

export const barSpec = z.object({
  kind: z.literal('bar'),
  dataset,
  segment,
  /** frequencies: the options of one question. scores: mean score 0-100 of items, by item or dimension. */
  show: z.discriminatedUnion('type', [
    z.object({ type: z.literal('frequencies'), question: z.string() }),
    z.object({ type: z.literal('scores'), by: z.enum(['item', 'dimension']).default('dimension'), within: z.string().nullable().default(null) }),
  ]),
  frame: frameSpec,
})
export type BarSpec = z.infer<typeof barSpec>

/**
 * A figure of the result of an analysis, worked out anew whenever it is built. `request` is an analysis request: the contract
 * checks it (shared/contract/figure.ts), so that the model need not know the methods.
 */
export const resultSpec = z.object({
  kind: z.literal('result'),
  figure: z.enum(resultFigureNames),
  request: z.looseObject({ method: z.string() }),
  /** Which variable of several the figure shows, where it shows one (histogram, box, scatter): name or id; null: the first. */
  of: z.string().max(200).nullable().default(null),
  frame: frameSpec,
})
export type ResultSpec = z.infer<typeof resultSpec>

export const figureSpec = z.discriminatedUnion('kind', [paretoSpec, prioritySpec, fishboneSpec, barSpec, resultSpec])
export type FigureSpec = z.infer<typeof figureSpec>
/** As a caller may write it, defaults left out. */
export type FigureSpecInput = z.input<typeof figureSpec>
export type FigureKind = FigureSpec['kind']

/** A figure kept in the project. */
export interface SavedFigure { id: string; order: number; spec: FigureSpec }
