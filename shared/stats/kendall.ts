import { normalTwoSided } from './distributions/normal.ts'
import { levels } from './ranks.ts'
import type { Levels } from './ranks.ts'

export interface Kendall {
  tau: number | null
  z: number | null
  p_normal: number | null
}

/**
 * Kendall's tau-b with the tie-corrected normal test, no continuity correction.
 * R: cor.test(method = 'kendall', exact = FALSE).
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): Kendall {
  const a = levels(x)
  const b = levels(y)
  const few = a.values.length * b.values.length <= 4 * x.length + 1024
  return kendallFrom(few ? scoreFromTable(crossTable(a, b), a.values.length, b.values.length) : scoreFromOrder(a, b), a.counts, b.counts, x.length)
}

/** The same from concordant minus discordant pairs and how often each value of either variable occurs among the n cases. */
export function kendallFrom(score: number, rows: ArrayLike<number>, columns: ArrayLike<number>, n: number): Kendall {
  if (n < 2) return { tau: null, z: null, p_normal: null }
  const pairs = n * (n - 1) / 2
  const ties = (counts: ArrayLike<number>): number => overTies(counts, t => t * (t - 1) / 2)
  const scale = Math.sqrt(pairs - ties(rows)) * Math.sqrt(pairs - ties(columns))
  if (!(scale > 0)) return { tau: null, z: null, p_normal: null }
  const tau = Math.min(1, Math.max(-1, score / scale))
  if (n < 3) return { tau, z: null, p_normal: null }
  const spread = (counts: ArrayLike<number>): number => overTies(counts, t => t * (t - 1) * (2 * t + 5))
  const variance = (n * (n - 1) * (2 * n + 5) - spread(rows) - spread(columns)) / 18
    + overTies(rows, t => t * (t - 1)) * overTies(columns, t => t * (t - 1)) / (2 * n * (n - 1))
    + overTies(rows, t => t * (t - 1) * (t - 2)) * overTies(columns, t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2))
  const z = score / Math.sqrt(variance)
  return { tau, z, p_normal: normalTwoSided(z) }
}

function overTies(counts: ArrayLike<number>, term: (size: number) => number): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += term(counts[i]!)
  return total
}

/** Cases by the values of both, row-major; cases without one of them (code -1) are left out. */
export function crossTable(a: Levels, b: Levels): Float64Array {
  const width = b.values.length
  const table = new Float64Array(a.values.length * width)
  const [left, right] = [a.codes, b.codes]
  for (let i = 0; i < left.length; i++) {
    const [row, column] = [left[i]!, right[i]!]
    if (row >= 0 && column >= 0) table[row * width + column]!++
  }
  return table
}

/** Concordant minus discordant pairs by cumulating the cross table: quick where few answers are possible. */
export function scoreFromTable(table: Float64Array, rows: number, width: number): number {
  // column[j]: cases in the rows passed so far with the j-th value
  const column = new Float64Array(width)
  let passed = 0
  let score = 0
  for (let row = 0; row < rows; row++) {
    let below = 0
    let inRow = 0
    for (let j = 0; j < width; j++) {
      const cell = table[row * width + j]!
      score += cell * (below - (passed - below - column[j]!))
      below += column[j]!
      inRow += cell
    }
    for (let j = 0; j < width; j++) column[j]! += table[row * width + j]!
    passed += inRow
  }
  return score
}

/** The same by counting the exchanges of a merge sort, n log n (Knight 1966). */
export function scoreFromOrder(a: Levels, b: Levels): number {
  const n = a.codes.length
  const width = b.values.length
  const keys = Float64Array.from(a.codes, (code, i) => code * width + b.codes[i]!).sort()
  let tiedBoth = 0
  for (let start = 0; start < n;) {
    let end = start + 1
    while (end < n && keys[end] === keys[start]) end++
    tiedBoth += (end - start) * (end - start - 1) / 2
    start = end
  }
  const discordant = inversions(keys.map(key => key % width))
  const tied = (levelsOf: Levels): number => overTies(levelsOf.counts, t => t * (t - 1) / 2)
  return n * (n - 1) / 2 - tied(a) - tied(b) + tiedBoth - 2 * discordant
}

/** Pairs that stand in the wrong order. Sorts in place. */
function inversions(values: Float64Array): number {
  const spare = new Float64Array(values.length)
  let swaps = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let left = 0; left + width < values.length; left += 2 * width) {
      const middle = left + width
      const right = Math.min(middle + width, values.length)
      let i = left
      let j = middle
      let k = left
      while (i < middle && j < right) {
        if (values[j]! < values[i]!) { swaps += middle - i; spare[k++] = values[j++]! }
        else spare[k++] = values[i++]!
      }
      while (i < middle) spare[k++] = values[i++]!
      while (j < right) spare[k++] = values[j++]!
      values.set(spare.subarray(left, right), left)
    }
  }
  return swaps
}
