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

/** Rows in which no column is missing (listwise deletion), column by column. */
export function completeCases(columns: readonly ArrayLike<number>[]): Float64Array[] {
  const rows = columns[0]?.length ?? 0
  const incomplete = new Uint8Array(rows)
  let n = rows
  for (const column of columns) {
    for (let row = 0; row < rows; row++) {
      if (incomplete[row] === 0 && Number.isNaN(column[row]!)) { incomplete[row] = 1; n-- }
    }
  }
  return columns.map(column => {
    const kept = new Float64Array(n)
    let next = 0
    for (let row = 0; row < rows; row++) if (incomplete[row] === 0) kept[next++] = column[row]!
    return kept
  })
}

/** What is not a finite number is not defined: null. */
export const defined = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : value
