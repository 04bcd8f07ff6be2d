import { tQuantile } from './distributions/studentT.ts'
import { defined } from './missing.ts'
import { sum } from './summation.ts'
import { weightCost } from './weightCost.ts'

export interface WeightedDescription {
  /** Cases with a value and a weight above zero, unweighted. */
  n: number
  missing: number
  mean: number | null
  sd: number | null
  var: number | null
  /** Of the mean, by Taylor linearisation. */
  se: number | null
  ci95_t: [number, number] | null
  min: number | null
  max: number | null
  median: number | null
  sum_weights: number
  effective_n: number | null
  design_effect: number | null
}

/**
 * Weighted mean and its design-based error, cases drawn independently with unequal probability (R: survey, svydesign(ids = ~1, weights)).
 * mean m = Σwx / Σw; var = n / (n - 1) · Σw(x - m)² / Σw (svyvar); SE² = n / (n - 1) · Σ (w (x - m) / Σw)²; CI with t on n - 1.
 * median: the smallest value at which half of the weight is reached. x NaN, w NaN or w = 0: not a case.
 */
export function describeWeighted(values: ArrayLike<number>, weights: ArrayLike<number>): WeightedDescription {
  const cases: number[] = []
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!) && weights[i]! > 0) cases.push(i)
  const n = cases.length
  const { effective_n, design_effect } = weightCost(cases.map(i => weights[i]!))
  const nothing = { missing: values.length - n, effective_n, design_effect }
  if (n === 0) return { n, ...nothing, mean: null, sd: null, var: null, se: null, ci95_t: null, min: null, max: null, median: null, sum_weights: 0 }
  const total = sum(cases.map(i => weights[i]!))
  // Centred on one of the values first: 1e12 + {1, 2} has a mean too.
  const origin = values[cases[0]!]!
  const moved = cases.map(i => values[i]! - origin)
  const share = cases.map(i => weights[i]! / total)
  const centre = sum(moved.map((x, i) => x * share[i]!))
  const spread = moved.map(x => x - centre)
  const inflate = n > 1 ? n / (n - 1) : Number.NaN
  const variance = inflate * sum(spread.map((d, i) => share[i]! * d * d))
  const se = Math.sqrt(inflate * sum(spread.map((d, i) => (share[i]! * d) ** 2)))
  const mean = origin + centre
  const reach = n > 1 ? tQuantile(0.975, n - 1) * se : Number.NaN
  const order = cases.map((i, at) => ({ x: values[i]!, share: share[at]! })).sort((a, b) => a.x - b.x)
  let reached = 0
  const median = order.find(each => (reached += each.share) >= 0.5 - 1e-12)?.x ?? order.at(-1)!.x
  return {
    n, ...nothing, mean, sd: defined(Math.sqrt(variance)), var: defined(variance), se: defined(se),
    ci95_t: Number.isFinite(reach) ? [mean - reach, mean + reach] : null,
    min: order[0]!.x, max: order.at(-1)!.x, median, sum_weights: total,
  }
}
