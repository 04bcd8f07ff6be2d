import { logGamma } from '../distributions/gamma.ts'
import type { RandomStream } from './randomStream.ts'

/** Below this expected count the inversion is quicker, and BTRS is not valid. */
const FEW = 10

/** One draw from Binomial(n, p), exact: inversion for small n·p, else BTRS (Hörmann 1993, transformed rejection with squeeze). */
export function binomialDraw(stream: RandomStream, n: number, p: number): number {
  if (!(n > 0) || !(p > 0)) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomialDraw(stream, n, 1 - p)
  return n * p < FEW ? inversion(stream, n, p) : rejection(stream, n, p)
}

function inversion(stream: RandomStream, n: number, p: number): number {
  const odds = p / (1 - p)
  for (;;) {
    let term = Math.exp(n * Math.log1p(-p))
    let left = stream.next()
    for (let x = 0; x <= n; x++) {
      if (left <= term) return x
      left -= term
      term *= odds * (n - x) / (x + 1)
    }
  }
}

function rejection(stream: RandomStream, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const c = n * p + 0.5
  const alpha = (2.83 + 5.1 / b) * deviation
  const squeeze = 0.92 - 4.2 / b
  const mode = Math.floor((n + 1) * p)
  const odds = Math.log(p / (1 - p))
  const height = logGamma(mode + 1) + logGamma(n - mode + 1)
  for (;;) {
    const u = stream.next() - 0.5
    const v = stream.next()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor((2 * a / us + b) * u + c)
    if (k < 0 || k > n) continue
    if (us >= 0.07 && v <= squeeze) return k
    const bound = Math.log(v * alpha / (a / (us * us) + b))
    if (bound <= height - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * odds) return k
  }
}

/** Counts of `total` mentions over categories of the given probabilities (which sum to 1), by conditional binomials, into `into`. */
export function multinomialDraw(stream: RandomStream, total: number, shares: ArrayLike<number>, into: Float64Array): void {
  let left = total
  let rest = 1
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i]!
    const drawn = i === shares.length - 1 ? left : binomialDraw(stream, left, Math.min(1, share / rest))
    into[i] = drawn
    left -= drawn
    rest = Math.max(0, rest - share)
  }
}
