import { cholesky, invertCholesky } from './linalg/cholesky.ts'

/** 1 / (1 - R²) of each variable on the others, from their correlation matrix: the diagonal of its inverse; null where they determine each other. */
export function varianceInflation(correlations: readonly ArrayLike<number>[]): (number | null)[] {
  const { lower, dependent } = cholesky(correlations, 1e-12)
  return dependent.length > 0 ? correlations.map(() => null) : invertCholesky(lower).map((row, i) => row[i]!)
}
