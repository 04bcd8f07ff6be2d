import { kishSize } from './kish.ts'

/** What unequal weights cost. */
export interface WeightCost {
  /** Cases with a weight above zero. */
  n: number
  /** (Σw)² / Σw². */
  effective_n: number | null
  /** n / effective n (Kish). */
  design_effect: number | null
  min: number | null
  max: number | null
}

/** Cases without a weight (NaN) or with zero are not cases of the weighted sample. */
export function weightCost(weights: ArrayLike<number>): WeightCost {
  let n = 0
  let min = Infinity
  let max = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!
    if (!(weight > 0)) continue
    n++
    if (weight < min) min = weight
    if (weight > max) max = weight
  }
  const effective = kishSize(weights)
  return effective === null
    ? { n, effective_n: null, design_effect: null, min: null, max: null }
    : { n, effective_n: effective, design_effect: n / effective, min, max }
}
