import { completeMoments } from './covariance.ts'
import { cholesky } from './linalg/cholesky.ts'

/** `squared[row]`: NaN where an item is missing. `n`: complete rows. `df`: items that are no linear combination of those before them. */
export interface Mahalanobis { squared: Float64Array; n: number; df: number }

/**
 * Squared Mahalanobis distance of each complete row from the centroid, D² = (x - m)' S⁻¹ (x - m) with S by n - 1; under normality
 * roughly chi-square with as many degrees of freedom as items. Null when there are no more complete rows than items.
 * R: mahalanobis(x, colMeans(x), cov(x)); careless::mahad. Source: Meade & Craig (2012), Psychol. Methods 17, 437-455.
 */
export function mahalanobisSquared(columns: readonly ArrayLike<number>[]): Mahalanobis | null {
  const p = columns.length
  const { n, rows, means, covariance } = completeMoments(columns.map(values => ({ values, reverseSum: null })))
  if (p === 0 || n <= p) return null
  const { lower, dependent } = cholesky(covariance)
  const left = Array.from({ length: p }, (_, j) => j).filter(j => !dependent.includes(j))
  const squared = new Float64Array(rows).fill(Number.NaN)
  const solved = new Float64Array(p)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (const j of left) {
      let rest = columns[j]![row]! - means[j]!
      const line = lower[j]!
      for (const k of left) {
        if (k >= j) break
        rest -= line[k]! * solved[k]!
      }
      solved[j] = rest / line[j]!
      sum += solved[j]! ** 2
    }
    // A missing answer in an item that was left out makes the row incomplete, too.
    squared[row] = dependent.some(j => Number.isNaN(columns[j]![row]!)) ? Number.NaN : sum
  }
  return { squared, n, df: left.length }
}
