/**
 * Eigenvalues, and vectors when wanted, of a symmetric matrix by Householder reduction to tridiagonal form and implicit QL:
 * several times faster than Jacobi rotations, for procedures that need an eigenproblem at every step.
 * Absolute error about 1e-15 of the largest eigenvalue. Largest first. R: eigen(m, symmetric = TRUE).
 * Source: Martin, Reinsch & Wilkinson (1968), Numer. Math. 11, 181-195; Dubrulle, Martin & Wilkinson (1968), Numer. Math. 12, 377-383.
 */
export function tridiagonalEigen(matrix: readonly ArrayLike<number>[], wantVectors = true): { values: Float64Array; vectors: Float64Array[] } {
  const n = matrix.length
  const z = matrix.map(row => Float64Array.from(row))
  const d = new Float64Array(n)
  const e = new Float64Array(n)
  reduce(z, d, e, wantVectors)
  implicitQl(d, e, wantVectors ? z : null)
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => d[j]! - d[i]!)
  const column = (i: number): Float64Array => {
    const vector = new Float64Array(n)
    for (let row = 0; row < n; row++) vector[row] = z[row]![i]!
    return vector
  }
  return { values: Float64Array.from(order, i => d[i]!), vectors: wantVectors ? order.map(column) : [] }
}

/** After it d is the diagonal, e (from 1) the subdiagonal, z the transformation. */
function reduce(z: Float64Array[], d: Float64Array, e: Float64Array, wantVectors: boolean): void {
  const n = z.length
  for (let i = n - 1; i > 0; i--) {
    const row = z[i]!
    const last = i - 1
    let scale = 0
    for (let k = 0; k <= last; k++) scale += Math.abs(row[k]!)
    if (last === 0 || scale === 0) { e[i] = row[last]!; d[i] = 0; continue }
    let h = 0
    for (let k = 0; k <= last; k++) { row[k]! /= scale; h += row[k]! * row[k]! }
    const f = row[last]!
    const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h)
    e[i] = scale * g
    h -= f * g
    row[last] = f - g
    let sum = 0
    for (let j = 0; j <= last; j++) {
      if (wantVectors) z[j]![i] = row[j]! / h
      let product = 0
      for (let k = 0; k <= j; k++) product += z[j]![k]! * row[k]!
      for (let k = j + 1; k <= last; k++) product += z[k]![j]! * row[k]!
      e[j] = product / h
      sum += e[j]! * row[j]!
    }
    const half = sum / (h + h)
    for (let j = 0; j <= last; j++) {
      const fj = row[j]!
      const gj = e[j]! - half * fj
      e[j] = gj
      for (let k = 0; k <= j; k++) z[j]![k]! -= fj * e[k]! + gj * row[k]!
    }
    d[i] = h
  }
  if (n > 0) { d[0] = 0; e[0] = 0 }
  for (let i = 0; i < n; i++) {
    if (wantVectors) {
      if (d[i] !== 0) {
        for (let j = 0; j < i; j++) {
          let g = 0
          for (let k = 0; k < i; k++) g += z[i]![k]! * z[k]![j]!
          for (let k = 0; k < i; k++) z[k]![j]! -= g * z[k]![i]!
        }
      }
      d[i] = z[i]![i]!
      z[i]![i] = 1
      for (let j = 0; j < i; j++) { z[j]![i] = 0; z[i]![j] = 0 }
    } else d[i] = z[i]![i]!
  }
}

function implicitQl(d: Float64Array, e: Float64Array, z: Float64Array[] | null): void {
  const n = d.length
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!
  if (n > 0) e[n - 1] = 0
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; iteration < 60; iteration++) {
      let m = l
      for (; m < n - 1; m++) {
        if (Math.abs(e[m]!) <= Number.EPSILON * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) break
      }
      if (m === l) break
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!)
      let r = Math.hypot(g, 1)
      g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r))
      let s = 1
      let c = 1
      let p = 0
      let i = m - 1
      for (; i >= l; i--) {
        const f = s * e[i]!
        const b = c * e[i]!
        r = Math.hypot(f, g)
        e[i + 1] = r
        if (r === 0) { d[i + 1]! -= p; e[m] = 0; break }
        s = f / r
        c = g / r
        g = d[i + 1]! - p
        r = (d[i]! - g) * s + 2 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
        if (z) {
          for (const row of z) {
            const upper = row[i + 1]!
            row[i + 1] = s * row[i]! + c * upper
            row[i] = c * row[i]! - s * upper
          }
        }
      }
      if (r === 0 && i >= l) continue
      d[l]! -= p
      e[l] = g
      e[m] = 0
    }
  }
}
