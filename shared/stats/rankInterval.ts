import { descendingRanks } from './priority.ts'

export interface RankIntervals {
  /** Lowest and highest rank each item may have; null without a value. */
  ranks: ([number, number] | null)[]
  /** Differences beyond this many of their standard errors order two items; chosen so that intervals of replicates hold the order found. */
  critical: number
}

/**
 * Confidence intervals of ranks from bootstrap replicates (rows of one value an item). An item stands surely below another when the
 * difference is larger than `critical` bootstrap standard errors of it; its interval is what those pairs leave open (Klein, Wright &
 * Wieczorek 2020, JRSS A 183, 801-822; Mogstad et al. 2024, Review of Economic Studies 91, 476-518). `critical` is calibrated in the
 * bootstrap world: the smallest at which the interval made around a replicate holds the rank found in at least `level` of the replicates,
 * for every item. Quantiles of resampled ranks do not have their nominal coverage: the noise enters twice, and outer ranks are pulled inwards.
 */
export function rankIntervals(values: readonly (number | null)[], replicates: Float64Array, level: number): RankIntervals {
  const size = values.length
  const placed = values.map((_, j) => j).filter(j => values[j] !== null)
  const k = placed.length
  const found = descendingRanks(values)
  const rows: Float64Array[] = []
  for (let at = 0; size > 0 && at + size <= replicates.length; at += size) {
    const row = Float64Array.from(placed, j => replicates[at + j]!)
    if (row.every(value => !Number.isNaN(value))) rows.push(row)
  }
  const own = Float64Array.from(placed, j => values[j]!)
  const errors = differenceErrors(rows, k)
  const critical = rows.length < 2 ? Infinity : calibrated(rows, placed.map(j => found[j]!), errors, level)
  const ranks: RankIntervals['ranks'] = values.map(() => null)
  placed.forEach((j, a) => {
    let [low, high] = [1, k]
    for (let b = 0; b < k; b++) {
      if (b === a) continue
      const apart = standardised(own[b]! - own[a]!, errors[b * k + a]!)
      if (apart > critical) low++
      if (-apart > critical) high--
    }
    ranks[j] = [low, high]
  })
  return { ranks, critical }
}

const standardised = (difference: number, error: number): number => (difference === 0 ? 0 : error > 0 ? difference / error : Math.sign(difference) * Infinity)

/** Bootstrap standard errors of the differences between items, k x k. */
function differenceErrors(rows: readonly Float64Array[], k: number): Float64Array {
  const errors = new Float64Array(k * k)
  const n = rows.length
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      let sum = 0
      for (const row of rows) sum += row[a]! - row[b]!
      const centre = sum / n
      let squares = 0
      for (const row of rows) squares += (row[a]! - row[b]! - centre) ** 2
      errors[a * k + b] = errors[b * k + a] = Math.sqrt(squares / Math.max(1, n - 1))
    }
  }
  return errors
}

function calibrated(rows: readonly Float64Array[], ranks: readonly number[], errors: Float64Array, level: number): number {
  const k = ranks.length
  const above = new Float64Array(Math.max(0, k - 1))
  let critical = 0
  for (let a = 0; a < k; a++) {
    const rank = ranks[a]!
    const needed = Float64Array.from(rows, row => {
      let at = 0
      for (let b = 0; b < k; b++) if (b !== a) above[at++] = standardised(row[b]! - row[a]!, errors[b * k + a]!)
      above.sort()
      // The rank is held when at most rank - 1 items stand surely above and at most k - rank surely below.
      const over = rank <= k - 1 ? above[k - 1 - rank]! : -Infinity
      const under = rank >= 2 ? -above[k - rank]! : -Infinity
      return Math.max(0, over, under)
    }).sort()
    critical = Math.max(critical, needed[Math.max(0, Math.ceil(level * needed.length) - 1)] ?? Infinity)
  }
  return critical
}
