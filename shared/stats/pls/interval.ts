import { normalQuantile, normalTails } from '../distributions/normal.ts'
import { quantile } from '../quantile.ts'
import { deviations, mean, sampleSd, sumOfSquares } from '../summation.ts'

export interface BootstrapInterval {
  mean: number
  bias: number
  se: number
  percentile: [number, number]
  /** null without jackknife values, or where every replicate lies on one side of the estimate. */
  bca: [number, number] | null
}

/**
 * Summary of bootstrap replicates of one number (NaN = no solution, left out); null for fewer than 20. Quantiles of type 7.
 * BCa: bias correction from the share of replicates below the estimate (ties count half), acceleration from the jackknife.
 * Source: Efron (1987), JASA 82, 171-185. R: boot::boot.ci(type = c('perc', 'bca')) differs in the interpolation of quantiles only.
 */
export function bootstrapInterval(estimate: number, replicates: readonly number[], jackknife: readonly number[] | null, level = 0.95): BootstrapInterval | null {
  const sorted = Float64Array.from(replicates.filter(value => !Number.isNaN(value))).sort()
  const n = sorted.length
  if (n < 20) return null
  const middle = mean(sorted)!
  const tail = (1 - level) / 2
  return {
    mean: middle, bias: middle - estimate,
    se: sampleSd(sorted),
    percentile: [quantile(sorted, tail, 7)!, quantile(sorted, 1 - tail, 7)!],
    bca: jackknife && bcaInterval(estimate, sorted, jackknife, tail),
  }
}

function bcaInterval(estimate: number, sorted: Float64Array, jackknife: readonly number[], tail: number): [number, number] | null {
  const left = jackknife.filter(value => !Number.isNaN(value))
  if (left.length < 2) return null
  let below = 0
  for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0
  const share = below / sorted.length
  if (share <= 0 || share >= 1) return null
  const centred = deviations(left)
  let cubes = 0
  for (const deviation of centred) cubes -= deviation ** 3
  const squares = sumOfSquares(centred)
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0
  const z0 = normalQuantile(share)
  const at = (p: number): number => {
    const z = z0 + normalQuantile(p)
    return quantile(sorted, normalTails(z0 + z / (1 - acceleration * z)).lower, 7)!
  }
  return [at(tail), at(1 - tail)]
}
