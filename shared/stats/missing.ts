/** NaN is a missing value in every column given to this folder. */

/** The values that are there, in order. */
export function present(column: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(column.length)
  let n = 0
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    if (!Number.isNaN(value)) kept[n++] = value
  }
  return kept.subarray(0, n)
}

/** Numbers of the rows in which no column is missing (listwise deletion), ascending. */
export function completeRows(columns: readonly ArrayLike<number>[]): Int32Array {
  const rows = columns[0]?.length ?? 0
  const gap = new Uint8Array(rows)
  for (const column of columns) for (let row = 0; row < rows; row++) if (Number.isNaN(column[row]!)) gap[row] = 1
  const kept = new Int32Array(rows)
  let n = 0
  for (let row = 0; row < rows; row++) if (gap[row] === 0) kept[n++] = row
  return kept.subarray(0, n)
}

/** The columns in those rows. */
export function completeCases(columns: readonly ArrayLike<number>[]): Float64Array[] {
  const rows = completeRows(columns)
  return columns.map(column => {
    const kept = new Float64Array(rows.length)
    for (let i = 0; i < kept.length; i++) kept[i] = column[rows[i]!]!
    return kept
  })
}

/** What is not a finite number is not defined: null. */
export const defined = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : value
