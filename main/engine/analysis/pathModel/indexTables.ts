import type { Json, JsonObject } from '../../../../shared/contract/analysis.ts'
import { defined } from '../../../../shared/stats/missing.ts'
import { blockSums, scoreBounds, toIndex, unitWeights } from '../../../../shared/stats/pls/index0to100.ts'
import type { ItemMatrix } from '../../../../shared/stats/pls/itemMatrix.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import type { BoundModel } from './bindModel.ts'

/** Rows of scores that are printed with a result. */
const PRINTED = 10

/** Index 0-100 by both published rules, raw scores, and the importance-performance map on the 0-100 scale. */
export function indexTables(bound: BoundModel, data: ItemMatrix, weights: Float64Array, effects: Float64Array, standardised: boolean, target: string | null): JsonObject {
  const { layout, blocks, items, bounds, columns, n } = bound
  const byBlock = (value: (j: number) => Json): JsonObject => Object.fromEntries(blocks.map((name, j) => [name, value(j)]))
  const byItem = (value: (i: number) => Json): JsonObject => Object.fromEntries(items.map((name, i) => [name, value(i)]))
  // The weights of an unstandardised model are those of the raw items already: both rules are one.
  const variants = (standardised ? ['raw', 'standardised'] as const : ['standardised', 'standardised'] as const).map(variant => {
    const unit = unitWeights(layout, weights, data.sds, variant)
    const limits = scoreBounds(layout, unit, bounds)
    const scores = blocks.map(() => new Float64Array(n))
    for (let row = 0; row < n; row++) blockSums(layout, unit, columns.map(column => column[row]!)).forEach((score, j) => { scores[j]![row] = score })
    const rows = Array.from({ length: Math.min(PRINTED, n) }, (_, row) => byBlock(j => toIndex(scores[j]![row]!, limits[j]!)))
    return { unit, limits, rows, about: scores.map(describe) }
  })
  const [a, b] = variants as [typeof variants[0], typeof variants[0]]
  const span = (j: number): number | null => (a.limits[j] ? 100 / (a.limits[j]!.max - a.limits[j]!.min) : null)
  const scaled = (value: number | null, j: number): number | null => (value === null || span(j) === null ? null : value * span(j)!)
  const mean = (j: number): number | null => (a.about[j]!.mean === null ? null : toIndex(a.about[j]!.mean!, a.limits[j]!))
  // On 0-100 where bounds are known, so that scales of different length can be compared; in raw units otherwise.
  const known = a.limits.every(limit => limit !== null)
  const spread = (j: number): number => (a.about[j]!.sd ?? Number.NaN) * (known ? span(j)! : 1)
  const unstandardised = (from: number, to: number): number | null => (effects[from * layout.blocks + to] === 0 ? 0 : defined(effects[from * layout.blocks + to]! * spread(to) / spread(from)))
  const goal = target === null ? lastEndogenous(bound) : blocks.indexOf(target)
  return {
    raw_weights_sum1: byItem(i => defined(a.unit[i])),
    latent_raw_mean: byBlock(j => a.about[j]!.mean),
    latent_raw_sd: byBlock(j => a.about[j]!.sd),
    index_0_100: {
      mean: byBlock(mean), sd: byBlock(j => scaled(a.about[j]!.sd, j)), se: byBlock(j => scaled(a.about[j]!.se, j)), first_rows: a.rows,
    },
    variantB_plspm_adanco: {
      rule: 'standardised weights / their block sum, applied to raw items (no division by sd)',
      latent_raw_mean: byBlock(j => b.about[j]!.mean),
      index_0_100_mean: byBlock(j => (b.about[j]!.mean === null ? null : toIndex(b.about[j]!.mean!, b.limits[j]!))),
      first_rows: b.rows,
    },
    ipma: {
      performance: byBlock(mean),
      unstandardised_total_effects: byBlock(to => byBlock(from => unstandardised(from, to))),
      scale: known ? '0-100' : 'raw',
      target: blocks[goal]!,
      constructs: blocks.flatMap((name, j): Json[] => (effects[j * layout.blocks + goal] === 0 ? [] : [{ name, importance: unstandardised(j, goal), performance: mean(j) }])),
      items: items.flatMap((name, i): Json[] => {
        const j = layout.blockOf[i]!
        const effect = unstandardised(j, goal)
        const bound = bounds[i] ?? null
        // One unit more on the item is its share of a unit more on the score; on 0-100 the item's and the score's spans come in.
        const share = known && bound ? a.unit[i]! * (bound.max - bound.min) / (a.limits[j]!.max - a.limits[j]!.min) : a.unit[i]!
        return effects[j * layout.blocks + goal] === 0 ? [] : [{ name, construct: blocks[j]!, importance: effect === null ? null : defined(effect * share), performance: toIndex(data.means[i]!, bound) }]
      }),
    },
  }
}

/** The latent that the arrows lead up to: the last one of the drawing that has causes. */
export function lastEndogenous({ layout }: BoundModel): number {
  let last = 0
  layout.causes.forEach((list, j) => { if (list.length > 0) last = j })
  return last
}
