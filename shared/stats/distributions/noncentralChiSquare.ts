import { rootOf } from '../rootOf.ts'
import { chiSquareTails } from './chiSquare.ts'
import { logGamma } from './gamma.ts'
import type { Tails } from './incompleteGamma.ts'

/** Weights of a Poisson distribution from `first` on, outwards from its mode until they no longer count (1e-18 of the largest). */
export function poissonWeights(mean: number): { first: number; weights: number[] } {
  if (!(mean > 0)) return { first: 0, weights: [1] }
  const mode = Math.floor(mean)
  const largest = Math.exp(mode * Math.log(mean) - mean - logGamma(mode + 1))
  const below: number[] = []
  for (let j = mode, weight = largest; j > 0; j--) {
    weight *= j / mean
    if (weight < largest * 1e-18) break
    below.push(weight)
  }
  const weights = [...below.reverse(), largest]
  for (let j = mode + 1, weight = largest; ; j++) {
    weight *= mean / j
    if (weight < largest * 1e-18) break
    weights.push(weight)
  }
  return { first: mode - below.length, weights }
}

/** Noncentral chi-square as a Poisson mixture of central ones; each tail by a recursion that only adds. R: pchisq(x, df, ncp). */
export function noncentralChiSquareTails(x: number, df: number, ncp: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  const { first, weights } = poissonWeights(ncp / 2)
  const half = x / 2
  const jump = (j: number): number => { const a = df / 2 + j; return Math.exp(a * Math.log(half) - half - logGamma(a + 1)) }
  let tail = chiSquareTails(x, df + 2 * first).upper
  let upper = 0
  for (let i = 0; i < weights.length; i++) { upper += weights[i]! * tail; tail += jump(first + i) }
  tail = chiSquareTails(x, df + 2 * (first + weights.length - 1)).lower
  let lower = 0
  for (let i = weights.length - 1; i >= 0; i--) { lower += weights[i]! * tail; if (i > 0) tail += jump(first + i - 1) }
  return { lower: Math.min(1, lower), upper: Math.min(1, upper) }
}

/** Up to here the Poisson mixture is summed; the work grows with the root of it. */
export const MOST_NONCENTRAL = 3e6

/** Noncentralities for which the observed chi-square lies in neither tail of size (1 - level) / 2; 0 where even 0 leaves it in one. Null beyond 3 million. */
export function noncentralityOfChiSquare(x: number, df: number, level: number): [number, number] | null {
  if (!(x <= MOST_NONCENTRAL)) return null
  const tail = (1 - level) / 2
  const reach = 4 * x + 40 * Math.sqrt(x + df) + 100
  const central = chiSquareTails(x, df)
  return [
    central.upper >= tail ? 0 : rootOf(ncp => noncentralChiSquareTails(x, df, ncp).upper - tail, 0, reach, 1e-10),
    central.lower <= tail ? 0 : rootOf(ncp => noncentralChiSquareTails(x, df, ncp).lower - tail, 0, reach, 1e-10),
  ]
}
