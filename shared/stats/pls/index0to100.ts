import type { Layout } from './structure.ts'

/** Theoretical bounds of the items; null where an item has none. */
export type Bounds = readonly ({ min: number; max: number } | null)[]

/**
 * Weights that sum to 1 in every block. 'raw': w / sd, the weights of the raw items as Fornell et al. (1996) publish them for the ACSI,
 * and SmartPLS. 'standardised': w applied to raw items as it is, as plspm::rescale and ADANCO do. The two differ where sds do.
 * Weights of an unstandardised model are those of the raw items already.
 */
export function unitWeights(layout: Layout, weights: Float64Array, sds: Float64Array, variant: 'raw' | 'standardised'): Float64Array {
  const unit = Float64Array.from(weights, (weight, i) => (variant === 'raw' ? weight / sds[i]! : weight))
  for (let j = 0; j < layout.blocks; j++) {
    let total = 0
    for (let i = layout.start[j]!; i < layout.start[j + 1]!; i++) total += unit[i]!
    for (let i = layout.start[j]!; i < layout.start[j + 1]!; i++) unit[i]! /= total
  }
  return unit
}

/** Weighted sum of the items of each block: of their means, or of one respondent's answers. */
export function blockSums(layout: Layout, unit: Float64Array, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(layout.blocks)
  for (let i = 0; i < layout.items; i++) sums[layout.blockOf[i]!]! += unit[i]! * values[i]!
  return sums
}

/** Lowest and highest raw score a block can have; null when an item of it has no bounds. */
export function scoreBounds(layout: Layout, unit: Float64Array, bounds: Bounds): ({ min: number; max: number } | null)[] {
  return Array.from({ length: layout.blocks }, (_, j) => {
    let min = 0
    let max = 0
    for (let i = layout.start[j]!; i < layout.start[j + 1]!; i++) {
      const bound = bounds[i]
      if (!bound) return null
      min += unit[i]! * bound.min
      max += unit[i]! * bound.max
    }
    return max > min ? { min, max } : null
  })
}

export const toIndex = (score: number, bound: { min: number; max: number } | null): number | null =>
  bound === null ? null : 100 * (score - bound.min) / (bound.max - bound.min)
