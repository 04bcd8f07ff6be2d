import { rootOf } from '../rootOf.ts'
import type { Tails } from './incompleteGamma.ts'
import { normalLower } from './normalLower.ts'
import { expectOverScaledChi } from './scaledChi.ts'

/** Noncentral t with df > 0 and noncentrality ncp: T <= t when a normal deviate is at most t·S - ncp. R: pt(t, df, ncp). */
export function noncentralTTails(t: number, df: number, ncp: number): Tails {
  const turns = t === 0 ? [] : Array.from({ length: 17 }, (_, i) => (ncp + i - 8) / t)
  return {
    lower: expectOverScaledChi(s => normalLower(t * s - ncp), df, turns),
    upper: expectOverScaledChi(s => normalLower(ncp - t * s), df, turns),
  }
}

/** Noncentralities for which the observed t lies in neither tail of size (1 - level) / 2. Steiger & Fouladi (1997). */
export function noncentralityOfT(t: number, df: number, level: number): [number, number] {
  const tail = (1 - level) / 2
  const reach = 12 + Math.abs(t) * 12 / Math.sqrt(2 * df) + Math.abs(t) / Math.sqrt(df)
  const limit = (miss: (ncp: number) => number): number => rootOf(miss, t - reach, t + reach, 1e-11)
  return [
    limit(ncp => noncentralTTails(t, df, ncp).upper - tail),
    limit(ncp => noncentralTTails(t, df, ncp).lower - tail),
  ]
}
