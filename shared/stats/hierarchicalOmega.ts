import { total } from './covariance.ts'
import { factorability, squaredMultipleCorrelations } from './factorability.ts'
import { oblimin } from './oblimin.ts'
import { principalAxis } from './principalAxis.ts'

export interface HierarchicalOmega {
  /** Share of the variance of the sum that is common: 1 - Σ uniquenesses / ΣR. */
  total: number
  /** Share that is due to the general factor alone; null in a Heywood case. */
  hierarchical: number | null
  /**
   * A uniqueness stopped at .005, in the items or in the group factors. There is no proper solution then:
   * psych prints one that depends on where its search stopped (attitude, three factors: .5186, sought further .5180).
   */
  heywood: boolean
}

/** psych keeps uniquenesses at or above .005. */
const CEILING = 0.995

/**
 * Omega total and hierarchical of standardised items by a Schmid-Leiman transformation: group factors (minimum residuals, oblimin),
 * one factor of their correlations above them. Null where a step has no solution. Source: Zinbarg, Revelle, Yovel & Li (2005),
 * Psychometrika 70, 123-133. R: psych::omega(d, nfactors).
 */
export function hierarchicalOmega(correlations: readonly ArrayLike<number>[], smc: ArrayLike<number>, groups: number): HierarchicalOmega | null {
  if (groups < 3 || groups >= correlations.length) return null
  const axis = principalAxis(correlations, smc, groups, 1e-10, 5000, CEILING)
  if (!axis.converged) return null
  const rotated = oblimin(axis.loadings)
  if (!rotated) return null
  // Factors are turned to the items' side, so that correlations between them have the sign of the group factors.
  const signs = Array.from({ length: groups }, (_, c) => (rotated.pattern.reduce((sum, row) => sum + row[c]!, 0) < 0 ? -1 : 1))
  const phi = rotated.phi.map((row, a) => row.map((value, b) => value * signs[a]! * signs[b]!))
  const above = factorability(phi, Infinity)
  if (!above.inverse) return null
  const general = principalAxis(phi, squaredMultipleCorrelations(above.inverse), 1, 1e-10, 5000, CEILING)
  if (!general.converged) return null
  const heywood = axis.heywood || general.heywood
  const loading = rotated.pattern.reduce((sum, row) => sum + row.reduce((inner, value, c) => inner + value * signs[c]! * general.loadings[c]![0]!, 0), 0)
  const all = total(correlations)
  return { total: 1 - axis.communalities.reduce((sum, value) => sum + 1 - value, 0) / all, hierarchical: heywood ? null : loading * loading / all, heywood }
}
