/**
 * Limits of the pretest report and where they come from (words in i18n `fill.pretest.sourceText`).
 * missing: more than 5 % (Schafer 1999, Stat. Methods Med. Res. 8). extremeItem: more than 80 % at one end of an item (Streiner, Norman & Cairney 2015,
 * Health Measurement Scales, endorsement rates). extremeScale: more than 15 % with the lowest or highest possible score of a factor (Terwee et al. 2007,
 * J. Clin. Epidemiol. 60). itemTotal: corrected r under .30, alpha: under .70 (Nunnally & Bernstein 1994). dropped and slow: rules of our own.
 */
export const pretestLimits = { missing: 0.05, extremeItem: 0.8, extremeScale: 0.15, itemTotal: 0.3, dropped: 0.01, alpha: 0.7, slow: 2 } as const
/** Fewer responses than these say little. */
export const PRETEST_FEW = 30

export type PretestFlag = 'missing' | 'floor' | 'ceiling' | 'itemTotal' | 'reverse' | 'dropped' | 'slow'
/** One item: a variable, or a multiple choice or ranking as a whole. Shares are 0..1, times the median in seconds; null: not defined or not known. */
export interface PretestRow {
  key: string
  code: string
  label: string
  /** Responses that were asked. */
  asked: number
  seconds: number | null
  missing: number | null
  floor: number | null
  ceiling: number | null
  itemTotal: number | null
  dropped: number | null
  flags: PretestFlag[]
}
export interface PretestFactor { factor: string; name: string; items: number; n: number; alpha: number | null; floor: number | null; ceiling: number | null; flags: ('alpha' | 'floor' | 'ceiling')[] }
export interface PretestReport {
  dataset: number
  name: string
  simulated: boolean
  n: number
  /** Median of the whole response. */
  seconds: number | null
  /** Times of pages are known. */
  timed: boolean
  rows: PretestRow[]
  factors: PretestFactor[]
}
