import { z } from 'zod'
import { priorityImportances, priorityOptions } from './priorityOptions.ts'
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

const countRows = z.array(z.object({ label: z.string().max(2000), count: z.number().min(0) })).max(2000)

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
    /** Only causes at or below this factor. */
    within: z.string().nullable().default(null),
  }),
  z.object({ type: z.literal('counts'), rows: countRows, unit: z.string().max(40).default('') }),
])

/**
 * What a mention weighs. column: severity, cost or duration of its record; records without a number are left out of the weighted chart.
 * typed: so much for each category, by its key or its label; 1 where nothing is said.
 */
const paretoWeight = z.discriminatedUnion('type', [
  z.object({ type: z.literal('column'), variable: z.string().max(200) }),
  z.object({ type: z.literal('typed'), weights: z.array(z.object({ key: z.string().max(2000), weight: z.number().min(0).max(1e9) })).max(2000), unit: z.string().max(40).default('') }),
])

/** fixed: every panel in the order of the first. own: each panel sorted anew. */
const panelOrder = z.enum(['fixed', 'own']).default('fixed')
const panelName = z.string().max(120).default('')
/** pair: the cases of the source before, these after. counts: a second table of counts. strata: a panel for each group of a variable. */
const paretoComparison = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pair'), dataset: dataset.nullable().default(null), segment, before: panelName, after: panelName, order: panelOrder }),
  z.object({
    type: z.literal('counts'), rows: countRows, before: panelName, after: panelName, order: panelOrder,
    /** Units checked before and after (pieces, customers, hours); null: counts are compared as they are. */
    exposure: z.tuple([z.number().positive(), z.number().positive()]).nullable().default(null),
  }),
  z.object({ type: z.literal('strata'), variable: z.string().max(200), order: panelOrder }),
])

export const paretoVariants = ['corner', 'center', 'single', 'cascade'] as const
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
  /**
   * corner: the line starts at 0 and meets the first bar's top right corner. center: points over bar centres.
   * single: bars and line on one axis of percentages. cascade: each bar stands on the one before it.
   */
  variant: z.enum(paretoVariants).default('corner'),
  /** A second chart of the same bars, weighted, beside the counts. Not together with `compare`. */
  weight: paretoWeight.nullable().default(null),
  compare: paretoComparison.nullable().default(null),
  /** Replicates behind intervals, tiers and the verdict; 0: nothing is claimed. */
  bootstrap: z.number().int().min(0).max(20_000).default(0),
  seed: z.number().int().min(0).max(2 ** 31 - 1).default(20260101),
  frame: frameSpec,
})
export type ParetoVariant = (typeof paretoVariants)[number]
export type ParetoSpec = z.infer<typeof paretoSpec>

export { importanceMethods } from './priorityOptions.ts'
export const prioritySpec = z.object({
  kind: z.literal('priority'),
  dataset,
  segment,
  /** The overall item that importance is measured against. */
  target: z.string(),
  /** null: every scale item in the factor tree but the target and, where there are other factors, its own factor's items. */
  items: z.array(z.string()).max(500).nullable().default(null),
  importance: z.enum(priorityImportances).default('johnson'),
  ...priorityOptions,
  /** Resampled respondents behind the rank intervals; 0: none are shown. */
  bootstrap: z.number().int().min(0).max(20_000).default(0),
  seed: z.number().int().min(0).max(2 ** 31 - 1).default(20260101),
  order: z.enum(['overall', 'dimension']).default('dimension'),
  frame: frameSpec,
})
export type PrioritySpec = z.infer<typeof prioritySpec>

/** fishbone: 因果图. relation: 关联图, effect in the middle. tree: 系统图, left to right. */
export const causeViews = ['fishbone', 'relation', 'tree'] as const

/** What makes a bone thick and dark; none: all bones of a level alike. */
const boneHeat = z.discriminatedUnion('metric', [
  z.object({ metric: z.literal('none') }),
  /** Part of all dissatisfied answers, or of all coded mentions, that falls to the bone. */
  z.object({ metric: z.literal('contribution') }),
  /** Share of respondents with a dissatisfied answer. */
  z.object({ metric: z.literal('share') }),
  /** 100 − mean score. */
  z.object({ metric: z.literal('gap') }),
  /** Impact on `target` x gap, summed over the items of the bone's factor (the priority index). */
  z.object({ metric: z.literal('gapImpact'), dataset, segment, target: z.string().max(120) }),
])
export type BoneHeat = z.infer<typeof boneHeat>

export const fishboneSpec = z.object({
  kind: z.literal('fishbone'),
  fishbone: z.string(),
  view: z.enum(causeViews).default('fishbone'),
  /** auto: left where the bones are measures, else right. */
  head: z.enum(['auto', 'right', 'left']).default('auto'),
  /** Print n, share and mean on bones that point at a factor. */
  evidence: z.boolean().default(true),
  /** Numbers of end causes, frames of main causes, hatching of excluded ones, votes, cross links. */
  marks: z.boolean().default(true),
  heat: boneHeat.default({ metric: 'none' }),
  /** Bones whose causes are not shown. */
  collapsed: z.array(z.string().max(80)).max(1000).default([]),
  atMost: z.number().int().min(1).max(10).default(2),
  /** Data set the live numbers are taken from; null or left out: of every factor the latest one that asks for it. */
  dataset: dataset.nullable().optional(),
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
