import { completeRows, present } from './missing.ts'
import { deviations, mean, sumOfSquares } from './summation.ts'

/** Centred and scaled by the whole sample, missing values kept: sums of squares stay near n. */
export function standardColumn(column: Float64Array): { values: Float64Array; centre: number; spread: number } {
  const there = present(column)
  const centre = mean(there) ?? 0
  const spread = Math.sqrt(sumOfSquares(deviations(there)) / Math.max(1, there.length)) || 1
  return { values: column.map(value => (value - centre) / spread), centre, spread }
}

export interface ResampledMoments {
  width: number
  /** Standard deviation of each column in the whole sample, by which it was divided. */
  spreads: number[]
  /** Complete cases of the whole sample. */
  complete: number
  /** Fills `covariances` (width x width, both halves, of the scaled columns) for the cases counted; answers how many complete ones there are. */
  of(counts: ArrayLike<number>, covariances: Float64Array): number
}

/** Covariances of columns among complete cases, again and again for other samples of the same cases: one pass over the data, nothing copied. */
export function resampledMoments(columns: readonly Float64Array[]): ResampledMoments {
  const width = columns.length
  const complete = completeRows(columns)
  const data = new Float64Array(complete.length * width)
  const spreads = columns.map((column, j) => {
    const { values, spread } = standardColumn(Float64Array.from(complete, row => column[row]!))
    for (let i = 0; i < values.length; i++) data[i * width + j] = values[i]!
    return spread
  })
  const sums = new Float64Array(width)
  const products = new Float64Array(width * width)
  const scaled = new Float64Array(width)
  return {
    width, spreads, complete: complete.length,
    of(counts, covariances) {
      sums.fill(0)
      products.fill(0)
      let n = 0
      for (let i = 0; i < complete.length; i++) {
        const count = counts[complete[i]!]!
        if (count === 0) continue
        n += count
        const at = i * width
        for (let a = 0; a < width; a++) {
          const value = data[at + a]!
          scaled[a] = value
          const weighted = count * value
          sums[a]! += weighted
          const into = a * width
          for (let b = 0; b <= a; b++) products[into + b]! += weighted * scaled[b]!
        }
      }
      for (let a = 0; a < width; a++) {
        for (let b = 0; b <= a; b++) covariances[a * width + b] = covariances[b * width + a] = n > 0 ? (products[a * width + b]! - sums[a]! * sums[b]! / n) / n : Number.NaN
      }
      return n
    },
  }
}
