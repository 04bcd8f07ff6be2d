import { chiSquareTails } from './distributions/chiSquare.ts'
import { aligned } from './factorLoadings.ts'
import type { Loadings } from './factorLoadings.ts'
import { cholesky, solveCholesky } from './linalg/cholesky.ts'
import { tridiagonalEigen } from './linalg/tridiagonalEigen.ts'

/** Uniquenesses are kept at or above it, as R's factanal does. */
const LOWEST_UNIQUENESS = 0.005

export interface FactorMl {
  loadings: Loadings
  uniquenesses: Float64Array
  /** Goodness of fit with Bartlett's correction; null where no degrees of freedom are left. */
  chi2: number | null
  df: number
  p: number | null
  /** An item stopped at the lowest uniqueness: a Heywood case. */
  any_boundary: boolean
  iterations: number
  converged: boolean
}

/** Degrees of freedom of k factors of p items; negative: more parameters than correlations. */
export const factorDf = (p: number, k: number): number => ((p - k) ** 2 - p - k) / 2

/**
 * Maximum likelihood factors of a correlation matrix: Newton steps on the logarithms of the uniquenesses with exact second
 * derivatives. Source: Jöreskog (1967), Psychometrika 32, 443-482; Clarke (1970), Brit. J. Math. Statist. Psychol. 23, 43-52.
 * χ² = (n - 1 - (2p + 5) / 6 - 2k / 3) F (Bartlett 1951). R: factanal(covmat, factors, n.obs, rotation = "none").
 */
export function factorMl(correlations: readonly ArrayLike<number>[], smc: ArrayLike<number>, factors: number, n: number): FactorMl {
  const p = correlations.length
  const lowest = Math.log(LOWEST_UNIQUENESS)
  let theta = Float64Array.from({ length: p }, (_, i) => Math.min(0, Math.max(lowest, Math.log(Math.max(LOWEST_UNIQUENESS, (1 - 0.5 * factors / p) * (1 - smc[i]!))))))
  let state = discrepancy(correlations, theta, factors)
  let iterations = 0
  let converged = false
  while (iterations < 200 && !converged) {
    iterations++
    const gradient = gradientOf(state, factors)
    const free = gradient.map((slope, i) => (theta[i]! <= lowest && slope > 0 ? 0 : 1))
    const steepest = gradient.reduce((most, slope, i) => Math.max(most, free[i] ? Math.abs(slope) : 0), 0)
    if (steepest < 1e-12) { converged = true; break }
    const indices = Array.from({ length: p }, (_, i) => i).filter(i => free[i])
    const step = newtonStep(state, gradient, indices, factors)
    let size = 1
    let moved = false
    for (let halvings = 0; halvings < 40; halvings++, size /= 2) {
      const next = theta.slice()
      indices.forEach((i, at) => { next[i] = Math.min(Math.log(10), Math.max(lowest, theta[i]! - size * step[at]!)) })
      const trial = discrepancy(correlations, next, factors)
      if (trial.f < state.f || (trial.f <= state.f + 1e-14 && steepest < 1e-7)) {
        moved = next.some((value, i) => Math.abs(value - theta[i]!) > 1e-13)
        theta = next
        state = trial
        break
      }
    }
    if (!moved) converged = steepest < 1e-6
    if (!moved) break
  }
  const uniquenesses = theta.map(Math.exp)
  const loadings = Array.from({ length: p }, (_, i) => Float64Array.from({ length: factors }, (_entry, f) =>
    Math.sqrt(uniquenesses[i]!) * state.vectors[f]![i]! * Math.sqrt(Math.max(0, state.values[f]! - 1))))
  const df = factorDf(p, factors)
  const chi2 = df > 0 ? Math.max(0, (n - 1 - (2 * p + 5) / 6 - 2 * factors / 3) * state.f) : null
  return {
    loadings: aligned(loadings), uniquenesses, chi2, df, p: chi2 === null ? null : chiSquareTails(chi2, df).upper,
    any_boundary: uniquenesses.some(value => value <= LOWEST_UNIQUENESS * (1 + 1e-6)), iterations, converged,
  }
}

interface State { f: number; values: Float64Array; vectors: Float64Array[] }

/** F and the eigenproblem of Ψ^-½ R Ψ^-½ it comes from: Σ (γ - ln γ - 1) over the values left out. */
function discrepancy(correlations: readonly ArrayLike<number>[], theta: Float64Array, factors: number): State {
  const scale = theta.map(value => Math.exp(-value / 2))
  const { values, vectors } = tridiagonalEigen(correlations.map((row, i) => Float64Array.from({ length: theta.length }, (_, j) => row[j]! * scale[i]! * scale[j]!)))
  let f = 0
  for (let m = factors; m < values.length; m++) f += values[m]! > 0 ? values[m]! - Math.log(values[m]!) - 1 : Infinity
  return { f, values, vectors }
}

function gradientOf({ values, vectors }: State, factors: number): Float64Array {
  return Float64Array.from({ length: values.length }, (_, i) => {
    let slope = 0
    for (let m = factors; m < values.length; m++) slope += (1 - values[m]!) * vectors[m]![i]! ** 2
    return slope
  })
}

/** H⁻¹ g over the free items; with Jöreskog's approximation of H, which is never indefinite, where the exact one is. */
function newtonStep({ values, vectors }: State, gradient: Float64Array, free: readonly number[], factors: number): Float64Array {
  const slope = free.map(i => gradient[i]!)
  const p = values.length
  const exact = free.map(i => Float64Array.from(free, j => {
    let left = 0
    let linked = 0
    let outer = 0
    for (let m = factors; m < p; m++) {
      const pair = vectors[m]![i]! * vectors[m]![j]!
      left += pair
      linked += values[m]! * pair
      for (let l = 0; l < factors; l++) {
        const gap = values[l]! - values[m]!
        if (gap > 1e-12) outer += (1 - values[m]!) * pair * vectors[l]![i]! * vectors[l]![j]! * (values[l]! + values[m]!) / gap
      }
    }
    // Σ γ_m a_m² + Σ_{m<l} (γ_m + γ_l) a_m a_l = (Σ γ a)(Σ a)
    return linked * left + outer
  }))
  const factor = cholesky(exact)
  if (factor.dependent.length === 0) return solveCholesky(factor.lower, slope)
  const approximate = free.map((i, row) => Float64Array.from(free, (j, column) => {
    let left = 0
    for (let m = factors; m < p; m++) left += vectors[m]![i]! * vectors[m]![j]!
    return left * left + (row === column ? 1e-8 : 0)
  }))
  return solveCholesky(cholesky(approximate, 0).lower, slope)
}
