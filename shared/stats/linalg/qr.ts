/** Householder QR of a tall matrix given by columns; R is upper triangular, Q is kept as applied to `targets`. */
export interface QrResult {
  /** r[i][j], i <= j. */
  r: Float64Array[]
  /** Q' y for every target, first `columns` entries being the part that R explains. */
  rotated: Float64Array[]
  /** Indices of columns that are linear combinations of those before them. */
  dependent: number[]
}

/**
 * Columns whose remaining length falls below `tolerance` times their own length are called dependent and skipped
 * (R's lm does the same with 1e-7). Source: Golub & Van Loan (2013), Matrix Computations, algorithm 5.2.1.
 */
export function householderQr(columns: readonly ArrayLike<number>[], targets: readonly ArrayLike<number>[], tolerance = 1e-7): QrResult {
  const n = columns[0]?.length ?? targets[0]?.length ?? 0
  const work = columns.map(column => Float64Array.from(column))
  const rotated = targets.map(target => Float64Array.from(target))
  const kept: number[] = []
  const dependent: number[] = []
  const r: Float64Array[] = work.map(() => new Float64Array(work.length))

  for (let j = 0; j < work.length; j++) {
    const column = work[j]!
    const pivot = kept.length
    let whole = 0
    let below = 0
    for (let i = 0; i < n; i++) {
      const square = column[i]! * column[i]!
      whole += square
      if (i >= pivot) below += square
    }
    whole = Math.sqrt(whole)
    below = Math.sqrt(below)
    if (pivot >= n || !(below > tolerance * whole)) { dependent.push(j); continue }
    const alpha = column[pivot]! > 0 ? -below : below
    const v = column.slice(pivot)
    v[0]! -= alpha
    let square = 0
    for (const value of v) square += value * value
    const reflect = (vector: Float64Array): void => {
      let dot = 0
      for (let i = 0; i < v.length; i++) dot += v[i]! * vector[pivot + i]!
      const factor = 2 * dot / square
      for (let i = 0; i < v.length; i++) vector[pivot + i]! -= factor * v[i]!
    }
    for (let k = j + 1; k < work.length; k++) reflect(work[k]!)
    for (const target of rotated) reflect(target)
    column[pivot] = alpha
    for (let i = pivot + 1; i < n; i++) column[i] = 0
    kept.push(j)
  }
  kept.forEach((j, index) => {
    for (let i = 0; i <= index; i++) r[i]![index] = work[j]![i]!
  })
  return { r, rotated, dependent }
}

/** Solves R x = b for upper triangular R of size k. */
export function solveUpper(r: readonly Float64Array[], b: ArrayLike<number>, k: number): Float64Array {
  const x = new Float64Array(k)
  for (let i = k - 1; i >= 0; i--) {
    let rest = b[i]!
    for (let j = i + 1; j < k; j++) rest -= r[i]![j]! * x[j]!
    x[i] = rest / r[i]![i]!
  }
  return x
}

/** R⁻¹ of an upper triangular matrix of size k, by columns: inverse[j] is the j-th column. */
export function invertUpper(r: readonly Float64Array[], k: number): Float64Array[] {
  return Array.from({ length: k }, (_, j) => {
    const unit = new Float64Array(k)
    unit[j] = 1
    return solveUpper(r, unit, k)
  })
}
