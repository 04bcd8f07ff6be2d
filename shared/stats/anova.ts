import { fTails } from './distributions/fisherF.ts'
import { explainedInterval } from './effectSize.ts'
import type { Interval } from './effectSize.ts'
import { grandMean, groupMoments } from './groupMoments.ts'

export type AnovaStatus = 'solved' | 'tooFewGroups' | 'tooFewCases' | 'constant'

export interface Anova {
  status: AnovaStatus
  F: number | null
  df1: number
  df2: number
  p: number | null
  ss_between: number | null
  ss_within: number | null
  ms_between: number | null
  ms_within: number | null
  eta2: number | null
  omega2: number | null
  /** Of the share explained in the population, noncentral F; eta2 estimates it too high, omega2 hardly. */
  eta2_ci: Interval | null
}

/** One-way analysis of variance of groups without NaN, each with at least one case. R: aov(y ~ g). */
export function oneWayAnova(groups: readonly ArrayLike<number>[], level = 0.95): Anova {
  const moments = groupMoments(groups)
  const n = moments.reduce((total, part) => total + part.n, 0)
  const df1 = groups.length - 1
  const df2 = n - groups.length
  const nothing = { F: null, df1, df2, p: null, ss_between: null, ss_within: null, ms_between: null, ms_within: null, eta2: null, omega2: null, eta2_ci: null }
  if (df1 < 1) return { ...nothing, status: 'tooFewGroups' }
  if (df2 < 1 || moments.some(part => part.n === 0)) return { ...nothing, status: 'tooFewCases' }
  const centre = grandMean(moments)
  const between = moments.reduce((total, part) => total + part.n * (part.moved - centre) ** 2, 0)
  const within = moments.reduce((total, part) => total + part.squares, 0)
  const sums = { ss_between: between, ss_within: within, ms_between: between / df1, ms_within: within / df2 }
  if (!(within > 0)) return { ...nothing, ...sums, status: 'constant' }
  const F = sums.ms_between / sums.ms_within
  return {
    status: 'solved', F, df1, df2, p: fTails(F, df1, df2).upper, ...sums,
    eta2: between / (between + within), omega2: (between - df1 * sums.ms_within) / (between + within + sums.ms_within),
    eta2_ci: explainedInterval(F, df1, df2, level),
  }
}

export interface WelchAnova { F: number | null; df1: number; df2: number | null; p: number | null }

/** Means of groups whose variances differ, Welch (1951). Every group needs two cases and some spread. R: oneway.test. */
export function welchAnova(groups: readonly ArrayLike<number>[]): WelchAnova {
  const moments = groupMoments(groups)
  const k = groups.length
  const df1 = k - 1
  if (df1 < 1 || moments.some(part => part.n < 2 || !(part.squares > 0))) return { F: null, df1, df2: null, p: null }
  const weights = moments.map(({ n, squares }) => n * (n - 1) / squares)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = weights.reduce((sum, weight, i) => sum + weight * moments[i]!.moved, 0) / total
  const lack = weights.reduce((sum, weight, i) => sum + (1 - weight / total) ** 2 / (moments[i]!.n - 1), 0) / (k * k - 1)
  const F = weights.reduce((sum, weight, i) => sum + weight * (moments[i]!.moved - centre) ** 2, 0) / (df1 * (1 + 2 * (k - 2) * lack))
  const df2 = 1 / (3 * lack)
  return { F, df1, df2, p: fTails(F, df1, df2).upper }
}
