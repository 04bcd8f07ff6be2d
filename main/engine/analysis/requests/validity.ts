import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { cronbachAlpha } from '../../../../shared/stats/alpha.ts'
import { submatrix } from '../../../../shared/stats/covariance.ts'
import { averageVarianceExtracted, compositeReliability, htmt } from '../../../../shared/stats/constructValidity.ts'
import { fitIndices } from '../../../../shared/stats/fitIndices.ts'
import { oneFactorOmega } from '../../../../shared/stats/omega.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { itemMoments } from '../itemMoments.ts'
import type { ItemMoments } from '../itemMoments.ts'
import { improprieties, itemsOf, measurementModel, pairsOf, patternOf } from '../measurementModel.ts'
import type { Construct } from '../measurementModel.ts'
import type { RunHooks } from '../method.ts'
import { treeItems } from '../scaleItems.ts'

/**
 * Convergent and discriminant validity. Loadings come from one confirmatory model of all constructs with two items or more (`loadings_from`: cfa);
 * where it has no solution, from one factor for each construct alone (oneFactor), and correlations of constructs are then those of their
 * mean scores (`correlations_from`: scores). HTMT needs neither. `status` as for cfa; `warnings`: singleItem, heywood, factorCorrelation, noModel.
 */
export function constructValidity(project: ProjectReader, request: RequestOf<'validity'>, hooks: RunHooks): JsonObject {
  const given = request.constructs ?? treeConstructs(project, request.dataset, request.within)
  const all = itemsOf(given)
  const items = itemMoments(project, request, all, hooks)
  const constructs = given.filter(({ items: own }) => own.length > 1)
  const single = given.filter(({ items: own }) => own.length === 1).map(({ name }) => name)
  const modelled = [...new Set(constructs.flatMap(({ items: own }) => own))].map(item => all.indexOf(item))
  const sub = only(items, modelled)
  const inSub = patternOf(constructs, modelled.map(i => all[i]!))
  const { model, status } = constructs.length === 0 ? { model: null, status: 'tooFewItems' } : measurementModel(sub, inSub)
  const pattern = patternOf(constructs, all)
  const usable = items.n >= 3 && sub.constant.length === 0

  const loadings = constructs.map((_, f) => {
    if (model) return model.loadings[f]!
    if (!usable) return null
    const own = only(items, pattern[f]!)
    const one = oneFactorOmega(own.correlations, own.sd, own.n)
    return one && !one.heywood ? one.loadings : null
  })
  const aves = loadings.map(own => own && averageVarianceExtracted(own))
  const between = (f: number, g: number): number | null => (model ? model.phi[f]![g]! : usable ? scoreCorrelation(items, pattern[f]!, pattern[g]!) : null)
  return {
    ...items.head, p: modelled.length, status,
    warnings: [...(single.length > 0 ? ['singleItem'] : []), ...(model ? improprieties(model) : usable && constructs.length > 0 ? ['noModel'] : [])],
    single_item: single, loadings_from: model ? 'cfa' : usable ? 'oneFactor' : null, correlations_from: model ? 'cfa' : usable ? 'scores' : null,
    fit: model && { ...fitIndices(sub.correlations, model, items.n, sub.sd) },
    constructs: Object.fromEntries(constructs.map(({ name }, f) => [name, {
      k: pattern[f]!.length,
      alpha: usable ? cronbachAlpha(submatrix(items.covariance, pattern[f]!)) : null,
      composite_reliability: loadings[f] ? compositeReliability(loadings[f]) : null,
      ave: aves[f] ?? null,
      sqrt_ave: aves[f] === null || aves[f] === undefined ? null : Math.sqrt(aves[f]),
      std_loadings: Object.fromEntries(pattern[f]!.map((i, at) => [items.names[i]!, loadings[f]?.[at] ?? null])),
    }])),
    fornell_larcker: pairsOf(constructs, (f, g) => {
      const r = between(f, g)
      const smaller = aves[f] === null || aves[g] === null ? null : Math.sqrt(Math.min(aves[f]!, aves[g]!))
      return { r, smaller_sqrt_ave: smaller, holds: r === null || smaller === null ? null : smaller > Math.abs(r) }
    }),
    htmt: pairsOf(constructs, (f, g): { [key: string]: Json } => {
      const ratio = usable ? htmt(items.correlations, pattern[f]!, pattern[g]!) : { original: null, absolute: null }
      return { htmt: ratio.absolute, htmt_original: ratio.original, below_85: ratio.absolute === null ? null : ratio.absolute < 0.85, below_90: ratio.absolute === null ? null : ratio.absolute < 0.9 }
    }),
  }
}

/** Factors of the tree with items of this data set, as constructs. Throws NOT_ENOUGH_DATA when there is none. */
function treeConstructs(project: ProjectReader, id: number, within: string | null): Construct[] {
  const dataset = project.dataset(id)
  const factors = project.factors()
  const root = within === null ? null : factors.find(factor => factor.id === within || factor.name === within)?.id ?? within
  const byFactor = new Map<string, Construct & { items: string[] }>()
  for (const { factor, variable } of treeItems(dataset, factors, root)) {
    if (!factor) continue
    const known = byFactor.get(factor.id)
    if (known) known.items.push(variable.id)
    else byFactor.set(factor.id, { name: [...byFactor.values()].some(other => other.name === factor.name) ? `${factor.name} (${factor.id})` : factor.name, items: [variable.id] })
  }
  if (byFactor.size === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 2, n: 0 })
  return [...byFactor.values()]
}

const only = (items: ItemMoments, keep: readonly number[]): ItemMoments => ({
  ...items, names: keep.map(i => items.names[i]!), means: keep.map(i => items.means[i]!), sd: keep.map(i => items.sd[i]!),
  covariance: submatrix(items.covariance, keep), correlations: submatrix(items.correlations, keep),
  constant: keep.flatMap((i, at) => (items.constant.includes(i) ? [at] : [])),
})

function scoreCorrelation({ covariance }: ItemMoments, first: readonly number[], second: readonly number[]): number | null {
  const between = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, i) => sum + b.reduce((inner, j) => inner + covariance[i]![j]!, 0), 0)
  const spread = between(first, first) * between(second, second)
  return spread > 0 ? between(first, second) / Math.sqrt(spread) : null
}
