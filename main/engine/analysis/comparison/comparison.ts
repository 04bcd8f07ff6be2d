import type { Level, Reason, TestName } from '../../../../shared/stats/testChoice.ts'

/** What the adviser says of one variable. */
export interface Comparison {
  status: 'solved' | 'oneGroup' | 'constant' | 'tooFewCases' | 'notComparable'
  level: Level
  test: TestName | null
  reasons: Reason[]
  n: number
  groups: { group: string; n: number; mean: number | null; sd: number | null; median: number | null }[]
  statistic: number | null
  df: number | null
  df2: number | null
  p: number | null
  effect: { name: 'hedges_g' | 'rank_biserial' | 'epsilon2' | 'omega2' | 'cramers_v' | 'cohen_dz' | 'odds_ratio'; value: number | null; ci: [number, number] | null } | null
  /** First group less second (first measurement less second). */
  difference: { value: number | null; ci: [number, number] | null } | null
  pairs: { pair: string; diff: number; ci: [number, number] | null; p: number | null }[]
  /** Another test of the same question. */
  check: { test: TestName; p: number | null } | null
  shapiro_p: (number | null)[]
  brown_forsythe_p: number | null
}

export const emptyComparison: Omit<Comparison, 'status' | 'level' | 'n' | 'groups'> = {
  test: null, reasons: [], statistic: null, df: null, df2: null, p: null, effect: null, difference: null, pairs: [], check: null, shapiro_p: [], brown_forsythe_p: null,
}
