import { logBeta } from './gamma.ts'
import type { Tails } from './incompleteGamma.ts'

const TINY = 1e-300

/** Continued fraction of I_x(a, b), good for x < (a + 1) / (a + b + 2); modified Lentz. Source: NIST DLMF 8.17.22. */
function fraction(a: number, b: number, x: number): number {
  const limit = 1000 + 20 * Math.ceil(Math.sqrt(Math.max(a, b)))
  let c = 1
  let d = 1 - (a + b) * x / (a + 1)
  if (Math.abs(d) < TINY) d = TINY
  d = 1 / d
  let value = d
  for (let m = 1; m < limit; m++) {
    let step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + step * d
    if (Math.abs(d) < TINY) d = TINY
    c = 1 + step / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    value *= d * c
    step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + step * d
    if (Math.abs(d) < TINY) d = TINY
    c = 1 + step / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}

/**
 * Regularised incomplete beta function: lower = I_x(a, b), upper = 1 - lower.
 * `complement` is 1 - x, given apart because near x = 1 it carries the digits. R: pbeta(x, a, b).
 */
export function incompleteBeta(x: number, complement: number, a: number, b: number): Tails {
  if (!(a > 0) || !(b > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (complement <= 0) return { lower: 1, upper: 0 }
  const logX = complement < 0.5 ? Math.log1p(-complement) : Math.log(x)
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement)
  const front = Math.exp(a * logX + b * logComplement - logBeta(a, b))
  if (x < (a + 1) / (a + b + 2)) {
    const lower = front * fraction(a, b, x) / a
    return { lower, upper: 1 - lower }
  }
  const upper = front * fraction(b, a, complement) / b
  return { lower: 1 - upper, upper }
}
