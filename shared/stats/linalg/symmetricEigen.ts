export interface Eigen {
  /** Largest first. */
  values: Float64Array
  /** vectors[k] belongs to values[k], unit length; the sign is such that its sum is not negative. */
  vectors: Float64Array[]
  sweeps: number
  converged: boolean
}

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations: slow for hundreds of columns,
 * accurate for the small matrices of questionnaires. Source: Golub & Van Loan (2013), algorithm 8.5.2. R: eigen(m, symmetric = TRUE).
 */
export function symmetricEigen(matrix: readonly ArrayLike<number>[]): Eigen {
  const n = matrix.length
  const a = matrix.map(row => Float64Array.from(row))
  const v = Array.from({ length: n }, (_, i) => { const row = new Float64Array(n); row[i] = 1; return row })
  let sweeps = 0
  let converged = n <= 1
  for (; sweeps < 100 && !converged; sweeps++) {
    let off = 0
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += a[i]![j]! * a[i]![j]!
    if (off < 1e-300) { converged = true; break }
    let rotations = 0
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p]![q]!
        if (Math.abs(apq) <= 1e-17 * Math.sqrt(Math.abs(a[p]![p]! * a[q]![q]!))) continue
        rotations++
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        const s = t * c
        for (let k = 0; k < n; k++) {
          const akp = a[k]![p]!
          const akq = a[k]![q]!
          a[k]![p] = c * akp - s * akq
          a[k]![q] = s * akp + c * akq
        }
        for (let k = 0; k < n; k++) {
          const apk = a[p]![k]!
          const aqk = a[q]![k]!
          a[p]![k] = c * apk - s * aqk
          a[q]![k] = s * apk + c * aqk
          const vkp = v[k]![p]!
          const vkq = v[k]![q]!
          v[k]![p] = c * vkp - s * vkq
          v[k]![q] = s * vkp + c * vkq
        }
        a[p]![q] = 0
        a[q]![p] = 0
      }
    }
    if (rotations === 0) converged = true
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]!)
  return {
    values: Float64Array.from(order, i => a[i]![i]!),
    vectors: order.map(i => {
      const vector = Float64Array.from(v, row => row[i]!)
      return vector.reduce((total, value) => total + value, 0) < 0 ? vector.map(value => -value) : vector
    }),
    sweeps,
    converged,
  }
}
