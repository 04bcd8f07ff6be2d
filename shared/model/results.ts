import type { PriorityGap, PriorityImportance } from './priorityOptions.ts'

/**
 * What the analysis hands to the figures: exact numbers and keys, no words of the interface language
 * (labels are the users' own words from their questionnaire).
 */

export interface ParetoCategory {
  /** Variable id, factor id, option code or label; 'other' for the gathered bar, whose label is empty (the figure names it). */
  key: string
  label: string
  count: number
  /** Respondents who mentioned it; null for a table of counts. */
  respondents: number | null
}

export interface ParetoRow extends ParetoCategory {
  share: number
  cumulativeCount: number
  cumulativeShare: number
  class: 'A' | 'B' | 'C'
  other: boolean
  members: { key: string; label: string; count: number }[]
}

export interface ParetoResult {
  rows: ParetoRow[]
  /** Mentions. */
  total: number
  /** Respondents with at least one valid answer; null for counts. */
  respondents: number | null
  /** Respondents with at least one mention. */
  mentioning: number | null
  /** How many leading rows reach the A line; 其他 is never one of them. */
  vitalFew: number
  /** Named rows of equal count stand side by side: their order is that of their names. */
  ties: boolean
  /** What makes 其他 too large to be hidden: larger than the second named bar, or more than a fifth of all. */
  otherTooLarge: ('second' | 'fifth')[]
  dataset: DatasetFacts | null
  /** Scale bounds the dissatisfaction rule was applied to, when all items share them. */
  scale: { min: number; max: number } | null
  multipleResponse: boolean
}

/** One of the charts that stand side by side. `per` turns a count into what the axis shows: 1, or 100 / respondents. */
export interface ParetoPanelResult { key: string; name: string; result: ParetoResult; per: number }

/** A category before and after; shares are of respondents where there are any, else of the total. */
export interface ParetoChange {
  key: string
  label: string
  before: { count: number; of: number; x: number; share: number | null; rank: number | null }
  after: { count: number; of: number; x: number; share: number | null; rank: number | null }
  /** After less before, and its 95 % interval (Newcombe); null where samples overlap or amounts are no counts. */
  difference: number | null
  interval: [number, number] | null
}

export interface ParetoPanels {
  kind: 'weighted' | 'pair' | 'strata'
  order: 'fixed' | 'own'
  panels: ParetoPanelResult[]
  /** Counts are shown per 100 respondents (or units), because the panels have unlike many. */
  rate: boolean
  changes: ParetoChange[]
  /** The same respondents stand on both sides: the two shares are not independent. */
  overlapping: boolean
  /** Name of the weight, and records that have none. */
  weight: { name: string; missing: number } | null
  /** Groups of the variable that got no panel of their own. */
  leftOut: number
}

export type FlatVerdict = 'flat' | 'unclear' | 'notFlat'
/**
 * supported: the first m bars may be called 主要因素. tied: bars cannot be told apart at the line. many: the line is reached only by too many bars.
 * flat, unclear: no Pareto effect is shown. noCounts: measured amounts cannot be resampled. few: too little was counted.
 */
export type ParetoVerdict = 'supported' | 'tied' | 'many' | 'flat' | 'unclear' | 'noCounts' | 'few'

/** How far the chart can be trusted. */
export interface ParetoUncertainty {
  /** What was drawn with replacement. */
  unit: 'respondents' | 'mentions'
  replicates: number
  seed: number
  rows: { key: string; share: number; interval: [number, number] | null; ranks: [number, number] | null; first: number; top: number; tier: number | null; weighted: [number, number] | null }[]
  /** The bars up to the A line, and how often just these came out on top. */
  m: number
  sameSet: number
  /** Bars that cannot be told apart: positions from 1, both included. */
  tied: [number, number] | null
  /** Equal probabilities: 95 % of the counts of each rank, whether the bar lies outside. */
  band: { low: number; high: number; outside: boolean }[] | null
  chiSquare: { value: number; df: number; p: number } | null
  flat: FlatVerdict | null
  verdict: ParetoVerdict
}

/** For the frame of a figure. */
export interface DatasetFacts {
  id: number; name: string; simulated: boolean; valid: number; period: string; source: string
  /** The named filter the cases were held to, and how many are in it. */
  segment?: { name: string; n: number }
}

export interface PriorityRow {
  item: string
  name: string
  label: string
  /** Top-level factor above the item; null when it has none. */
  dimension: { id: string; name: string } | null
  factor: { id: string; name: string } | null
  /** Valid answers of the item. */
  n: number
  /** Mean on the item's own scale, reversed items turned round; null without answers. */
  mean: number | null
  /** n - 1 in the denominator; null below two answers. */
  sd: number | null
  /** 0..100 against the theoretical bounds. */
  score: number | null
  /** Correlation or relative weight with the target, as computed; null where it is not defined. */
  impactRaw: number | null
  /** Normalised: sums to 1 over the items. Negative correlations count as 0 and are warned about. */
  impact: number | null
  /** 0..100 points. */
  gap: number | null
  /** impact x gap. */
  index: number | null
  /** index / sum of indices, 0..1. */
  indexShare: number | null
  /** 1 = first to improve; equal indices share the smaller number; null without an index. */
  rankOverall: number | null
  /** Rank among the items of its dimension. */
  rankInDimension: number | null
  /** Score the gap is measured to, 0..100; null for the maximum and a fixed target. */
  reference: number | null
  cost: number | null
  /** 1 hard … 5 easy. */
  feasibility: number | null
  /** index / cost. */
  indexPerCost: number | null
  chosenRank: number | null
}

export interface PriorityResult {
  rows: PriorityRow[]
  target: { item: string; label: string; n: number; score: number | null }
  method: PriorityImportance
  gap: PriorityGap
  targetScore: number
  /** Name of the data set or group whose scores are the measure. */
  competitor: string | null
  chosen: { id: string; name: string; reason: string } | null
  /** Cases behind the importance: complete cases; the smallest pairwise n for correlations; the fewest answers for stated importance. */
  n: number
  /** Share of variance of the target explained; null where importance is not taken from a regression. */
  r2: number | null
  warnings: PriorityWarning[]
  dataset: DatasetFacts
}

export type { PriorityGap, PriorityImportance } from './priorityOptions.ts'

/**
 * collinear: condition index of the items' correlation matrix above 30; null when the matrix is singular. negativeCoefficient: counted as 0;
 * `suppressed` where the correlation is positive. noImportance: nothing could be worked out, and why.
 */
export type PriorityWarning =
  | { code: 'negativeCoefficient'; item: string; label: string; b: number; suppressed: boolean }
  | { code: 'noImportance'; why: 'singular' | 'tooManyItems' | 'constantTarget' | 'notSolved' }
  | { code: 'notInModel'; item: string; label: string }
  | { code: 'noCounterpart'; item: string; label: string }
  | { code: 'negativeCorrelation'; item: string; label: string; r: number }
  | { code: 'collinear'; condition: number | null }
  | { code: 'fewCases'; n: number; items: number }
  | { code: 'constantItem'; item: string; label: string }

export interface BarResult {
  bars: { key: string; label: string; value: number | null; n: number; count: number | null }[]
  /** percent of respondents 0..100, or score 0..100. */
  measure: 'percent' | 'score'
  base: number
  /** Multiple response: shares do not add up to 100 %. */
  multipleResponse: boolean
  title: string
  dataset: DatasetFacts
}
