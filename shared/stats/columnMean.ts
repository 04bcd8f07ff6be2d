import { tQuantile } from './distributions/studentT.ts'
import { defined, present } from './missing.ts'
import { deviations, mean, sumOfSquares } from './summation.ts'

/** n, mean, standard deviation (n - 1) and the 95 % t interval of the mean of a column (NaN = missing): what describe() says of them, without sorting. */
export function columnMean(column: ArrayLike<number>): { n: number; mean: number | null; sd: number | null; ci95: [number, number] | null } {
  const values = present(column)
  const n = values.length
  const centre = mean(values)
  const sd = n >= 2 ? Math.sqrt(sumOfSquares(deviations(values)) / (n - 1)) : null
  const reach = sd === null ? null : tQuantile(0.975, n - 1) * sd / Math.sqrt(n)
  return { n, mean: defined(centre), sd: defined(sd), ci95: reach === null || !Number.isFinite(reach) ? null : [centre! - reach, centre! + reach] }
}
