import type { AnalysisRequestInput } from './analysis.ts'

/** Sets of predictors double with each one: beyond this many, importance by Shapley values is worth a thread of its own. */
const FEW_PREDICTORS = 10

/** Whether a request takes long enough to be worked out beside the engine, with progress and cancel. */
export function isHeavy(request: AnalysisRequestInput): boolean {
  if ('bootstrap' in request && (request.bootstrap ?? 0) > 0) return true
  switch (request.method) {
    case 'pareto': return (request.spec.bootstrap ?? 0) > 0
    case 'pls':
    case 'cfa':
    case 'crosstab': return true
    // Without a number of factors parallel analysis finds one.
    case 'efa': return (request.factors ?? null) === null
    case 'drivers': return request.variables.length > FEW_PREDICTORS
    case 'priority': return (request.variables?.length ?? Infinity) > FEW_PREDICTORS
    default: return false
  }
}
