import { deviations, mean, sumOfSquares } from '../summation.ts'

/** Complete cases of the items, ready for covariance matrices of any re-weighting of the rows. */
export interface ItemMatrix {
  n: number
  items: number
  means: Float64Array
  /** n - 1 in the denominator. */
  sds: Float64Array
  /** Row-major n x items: (x - mean) / sd of all cases. */
  standard: Float64Array
}

/** Columns without missing values, none of them constant. */
export function itemMatrix(columns: readonly Float64Array[]): ItemMatrix {
  const items = columns.length
  const n = columns[0]?.length ?? 0
  const means = new Float64Array(items)
  const sds = new Float64Array(items)
  const standard = new Float64Array(n * items)
  columns.forEach((column, i) => {
    const centred = deviations(column)
    const sd = Math.sqrt(sumOfSquares(centred) / (n - 1))
    means[i] = mean(column) ?? Number.NaN
    sds[i] = sd
    for (let row = 0; row < n; row++) standard[row * items + i] = centred[row]! / sd
  })
  return { n, items, means, sds, standard }
}

/** Moments of a sample of the rows, in units of the full sample's standard deviations. */
export interface Moments { means: Float64Array; sds: Float64Array }

/**
 * Correlations (`standardised`) or covariances of the rows counted `counts` times each, row-major into `matrix`; `moments` gets the
 * means and sds (n - 1). Covariances are those of the raw items with n in the denominator, as plspm has them. False when an item is constant.
 */
export function sampleMatrix(data: ItemMatrix, counts: ArrayLike<number>, standardised: boolean, matrix: Float64Array, moments: Moments): boolean {
  const { n, items, standard, sds } = data
  const { means } = moments
  matrix.fill(0)
  means.fill(0)
  let cases = 0
  for (let row = 0; row < n; row++) {
    const count = counts[row]!
    if (count === 0) continue
    cases += count
    const at = row * items
    for (let i = 0; i < items; i++) {
      const x = count * standard[at + i]!
      means[i]! += x
      const into = i * items
      for (let k = i; k < items; k++) matrix[into + k]! += x * standard[at + k]!
    }
  }
  for (let i = 0; i < items; i++) means[i]! /= cases
  for (let i = 0; i < items; i++) {
    for (let k = i; k < items; k++) matrix[i * items + k]! -= cases * means[i]! * means[k]!
    const squares = matrix[i * items + i]!
    if (!(squares > 1e-12 * cases)) return false
    moments.sds[i] = Math.sqrt(squares / (cases - 1))
  }
  const unit = moments.sds
  for (let i = 0; i < items; i++) {
    for (let k = i; k < items; k++) {
      const covariance = matrix[i * items + k]! / (cases - 1)
      const value = standardised ? (i === k ? 1 : covariance / (unit[i]! * unit[k]!)) : covariance * sds[i]! * sds[k]! * (cases - 1) / cases
      matrix[i * items + k] = value
      matrix[k * items + i] = value
    }
  }
  return true
}
