import { incompleteBeta } from './incompleteBeta.ts'
import type { Tails } from './incompleteGamma.ts'
import { invertTails } from './quantile.ts'

/** Fisher's F with df1 and df2 degrees of freedom. R: pf(f, df1, df2), pf(…, lower.tail = FALSE). */
export function fTails(f: number, df1: number, df2: number): Tails {
  if (Number.isNaN(f) || !(df1 > 0) || !(df2 > 0)) return { lower: Number.NaN, upper: Number.NaN }
  if (f <= 0) return { lower: 0, upper: 1 }
  if (f === Infinity) return { lower: 1, upper: 0 }
  const total = df1 * f + df2
  return incompleteBeta(df1 * f / total, df2 / total, df1 / 2, df2 / 2)
}

/** R: qf(p, df1, df2). */
export const fQuantile = (p: number, df1: number, df2: number): number =>
  invertTails(f => fTails(f, df1, df2), p, 0, Infinity, 1)
