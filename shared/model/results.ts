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
  /** How many leading rows reach the A line. */
  vitalFew: number
  dataset: DatasetFacts | null
  /** Scale bounds the dissatisfaction rule was applied to, when all items share them. */
  scale: { min: number; max: number } | null
  multipleResponse: boolean
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
}

export interface PriorityResult {
  rows: PriorityRow[]
  target: { item: string; label: string; n: number; score: number | null }
  method: PriorityImportance
  gap: 'max' | 'target'
  targetScore: number
  /** Cases behind the importance: complete cases; the smallest pairwise n for correlations; the fewest answers for stated importance. */
  n: number
  /** Share of variance of the target explained; null where importance is not taken from a regression. */
  r2: number | null
  warnings: PriorityWarning[]
  dataset: DatasetFacts
}

/** Importance derived from the target, stated by the respondents, or total effects of a path model. */
export type PriorityImportance = 'correlation' | 'regression' | 'johnson' | 'shapley' | 'direct' | 'pls'

/**
 * collinear: condition index of the items' correlation matrix above 30; null when the matrix is singular. negativeCoefficient: counted as 0;
 * `suppressed` where the correlation is positive. noImportance: nothing could be worked out, and why.
 */
export type PriorityWarning =
  | { code: 'negativeCoefficient'; item: string; label: string; b: number; suppressed: boolean }
  | { code: 'noImportance'; why: 'singular' | 'tooManyItems' | 'constantTarget' | 'notSolved' }
  | { code: 'notInModel'; item: string; label: string }
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
