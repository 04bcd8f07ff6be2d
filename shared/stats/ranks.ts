/** The distinct values of a column in ascending order and, for each cell, which of them it holds. */
export interface Levels {
  values: Float64Array
  codes: Int32Array
  /** How often each value occurs. */
  counts: Int32Array
}

export function levels(column: ArrayLike<number>): Levels {
  const sorted = Float64Array.from(column).sort()
  const values: number[] = []
  const code = new Map<number, number>()
  for (const value of sorted) {
    if (values.length > 0 && values[values.length - 1] === value) continue
    code.set(value, values.length)
    values.push(value)
  }
  const codes = new Int32Array(column.length)
  const counts = new Int32Array(values.length)
  for (let i = 0; i < codes.length; i++) {
    const own = code.get(column[i]!)!
    codes[i] = own
    counts[own]!++
  }
  return { values: Float64Array.from(values), codes, counts }
}

/** Mid-ranks, 1 = smallest; tied values share the mean of their places. R: rank(x). */
export function midRanks(column: ArrayLike<number>): Float64Array {
  const { codes, counts } = levels(column)
  const rank = new Float64Array(counts.length)
  let before = 0
  for (let code = 0; code < counts.length; code++) {
    rank[code] = before + (counts[code]! + 1) / 2
    before += counts[code]!
  }
  return Float64Array.from(codes, code => rank[code]!)
}
