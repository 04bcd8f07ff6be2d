import { describe } from '../../../../shared/stats/describe.ts'
import type { Level, Reason, TestName } from '../../../../shared/stats/testChoice.ts'

export interface GroupSummary { group: string; n: number; mean: number | null; sd: number | null; median: number | null }
export function groupSummary(group: string, answers: ArrayLike<number>): GroupSummary {
  const { n, mean, sd, median } = describe(answers)
  return { group, n, mean, sd, median }
}
/** Of a group whose answers have no order. */
export const groupCount = (group: string, n: number): GroupSummary => ({ group, n, mean: null, sd: null, median: null })

/** What the adviser says of one variable. */
export interface Comparison {
  status: 'solved' | 'oneGroup' | 'constant' | 'tooFewCases' | 'notComparable'
  level: Level
  test: TestName | null
  reasons: Reason[]
  n: number
  groups: GroupSummary[]
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
