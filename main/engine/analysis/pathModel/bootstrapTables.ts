import type { Json, JsonObject } from '../../../../shared/contract/analysis.ts'
import { bootstrapInterval } from '../../../../shared/stats/pls/interval.ts'
import { replicateShape } from '../../../../shared/stats/pls/resample.ts'
import type { BoundModel } from './bindModel.ts'

/** Estimate, bootstrap mean, bias, standard error and intervals of every coefficient. `rows` and `left`: replicates and jackknife, `whole`: the sample itself. */
export function bootstrapTables(bound: BoundModel, whole: Float64Array, rows: Float64Array, left: Float64Array | null, replicates: number, seed: number): JsonObject {
  const { layout, blocks, items } = bound
  const shape = replicateShape(layout)
  const column = (values: Float64Array, at: number): number[] => Array.from({ length: values.length / shape.width }, (_, row) => values[row * shape.width + at]!)
  const failed = column(rows, shape.weights).filter(value => Number.isNaN(value)).length
  const about = (at: number): JsonObject => {
    const estimate = whole[at]!
    const found = Number.isNaN(estimate) ? null : bootstrapInterval(estimate, column(rows, at), left && column(left, at))
    return {
      estimate: Number.isNaN(estimate) ? null : estimate,
      boot_mean: found?.mean ?? null, boot_se: found?.se ?? null, bias: found?.bias ?? null,
      pct95: found?.percentile ?? null, bca95: found?.bca ?? null,
      t: found && found.se > 1e-12 ? estimate / found.se : null,
    }
  }
  const byItem = (start: number): JsonObject => Object.fromEntries(items.map((name, i) => [name, about(start + i)]))
  const loadings = byItem(shape.loadings)
  const effects: Json[] = []
  for (let to = 0; to < blocks.length; to++) {
    for (let from = 0; from < blocks.length; from++) {
      const at = shape.effects + from * blocks.length + to
      if (whole[at] !== 0) effects.push({ from: blocks[from]!, to: blocks[to]!, ...about(at) })
    }
  }
  const ratios: Json[] = []
  for (let a = 1; a < blocks.length; a++) for (let b = 0; b < a; b++) ratios.push({ a: blocks[a]!, b: blocks[b]!, ...about(shape.htmt + a * (a - 1) / 2 + b) })
  return {
    B: replicates, seed, rng: 'xoshiro128**, one stream a replicate', failed,
    sign_rule: 'sum of loadings per block > 0 in every resample',
    paths: layout.structure.arrows.map(({ from, to }, i): Json => ({ from: blocks[from]!, to: blocks[to]!, ...about(shape.paths + i) })),
    outer_weights: byItem(shape.weights),
    loadings,
    loadings_se: Object.fromEntries(Object.entries(loadings).map(([name, value]) => [name, (value as JsonObject)['boot_se'] ?? null])),
    total_effects: effects,
    r2: Object.fromEntries(blocks.flatMap((name, j) => (layout.causes[j]!.length > 0 ? [[name, about(shape.r2 + j)]] : []))),
    htmt_abs: ratios,
    index_0_100: Object.fromEntries(blocks.map((name, j) => [name, about(shape.index + j)])),
  }
}
