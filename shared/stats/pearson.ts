import { normalQuantile } from './distributions/normal.ts'
import { tTwoSided } from './distributions/studentT.ts'
import { defined } from './missing.ts'
import { deviations, dotProduct, sumOfSquares } from './summation.ts'

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
  if (x.length < 2 || isConstant(x) || isConstant(y)) return null
  return correlationOfDeviations(deviations(x), deviations(y))
}

/** The same from centred columns; null when one of them has no length. A line to within rounding is a line. */
export function correlationOfDeviations(dx: ArrayLike<number>, dy: ArrayLike<number>): number | null {
  return correlationOfProducts(sumOfSquares(dx), sumOfSquares(dy), dotProduct(dx, dy))
}

/** The same from the sums of squares and of products of the deviations. */
export function correlationOfProducts(xx: number, yy: number, xy: number): number | null {
  const scale = Math.sqrt(xx) * Math.sqrt(yy)
  if (!(scale > 0 && scale < Infinity)) return null
  const r = xy / scale
  return 1 - Math.abs(r) <= 1e-15 ? Math.sign(r) : r
}

export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}

/** Test and interval of a correlation. R: cor.test(x, y). A perfect correlation has p = 0 and no t. */
export const pearson = (x: ArrayLike<number>, y: ArrayLike<number>): Pearson => pearsonTest(correlation(x, y), x.length)

/** The same from a correlation of n pairs with `controls` other variables held constant. */
export function pearsonTest(r: number | null, n: number, controls = 0): Pearson {
  const df = n - 2 - controls
  if (r === null || df < 1) return { r, t: null, df: df >= 0 ? df : null, p: null, ci95_fisher: null }
  const perfect = Math.abs(r) === 1
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)))
  let interval: [number, number] | null = null
  if (df > 1) {
    const reach = normalQuantile(0.975) / Math.sqrt(df - 1)
    interval = perfect ? [r, r] : [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)]
  }
  return { r, t: defined(t), df, p: perfect ? 0 : tTwoSided(t, df), ci95_fisher: interval }
}
