/** The distinct values of a column in ascending order and, for each cell, which of them it holds. */
export interface Levels {
  values: Float64Array
  codes: Int32Array
  /** How often each value occurs. */
  counts: Int32Array
}

export function levels(column: ArrayLike<number>): Levels {
  // Only distinct values are sorted: an answer column has few of them.
  const found = new Map<number, number>()
  const met = new Int32Array(column.length)
  for (let i = 0; i < met.length; i++) {
    const value = column[i]!
    let id = found.get(value)
    if (id === undefined) { id = found.size; found.set(value, id) }
    met[i] = id
  }
  const values = Float64Array.from(found.keys()).sort()
  const code = new Int32Array(values.length)
  values.forEach((value, place) => { code[found.get(value)!] = place })
  const counts = new Int32Array(values.length)
  const codes = met.map(id => code[id]!)
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++
  return { values, codes, counts }
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
  const ranks = new Float64Array(codes.length)
  for (let i = 0; i < ranks.length; i++) ranks[i] = rank[codes[i]!]!
  return ranks
}
