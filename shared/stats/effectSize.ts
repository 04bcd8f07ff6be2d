import { logGamma } from './distributions/gamma.ts'
import { noncentralityOfF } from './distributions/noncentralF.ts'
import { noncentralityOfT } from './distributions/noncentralT.ts'

export type Interval = [number, number]

/** Hedges' correction of d with df degrees of freedom: exact Γ(df/2) / (√(df/2) Γ((df-1)/2)), and 1 - 3 / (4 df - 1). Hedges (1981). Exact needs df > 1. */
export const hedgesExact = (df: number): number => Math.exp(logGamma(df / 2) - 0.5 * Math.log(df / 2) - logGamma((df - 1) / 2))
export const hedgesApproximate = (df: number): number => 1 - 3 / (4 * df - 1)

/** Interval of d = t·factor through the noncentral t distribution (Steiger & Fouladi 1997). R: MBESS::conf.limits.nct. */
export function effectInterval(t: number, df: number, factor: number, level: number): Interval | null {
  if (!Number.isFinite(t) || !(df >= 1)) return null
  const [low, high] = noncentralityOfT(t, df, level)
  return [low * factor, high * factor]
}

/** Interval of the share of variance explained in the population, λ / (λ + N), through the noncentral F (Steiger 2004). */
export function explainedInterval(f: number, df1: number, df2: number, level: number): Interval | null {
  if (!Number.isFinite(f) || !(df2 >= 1)) return null
  const n = df1 + df2 + 1
  const limits = noncentralityOfF(f, df1, df2, level)
  return limits && [limits[0] / (limits[0] + n), limits[1] / (limits[1] + n)]
}
