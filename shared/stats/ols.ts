import { fTails } from './distributions/fisherF.ts'
import { tQuantile, tTwoSided } from './distributions/studentT.ts'
import { householderQr, invertUpper, solveUpper } from './linalg/qr.ts'
import { singularValues } from './linalg/singularValues.ts'
import { defined } from './missing.ts'
import { correlation, isConstant } from './pearson.ts'
import { deviations, mean, sumOfSquares } from './summation.ts'

export interface Coefficient { b: number | null; se: number | null; t: number | null; p: number | null; ci95: [number, number] | null }

export interface Regression {
  n: number
  /** solved | tooFewCases: n <= predictors + 1 | constantTarget | singular: see `dependent` | overflow: squares beyond a double. */
  status: 'solved' | 'tooFewCases' | 'constantTarget' | 'singular' | 'overflow'
  /** Predictors that are constant or a linear combination of those before them. */
  dependent: number[]
  intercept: Coefficient
  slopes: Coefficient[]
  std_beta: (number | null)[]
  /** Variance inflation 1 / (1 - R²_j) and its inverse. */
  vif: (number | null)[]
  tolerance: (number | null)[]
  r2: number | null
  adj_r2: number | null
  /** Residual standard error. */
  sigma: number | null
  F: number | null
  df1: number
  df2: number
  p: number | null
  ss_resid: number | null
  durbin_watson: number | null
  aic: number | null
  bic: number | null
  /** Belsley's condition indices: columns with the constant, scaled to unit length, not centred (SPSS). */
  condition_indices: number[] | null
  zero_order_r: (number | null)[]
  /** R² lost when the predictor is taken out of the full model. */
  semipartial_sq_last: (number | null)[]
  /** std_beta x zero_order_r; adds up to R². */
  pratt: (number | null)[]
  residuals: Float64Array | null
}

const noCoefficient: Coefficient = { b: null, se: null, t: null, p: null, ci95: null }

/**
 * Ordinary least squares with a constant, on complete cases. Columns are centred first and solved by Householder QR,
 * so that a common offset costs no digits. R: lm(y ~ x1 + …), car::vif, AIC, BIC.
 */
export function leastSquares(y: ArrayLike<number>, predictors: readonly ArrayLike<number>[]): Regression {
  const n = y.length
  const k = predictors.length
  const df2 = n - k - 1
  const zeroOrder = predictors.map(x => correlation(x, y))
  const none = predictors.map(() => null)
  const unsolved = (status: Regression['status'], dependent: number[] = []): Regression => ({
    n, status, dependent, intercept: noCoefficient, slopes: predictors.map(() => noCoefficient), std_beta: none, vif: none, tolerance: none,
    r2: null, adj_r2: null, sigma: null, F: null, df1: k, df2, p: null, ss_resid: null, durbin_watson: null, aic: null, bic: null,
    condition_indices: null, zero_order_r: zeroOrder, semipartial_sq_last: none, pratt: none, residuals: null,
  })
  if (df2 < 1) return unsolved('tooFewCases')
  if (isConstant(y)) return unsolved('constantTarget')

  const centres = predictors.map(x => mean(x)!)
  const centred = predictors.map(x => (isConstant(x) ? new Float64Array(n) : deviations(x)))
  const meanY = mean(y)!
  const centredY = deviations(y)
  if (![centredY, ...centred].every(column => Number.isFinite(sumOfSquares(column)))) return unsolved('overflow')
  const { r, rotated, dependent } = householderQr(centred, [centredY])
  if (dependent.length > 0) return unsolved('singular', dependent)

  const b = solveUpper(r, rotated[0]!, k)
  const residuals = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let fitted = 0
    for (let j = 0; j < k; j++) fitted += b[j]! * centred[j]![i]!
    residuals[i] = centredY[i]! - fitted
  }
  const ssResid = sumOfSquares(residuals)
  const ssTotal = sumOfSquares(centredY)
  const r2 = 1 - ssResid / ssTotal
  const variance = ssResid / df2
  const inverse = invertUpper(r, k)
  // diagonal of (X'X)^-1 = squared rows of R^-1
  const spread = Array.from({ length: k }, (_, j) => inverse.reduce((total, column) => total + column[j]! * column[j]!, 0))
  // x̄'(X'X)^-1 x̄ for the constant
  const carried = inverse.map(column => column.reduce((total, value, j) => total + value * centres[j]!, 0))
  const interceptSpread = 1 / n + carried.reduce((total, value) => total + value * value, 0)
  const critical = tQuantile(0.975, df2)
  const coefficient = (value: number, factor: number): Coefficient => {
    const se = Math.sqrt(variance * factor)
    const t = value / se
    return {
      b: value, se: defined(se), t: defined(t), p: Number.isNaN(t) ? null : tTwoSided(t, df2),
      ci95: Number.isFinite(se) ? [value - critical * se, value + critical * se] : null,
    }
  }
  const squares = centred.map(sumOfSquares)
  const beta = Array.from(b, (value, j) => value * Math.sqrt(squares[j]! / ssTotal))
  const F = (ssTotal - ssResid) / k / variance
  const logLikelihoodPart = n * (Math.log(2 * Math.PI) + Math.log(ssResid / n) + 1)
  let steps = 0
  for (let i = 1; i < n; i++) steps += (residuals[i]! - residuals[i - 1]!) ** 2

  return {
    n, status: 'solved', dependent,
    intercept: coefficient(meanY - b.reduce((total, value, j) => total + value * centres[j]!, 0), interceptSpread),
    slopes: Array.from(b, (value, j) => coefficient(value, spread[j]!)),
    std_beta: beta,
    vif: spread.map((value, j) => value * squares[j]!),
    tolerance: spread.map((value, j) => 1 / (value * squares[j]!)),
    r2,
    adj_r2: 1 - (ssResid / df2) / (ssTotal / (n - 1)),
    sigma: Math.sqrt(variance),
    F: defined(F),
    df1: k,
    df2,
    p: Number.isNaN(F) ? null : fTails(F, k, df2).upper,
    ss_resid: ssResid,
    durbin_watson: defined(steps / ssResid),
    aic: defined(logLikelihoodPart + 2 * (k + 2)),
    bic: defined(logLikelihoodPart + Math.log(n) * (k + 2)),
    condition_indices: conditionIndices(predictors, n),
    zero_order_r: zeroOrder,
    semipartial_sq_last: Array.from(b, (value, j) => value * value / (spread[j]! * ssTotal)),
    pratt: beta.map((value, j) => { const r0 = zeroOrder[j]; return r0 === null || r0 === undefined ? null : value * r0 }),
    residuals,
  }
}

/** Smallest first (1). Belsley, Kuh & Welsch (1980). */
function conditionIndices(predictors: readonly ArrayLike<number>[], n: number): number[] {
  const scaled = [Float64Array.from({ length: n }, () => 1), ...predictors].map(column => {
    const values = Float64Array.from(column)
    const length = Math.sqrt(sumOfSquares(values))
    return values.map(value => value / length)
  })
  const { r } = householderQr(scaled, [], 0)
  const triangle = scaled.map((_, j) => Float64Array.from(scaled, (__, i) => (i <= j ? r[i]![j]! : 0)))
  const values = singularValues(triangle)
  return Array.from(values, value => values[0]! / value)
}
