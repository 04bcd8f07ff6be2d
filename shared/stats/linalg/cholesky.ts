export interface Cholesky {
  /** Lower triangle L with L L' = the matrix; rows of dependent columns are 0. */
  lower: Float64Array[]
  /** Columns that are linear combinations of those before them: the matrix is singular unless empty. */
  dependent: number[]
  /** Natural logarithm of the determinant; -Infinity when singular. */
  logDeterminant: number
}

/**
 * Cholesky factor of a symmetric, positive semidefinite matrix. A column is called dependent when what is left of its
 * diagonal is at most `tolerance` of it: for a correlation matrix, when the columns before it explain all but 1e-10 of its variance.
 * Source: Golub & Van Loan (2013), Matrix Computations, algorithm 4.2.1.
 */
export function cholesky(matrix: readonly ArrayLike<number>[], tolerance = 1e-10): Cholesky {
  const n = matrix.length
  const lower = Array.from({ length: n }, () => new Float64Array(n))
  const dependent: number[] = []
  let logDeterminant = 0
  for (let j = 0; j < n; j++) {
    const row = lower[j]!
    let left = matrix[j]![j]!
    for (let k = 0; k < j; k++) left -= row[k]! * row[k]!
    if (!(left > tolerance * Math.abs(matrix[j]![j]!))) {
      dependent.push(j)
      row.fill(0)
      continue
    }
    const pivot = Math.sqrt(left)
    row[j] = pivot
    logDeterminant += Math.log(left)
    for (let i = j + 1; i < n; i++) {
      let rest = matrix[i]![j]!
      const below = lower[i]!
      for (let k = 0; k < j; k++) rest -= below[k]! * row[k]!
      below[j] = rest / pivot
    }
  }
  return { lower, dependent, logDeterminant: dependent.length > 0 ? -Infinity : logDeterminant }
}

/** Solves L L' x = b for a factor without dependent columns. */
export function solveCholesky(lower: readonly Float64Array[], b: ArrayLike<number>): Float64Array {
  const n = lower.length
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let rest = x[i]!
    const row = lower[i]!
    for (let k = 0; k < i; k++) rest -= row[k]! * x[k]!
    x[i] = rest / row[i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = x[i]!
    for (let k = i + 1; k < n; k++) rest -= lower[k]![i]! * x[k]!
    x[i] = rest / lower[i]![i]!
  }
  return x
}

/** (L L')⁻¹. */
export function invertCholesky(lower: readonly Float64Array[]): Float64Array[] {
  return lower.map((_, i) => {
    const unit = new Float64Array(lower.length)
    unit[i] = 1
    return solveCholesky(lower, unit)
  })
}
