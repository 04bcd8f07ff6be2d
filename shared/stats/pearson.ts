import { normalQuantile } from './distributions/normal.ts'
import { tTwoSided } from './distributions/studentT.ts'
import { defined } from './missing.ts'
import { mean, sumOfSquares } from './summation.ts'

export interface Pearson {
  r: number | null
  t: number | null
  df: number | null
  /** Two-sided. */
  p: number | null
  /** Fisher's z; needs four pairs. */
  ci95_fisher: [number, number] | null
}

/** Product-moment correlation of two complete columns; null when either is constant or there are fewer than two pairs. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length
  if (n < 2 || isConstant(x) || isConstant(y)) return null
  const meanX = mean(x)!
  const meanY = mean(y)!
  const scale = Math.sqrt(sumOfSquares(x, meanX)) * Math.sqrt(sumOfSquares(y, meanY))
  if (!(scale > 0)) return null
  let product = 0
  let restX = 0
  let restY = 0
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX
    const dy = y[i]! - meanY
    product += dx * dy
    restX += dx
    restY += dy
  }
  return Math.min(1, Math.max(-1, (product - restX * restY / n) / scale))
}

export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}

/** Test and interval of a correlation. R: cor.test(x, y). A perfect correlation has p = 0 and no t. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): Pearson {
  const n = x.length
  const r = correlation(x, y)
  const df = n - 2
  if (r === null || df < 1) return { r, t: null, df: n >= 2 ? df : null, p: null, ci95_fisher: null }
  const perfect = Math.abs(r) === 1
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)))
  let interval: [number, number] | null = null
  if (n > 3) {
    const reach = normalQuantile(0.975) / Math.sqrt(n - 3)
    interval = perfect ? [r, r] : [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)]
  }
  return { r, t: defined(t), df, p: perfect ? 0 : tTwoSided(t, df), ci95_fisher: interval }
}
