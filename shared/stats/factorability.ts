import { chiSquareLogUpper } from './distributions/chiSquareLog.ts'
import { cholesky, invertCholesky } from './linalg/cholesky.ts'

/** Squared multiple correlation of each item with all others, 1 - 1 / diag(R⁻¹). R: psych::smc. */
export const squaredMultipleCorrelations = (inverse: readonly ArrayLike<number>[]): Float64Array => Float64Array.from(inverse, (row, i) => 1 - 1 / row[i]!)

export interface Factorability {
  /** Items that the ones before them explain entirely; everything else is null unless empty. */
  dependent: number[]
  determinant: number
  inverse: Float64Array[] | null
  kmo: number | null
  msa: Float64Array | null
  bartlett: { chi2: number; df: number; p: number; log_p: number } | null
}

/**
 * Whether a correlation matrix is worth factoring. KMO: Σ r² / (Σ r² + Σ partial r²), overall and by item (MSA).
 * Source: Kaiser & Rice (1974), Educ. Psychol. Meas. 34, 111-117; Bartlett (1951), Biometrika 38, 337-344: χ² = -(n - 1 - (2p + 5) / 6) ln det R.
 * R: psych::KMO, psych::cortest.bartlett. On a singular matrix psych::KMO answers .5; here nothing is answered.
 */
export function factorability(correlations: readonly ArrayLike<number>[], n: number): Factorability {
  const p = correlations.length
  const { lower, dependent, logDeterminant } = cholesky(correlations)
  if (dependent.length > 0 || n <= p) return { dependent, determinant: Math.exp(logDeterminant), inverse: null, kmo: null, msa: null, bartlett: null }
  const inverse = invertCholesky(lower)
  const own = new Float64Array(p)
  const partial = new Float64Array(p)
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      if (i === j) continue
      own[i]! += correlations[i]![j]! ** 2
      partial[i]! += inverse[i]![j]! ** 2 / (inverse[i]![i]! * inverse[j]![j]!)
    }
  }
  const allOwn = own.reduce((sum, value) => sum + value, 0)
  const allPartial = partial.reduce((sum, value) => sum + value, 0)
  const df = p * (p - 1) / 2
  // Too few cases for Bartlett's correction leave no test.
  const cases = n - 1 - (2 * p + 5) / 6
  const chi2 = Math.max(0, cases * -logDeterminant)
  const logP = chiSquareLogUpper(chi2, df)
  return {
    dependent, determinant: Math.exp(logDeterminant), inverse,
    kmo: allOwn > 0 ? allOwn / (allOwn + allPartial) : null,
    msa: allOwn > 0 ? own.map((value, i) => value / (value + partial[i]!)) : null,
    bartlett: cases > 0 ? { chi2, df, p: Math.exp(logP), log_p: logP } : null,
  }
}
