import { tQuantile, tTwoSided } from './distributions/studentT.ts'
import { effectInterval, hedgesApproximate, hedgesExact } from './effectSize.ts'
import type { Interval } from './effectSize.ts'
import { groupMoments } from './groupMoments.ts'
import { defined } from './missing.ts'
import { correlation } from './pearson.ts'
import { mean } from './summation.ts'

export interface TTest { statistic: number | null; df: number | null; p: number | null; ci95: Interval | null }
export type TTestStatus = 'solved' | 'tooFewCases' | 'constant'

const noTest: TTest = { statistic: null, df: null, p: null, ci95: null }

const test = (difference: number, se: number, df: number, level: number): TTest => {
  if (!(se > 0) || !(df > 0)) return noTest
  const t = difference / se
  const reach = tQuantile((1 + level) / 2, df) * se
  return { statistic: t, df, p: tTwoSided(t, df), ci95: [difference - reach, difference + reach] }
}

export interface TwoSample {
  status: TTestStatus
  n: [number, number]
  means: [number | null, number | null]
  sds: [number | null, number | null]
  /** First group less second. */
  mean_diff: number | null
  /** `ci95` is an interval of the level asked for; the name is that of the reference values. */
  welch: TTest
  student: TTest
  cohen_d_pooled: number | null
  cohen_d_ci: Interval | null
  hedges_g_exact: number | null
  hedges_g_approx: number | null
  hedges_g_ci: Interval | null
}

/**
 * Two independent groups without NaN, first less second. Welch (1947) and Student; d with the pooled standard deviation.
 * R: t.test(x, y), t.test(x, y, var.equal = TRUE); effsize::cohen.d.
 */
export function twoSample(first: ArrayLike<number>, second: ArrayLike<number>, level = 0.95): TwoSample {
  const [a, b] = groupMoments([first, second]) as [ReturnType<typeof groupMoments>[0], ReturnType<typeof groupMoments>[0]]
  const facts = { n: [a.n, b.n] as [number, number], means: [a.mean, b.mean] as [number | null, number | null], sds: [a.sd, b.sd] as [number | null, number | null] }
  const difference = a.moved - b.moved
  const df = a.n + b.n - 2
  const none = { welch: noTest, student: noTest, cohen_d_pooled: null, cohen_d_ci: null, hedges_g_exact: null, hedges_g_approx: null, hedges_g_ci: null }
  if (a.n === 0 || b.n === 0) return { ...facts, ...none, status: 'tooFewCases', mean_diff: null }
  if (df < 1) return { ...facts, ...none, status: 'tooFewCases', mean_diff: difference }
  const pooled = (a.squares + b.squares) / df
  if (!(pooled > 0)) return { ...facts, ...none, status: 'constant', mean_diff: difference }
  const student = test(difference, Math.sqrt(pooled * (1 / a.n + 1 / b.n)), df, level)
  const welch = a.n < 2 || b.n < 2 ? noTest : welchTest(difference, [a, b], level)
  const d = difference / Math.sqrt(pooled)
  const interval = effectInterval(student.statistic!, df, Math.sqrt(1 / a.n + 1 / b.n), level)
  const exact = df > 1 ? hedgesExact(df) : null
  return {
    ...facts, status: 'solved', mean_diff: difference, welch, student, cohen_d_pooled: d, cohen_d_ci: interval,
    hedges_g_exact: exact === null ? null : d * exact, hedges_g_approx: df > 1 ? d * hedgesApproximate(df) : null,
    hedges_g_ci: exact === null || !interval ? null : [interval[0] * exact, interval[1] * exact],
  }
}

function welchTest(difference: number, groups: readonly { n: number; squares: number }[], level: number): TTest {
  const errors = groups.map(({ n, squares }) => squares / (n - 1) / n)
  const total = errors[0]! + errors[1]!
  const df = total ** 2 / errors.reduce((sum, error, i) => sum + error ** 2 / (groups[i]!.n - 1), 0)
  return test(difference, Math.sqrt(total), df, level)
}

export interface Paired {
  status: TTestStatus
  n: number
  means: [number | null, number | null]
  sds: [number | null, number | null]
  mean_diff: number | null
  sd_diff: number | null
  t: TTest
  /** Mean difference in standard deviations of the differences. */
  cohen_dz: number | null
  cohen_dz_ci: Interval | null
  r: number | null
}

/** Two measurements of the same cases, complete pairs only, first less second. R: t.test(x, y, paired = TRUE). */
export function pairedT(x: ArrayLike<number>, y: ArrayLike<number>, level = 0.95): Paired {
  const n = x.length
  const differences = Float64Array.from(x, (value, i) => value - y[i]!)
  const [first, second, own] = groupMoments([x, y, differences]) as [Moment, Moment, Moment]
  const centre = mean(differences)
  const facts = {
    n, means: [first.mean, second.mean] as [number | null, number | null], sds: [first.sd, second.sd] as [number | null, number | null],
    mean_diff: centre, sd_diff: own.sd, r: n >= 2 ? defined(correlation(x, y)) : null,
  }
  const none = { t: noTest, cohen_dz: null, cohen_dz_ci: null }
  if (n < 2) return { ...facts, ...none, status: 'tooFewCases' }
  if (!(own.squares > 0)) return { ...facts, ...none, status: 'constant' }
  const t = test(centre!, own.sd! / Math.sqrt(n), n - 1, level)
  return { ...facts, status: 'solved', t, cohen_dz: centre! / own.sd!, cohen_dz_ci: effectInterval(t.statistic!, n - 1, 1 / Math.sqrt(n), level) }
}

type Moment = ReturnType<typeof groupMoments>[0]
