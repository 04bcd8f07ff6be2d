import { completeRows } from './missing.ts'

/** A column as it goes into an analysis: turned round when `sum` is set, x' = sum - x (sum = scale minimum + maximum). */
export interface ItemColumn { values: ArrayLike<number>; reverseSum: number | null }

export interface CompleteMoments {
  /** Rows in which no column is missing, and rows in all. */
  n: number
  rows: number
  /** Of the complete rows, columns turned round where asked. */
  means: Float64Array
  min: Float64Array
  max: Float64Array
  /** Divisor n - 1; empty (all 0) below two complete rows. */
  covariance: Float64Array[]
}

const BLOCK = 256

/**
 * Means and covariance matrix of the complete rows (listwise deletion) in two passes over the columns; nothing as large as
 * the data is made. Values are moved by one of their own before they are added, so that 1e12 + {4, 7, 13, 16} has variance 30.
 * Products are gathered in blocks of rows that stay in the processor's cache. R: cov(na.omit(d)).
 */
export function completeMoments(columns: readonly ItemColumn[], progress: (done: number, total: number) => void = () => {}): CompleteMoments {
  const p = columns.length
  const rows = columns[0]?.values.length ?? 0
  const complete = completeRows(columns.map(column => column.values))
  const n = complete.length
  const means = new Float64Array(p)
  const min = new Float64Array(p)
  const max = new Float64Array(p)
  const origins = new Float64Array(p)
  const centres = new Float64Array(p)
  columns.forEach(({ values, reverseSum }, j) => {
    if (n === 0) return
    const origin = values[complete[0]!]!
    let total = 0
    let low = Infinity
    let high = -Infinity
    for (let i = 0; i < n; i++) {
      const value = values[complete[i]!]!
      total += value - origin
      if (value < low) low = value
      if (value > high) high = value
    }
    origins[j] = origin
    // One answer only: no rounding may pass for variance.
    centres[j] = low === high ? 0 : total / n
    means[j] = reverseSum === null ? origin + centres[j]! : reverseSum - origin - centres[j]!
    min[j] = reverseSum === null ? low : reverseSum - high
    max[j] = reverseSum === null ? high : reverseSum - low
  })
  return { n, rows, means, min, max, covariance: crossProducts(columns, complete, origins, centres, progress) }
}

function crossProducts(columns: readonly ItemColumn[], complete: Int32Array, origins: Float64Array, centres: Float64Array, progress: (done: number, total: number) => void): Float64Array[] {
  const p = columns.length
  const n = complete.length
  // Two columns are multiplied with two at a time; an odd number gets an empty column.
  const even = p + (p & 1)
  const block = new Float64Array(even * BLOCK)
  const sums = Array.from({ length: even }, () => new Float64Array(even))
  for (let start = 0; start < n; start += BLOCK) {
    const size = Math.min(BLOCK, n - start)
    columns.forEach(({ values, reverseSum }, j) => {
      const at = j * BLOCK
      const sign = reverseSum === null ? 1 : -1
      const origin = origins[j]!
      const centre = centres[j]!
      for (let i = 0; i < size; i++) block[at + i] = sign * ((values[complete[start + i]!]! - origin) - centre)
    })
    for (let a = 0; a < even; a += 2) for (let b = a; b < even; b += 2) addTile(block, a, b, size, sums)
    if ((start / BLOCK) % 64 === 0) progress(start, n)
  }
  const divisor = n - 1
  return Array.from({ length: p }, (_, i) => Float64Array.from({ length: p }, (_entry, j) => (n < 2 ? 0 : (i <= j ? sums[i]![j]! : sums[j]![i]!) / divisor)))
}

function addTile(block: Float64Array, a: number, b: number, size: number, sums: Float64Array[]): void {
  let first = a * BLOCK
  let second = first + BLOCK
  let third = b * BLOCK
  let fourth = third + BLOCK
  let ac = 0
  let ad = 0
  let bc = 0
  let bd = 0
  for (let i = 0; i < size; i++) {
    const x = block[first++]!
    const y = block[second++]!
    const u = block[third++]!
    const v = block[fourth++]!
    ac += x * u
    ad += x * v
    bc += y * u
    bd += y * v
  }
  sums[a]![b]! += ac
  sums[a]![b + 1]! += ad
  sums[a + 1]![b + 1]! += bd
  // On the diagonal tile this entry lies below it and is not read.
  sums[a + 1]![b]! += bc
}

/** Correlations of a covariance matrix; rows and columns of constant items are NaN. */
export function correlationsOf(covariance: readonly ArrayLike<number>[]): Float64Array[] {
  const sd = covariance.map((row, i) => Math.sqrt(row[i]!))
  return covariance.map((row, i) => Float64Array.from({ length: covariance.length }, (_, j) => {
    if (!(sd[i]! > 0 && sd[j]! > 0)) return Number.NaN
    return i === j ? 1 : Math.max(-1, Math.min(1, row[j]! / (sd[i]! * sd[j]!)))
  }))
}

/** Rows and columns `keep` of a square matrix. */
export const submatrix = (matrix: readonly ArrayLike<number>[], keep: readonly number[]): Float64Array[] =>
  keep.map(i => Float64Array.from(keep, j => matrix[i]![j]!))

/** Sum of all entries: the variance of the sum of the items. */
export function total(matrix: readonly ArrayLike<number>[]): number {
  let all = 0
  for (const row of matrix) for (let j = 0; j < row.length; j++) all += row[j]!
  return all
}

/** Sum of the diagonal. */
export const trace = (matrix: readonly ArrayLike<number>[]): number => matrix.reduce((sum, row, i) => sum + row[i]!, 0)
