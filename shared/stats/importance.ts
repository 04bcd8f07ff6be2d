import { correlationMatrix } from './correlationMatrix.ts'
import { completeCases } from './missing.ts'
import { leastSquares } from './ols.ts'
import { correlation, isConstant, pearson } from './pearson.ts'
import { relativeWeights } from './relativeWeights.ts'
import { MAX_SHAPLEY_PREDICTORS, shapleyR2 } from './shapley.ts'

/** Importance worked out from how items go together with an outcome. */
export type DerivedMethod = 'correlation' | 'regression' | 'johnson' | 'shapley' | 'pratt' | 'lastIn'

export interface Importance {
  /** solved; tooFewCases, constantTarget, singular (collinear items), tooManyItems: nothing can be said. */
  status: 'solved' | 'tooFewCases' | 'constantTarget' | 'singular' | 'tooManyItems'
  /** Of each item; constant items 0 in what shares R² out, null for a correlation. */
  raw: (number | null)[]
  /** 95 % interval of the raw number; null where there is none. */
  ci95: ([number, number] | null)[]
  /** Complete cases; for correlations the smallest number of pairs. */
  n: number
  r2: number | null
  /** √(largest / smallest eigenvalue) of the items' correlations; null when singular; undefined where it is not looked at. */
  condition?: number | null
  constant: number[]
  /** Items whose correlation with the outcome has another sign than their coefficient. */
  suppressed: number[]
}

/** Pearson r of each item with the outcome, each on the cases it shares with it. */
function byCorrelation(columns: readonly Float64Array[], target: Float64Array): Importance {
  let n = Infinity
  const found = columns.map(column => {
    const [x, y] = completeCases([column, target]) as [Float64Array, Float64Array]
    n = Math.min(n, x.length)
    return pearson(x, y)
  })
  // An outcome that never varies is no fault of the items.
  const flat = n > 1 && isConstant(completeCases([target])[0]!)
  return {
    status: flat ? 'constantTarget' : 'solved', raw: found.map(({ r }) => r), ci95: found.map(({ ci95_fisher: ci }) => ci), n, r2: null,
    constant: flat ? [] : found.flatMap(({ r }, i) => (r === null ? [i] : [])), suppressed: [],
  }
}

/**
 * Importance of items for an outcome: `correlation` pairwise; on complete cases `regression` (standardised coefficients), `johnson` (relative
 * weights), `shapley` (LMG), `pratt` (beta x r, Pratt 1987) and `lastIn` (gain in R² when the item enters last, the squared semipartial correlation). Constant items are left out of a regression and weigh 0.
 */
export function derivedImportance(method: DerivedMethod, columns: readonly Float64Array[], target: Float64Array): Importance {
  if (method === 'correlation') return byCorrelation(columns, target)
  const [y, ...x] = completeCases([target, ...columns]) as [Float64Array, ...Float64Array[]]
  const n = y.length
  const used = x.map((_, i) => i).filter(i => !isConstant(x[i]!))
  const constant = x.map((_, i) => i).filter(i => !used.includes(i))
  const none = (status: Importance['status']): Importance => ({ status, raw: x.map(() => null), ci95: x.map(() => null), n, r2: null, constant, suppressed: [] })
  // With no more cases than coefficients every outcome is explained perfectly: that is not importance.
  if (n < used.length + 2 || used.length === 0) return none('tooFewCases')
  if (isConstant(y)) return none('constantTarget')
  if (method === 'shapley' && used.length > MAX_SHAPLEY_PREDICTORS) return none('tooManyItems')
  const spread = <T>(values: readonly T[], otherwise: T): T[] => { const all = x.map(() => otherwise); used.forEach((i, at) => { all[i] = values[at]! }); return all }
  const predictors = used.map(i => x[i]!)
  if (method === 'regression' || method === 'pratt' || method === 'lastIn') {
    const fit = leastSquares(y, predictors)
    if (fit.status !== 'solved') return none(fit.status === 'singular' ? 'singular' : 'tooFewCases')
    const ci = fit.slopes.map(({ b, ci95 }, at): [number, number] | null => {
      const beta = fit.std_beta[at]
      if (!ci95 || !b || beta === null || beta === undefined) return null
      const scale = beta / b
      return [ci95[0] * scale, ci95[1] * scale]
    })
    const suppressed = method === 'lastIn' ? [] : used.filter((_, at) => fit.std_beta[at]! * (fit.zero_order_r[at] ?? 0) < 0)
    const raw = method === 'regression' ? fit.std_beta : method === 'pratt' ? fit.pratt : fit.semipartial_sq_last
    return { status: 'solved', raw: spread<number | null>(raw, 0), ci95: method === 'regression' ? spread(ci, null) : x.map(() => null), n, r2: fit.r2, condition: relativeWeights(correlationMatrix(predictors), fit.zero_order_r.map(r => r ?? 0)).condition, constant, suppressed }
  }
  const matrix = correlationMatrix(predictors)
  const withTarget = predictors.map(column => correlation(column, y)!)
  const johnson = relativeWeights(matrix, withTarget)
  const shares = method === 'johnson' ? johnson.weights : shapleyR2(matrix, withTarget)
  if (shares === null) return { ...none('singular'), condition: johnson.condition }
  return { status: 'solved', raw: spread<number | null>(shares, 0), ci95: x.map(() => null), n, r2: johnson.r2, condition: johnson.condition, constant, suppressed: [] }
}
