import { incompleteGamma } from './incompleteGamma.ts'
import type { Tails } from './incompleteGamma.ts'

/** Standard normal distribution; both tails exact in relative terms. R: pnorm(z), pnorm(z, lower.tail = FALSE). */
export function normalTails(z: number): Tails {
  if (Number.isNaN(z)) return { lower: Number.NaN, upper: Number.NaN }
  // P(|Z| > z) = Q(1/2, z²/2): NIST DLMF 7.11.2
  const { lower: inside, upper: outside } = incompleteGamma(0.5, z * z / 2)
  const small = outside / 2
  const large = 0.5 + inside / 2
  return z < 0 ? { lower: small, upper: large } : { lower: large, upper: small }
}

/** P(|Z| >= |z|), straight from the tail. R: 2 * pnorm(-abs(z)). */
export const normalTwoSided = (z: number): number => Math.min(1, 2 * normalTails(-Math.abs(z)).lower)

export const normalDensity = (z: number): number => Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)

/**
 * Standard normal quantile, 0 < p < 1. R: qnorm(p).
 * Abramowitz & Stegun 26.2.23 to start, then Halley's steps on the tail.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return -Infinity
  if (p === 1) return Infinity
  if (p === 0.5) return 0
  if (p > 0.5) {
    // 1 - p is exact for p in [0.5, 1].
    return -normalQuantile(1 - p)
  }
  const t = Math.sqrt(-2 * Math.log(p))
  let z = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))))
  for (let step = 0; step < 6; step++) {
    const error = (normalTails(z).lower - p) / normalDensity(z)
    const change = error / (1 + z * error / 2)
    z -= change
    if (Math.abs(change) < 1e-16 * Math.abs(z)) break
  }
  return z
}
