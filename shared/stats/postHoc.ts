import { tTwoSided } from './distributions/studentT.ts'
import { studentizedRangeQuantile, studentizedRangeTails } from './distributions/studentizedRange.ts'
import { groupMoments } from './groupMoments.ts'
import { adjustP } from './multiplicity.ts'

export interface PairDifference {
  /** Places of the groups; the difference is second less first, as in R. */
  first: number
  second: number
  diff: number
  lwr: number | null
  upr: number | null
  p: number | null
}

/** Pairs of at most this many groups are compared: 40 make 780, more than anyone reads. */
export const MOST_POSTHOC_GROUPS = 40
/** Games-Howell has a quantile of its own for every pair: to 12 groups, 66 pairs, two to three seconds. */
export const MOST_HOWELL_GROUPS = 12

/** Every pair, in R's order: 2-1, 3-1, …, 3-2, … */
export const pairsOf = (groups: number): [number, number][] =>
  Array.from({ length: groups }, (_, first) => Array.from({ length: groups - first - 1 }, (__, i): [number, number] => [first, first + 1 + i])).flat()

/** Tukey's honest differences with Kramer's term for unequal sizes, from the pooled variance. Needs within-variance > 0. R: TukeyHSD. */
export function tukeyKramer(groups: readonly ArrayLike<number>[], level = 0.95): PairDifference[] {
  const moments = groupMoments(groups)
  const df = moments.reduce((total, part) => total + part.n, 0) - groups.length
  const variance = moments.reduce((total, part) => total + part.squares, 0) / df
  if (!(df >= 1) || !(variance > 0)) return []
  const critical = studentizedRangeQuantile(level, groups.length, df)
  return pairsOf(groups.length).map(([first, second]) => {
    const a = moments[first]!, b = moments[second]!
    const diff = b.moved - a.moved
    const se = Math.sqrt(variance / 2 * (1 / a.n + 1 / b.n))
    return { first, second, diff, lwr: diff - critical * se, upr: diff + critical * se, p: studentizedRangeTails(Math.abs(diff) / se, groups.length, df).upper }
  })
}

export interface GamesHowellPair extends PairDifference { df: number | null }

/** Pairs of groups whose variances differ: studentized range with Welch's degrees of freedom. Games & Howell (1976). Pairs without spread have no test. */
export function gamesHowell(groups: readonly ArrayLike<number>[], level = 0.95): GamesHowellPair[] {
  const moments = groupMoments(groups)
  return pairsOf(groups.length).map(([first, second]) => {
    const a = moments[first]!, b = moments[second]!
    const diff = b.moved - a.moved
    const errors = [a, b].map(({ n, squares }) => squares / (n - 1) / n)
    const total = errors[0]! + errors[1]!
    if (a.n < 2 || b.n < 2 || !(total > 0)) return { first, second, diff, lwr: null, upr: null, p: null, df: null }
    const df = total ** 2 / (errors[0]! ** 2 / (a.n - 1) + errors[1]! ** 2 / (b.n - 1))
    const se = Math.sqrt(total / 2)
    const reach = studentizedRangeQuantile(level, groups.length, df) * se
    return { first, second, diff, lwr: diff - reach, upr: diff + reach, p: studentizedRangeTails(Math.abs(diff) / se, groups.length, df).upper, df }
  })
}

export interface PairwiseT { pairs: [number, number][]; p_none: (number | null)[]; p_bonferroni: (number | null)[]; p_holm: (number | null)[]; p_bh: (number | null)[] }

/** t tests of every pair with the standard deviation of all groups. R: pairwise.t.test(pool.sd = TRUE). */
export function pairwiseT(groups: readonly ArrayLike<number>[]): PairwiseT {
  const moments = groupMoments(groups)
  const df = moments.reduce((total, part) => total + part.n, 0) - groups.length
  const variance = moments.reduce((total, part) => total + part.squares, 0) / df
  const pairs = pairsOf(groups.length)
  const p = pairs.map(([first, second]) => {
    const a = moments[first]!, b = moments[second]!
    const se = Math.sqrt(variance * (1 / a.n + 1 / b.n))
    return se > 0 && df >= 1 ? tTwoSided((b.moved - a.moved) / se, df) : null
  })
  return { pairs, p_none: p, p_bonferroni: adjustP(p, 'bonferroni'), p_holm: adjustP(p, 'holm'), p_bh: adjustP(p, 'bh') }
}
