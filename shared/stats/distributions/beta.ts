import { incompleteBeta } from './incompleteBeta.ts'
import type { Tails } from './incompleteGamma.ts'
import { invertTails } from './quantile.ts'

/** Beta distribution, a > 0, b > 0. R: pbeta(x, a, b), pbeta(…, lower.tail = FALSE). */
export const betaTails = (x: number, a: number, b: number): Tails => incompleteBeta(x, 1 - x, a, b)

/** R: qbeta(p, a, b). */
export const betaQuantile = (p: number, a: number, b: number): number =>
  invertTails(x => betaTails(x, a, b), p, 0, 1, a / (a + b))
