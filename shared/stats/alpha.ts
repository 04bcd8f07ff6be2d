import { correlationsOf, total, trace } from './covariance.ts'
import { fQuantile } from './distributions/fisherF.ts'
import { defined } from './missing.ts'

/**
 * Cronbach's alpha of a covariance matrix, k / (k - 1) (1 - Σ variances / variance of the sum); on a correlation matrix the
 * standardised alpha. Null for fewer than two items or a sum without variance. Source: Cronbach (1951), Psychometrika 16, 297-334.
 * R: psych::alpha (raw_alpha, std.alpha). SPSS and PSPP head their table with the raw one, seminr and plspm with the standardised one.
 */
export function cronbachAlpha(matrix: readonly ArrayLike<number>[]): number | null {
  const k = matrix.length
  const all = total(matrix)
  if (k < 2 || !(all > 0)) return null
  return defined(k / (k - 1) * (1 - trace(matrix) / all))
}

/** Standardised alpha from a covariance matrix; null when an item is constant. */
export const standardisedAlpha = (covariance: readonly ArrayLike<number>[]): number | null => cronbachAlpha(correlationsOf(covariance))

/** Mean correlation between different items; null when an item is constant or there is only one. */
export function averageCorrelation(correlations: readonly ArrayLike<number>[]): number | null {
  const k = correlations.length
  return k < 2 ? null : defined((total(correlations) - trace(correlations)) / (k * (k - 1)))
}

/**
 * Confidence interval of alpha under parallel items and normal scores: (1 - alpha) / (1 - α) is F with n - 1 and (n - 1)(k - 1)
 * degrees of freedom. Source: Feldt (1965), Psychometrika 30, 357-370; Feldt, Woodruff & Salih (1987). R: psych::alpha.ci.
 */
export function feldtInterval(alpha: number, n: number, k: number, level: number): { lower: number; upper: number } | null {
  if (n < 2 || k < 2) return null
  const tail = (1 - level) / 2
  const df1 = n - 1
  const df2 = (n - 1) * (k - 1)
  return { lower: 1 - (1 - alpha) * fQuantile(1 - tail, df1, df2), upper: 1 - (1 - alpha) * fQuantile(tail, df1, df2) }
}
