/**
 * Solves A x = b for a symmetric positive definite matrix of size m (row-major, overwritten) by Cholesky; false when it is not,
 * to 1e-12 of its diagonal. Source: Golub & Van Loan (2013), algorithm 4.2.1.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, x: Float64Array, m: number): boolean {
  for (let i = 0; i < m; i++) {
    const whole = a[i * m + i]!
    for (let j = 0; j <= i; j++) {
      let rest = a[i * m + j]!
      for (let k = 0; k < j; k++) rest -= a[i * m + k]! * a[j * m + k]!
      if (i === j) {
        if (!(rest > 1e-12 * whole)) return false
        a[i * m + i] = Math.sqrt(rest)
      } else a[i * m + j] = rest / a[j * m + j]!
    }
  }
  for (let i = 0; i < m; i++) {
    let rest = b[i]!
    for (let k = 0; k < i; k++) rest -= a[i * m + k]! * x[k]!
    x[i] = rest / a[i * m + i]!
  }
  for (let i = m - 1; i >= 0; i--) {
    let rest = x[i]!
    for (let k = i + 1; k < m; k++) rest -= a[k * m + i]! * x[k]!
    x[i] = rest / a[i * m + i]!
  }
  return true
}
