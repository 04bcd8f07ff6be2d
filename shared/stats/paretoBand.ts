import { chiSquareTails } from './distributions/chiSquare.ts'
import { quantile } from './quantile.ts'
import { multinomialDraw } from './rng/binomialDraw.ts'
import { randomStream } from './rng/randomStream.ts'

export interface RankBand { low: number; high: number }

/** Simulations behind the band (Wilkinson 2006). */
const BAND_SIMULATIONS = 5000

/**
 * What the counts of each rank would be if every category were equally likely: multinomial(total, 1/k), each simulation sorted from the
 * largest, 2.5 and 97.5 % quantiles (type 7) rank by rank. `total` is a whole number. Source: Wilkinson (2006), Revising the Pareto chart.
 */
export function acceptanceBand(total: number, k: number, seed: number, simulations = BAND_SIMULATIONS): RankBand[] {
  if (k === 0) return []
  const shares = new Float64Array(k).fill(1 / k)
  const columns = Array.from({ length: k }, () => new Float64Array(simulations))
  const drawn = new Float64Array(k)
  for (let s = 0; s < simulations; s++) {
    multinomialDraw(randomStream('pareto band', seed, s), total, shares, drawn)
    drawn.sort()
    for (let rank = 0; rank < k; rank++) columns[rank]![s] = drawn[k - 1 - rank]!
  }
  return columns.map(column => { column.sort(); return { low: quantile(column, 0.025, 7)!, high: quantile(column, 0.975, 7)! } })
}

/** Pearson's chi-square of equal counts, k - 1 degrees of freedom; null below two categories or without counts. */
export function equalityTest(counts: readonly number[]): { value: number; df: number; p: number } | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length < 2 || !(total > 0)) return null
  const expected = total / counts.length
  const value = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return { value, df: counts.length - 1, p: chiSquareTails(value, counts.length - 1).upper }
}
