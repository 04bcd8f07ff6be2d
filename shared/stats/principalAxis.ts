import { aligned, communalities, fromEigen } from './factorLoadings.ts'
import type { Loadings } from './factorLoadings.ts'
import { tridiagonalEigen } from './linalg/tridiagonalEigen.ts'

export interface PrincipalAxis {
  loadings: Loadings
  communalities: Float64Array
  iterations: number
  converged: boolean
  /** An item whose communality passes 1. */
  heywood: boolean
}

/**
 * Principal axis factoring: communalities on the diagonal, from the squared multiple correlations, until none moves by more than
 * `stop`. Stopped early it is not a small error: psych's and SPSS's default rules leave communalities off by some thousandths;
 * here it goes on to 1e-13 (SPSS: 1e-3, at most 25 steps). A `ceiling` holds communalities down as psych's minimum residuals do (.995). Source: Harman (1976), Modern Factor Analysis, ch. 8. R: psych::fa(fm = "pa", min.err = 1e-14).
 */
export function principalAxis(correlations: readonly ArrayLike<number>[], smc: ArrayLike<number>, factors: number, stop = 1e-13, limit = 5000, ceiling = Infinity): PrincipalAxis {
  const p = correlations.length
  const reduced = correlations.map(row => Float64Array.from(row))
  let current = Float64Array.from(smc)
  let loadings: Loadings = []
  for (let iterations = 1; ; iterations++) {
    for (let i = 0; i < p; i++) reduced[i]![i] = current[i]!
    const { values, vectors } = tridiagonalEigen(reduced)
    loadings = fromEigen(values, vectors, factors, p)
    const next = communalities(loadings).map(value => Math.min(ceiling, value))
    let change = 0
    for (let i = 0; i < p; i++) change = Math.max(change, Math.abs(next[i]! - current[i]!))
    current = next
    if (change < stop || iterations >= limit) {
      return { loadings: aligned(loadings), communalities: current, iterations, converged: change < stop, heywood: current.some(value => value >= Math.min(1, ceiling)) }
    }
  }
}
