import { incompleteBeta } from './incompleteBeta.ts'
import type { Tails } from './incompleteGamma.ts'
import { normalQuantile } from './normal.ts'
import { invertTails } from './quantile.ts'

/** Student's t with df > 0 degrees of freedom. R: pt(t, df), pt(t, df, lower.tail = FALSE). */
export function tTails(t: number, df: number): Tails {
  if (Number.isNaN(t) || !(df > 0)) return { lower: Number.NaN, upper: Number.NaN }
  const square = t * t
  if (square === Infinity) return t < 0 ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 }
  const outside = incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5)
  const small = outside.lower / 2
  const large = 0.5 + outside.upper / 2
  return t < 0 ? { lower: small, upper: large } : { lower: large, upper: small }
}

/** P(|T| >= |t|), straight from the tail. R: 2 * pt(-abs(t), df). */
export const tTwoSided = (t: number, df: number): number => 2 * tTails(-Math.abs(t), df).lower

/** R: qt(p, df). */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p > 0.5) return -tQuantile(1 - p, df)
  return invertTails(t => tTails(t, df), p, -Infinity, 0, Math.max(-1e10, normalQuantile(p)))
}
