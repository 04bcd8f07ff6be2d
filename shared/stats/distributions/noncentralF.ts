import { rootOf } from '../rootOf.ts'
import { logBeta } from './gamma.ts'
import { incompleteBeta } from './incompleteBeta.ts'
import type { Tails } from './incompleteGamma.ts'
import { MOST_NONCENTRAL, poissonWeights } from './noncentralChiSquare.ts'

/** Noncentral F as a Poisson mixture of incomplete beta functions; each tail by a recursion that only adds. R: pf(f, df1, df2, ncp). */
export function noncentralFTails(f: number, df1: number, df2: number, ncp: number): Tails {
  if (f <= 0) return { lower: 0, upper: 1 }
  const x = df1 * f / (df1 * f + df2)
  const rest = df2 / (df1 * f + df2)
  const b = df2 / 2
  const { first, weights } = poissonWeights(ncp / 2)
  const jump = (j: number): number => { const a = df1 / 2 + j; return Math.exp(a * Math.log(x) + b * Math.log(rest) - Math.log(a) - logBeta(a, b)) }
  let tail = incompleteBeta(x, rest, df1 / 2 + first, b).upper
  let upper = 0
  for (let i = 0; i < weights.length; i++) { upper += weights[i]! * tail; tail += jump(first + i) }
  tail = incompleteBeta(x, rest, df1 / 2 + first + weights.length - 1, b).lower
  let lower = 0
  for (let i = weights.length - 1; i >= 0; i--) { lower += weights[i]! * tail; if (i > 0) tail += jump(first + i - 1) }
  return { lower: Math.min(1, lower), upper: Math.min(1, upper) }
}

/** Noncentralities for which the observed F lies in neither tail of size (1 - level) / 2; 0 where even 0 leaves it in one. Steiger (2004). Null beyond df1 f of 3 million. */
export function noncentralityOfF(f: number, df1: number, df2: number, level: number): [number, number] | null {
  const tail = (1 - level) / 2
  const centre = df1 * f
  if (!(centre <= MOST_NONCENTRAL)) return null
  const reach = 4 * centre * (1 + 12 / Math.sqrt(df2)) + 40 * Math.sqrt(centre + df1) + 100
  const limit = (miss: (ncp: number) => number): number => rootOf(miss, 0, reach, 1e-10)
  const central = noncentralFTails(f, df1, df2, 0)
  return [
    central.upper >= tail ? 0 : limit(ncp => noncentralFTails(f, df1, df2, ncp).upper - tail),
    central.lower <= tail ? 0 : limit(ncp => noncentralFTails(f, df1, df2, ncp).lower - tail),
  ]
}
