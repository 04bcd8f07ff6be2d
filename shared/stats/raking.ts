/** One margin: the category of each case (-1: none) and the share of each category in the population. */
export interface Margin { category: Int32Array; shares: readonly number[] }

export interface Raked {
  /** Mean 1 over the cases raked; NaN where a case has no category in some margin. */
  weights: Float64Array
  /** Cases with a category in every margin. */
  n: number
  /** Whether every margin is met to `tolerance`. */
  converged: boolean
  iterations: number
  /** Largest |weighted share - target share| over all categories of all margins, 0..1. */
  deviation: number
  /** Cases whose weight was held to the limit. */
  trimmed: number
}

/** A share of the population may be wrong by this much and still count as met. */
const TOLERANCE = 1e-9
const SWEEPS = 1000
/** Rounds of raking and trimming. */
const ROUNDS = 200

/**
 * Raking (iterative proportional fitting): weights whose shares meet known margins one after the other until all hold at once.
 * `trim`: no weight above so many times the mean; margins may then not be met, and `converged` says so, as it does when
 * a category with a share has no case. Shares are scaled to sum to 1. Source: Deming & Stephan (1940); R: survey::rake.
 */
export function rake(margins: readonly Margin[], trim: number | null = null): Raked {
  const rows = margins[0]?.category.length ?? 0
  const targets = margins.map(({ shares }) => { const sum = shares.reduce((a, b) => a + b, 0); return shares.map(share => share / sum) })
  const cases: number[] = []
  for (let row = 0; row < rows; row++) if (margins.every(({ category }) => category[row]! >= 0)) cases.push(row)
  const n = cases.length
  const weights = new Float64Array(rows).fill(Number.NaN)
  if (n === 0) return { weights, n, converged: false, iterations: 0, deviation: 1, trimmed: 0 }
  const category = margins.map(margin => Int32Array.from(cases, row => margin.category[row]!))
  const w = new Float64Array(n).fill(1)

  const totals = (m: number): Float64Array => {
    const sums = new Float64Array(targets[m]!.length)
    const of = category[m]!
    for (let i = 0; i < n; i++) sums[of[i]!]! += w[i]!
    return sums
  }
  const deviation = (): number => {
    let largest = 0
    for (let m = 0; m < targets.length; m++) {
      const sums = totals(m)
      const all = sums.reduce((a, b) => a + b, 0)
      for (let k = 0; k < sums.length; k++) largest = Math.max(largest, Math.abs((all > 0 ? sums[k]! / all : 0) - targets[m]![k]!))
    }
    return largest
  }
  const sweep = (): void => {
    for (let m = 0; m < targets.length; m++) {
      const sums = totals(m)
      const of = category[m]!
      // A category that should weigh nothing already does after the first sweep.
      const factor = sums.map((sum, k) => (sum > 0 ? targets[m]![k]! * n / sum : 0))
      for (let i = 0; i < n; i++) w[i]! *= factor[of[i]!]!
    }
  }
  /** To mean 1; false when every weight has come to nothing. */
  const level = (): boolean => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += w[i]!
    if (!(sum > 0)) return false
    for (let i = 0; i < n; i++) w[i]! *= n / sum
    return true
  }

  let iterations = 0
  let trimmed = 0
  let last = Infinity
  let settled = false
  for (let round = 0; round < ROUNDS && !settled; round++) {
    last = deviation()
    for (let sweeps = 0; sweeps < SWEEPS && last > TOLERANCE; sweeps++) {
      sweep()
      iterations++
      const now = deviation()
      // A category without cases leaves a rest that no sweep removes.
      if (Math.abs(now - last) < TOLERANCE * 1e-4) { last = now; break }
      last = now
    }
    if (!level()) return { weights, n, converged: false, iterations, deviation: 1, trimmed: 0 }
    settled = trim === null
    if (trim !== null) {
      let over = 0
      for (let i = 0; i < n; i++) if (w[i]! > trim * (1 + 1e-9)) { w[i] = trim; over++ }
      settled = over === 0
    }
  }
  if (trim !== null) {
    // The last word is the limit's: levelling may lift a trimmed weight over it again, by less each time.
    for (let k = 0; k < 100; k++) {
      level()
      let over = false
      for (let i = 0; i < n; i++) if (w[i]! > trim * (1 + 1e-12)) { w[i] = trim; over = true }
      if (!over) break
    }
    for (let i = 0; i < n; i++) if (w[i]! >= trim * (1 - 1e-6)) trimmed++
  }
  last = deviation()
  for (let i = 0; i < n; i++) weights[cases[i]!] = w[i]!
  return { weights, n, converged: last <= TOLERANCE * 10, iterations, deviation: last, trimmed }
}
