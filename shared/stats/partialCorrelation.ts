import { normalTwoSided } from './distributions/normal.ts'
import type { Kendall } from './kendall.ts'

export interface Partialled {
  /** Correlations of the first `kept` variables with the others held constant; NaN where one is determined by them. */
  matrix: Float64Array[]
  /** Controls that are linear combinations of those before them, by their place among the controls. */
  dependent: number[]
}

/**
 * Holds the variables after the first `kept` constant by sweeping them out of a correlation matrix (Pearson, of ranks, or Kendall's tau).
 * R: ppcor::pcor.
 */
export function partialled(correlations: readonly ArrayLike<number>[], kept: number): Partialled {
  const size = correlations.length
  const rest = correlations.map(row => Float64Array.from(row))
  const dependent: number[] = []
  for (let pivot = kept; pivot < size; pivot++) {
    const diagonal = rest[pivot]![pivot]!
    if (!(diagonal > 1e-10)) { dependent.push(pivot - kept); continue }
    const line = rest[pivot]!.slice()
    for (let i = 0; i < size; i++) {
      if (i === pivot) continue
      const factor = rest[i]![pivot]! / diagonal
      for (let j = 0; j < size; j++) rest[i]![j]! -= factor * line[j]!
    }
  }
  const spread = Array.from({ length: kept }, (_, i) => (rest[i]![i]! > 1e-12 ? Math.sqrt(rest[i]![i]!) : Number.NaN))
  return {
    dependent,
    matrix: Array.from({ length: kept }, (_, i) => Float64Array.from({ length: kept }, (__, j) => (i === j ? 1 : Math.max(-1, Math.min(1, rest[i]![j]! / (spread[i]! * spread[j]!)))))),
  }
}

/** Normal test of a partial tau as ppcor has it: ties are not corrected for. */
export function partialKendall(tau: number | null, n: number, controls: number): Kendall {
  const left = n - controls
  if (tau === null || left < 3) return { tau, z: null, p_normal: null }
  const z = tau / Math.sqrt(2 * (2 * left + 5) / (9 * left * (left - 1)))
  return { tau, z, p_normal: normalTwoSided(z) }
}
