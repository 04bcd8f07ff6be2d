import { chiSquareTails } from './chiSquare.ts'
import { logGamma } from './gamma.ts'

/**
 * Natural logarithm of the upper tail of chi-square, where the tail itself may be too small for a double (p below 1e-308).
 * Far out by the continued fraction with the front factor kept as a logarithm. Source: NIST DLMF 8.9.2. R: pchisq(x, df, lower.tail = FALSE, log.p = TRUE).
 */
export function chiSquareLogUpper(x: number, df: number): number {
  const a = df / 2
  const half = x / 2
  if (!(df > 0) || Number.isNaN(x)) return Number.NaN
  if (half < a + 1) return Math.log(chiSquareTails(x, df).upper)
  let b = half + 1 - a
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let k = 1; k < 1000 + 20 * Math.ceil(Math.sqrt(a)); k++) {
    const step = -k * (k - a)
    b += 2
    d = 1 / (step * d + b || 1e-300)
    c = b + step / c || 1e-300
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return a * Math.log(half) - half - logGamma(a) + Math.log(fraction)
}
