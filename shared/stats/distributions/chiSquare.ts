import { incompleteGamma } from './incompleteGamma.ts'
import type { Tails } from './incompleteGamma.ts'
import { invertTails } from './quantile.ts'

/** Chi-square with df > 0 degrees of freedom. R: pchisq(x, df), pchisq(x, df, lower.tail = FALSE). */
export const chiSquareTails = (x: number, df: number): Tails => incompleteGamma(df / 2, x / 2)

/** R: qchisq(p, df). */
export const chiSquareQuantile = (p: number, df: number): number =>
  invertTails(x => chiSquareTails(x, df), p, 0, Infinity, df)
