import { normalTails } from './distributions/normal.ts'
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
  const n = x.length
  if (n < 2) return { tau: null, z: null, p_normal: null }
  const a = levels(x)
  const b = levels(y)
  const pairs = n * (n - 1) / 2
  const scale = Math.sqrt(pairs - overTies(a, t => t * (t - 1) / 2)) * Math.sqrt(pairs - overTies(b, t => t * (t - 1) / 2))
  if (!(scale > 0)) return { tau: null, z: null, p_normal: null }
  const s = a.values.length * b.values.length <= 4 * n + 1024 ? scoreFromTable(a, b) : scoreFromOrder(a, b)
  const tau = Math.min(1, Math.max(-1, s / scale))
  if (n < 3) return { tau, z: null, p_normal: null }
  const spread = (ties: Levels): number => overTies(ties, t => t * (t - 1) * (2 * t + 5))
  const variance = (n * (n - 1) * (2 * n + 5) - spread(a) - spread(b)) / 18
    + overTies(a, t => t * (t - 1)) * overTies(b, t => t * (t - 1)) / (2 * n * (n - 1))
    + overTies(a, t => t * (t - 1) * (t - 2)) * overTies(b, t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2))
  const z = s / Math.sqrt(variance)
  return { tau, z, p_normal: Math.min(1, 2 * normalTails(-Math.abs(z)).lower) }
}

const overTies = ({ counts }: Levels, term: (size: number) => number): number => counts.reduce((total, size) => total + term(size), 0)

/** Concordant minus discordant pairs by cumulating the cross table: quick where few answers are possible. */
function scoreFromTable(a: Levels, b: Levels): number {
  const width = b.values.length
  const table = new Float64Array(a.values.length * width)
  for (let i = 0; i < a.codes.length; i++) table[a.codes[i]! * width + b.codes[i]!]!++
  // column[j]: cases in the rows passed so far with the j-th value
  const column = new Float64Array(width)
  let passed = 0
  let score = 0
  for (let row = 0; row < a.values.length; row++) {
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
function scoreFromOrder(a: Levels, b: Levels): number {
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
  const tied = (levelsOf: Levels): number => overTies(levelsOf, t => t * (t - 1) / 2)
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
