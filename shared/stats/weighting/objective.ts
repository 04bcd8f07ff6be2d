import { tridiagonalEigen } from '../linalg/tridiagonalEigen.ts'
import { correlation, isConstant } from '../pearson.ts'
import { mean, sampleSd } from '../summation.ts'

/** Information in one column of shares. */
export interface Entropy { entropy: (number | null)[]; divergence: (number | null)[]; weights: (number | null)[] }

/** The lowest value becomes 0 and the highest 1; the other way round where lower is better. A constant column has no such scale: null. */
export function minmax(column: ArrayLike<number>, lowerIsBetter = false): Float64Array | null {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < column.length; i++) { const value = column[i]!; if (value < low) low = value; if (value > high) high = value }
  if (!(high > low)) return null
  return Float64Array.from({ length: column.length }, (_, i) => (lowerIsBetter ? high - column[i]! : column[i]! - low) / (high - low))
}

const shares = (values: readonly (number | null)[]): (number | null)[] => {
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return values.map(value => (value === null || !(total > 0) ? null : value / total))
}

/**
 * Entropy weights of columns that hold no negative value: p = x / Σx, e = -(1 / ln m) Σ p ln p with 0 ln 0 = 0, w = (1 - e) / Σ(1 - e).
 * null stands for a column without a sum; its weight is null. All null below two rows or with a negative value.
 * They say how unevenly the cases differ, not what matters. Source: Shannon (1948); Zeleny (1982).
 */
export function entropyWeights(columns: readonly (ArrayLike<number> | null)[]): Entropy {
  const entropy = columns.map(column => {
    const m = column?.length ?? 0
    if (!column || m < 2) return null
    let total = 0
    for (let i = 0; i < m; i++) { if (column[i]! < 0) return null; total += column[i]! }
    if (!(total > 0 && total < Infinity)) return null
    let sum = 0
    for (let i = 0; i < m; i++) { const p = column[i]! / total; if (p > 0) sum += p * Math.log(p) }
    return -sum / Math.log(m)
  })
  // A constant column carries no information; rounding must not give it any.
  const divergence = entropy.map((value, i) => (value === null ? null : isConstant(columns[i]!) ? 0 : 1 - value))
  return { entropy, divergence, weights: shares(divergence) }
}

/**
 * CRITIC: spread times conflict, C_j = σ_j Σ_k (1 - r_jk), on columns brought to 0..1. A constant column (null) weighs 0.
 * Source: Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22, 763-770.
 */
export function criticWeights(scaled: readonly (Float64Array | null)[]): (number | null)[] {
  const n = scaled.find(column => column)?.length ?? 0
  const amounts = scaled.map((column, j) => {
    if (!column) return 0
    const conflict = scaled.reduce((sum, other, k) => sum + (k === j || !other ? 0 : 1 - (correlation(column, other) ?? 0)), 0)
    return sampleSd(column) * Math.max(0, conflict)
  })
  return n < 2 ? scaled.map(() => null) : shares(amounts)
}

/** Coefficient of variation sd / mean over their sum; null where a mean is not positive: the ratio says nothing there. */
export function variationWeights(columns: readonly ArrayLike<number>[]): { variation: (number | null)[]; weights: (number | null)[] } {
  const variation = columns.map(column => {
    const centre = mean(column)
    if (centre === null || column.length < 2 || !(centre > 0)) return null
    return isConstant(column) ? 0 : sampleSd(column) / centre
  })
  return { variation, weights: variation.includes(null) ? variation.map(() => null) : shares(variation) }
}

export interface FactorWeights { eigenvalues: number[]; components: number; explained: number; weights: (number | null)[]; mixedSigns: boolean }

/**
 * Weights from unrotated principal components with eigenvalue above 1 (at least one): coefficient |loading| / √λ of every component,
 * averaged by the variance the components explain, made to add up to 1. `mixedSigns`: a leading component sets items against each other,
 * and size alone hides it.
 */
export function factorWeights(correlations: readonly ArrayLike<number>[]): FactorWeights {
  const { values, vectors } = tridiagonalEigen(correlations)
  const p = correlations.length
  const components = Math.max(1, values.filter(value => value > 1).length)
  const kept = values.subarray(0, components).reduce((sum, value) => sum + value, 0)
  const amounts = correlations.map((_, i) => {
    let sum = 0
    for (let f = 0; f < components; f++) sum += values[f]! / kept * Math.abs(vectors[f]![i]!)
    return sum
  })
  const first = vectors[0]!
  const mixedSigns = Math.min(...first) < -0.1 && Math.max(...first) > 0.1
  return { eigenvalues: [...values], components, explained: kept / p, weights: shares(amounts), mixedSigns }
}
