import { logGamma } from './gamma.ts'

/** Both tails of a distribution at one point, each computed without subtracting the other from 1 where it is small. */
export interface Tails { lower: number; upper: number }

const TINY = 1e-300
const EPSILON = 1e-17

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x >= 0.
 * Series below a + 1, continued fraction (modified Lentz) above. Source: NIST DLMF 8.11.4, 8.9.2. R: pgamma(x, a).
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  const limit = 1000 + 20 * Math.ceil(Math.sqrt(a))
  if (x < a + 1) {
    let term = 1 / a
    let total = term
    for (let k = 1; k < limit; k++) {
      term *= x / (a + k)
      total += term
      if (term < total * EPSILON) break
    }
    const lower = front * total
    return { lower, upper: 1 - lower }
  }
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let k = 1; k < limit; k++) {
    const step = -k * (k - a)
    b += 2
    d = step * d + b
    if (Math.abs(d) < TINY) d = TINY
    c = b + step / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  const upper = front * fraction
  return { lower: 1 - upper, upper }
}
