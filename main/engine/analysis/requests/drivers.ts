import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import { correlationMatrix } from '../../../../shared/stats/correlationMatrix.ts'
import { completeCases } from '../../../../shared/stats/missing.ts'
import { leastSquares } from '../../../../shared/stats/ols.ts'
import { relativeWeights } from '../../../../shared/stats/relativeWeights.ts'
import { shapleyR2 } from '../../../../shared/stats/shapley.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable, findVariables, resultKeys } from '../findVariable.ts'

type Request = Extract<AnalysisRequest, { method: 'drivers' }>

/**
 * Regression of the target on the predictors with every measure of importance derived from it, on complete cases, answers as coded.
 * `status` says why numbers are null: tooFewCases, constantTarget, overflow, singular (then `dependent` names the culprits).
 */
export function driverTable(project: ProjectReader, request: Request): { [key: string]: Json } {
  const dataset = project.dataset(request.dataset)
  const target = findVariable(dataset, request.target)
  const predictors = findVariables(dataset, request.variables)
  const keys = resultKeys([target, ...predictors])
  const names = predictors.map(variable => keys.get(variable.id)!)
  const columns = [target, ...predictors].map(variable => project.columns.numbers(dataset.id, variable.id))
  const [y, ...x] = completeCases(columns) as [Float64Array, ...Float64Array[]]
  const fit = leastSquares(y, x)
  const keyed = <T extends Json>(values: readonly T[] | null): { [key: string]: T | null } =>
    Object.fromEntries(names.map((name, i) => [name, values?.[i] ?? null]))

  const solved = fit.status === 'solved'
  const matrix = solved ? correlationMatrix(x) : []
  const zeroOrder = solved ? fit.zero_order_r.map(r => r!) : []
  const johnson = solved ? relativeWeights(matrix, zeroOrder) : null
  const lmg = solved ? shapleyR2(matrix, zeroOrder) : null
  const lmgTotal = lmg?.reduce((total, share) => total + share, 0) ?? 0

  return {
    n: fit.n,
    rows_total: columns[0]!.length,
    status: fit.status,
    dependent: fit.dependent.map(index => names[index]!),
    coefficients: Object.fromEntries([['(Intercept)', { ...fit.intercept }], ...names.map((name, i) => [name, { ...fit.slopes[i]! }])]),
    std_beta: keyed(fit.std_beta),
    vif: keyed(fit.vif),
    tolerance: keyed(fit.tolerance),
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
    zero_order_r: keyed(fit.zero_order_r),
    semipartial_sq_last: keyed(fit.semipartial_sq_last),
    pratt: keyed(fit.pratt),
    johnson_relative_weights: keyed(johnson && johnson.weights),
    johnson_pct: keyed(johnson && johnson.percent),
    lmg_shapley: keyed(lmg),
    lmg_pct: keyed(lmg && lmg.map(share => (lmgTotal > 0 ? 100 * share / lmgTotal : null))),
  }
}
