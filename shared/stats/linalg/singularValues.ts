import { dotProduct } from '../summation.ts'

/**
 * Singular values of a matrix given by columns, largest first, by one-sided Jacobi rotations:
 * small values keep their relative digits, which normal equations would lose. R: svd(m)$d.
 * Source: Demmel & Veselić (1992), SIAM J. Matrix Anal. Appl. 13, 1204-1245.
 */
export function singularValues(columns: readonly ArrayLike<number>[]): Float64Array {
  const a = columns.map(column => Float64Array.from(column))
  for (let sweep = 0; sweep < 100; sweep++) {
    let rotations = 0
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) {
        const x = a[p]!
        const y = a[q]!
        const alpha = dotProduct(x, x)
        const beta = dotProduct(y, y)
        const gamma = dotProduct(x, y)
        if (Math.abs(gamma) <= 1e-16 * Math.sqrt(alpha * beta)) continue
        rotations++
        const zeta = (beta - alpha) / (2 * gamma)
        const t = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.hypot(zeta, 1))
        const c = 1 / Math.hypot(t, 1)
        const s = c * t
        for (let i = 0; i < x.length; i++) {
          const xi = x[i]!
          x[i] = c * xi - s * y[i]!
          y[i] = s * xi + c * y[i]!
        }
      }
    }
    if (rotations === 0) break
  }
  return Float64Array.from(a, column => Math.sqrt(dotProduct(column, column))).sort().reverse()
}
