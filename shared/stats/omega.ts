import { confirmatoryFactors } from './confirmatory.ts'
import { averageVarianceExtracted } from './constructValidity.ts'

export interface Omega {
  /** Omega of the sum of standardised items, and of the items as answered; null where the solution is improper or absent. */
  standardised: number
  raw: number
  loadings: Float64Array
  ave: number
  /** A loading beyond 1, so a negative residual variance: the numbers are there but mean nothing. */
  heywood: boolean
}

/**
 * McDonald's omega from one factor by maximum likelihood, (Σλ)² / ((Σλ)² + Σψ). Null for fewer than three items or where no
 * solution is found. Not psych's "omega total", which takes several group factors. Source: McDonald (1999), Test Theory, ch. 6.
 * R: factanal or lavaan::cfa with one factor.
 */
export function oneFactorOmega(correlations: readonly ArrayLike<number>[], sd: ArrayLike<number>, n: number): Omega | null {
  const k = correlations.length
  if (k < 3) return null
  const model = confirmatoryFactors(correlations, [Array.from({ length: k }, (_, i) => i)], n)
  if (model.status !== 'solved') return null
  const loadings = model.loadings[0]!
  return {
    standardised: omegaOf(loadings, model.residuals, () => 1)!,
    raw: omegaOf(loadings, model.residuals, i => sd[i]!)!,
    loadings,
    ave: averageVarianceExtracted(loadings)!,
    heywood: model.residuals.some(value => value <= 0),
  }
}

/** (Σ s λ)² / ((Σ s λ)² + Σ s² ψ). */
export function omegaOf(loadings: ArrayLike<number>, residuals: ArrayLike<number>, scale: (item: number) => number): number {
  let sum = 0
  let error = 0
  for (let i = 0; i < loadings.length; i++) {
    sum += scale(i) * loadings[i]!
    error += scale(i) ** 2 * residuals[i]!
  }
  return sum * sum / (sum * sum + error)
}
