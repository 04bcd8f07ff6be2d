import { descendingRanks } from './priority.ts'

/** Two items that follow each other in the order. */
export interface RankNeighbours {
  upper: number
  lower: number
  difference: number
  /** Bootstrap standard error of the difference among n respondents. */
  error: number
  /** Share of replicates in which `upper` is above (ties count half). */
  above: number
  /** Respondents that would tell them apart at 95 %, two-sided; null for no difference at all. */
  needed: number | null
}

const Z = 1.959963984540054

/**
 * Neighbours in the order and the sample that would separate them: n (1.96 error / difference)². It takes the difference found for the true
 * one and the standard error to shrink with the root of n, as for simple random samples of the same population.
 */
export function rankNeighbours(values: readonly (number | null)[], replicates: Float64Array, n: number): RankNeighbours[] {
  const size = values.length
  const ranks = descendingRanks(values)
  const order = values.map((_, j) => j).filter(j => ranks[j] !== null).sort((a, b) => ranks[a]! - ranks[b]! || a - b)
  return order.slice(1).map((lower, at) => {
    const upper = order[at]!
    const drawn: number[] = []
    for (let row = 0; row + size <= replicates.length; row += size) {
      const apart = replicates[row + upper]! - replicates[row + lower]!
      if (!Number.isNaN(apart)) drawn.push(apart)
    }
    const centre = drawn.reduce((sum, value) => sum + value, 0) / Math.max(1, drawn.length)
    const error = Math.sqrt(drawn.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, drawn.length - 1))
    const difference = values[upper]! - values[lower]!
    return {
      upper, lower, difference, error,
      above: drawn.reduce((times, value) => times + (value > 0 ? 1 : value === 0 ? 0.5 : 0), 0) / Math.max(1, drawn.length),
      needed: difference > 0 && error > 0 ? Math.ceil(n * (Z * error / difference) ** 2) : null,
    }
  })
}
