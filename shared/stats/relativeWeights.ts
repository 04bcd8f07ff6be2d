import { symmetricEigen } from './linalg/symmetricEigen.ts'

export interface RelativeWeights {
  /** R² shared out among the predictors, never negative; adds up to r2. */
  weights: number[]
  /** 100 x weight / r2; null when r2 is 0. */
  percent: (number | null)[]
  r2: number
  eigenvalues: number[]
  /** √(largest / smallest eigenvalue); null when the matrix is singular. */
  condition: number | null
  /** Eigenvalues too small to count: collinear directions left out (generalised inverse). */
  dropped: number
  converged: boolean
}

/**
 * Johnson's relative weights from correlations: R = V D V', L = V D^½ V', b = L⁻¹ r, weight_j = Σ_k L²_jk b²_k.
 * Source: Johnson (2000), Multivariate Behavioral Research 35, 1-19; the same numbers as Genizi (1993), R: relaimpo calc.relimp(type = 'genizi').
 */
export function relativeWeights(predictors: readonly ArrayLike<number>[], target: ArrayLike<number>): RelativeWeights {
  const k = predictors.length
  const { values, vectors, converged } = symmetricEigen(predictors)
  const smallest = (values[0] ?? 0) * k * 1e-14
  const kept = vectors.map((vector, index) => ({ vector, value: values[index]! })).filter(({ value }) => value > smallest)
  const projected = kept.map(({ vector, value }) => {
    let dot = 0
    for (let i = 0; i < k; i++) dot += vector[i]! * target[i]!
    return dot / Math.sqrt(value)
  })
  const b = Array.from({ length: k }, (_, j) => kept.reduce((total, { vector }, m) => total + vector[j]! * projected[m]!, 0))
  const weights = Array.from({ length: k }, (_, j) => {
    let weight = 0
    for (let i = 0; i < k; i++) {
      const loading = kept.reduce((total, { vector, value }) => total + vector[j]! * Math.sqrt(value) * vector[i]!, 0)
      weight += loading * loading * b[i]! * b[i]!
    }
    return weight
  })
  const r2 = weights.reduce((total, weight) => total + weight, 0)
  return {
    weights,
    percent: weights.map(weight => (r2 > 0 ? 100 * weight / r2 : null)),
    r2,
    eigenvalues: [...values],
    condition: kept.length === k && k > 0 ? Math.sqrt(values[0]! / values[k - 1]!) : null,
    dropped: k - kept.length,
    converged,
  }
}
