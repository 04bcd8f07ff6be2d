import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { averageVarianceExtracted, compositeReliability } from '../../../../shared/stats/constructValidity.ts'
import { fitIndices } from '../../../../shared/stats/fitIndices.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { itemMoments } from '../itemMoments.ts'
import { keyed } from '../keyed.ts'
import { improprieties, itemsOf, loadingTests, measurementModel, pairsOf, patternOf, standardisedLoadings } from '../measurementModel.ts'
import type { RunHooks } from '../method.ts'

/**
 * Confirmatory factor analysis by maximum likelihood on complete rows, factors correlated. `status`: computed, tooFewCases, constant,
 * singular, underidentified (fewer correlations than parameters), notIdentified, notConverged. `warnings`: heywood, factorCorrelation, fewCases.
 */
export function confirmatoryModel(project: ProjectReader, request: RequestOf<'cfa'>, hooks: RunHooks): JsonObject {
  const { constructs } = request
  const all = itemsOf(constructs)
  const items = itemMoments(project, request, all, hooks)
  const pattern = patternOf(constructs, all)
  const { model, status } = measurementModel(items, pattern)
  const head = { ...items.head, p: items.names.length, status }
  if (!model) return { ...head, warnings: [], fit: null, std_loadings: null, composite_reliability: null, ave: null, factor_correlations: null, loading_tests: null, residual_variances: null }
  const each = (value: (loadings: Float64Array) => number | null): JsonObject => Object.fromEntries(constructs.map(({ name }, f) => [name, value(model.loadings[f]!)]))
  return {
    ...head,
    warnings: [...improprieties(model), ...(items.n < 5 * model.parameters ? ['fewCases'] : [])],
    fit: { ...fitIndices(items.correlations, model, items.n, items.sd) },
    std_loadings: standardisedLoadings(model, constructs, items, pattern),
    composite_reliability: each(compositeReliability),
    ave: each(averageVarianceExtracted),
    factor_correlations: pairsOf(constructs, (f, g) => ({ r: model.phi[f]![g]! })),
    loading_tests: loadingTests(model, constructs, items, pattern),
    residual_variances: keyed(items.names, model.residuals),
  }
}
