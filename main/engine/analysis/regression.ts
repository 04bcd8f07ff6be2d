import type { Json, JsonObject } from '../../../shared/contract/analysis.ts'
import { correlationMatrix } from '../../../shared/stats/correlationMatrix.ts'
import { completeCases, completeRows } from '../../../shared/stats/missing.ts'
import { leastSquares } from '../../../shared/stats/ols.ts'
import type { Regression } from '../../../shared/stats/ols.ts'
import { relativeWeights } from '../../../shared/stats/relativeWeights.ts'
import { shapleyR2 } from '../../../shared/stats/shapley.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable, findVariables, resultKeys } from './findVariable.ts'
import { keyed } from './keyed.ts'

/** Where the coefficients are too entangled to be read one by one: VIF 5 (Hair et al. 2019), condition index 30 (Belsley, Kuh & Welsch 1980). */
const VIF = 5
const CONDITION = 30

/** A regression on complete cases, answers as coded, with its numbers under the names of the reference files. */
export interface RegressionRun {
  names: string[]
  y: Float64Array
  x: Float64Array[]
  /** Row of each complete case in the columns. */
  rows: Int32Array
  fit: Regression
  table: JsonObject
  warnings: Json[]
  /** Importance of each predictor by each measure of it; null where it is not defined. */
  measures: { [measure: string]: (number | null)[] }
}

export function runRegression(project: ProjectReader, request: { dataset: number; target: string; variables: string[] }): RegressionRun {
  const dataset = project.dataset(request.dataset)
  const target = findVariable(dataset, request.target)
  const predictors = findVariables(dataset, request.variables)
  const keys = resultKeys([target, ...predictors])
  const names = predictors.map(variable => keys.get(variable.id)!)
  const columns = [target, ...predictors].map(variable => project.columns.numbers(dataset.id, variable.id))
  const [y, ...x] = completeCases(columns) as [Float64Array, ...Float64Array[]]
  const rows = completeRows(columns)
  const fit = leastSquares(y, x)
  const named = (values: ArrayLike<number | null> | null): { [key: string]: Json } => keyed(names, values)

  const solved = fit.status === 'solved'
  const matrix = solved ? correlationMatrix(x) : []
  const zeroOrder = solved ? fit.zero_order_r.map(r => r!) : []
  const johnson = solved ? relativeWeights(matrix, zeroOrder) : null
  const lmg = solved ? shapleyR2(matrix, zeroOrder) : null
  const lmgTotal = lmg?.reduce((total, share) => total + share, 0) ?? 0
  const table: JsonObject = {
    target: keys.get(target.id)!,
    n: fit.n,
    rows_total: columns[0]!.length,
    status: fit.status,
    dependent: fit.dependent.map(index => names[index]!),
    coefficients: Object.fromEntries([['(Intercept)', { ...fit.intercept }], ...names.map((name, i) => [name, { ...fit.slopes[i]! }])]),
    std_beta: named(fit.std_beta),
    vif: named(fit.vif),
    tolerance: named(fit.tolerance),
    r2: fit.r2,
    adj_r2: fit.adj_r2,
    sigma: fit.sigma,
    F: fit.F,
    df1: fit.df1,
    df2: fit.df2,
    p: fit.p,
    ss_resid: fit.ss_resid,
    durbin_watson: fit.durbin_watson,
    aic: fit.aic,
    bic: fit.bic,
    collinearity_condition_indices_SPSS: fit.condition_indices,
    zero_order_r: named(fit.zero_order_r),
    semipartial_sq_last: named(fit.semipartial_sq_last),
    pratt: named(fit.pratt),
    johnson_relative_weights: named(johnson && johnson.weights),
    johnson_pct: named(johnson && johnson.percent),
    lmg_shapley: named(lmg),
    lmg_pct: named(lmg && lmg.map(share => (lmgTotal > 0 ? 100 * share / lmgTotal : null))),
  }
  const none = names.map(() => null)
  return {
    names, y, x, rows, fit, table, warnings: solved ? warningsOf(fit, names) : [],
    measures: {
      correlation: fit.zero_order_r.map(r => (r === null ? null : Math.abs(r))), beta: fit.std_beta.map(beta => (beta === null ? null : Math.abs(beta))),
      johnson: johnson?.weights ?? none, shapley: lmg ?? none, pratt: fit.pratt, last: fit.semipartial_sq_last,
    },
  }
}

/** signReversed: a coefficient against its own correlation (suppression); collinear: entangled predictors. */
function warningsOf(fit: Regression, names: readonly string[]): Json[] {
  const reversed = names.filter((_, i) => (fit.std_beta[i] ?? 0) * (fit.zero_order_r[i] ?? 0) < 0)
  const entangled = names.filter((_, i) => (fit.vif[i] ?? 0) >= VIF)
  const condition = Math.max(...fit.condition_indices ?? [0])
  return [
    ...(reversed.length > 0 ? [{ code: 'signReversed', items: reversed }] : []),
    ...(entangled.length > 0 ? [{ code: 'collinear', items: entangled, vif: Math.max(...fit.vif.map(value => value ?? 0)) }] : []),
    ...(condition > CONDITION ? [{ code: 'condition', items: [], condition }] : []),
  ]
}
