import { alignment, align } from './factorLoadings.ts'
import type { Loadings } from './factorLoadings.ts'
import { cholesky, invertCholesky, solveCholesky } from './linalg/cholesky.ts'
import { varimax } from './varimax.ts'

export interface Promax {
  /** Regression weights of the items on the correlated factors. */
  pattern: Loadings
  /** Correlations of items and factors. */
  structure: Loadings
  /** Correlations of the factors. */
  phi: Float64Array[]
  communalities: Float64Array
}

/**
 * Promax: the varimax solution is pressed towards its own fourth power, factors become correlated. Null where the target is degenerate.
 * Source: Hendrickson & White (1964), Brit. J. Statist. Psychol. 17, 65-70. R: promax(varimax(L), m = 4).
 */
export function promax(loadings: readonly Float64Array[], power = 4): Promax | null {
  const x = varimax(loadings)
  const k = x[0]?.length ?? 0
  const target = x.map(row => row.map(value => value * Math.abs(value) ** (power - 1)))
  const cross = (left: readonly Float64Array[], right: readonly Float64Array[]): Float64Array[] =>
    Array.from({ length: k }, (_, a) => Float64Array.from({ length: k }, (_entry, b) => left.reduce((sum, row, i) => sum + row[a]! * right[i]![b]!, 0)))
  const normal = cholesky(cross(x, x))
  if (normal.dependent.length > 0) return null
  const right = cross(x, target)
  /** u[c] is the c-th column of the transformation. */
  const u = Array.from({ length: k }, (_, c) => solveCholesky(normal.lower, right.map(row => row[c]!)))
  const gram = (columns: readonly Float64Array[]): Float64Array[] => columns.map(one => Float64Array.from(columns, other => one.reduce((sum, value, i) => sum + value * other[i]!, 0)))
  const inner = cholesky(gram(u))
  if (inner.dependent.length > 0) return null
  const lengths = invertCholesky(inner.lower).map((row, c) => Math.sqrt(row[c]!))
  const scaled = u.map((column, c) => column.map(value => value * lengths[c]!))
  const raw = x.map(row => Float64Array.from(scaled, column => row.reduce((sum, value, i) => sum + value * column[i]!, 0)))
  const between = invertCholesky(cholesky(gram(scaled)).lower)
  const move = alignment(raw)
  const pattern = align(raw, move)
  const phi = move.order.map((a, i) => Float64Array.from(move.order, (b, j) => between[a]![b]! * move.signs[i]! * move.signs[j]!))
  const structure = pattern.map(row => Float64Array.from(phi, column => row.reduce((sum, value, i) => sum + value * column[i]!, 0)))
  return { pattern, structure, phi, communalities: Float64Array.from(pattern, (row, i) => row.reduce((sum, value, f) => sum + value * structure[i]![f]!, 0)) }
}
