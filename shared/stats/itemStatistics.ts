import { cronbachAlpha, standardisedAlpha } from './alpha.ts'
import { submatrix, total } from './covariance.ts'

export interface ItemStatistics {
  mean: number
  sd: number
  /** Correlation with the sum of all items, the item among them. */
  item_total_r: number | null
  /** Corrected: correlation with the sum of the other items. */
  item_rest_r: number | null
  alpha_if_dropped_raw: number | null
  alpha_if_dropped_std: number | null
  scale_mean_if_dropped: number
  scale_var_if_dropped: number
  squared_multiple_r: number | null
}

/**
 * What SPSS prints as item-total statistics, from means and covariances. Correlations of a constant item are null;
 * so is alpha without the item when only one is left. R: psych::alpha (item.stats, alpha.drop), raw r.
 */
export function itemStatistics(means: ArrayLike<number>, covariance: readonly ArrayLike<number>[], smc: ArrayLike<number> | null): ItemStatistics[] {
  const k = covariance.length
  const all = total(covariance)
  const meanSum = Array.from(means).reduce((sum, value) => sum + value, 0)
  return covariance.map((row, i) => {
    const variance = row[i]!
    const withSum = Array.from(row).reduce((sum, value) => sum + value, 0)
    const rest = Math.max(0, all - 2 * withSum + variance)
    const sd = Math.sqrt(variance)
    const others = submatrix(covariance, Array.from({ length: k }, (_, j) => j).filter(j => j !== i))
    // What is left of a sum that is constant is rounding, not variance.
    const real = rest > 1e-14 * (all + variance)
    return {
      mean: means[i]!,
      sd,
      item_total_r: sd > 0 && all > 0 ? withSum / (sd * Math.sqrt(all)) : null,
      item_rest_r: sd > 0 && real ? (withSum - variance) / (sd * Math.sqrt(rest)) : null,
      alpha_if_dropped_raw: k > 2 ? cronbachAlpha(others) : null,
      alpha_if_dropped_std: k > 2 ? standardisedAlpha(others) : null,
      scale_mean_if_dropped: meanSum - means[i]!,
      scale_var_if_dropped: rest,
      squared_multiple_r: smc ? smc[i]! : null,
    }
  })
}
