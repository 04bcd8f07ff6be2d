import { bootstrapRows } from '../rng/bootstrapRows.ts'
import { htmt } from './discriminant.ts'
import { createEstimator, TOLERANCE, totalEffects } from './estimator.ts'
import { blockSums, scoreBounds, toIndex, unitWeights } from './index0to100.ts'
import type { Bounds } from './index0to100.ts'
import type { ItemMatrix } from './itemMatrix.ts'
import { sampleMatrix } from './itemMatrix.ts'
import type { Layout } from './structure.ts'

/** Where the quantities of one replicate lie in its row. */
export interface ReplicateShape {
  weights: number
  loadings: number
  paths: number
  /** Total effects of every pair, from * blocks + to. */
  effects: number
  r2: number
  /** HTMT (absolute) of every pair a > b, by a * (a - 1) / 2 + b. */
  htmt: number
  index: number
  width: number
}

export function replicateShape({ items, blocks, structure }: Layout): ReplicateShape {
  const loadings = items
  const paths = loadings + items
  const effects = paths + structure.arrows.length
  const r2 = effects + blocks * blocks
  const ratio = r2 + blocks
  const index = ratio + blocks * (blocks - 1) / 2
  return { weights: 0, loadings, paths, effects, r2, htmt: ratio, index, width: index + blocks }
}

/** A model on one set of cases, to be fitted to samples of them. */
export interface Resampled { layout: Layout; data: ItemMatrix; bounds: Bounds; standardised: boolean }

/** Sampling error is far above this; a tighter criterion would only cost time. */
const SAMPLING_TOLERANCE = 1e-7

/** Fits one sample after another; NaN throughout where a sample has no solution. */
function createFitter({ layout, data, bounds, standardised }: Resampled, tolerance = SAMPLING_TOLERANCE): (counts: ArrayLike<number>, row: Float64Array) => void {
  const { items, blocks, structure, blockOf } = layout
  const shape = replicateShape(layout)
  const estimate = createEstimator(layout, tolerance)
  const matrix = new Float64Array(items * items)
  const correlations = standardised ? matrix : new Float64Array(items * items)
  const moments = { means: new Float64Array(items), sds: new Float64Array(items) }
  const effects = new Float64Array(blocks * blocks)
  const raw = new Float64Array(items)
  const spread = new Float64Array(items)
  return (counts, row) => {
    row.fill(Number.NaN)
    if (!sampleMatrix(data, counts, standardised, matrix, moments)) return
    const fit = estimate(matrix)
    if (fit.status !== 'solved') return
    for (let i = 0; i < items; i++) {
      row[shape.weights + i] = fit.weights[i]!
      row[shape.loadings + i] = fit.withScores[i * blocks + blockOf[i]!]! / Math.sqrt(matrix[i * items + i]!)
      raw[i] = data.means[i]! + moments.means[i]! * data.sds[i]!
      spread[i] = moments.sds[i]! * data.sds[i]!
    }
    structure.arrows.forEach(({ from, to }, a) => { row[shape.paths + a] = fit.paths[from * blocks + to]! })
    row.set(totalEffects(layout, fit.paths, effects), shape.effects)
    row.set(fit.r2, shape.r2)
    if (!standardised) {
      for (let i = 0; i < items; i++) for (let k = 0; k < items; k++) correlations[i * items + k] = matrix[i * items + k]! / Math.sqrt(matrix[i * items + i]! * matrix[k * items + k]!)
    }
    for (let a = 1; a < blocks; a++) for (let b = 0; b < a; b++) row[shape.htmt + a * (a - 1) / 2 + b] = htmt(layout, correlations, a, b, 'absolute') ?? Number.NaN
    const unit = unitWeights(layout, fit.weights, spread, standardised ? 'raw' : 'standardised')
    const limits = scoreBounds(layout, unit, bounds)
    blockSums(layout, unit, raw).forEach((score, j) => { row[shape.index + j] = toIndex(score, limits[j]!) ?? Number.NaN })
  }
}

/** Bootstrap replicates `from` up to `to`, one row of `replicateShape(layout).width` numbers each. */
export const plsReplicates = (model: Resampled, seed: number, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array =>
  bootstrapRows({ name: 'pls', seed, from, to }, model.data.n, replicateShape(model.layout).width, createFitter(model), progress)

/** The sample itself as a row like those of its replicates. */
export function sampleRow(model: Resampled): Float64Array {
  const row = new Float64Array(replicateShape(model.layout).width)
  createFitter(model, TOLERANCE)(new Uint8Array(model.data.n).fill(1), row)
  return row
}

/** The model fitted n times with one case left out: what the acceleration of BCa intervals is taken from. */
export function jackknifeRows(model: Resampled): Float64Array {
  const { width } = replicateShape(model.layout)
  const { n } = model.data
  const fit = createFitter(model)
  const counts = new Uint16Array(n).fill(1)
  const rows = new Float64Array(n * width)
  for (let i = 0; i < n; i++) {
    counts[i] = 0
    fit(counts, rows.subarray(i * width, (i + 1) * width))
    counts[i] = 1
  }
  return rows
}
