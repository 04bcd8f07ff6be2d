import { chiSquareTails } from './distributions/chiSquare.ts'
import { tTwoSided } from './distributions/studentT.ts'
import { householderQr, invertUpper } from './linalg/qr.ts'
import { defined } from './missing.ts'
import type { Regression } from './ols.ts'
import { leastSquares } from './ols.ts'
import { isConstant } from './pearson.ts'
import { shapiroWilk } from './shapiroWilk.ts'
import { deviations, mean } from './summation.ts'

export interface RobustCoefficient { se: number | null; t: number | null; p: number | null }

export interface RegressionDiagnostics {
  /** (Intercept) first. Standard errors that hold with unequal residual variance; t on n - k - 1. */
  hc3: RobustCoefficient[]
  /** Fitted values; residuals over their own standard error (internally studentised); the same without the case itself. */
  fitted: Float64Array
  standardised: Float64Array
  studentised: Float64Array
  leverage: Float64Array
  cooksDistance: Float64Array
  /** Of the residuals; null outside 3..5000 cases. */
  shapiro: { W: number | null; p: number | null }
  /** Koenker's studentised form: n R² of the squared residuals on the predictors. */
  breuschPagan: { statistic: number | null; df: number; p: number | null }
}

/**
 * What must be looked at before a solved regression is believed; null for one without a solution. A case that alone decides its fitted value
 * (leverage 1) has no standardised residual and makes HC3 undefined.
 * R: hatvalues, rstandard, rstudent, cooks.distance, lmtest::bptest, sandwich::vcovHC(type = 'HC3'). Sources: Belsley, Kuh & Welsch (1980);
 * Koenker (1981), J. Econometrics 17, 107-112; MacKinnon & White (1985), J. Econometrics 29, 305-325.
 */
export function regressionDiagnostics(y: ArrayLike<number>, predictors: readonly ArrayLike<number>[], fit: Regression): RegressionDiagnostics | null {
  const { residuals, sigma } = fit
  if (fit.status !== 'solved' || residuals === null || sigma === null) return null
  const n = y.length
  const k = predictors.length
  const centred = predictors.map(deviations)
  const centres = predictors.map(x => mean(x)!)
  const { r } = householderQr(centred, [])
  const inverse = invertUpper(r, k)
  const leverage = new Float64Array(n)
  const squares = new Float64Array(k + 1)
  const rotated = new Float64Array(k)
  for (let i = 0; i < n; i++) {
    // z = R^-T x, so that x'(X'X)^-1 x = z'z and (X'X)^-1 x = R^-1 z.
    let h = 1 / n
    for (let j = 0; j < k; j++) {
      let z = 0
      for (let m = 0; m <= j; m++) z += inverse[j]![m]! * centred[m]![i]!
      rotated[j] = z
      h += z * z
    }
    leverage[i] = Math.min(1, h)
    const weight = residuals[i]! / (1 - leverage[i]!)
    let carried = 1 / n
    for (let m = 0; m < k; m++) {
      let influence = 0
      for (let j = m; j < k; j++) influence += inverse[j]![m]! * rotated[j]!
      squares[m + 1]! += (influence * weight) ** 2
      carried -= influence * centres[m]!
    }
    squares[0]! += (carried * weight) ** 2
  }
  const variance = sigma * sigma
  const standardised = residuals.map((e, i) => e / (sigma * Math.sqrt(1 - leverage[i]!)))
  const studentised = standardised.map(value => { const rest = fit.df2 - value * value; return rest > 0 ? value * Math.sqrt((fit.df2 - 1) / rest) : Number.NaN })
  const cooksDistance = residuals.map((e, i) => (e * e * leverage[i]!) / ((k + 1) * variance * (1 - leverage[i]!) ** 2))
  const squared = residuals.map(e => e * e)
  const auxiliary = isConstant(squared) ? null : leastSquares(squared, predictors).r2
  const statistic = auxiliary === null ? null : n * auxiliary
  return {
    hc3: [fit.intercept, ...fit.slopes].map(({ b }, j) => {
      const se = defined(Math.sqrt(squares[j]!))
      const t = se === null || b === null ? null : defined(b / se)
      return { se, t, p: t === null ? null : tTwoSided(t, fit.df2) }
    }),
    fitted: residuals.map((e, i) => y[i]! - e), standardised, studentised, leverage, cooksDistance,
    shapiro: shapiroWilk(Float64Array.from(residuals).sort()),
    breuschPagan: { statistic, df: k, p: statistic === null ? null : chiSquareTails(statistic, k).upper },
  }
}
