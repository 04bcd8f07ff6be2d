import { tridiagonalEigen } from './linalg/tridiagonalEigen.ts'
import { correlationsOf } from './covariance.ts'
import { quantile } from './quantile.ts'
import { randomStream } from './rng/randomStream.ts'
import type { RandomStream } from './rng/randomStream.ts'

export interface ParallelAnalysis {
  replicates: number
  seed: number
  /** Mean and 95th percentile of the eigenvalues of correlation matrices of unrelated normal items, largest first. */
  mean: number[]
  percentile95: number[]
  /** Leading eigenvalues that pass the 95th percentile, up to the first that does not. */
  suggested: number
}

/**
 * Horn's parallel analysis on the eigenvalues of the correlation matrix, judged by the 95th percentile.
 * Covariances of normal samples are drawn as they are distributed, Wishart by Bartlett's decomposition, so that the number of
 * cases costs nothing. Source: Horn (1965), Psychometrika 30, 179-185; Glorfeld (1995), Educ. Psychol. Meas. 55, 377-393.
 */
export function parallelAnalysis(eigenvalues: ArrayLike<number>, n: number, replicates: number, seed: number, progress: (done: number, total: number) => void = () => {}): ParallelAnalysis {
  const p = eigenvalues.length
  const drawn = Array.from({ length: p }, () => new Float64Array(replicates))
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { values } = tridiagonalEigen(correlationsOf(wishart(p, n - 1, randomStream('parallelAnalysis', seed, replicate))), false)
    for (let i = 0; i < p; i++) drawn[i]![replicate] = values[i]!
    if (replicate % 16 === 0) progress(replicate, replicates)
  }
  const percentile95 = drawn.map(values => quantile(values.slice().sort(), 0.95, 7) ?? 0)
  let suggested = 0
  while (suggested < p && eigenvalues[suggested]! > percentile95[suggested]!) suggested++
  return { replicates, seed, mean: drawn.map(values => values.reduce((sum, value) => sum + value, 0) / replicates), percentile95, suggested }
}

/** Source: Bartlett (1933); Odell & Feiveson (1966), JASA 61, 199-203. df may be below p. */
function wishart(p: number, df: number, random: RandomStream): Float64Array[] {
  const rank = Math.min(p, df)
  const lower = Array.from({ length: p }, (_, i) => {
    const row = new Float64Array(rank)
    for (let j = 0; j < Math.min(i, rank); j++) row[j] = random.normal()
    if (i < rank) row[i] = Math.sqrt(2 * gammaDraw((df - i) / 2, random))
    return row
  })
  const matrix = Array.from({ length: p }, () => new Float64Array(p))
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k <= Math.min(j, rank - 1); k++) sum += lower[i]![k]! * lower[j]![k]!
      matrix[i]![j] = sum
      matrix[j]![i] = sum
    }
  }
  return matrix
}

/** Gamma with the given shape and scale 1. Source: Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26, 363-372. */
function gammaDraw(shape: number, random: RandomStream): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
