import { noncentralTTails } from './distributions/noncentralT.ts'
import { normalLower } from './distributions/normalLower.ts'
import { normalQuantile } from './distributions/normal.ts'
import { tQuantile } from './distributions/studentT.ts'
import { rootOf } from './rootOf.ts'

/**
 * Smallest true difference that a two-sided t test with this standard error and these degrees of freedom finds with the
 * power asked for; only the tail on its own side counts. R: power.t.test(strict = FALSE). null without spread or cases.
 */
export function detectableDifference(se: number, df: number, power = 0.8, alpha = 0.05): number | null {
  if (!(se > 0) || !(df > 0)) return null
  const line = tQuantile(1 - alpha / 2, df)
  const missed = (ncp: number): number => noncentralTTails(line, df, ncp).upper - power
  let high = line + 10
  while (missed(high) < 0 && high < 1e6) high *= 2
  return missed(high) < 0 ? null : rootOf(missed, 0, high, 1e-9) * se
}

/**
 * The nearest second proportion, upwards or downwards of p1, that the pooled z test of n1 and n2 cases finds with the power asked
 * for; null where none up to 0 or 1 would do. R: power.prop.test(n, p1, power) for n1 = n2.
 */
export function detectableProportion(p1: number, n1: number, n2: number, way: 1 | -1, power = 0.8, alpha = 0.05): number | null {
  if (!(n1 > 0) || !(n2 > 0)) return null
  const z = normalQuantile(1 - alpha / 2)
  const short = (p2: number): number => {
    const pooled = (n1 * p1 + n2 * p2) / (n1 + n2)
    const apart = Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    const reach = Math.abs(p2 - p1) - z * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return (apart > 0 ? normalLower(reach / apart) : reach > 0 ? 1 : 0) - power
  }
  const end = way > 0 ? 1 : 0
  if (p1 === end || short(end) < 0) return null
  return rootOf(short, p1 + way * 1e-12, end, 1e-10)
}
