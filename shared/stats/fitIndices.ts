import { chiSquareTails } from './distributions/chiSquare.ts'
import { noncentralChiSquareTails, noncentralityOfChiSquare } from './distributions/noncentralChiSquare.ts'
import { cholesky, solveCholesky } from './linalg/cholesky.ts'
import type { Confirmatory } from './confirmatory.ts'

/** Under lavaan's names. Null where not defined: no degrees of freedom, a baseline that fits. */
export interface FitIndices {
  chisq: number
  df: number
  pvalue: number | null
  'chisq.df': number | null
  cfi: number | null
  tli: number | null
  nfi: number | null
  gfi: number
  agfi: number | null
  rmsea: number | null
  'rmsea.ci.lower': number | null
  'rmsea.ci.upper': number | null
  /** Probability of data this far off if RMSEA were .05. */
  'rmsea.pvalue': number | null
  srmr: number
  logl: number
  aic: number
  bic: number
  'baseline.chisq': number
  'baseline.df': number
  npar: number
}

/**
 * Goodness of fit of a solved model of a correlation matrix; the log likelihood is that of the raw items, whose standard
 * deviations (divisor n - 1) are given. χ² = n F. Source: Hu & Bentler (1999), Struct. Equ. Modeling 6, 1-55; Browne & Cudeck (1993)
 * for the interval of RMSEA (90 %); Tanaka & Huba (1985) for GFI. R: lavaan::fitMeasures with likelihood = "normal".
 */
export function fitIndices(correlations: readonly ArrayLike<number>[], model: Confirmatory, n: number, sd: ArrayLike<number>): FitIndices {
  const p = correlations.length
  const { df } = model
  const chisq = n * model.f
  const baseline = -n * cholesky(correlations).logDeterminant
  const baselineDf = p * (p - 1) / 2
  const excess = Math.max(0, chisq - df)
  const rmsea = df > 0 ? Math.sqrt(excess / (df * n)) : null
  const limits = df > 0 ? noncentralityOfChiSquare(chisq, df, 0.9)?.map(ncp => Math.sqrt(ncp / (df * n))) ?? null : null
  const worst = Math.max(0, baseline - baselineDf, chisq - df)
  const gfi = goodness(correlations, model.implied)
  // Covariances with divisor n: that is the matrix the likelihood is written in.
  const scale = Array.from({ length: p }, (_, i) => Math.log(sd[i]! * Math.sqrt((n - 1) / n)))
  const logDeterminant = cholesky(model.implied).logDeterminant + 2 * scale.reduce((sum, value) => sum + value, 0)
  const logl = -n / 2 * (p * Math.log(2 * Math.PI) + logDeterminant + (model.f - cholesky(model.implied).logDeterminant + cholesky(correlations).logDeterminant + p))
  let residual = 0
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      const implied = model.implied[i]![j]! / Math.sqrt(model.implied[i]![i]! * model.implied[j]![j]!)
      residual += i === j ? (1 - model.implied[i]![i]!) ** 2 : (correlations[i]![j]! - implied) ** 2
    }
  }
  return {
    chisq, df, pvalue: df > 0 ? chiSquareTails(chisq, df).upper : null, 'chisq.df': df > 0 ? chisq / df : null,
    cfi: worst > 0 ? 1 - excess / worst : 1,
    tli: df > 0 && baseline / baselineDf > 1 ? (baseline / baselineDf - chisq / df) / (baseline / baselineDf - 1) : null,
    nfi: baseline > 0 ? (baseline - chisq) / baseline : null,
    gfi, agfi: df > 0 ? 1 - p * (p + 1) / 2 / df * (1 - gfi) : null,
    rmsea, 'rmsea.ci.lower': limits?.[0] ?? null, 'rmsea.ci.upper': limits?.[1] ?? null,
    'rmsea.pvalue': df > 0 ? noncentralChiSquareTails(chisq, df, 0.05 ** 2 * df * n).upper : null,
    srmr: Math.sqrt(residual / (p * (p + 1) / 2)),
    logl, aic: 2 * model.parameters - 2 * logl, bic: Math.log(n) * model.parameters - 2 * logl,
    'baseline.chisq': baseline, 'baseline.df': baselineDf, npar: model.parameters,
  }
}

/** GFI: 1 - tr[(Σ⁻¹R - I)²] / tr[(Σ⁻¹R)²]. */
function goodness(correlations: readonly ArrayLike<number>[], implied: readonly Float64Array[]): number {
  const { lower } = cholesky(implied, 0)
  const ratio = correlations.map(row => solveCholesky(lower, row))
  let off = 0
  let all = 0
  for (let i = 0; i < ratio.length; i++) {
    for (let j = 0; j < ratio.length; j++) {
      all += ratio[i]![j]! * ratio[j]![i]!
      off += (ratio[i]![j]! - (i === j ? 1 : 0)) * (ratio[j]![i]! - (i === j ? 1 : 0))
    }
  }
  return 1 - off / all
}
