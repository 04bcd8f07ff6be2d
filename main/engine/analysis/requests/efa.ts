import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { factorability, squaredMultipleCorrelations } from '../../../../shared/stats/factorability.ts'
import { communalities, aligned, fromEigen, sumsOfSquares } from '../../../../shared/stats/factorLoadings.ts'
import { factorDf, factorMl } from '../../../../shared/stats/factorMl.ts'
import { symmetricEigen } from '../../../../shared/stats/linalg/symmetricEigen.ts'
import { parallelAnalysis } from '../../../../shared/stats/parallelAnalysis.ts'
import { principalAxis } from '../../../../shared/stats/principalAxis.ts'
import { promax } from '../../../../shared/stats/promax.ts'
import { varimax } from '../../../../shared/stats/varimax.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { itemMoments, loadingTable } from '../itemMoments.ts'
import type { ItemMoments } from '../itemMoments.ts'
import { keyed } from '../keyed.ts'
import type { RunHooks } from '../method.ts'

/**
 * Exploratory factors of complete rows, from the correlation matrix. `status`: computed, tooFewCases, constant (the items are named),
 * singular (`dependent` names them; only principal components are answered then), tooManyFactors, notConverged.
 * `warnings`: fewCases, duplicateItems, heywood, parallelNone, observedBounds.
 */
export function exploratoryFactors(project: ProjectReader, request: RequestOf<'efa'>, hooks: RunHooks): JsonObject {
  const items = itemMoments(project, request, request.variables, hooks)
  const { names, n, correlations } = items
  const p = names.length
  const none = {
    kmo_overall: null, msa: null, bartlett: null, det_R: null, eigenvalues: null, n_kaiser: null, pct_variance: null, cumulative_pct: null,
    parallel: null, factors: null, extraction: request.extraction, rotation: request.rotation, [request.extraction]: null,
  }
  const refused = n < 3 ? 'tooFewCases' : items.constant.length > 0 ? 'constant' : null
  if (refused) return { ...items.head, p, status: refused, warnings: [], dependent: [], ...none }

  const { dependent, determinant, inverse, kmo, msa, bartlett } = factorability(correlations, n)
  const eigen = symmetricEigen(correlations)
  const eigenvalues = Array.from(eigen.values)
  const parallel = parallelAnalysis(eigenvalues, n, request.replicates, request.seed, hooks.progress)
  const factors = request.factors ?? Math.max(1, parallel.suggested)
  const smc = inverse && squaredMultipleCorrelations(inverse)
  const extracted = extract(items, request, factors, eigen, smc)
  const warnings = [
    n < 5 * p && 'fewCases', (items.head['duplicates'] as Json[]).length > 0 && 'duplicateItems', extracted.heywood && 'heywood',
    request.factors === null && parallel.suggested === 0 && 'parallelNone',
    (items.head['reversed'] as { bounds: string }[]).some(({ bounds }) => bounds === 'observed') && 'observedBounds',
  ].filter(warning => warning !== false)
  const pct = eigenvalues.map(value => 100 * value / p)
  return {
    ...items.head, p, status: extracted.status, warnings, dependent: dependent.map(i => names[i]!),
    kmo_overall: kmo, msa: msa && keyed(names, msa), bartlett: bartlett && { ...bartlett },
    det_R: dependent.length > 0 ? 0 : determinant,
    eigenvalues, n_kaiser: eigenvalues.filter(value => value > 1).length, pct_variance: pct,
    cumulative_pct: pct.map((_, i) => pct.slice(0, i + 1).reduce((sum, value) => sum + value, 0)),
    parallel: { ...parallel }, factors, factors_from: request.factors === null ? 'parallel' : 'request',
    extraction: request.extraction, rotation: request.rotation,
    [request.extraction]: extracted.result,
  }
}

interface Extracted { status: string; heywood: boolean; result: Json }

function extract({ names, n, correlations }: ItemMoments, request: RequestOf<'efa'>, factors: number, eigen: { values: Float64Array; vectors: Float64Array[] }, smc: Float64Array | null): Extracted {
  const p = names.length
  const { extraction } = request
  if (factors > p || (extraction !== 'pca' && factors >= p) || (extraction === 'ml' && factorDf(p, factors) < 0)) return { status: 'tooManyFactors', heywood: false, result: null }
  const rotated = (loadings: readonly Float64Array[]): { [key: string]: Json } => rotation(names, loadings, request.rotation)
  if (extraction === 'pca') {
    const loadings = aligned(fromEigen(eigen.values, eigen.vectors, factors, p))
    return {
      status: smc ? 'computed' : 'singular', heywood: false,
      result: { unrotated: loadingTable(names, loadings), communalities: keyed(names, communalities(loadings)), ss_loadings_unrotated: sumsOfSquares(loadings), ...rotated(loadings) },
    }
  }
  if (!smc) return { status: 'singular', heywood: false, result: null }
  if (extraction === 'paf') {
    const found = principalAxis(correlations, smc, factors)
    const loose = principalAxis(correlations, smc, factors, 1e-3, 25)
    return {
      status: found.converged ? 'computed' : 'notConverged', heywood: found.heywood,
      result: {
        initial_communalities_smc: keyed(names, smc), communalities: keyed(names, found.communalities), iterations: found.iterations, converged: found.converged,
        unrotated: loadingTable(names, found.loadings), ss_loadings_unrotated: sumsOfSquares(found.loadings), ...rotated(found.loadings),
        spss_like_stop_1e3: { iterations: loose.iterations, communalities: keyed(names, loose.communalities) },
      },
    }
  }
  const found = factorMl(correlations, smc, factors, n)
  return {
    status: found.converged ? 'computed' : 'notConverged', heywood: found.any_boundary,
    result: {
      uniquenesses: keyed(names, found.uniquenesses), communalities: keyed(names, communalities(found.loadings)),
      unrotated: loadingTable(names, found.loadings), ss_loadings_unrotated: sumsOfSquares(found.loadings), ...rotated(found.loadings),
      chi2: found.chi2, df: found.df, p: found.p, any_boundary: found.any_boundary, iterations: found.iterations, converged: found.converged,
    },
  }
}

function rotation(names: readonly string[], loadings: readonly Float64Array[], kind: 'none' | 'varimax' | 'promax'): { [key: string]: Json } {
  if (kind === 'none') return {}
  if (kind === 'varimax') {
    const turned = varimax(loadings)
    return { varimax: loadingTable(names, turned), ss_loadings_varimax: sumsOfSquares(turned) }
  }
  const turned = promax(loadings)
  if (!turned) return { promax: null }
  return {
    promax: loadingTable(names, turned.pattern), structure: loadingTable(names, turned.structure),
    factor_correlations: turned.phi.flatMap((row, f) => Array.from(row.slice(0, f), (r, g) => ({ a: `F${g + 1}`, b: `F${f + 1}`, r }))),
  }
}
