import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { defined } from '../../../../shared/stats/missing.ts'
import { blockQuality } from '../../../../shared/stats/pls/blockQuality.ts'
import { htmt } from '../../../../shared/stats/pls/discriminant.ts'
import { createEstimator, totalEffects } from '../../../../shared/stats/pls/estimator.ts'
import { innerModel } from '../../../../shared/stats/pls/innerModel.ts'
import { itemMatrix, sampleMatrix } from '../../../../shared/stats/pls/itemMatrix.ts'
import { jackknifeRows, plsReplicates, sampleRow } from '../../../../shared/stats/pls/resample.ts'
import type { Resampled } from '../../../../shared/stats/pls/resample.ts'
import type { ProjectReader } from '../../store/reader.ts'
import type { RunHooks } from '../method.ts'
import { bindModel } from '../pathModel/bindModel.ts'
import type { BoundModel } from '../pathModel/bindModel.ts'
import { bootstrapTables } from '../pathModel/bootstrapTables.ts'
import { indexTables } from '../pathModel/indexTables.ts'

/** Rows of standardised scores in a result. */
const SCORES = 2000

/**
 * A PLS path model on complete cases, under the names of the reference files. `status`: solved, notConverged, singular, constantItem, tooFewCases;
 * but for the first two there are no numbers. `warnings` name what must be known before the numbers are read.
 */
export function pathModelTable(project: ProjectReader, request: RequestOf<'pls'>, hooks: RunHooks): JsonObject {
  if (request.weight !== null) throw new YinguoError('UNSUPPORTED', { what: 'weight' })
  const bound = bindModel(project, request)
  const { layout, blocks, items, n } = bound
  const { ipmaTarget } = request
  if (ipmaTarget !== null && !blocks.includes(ipmaTarget)) throw new YinguoError('NOT_FOUND', { what: 'latent', id: ipmaTarget })
  const counted: JsonObject = {
    n, rows_total: bound.rowsTotal, missing: 'listwise', scheme: request.model.scheme, standardised: request.standardised,
    modes: Object.fromEntries(blocks.map((name, j) => [name, layout.structure.modes[j]!])),
    blocks: Object.fromEntries(blocks.map((name, j) => [name, items.slice(layout.start[j]!, layout.start[j + 1]!)])),
    reversed: bound.reversed,
  }
  const unsolved = (status: string, names: string[]): JsonObject => ({ ...counted, status, concerned: names, warnings: [] })
  if (n < 3 + Math.max(...layout.causes.map(list => list.length))) return unsolved('tooFewCases', [])
  if (bound.constant.length > 0) return unsolved('constantItem', bound.constant)

  const resampled: Resampled = { layout, data: itemMatrix(bound.columns), bounds: bound.bounds, standardised: request.standardised }
  const { data } = resampled
  const size = layout.items
  const moments = { means: new Float64Array(size), sds: new Float64Array(size) }
  const matrix = new Float64Array(size * size)
  const correlations = new Float64Array(size * size)
  const everyone = new Uint8Array(n).fill(1)
  if (!sampleMatrix(data, everyone, request.standardised, matrix, moments) || !sampleMatrix(data, everyone, true, correlations, moments)) return unsolved('singular', [])
  const fit = createEstimator(layout)(matrix)
  if (fit.status === 'singular') return unsolved('singular', singularBlocks(bound))

  const loading = (i: number, j: number): number => fit.withScores[i * layout.blocks + j]! / Math.sqrt(matrix[i * size + i]!)
  const own = Float64Array.from(items, (_, i) => loading(i, layout.blockOf[i]!))
  // With standardised items the weights as they are; otherwise those the standardised items would have.
  const standardWeights = fit.weights.map((weight, i) => weight * Math.sqrt(matrix[i * size + i]!))
  const equations = innerModel(layout, fit, n)
  const equationOf = new Map(equations.map(equation => [equation.to, equation]))
  const quality = blocks.map((_, j) => {
    const from = layout.start[j]!
    const to = layout.start[j + 1]!
    const r = Array.from({ length: to - from }, (_, a) => correlations.slice((from + a) * size + from, (from + a) * size + to))
    return blockQuality(r, data.sds.slice(from, to), standardWeights.slice(from, to), own.slice(from, to), layout.structure.modes[j]!)
  })
  const effects = totalEffects(layout, fit.paths)
  const byBlock = (value: (j: number) => Json): JsonObject => Object.fromEntries(blocks.map((name, j) => [name, value(j)]))
  const byItem = (value: (i: number) => Json): JsonObject => Object.fromEntries(items.map((name, i) => [name, value(i)]))
  const square = (value: (row: number, column: number) => Json): JsonObject => byBlock(row => byBlock(column => value(row, column)))
  const inner = (value: (coefficient: (typeof equations)[0]['coefficients'][0]) => Json): JsonObject =>
    Object.fromEntries(equations.map(({ to, coefficients }) => [blocks[to]!, Object.fromEntries(coefficients.map(coefficient => [blocks[coefficient.from]!, value(coefficient)]))]))
  const ratio = (kind: 'signed' | 'absolute') => (row: number, column: number): Json => (row > column ? htmt(layout, correlations, row, column, kind) : null)
  const scores = Array.from({ length: Math.min(SCORES, n) }, (_, row) => byBlock(j => {
    let score = 0
    for (let i = layout.start[j]!; i < layout.start[j + 1]!; i++) score += standardWeights[i]! * data.standard[row * size + i]!
    return score
  }))
  const indices = indexTables(bound, data, fit.weights, effects, request.standardised, ipmaTarget)
  const result: JsonObject = {
    ...counted, status: fit.status, iterations: fit.rounds,
    warnings: warningsOf(bound, own, fit.weights, fit.status),
    outer_weights: byItem(i => fit.weights[i]!),
    loadings: byItem(i => own[i]!),
    crossloadings: byItem(i => byBlock(j => loading(i, j))),
    outer_vif: byItem(i => quality[layout.blockOf[i]!]!.vif[i - layout.start[layout.blockOf[i]!]!] ?? null),
    path_coefficients: layout.structure.arrows.map(({ from, to }) => ({ from: blocks[from]!, to: blocks[to]!, value: fit.paths[from * layout.blocks + to]! })),
    inner_ols: inner(({ estimate, se, t, p }) => ({ estimate, se, t, p })),
    r2: Object.fromEntries(equations.map(({ to, r2 }) => [blocks[to]!, r2])),
    r2_adj: Object.fromEntries(equations.map(({ to, r2Adjusted }) => [blocks[to]!, r2Adjusted])),
    total_effects: square((to, from) => effects[from * layout.blocks + to]!),
    indirect_effects: square((to, from) => effects[from * layout.blocks + to]! - fit.paths[from * layout.blocks + to]!),
    latent_correlations: square((row, column) => fit.latent[row * layout.blocks + column]!),
    communality: byItem(i => own[i]! * own[i]!),
    redundancy: Object.fromEntries(items.flatMap((name, i) => {
      const equation = equationOf.get(layout.blockOf[i]!)
      return equation ? [[name, own[i]! * own[i]! * equation.r2]] : []
    })),
    ave: byBlock(j => quality[j]!.ave),
    composite_reliability_rhoC: byBlock(j => quality[j]!.rhoC),
    rhoA: byBlock(j => quality[j]!.rhoA),
    cronbach_alpha_std: byBlock(j => quality[j]!.alphaStandardised),
    cronbach_alpha_raw: byBlock(j => quality[j]!.alphaRaw),
    dg_rho_first_pc_plspm: byBlock(j => quality[j]!.dgRhoFirstComponent),
    block_eigenvalues: byBlock(j => Array.from(quality[j]!.eigenvalues)),
    htmt_abs: square(ratio('absolute')),
    htmt_signed: square(ratio('signed')),
    fornell_larcker: square((row, column) => (row === column ? Math.sqrt(quality[row]!.ave) : fit.latent[row * layout.blocks + column]!)),
    f2: inner(({ f2 }) => f2),
    inner_vif: inner(({ vif }) => vif),
    gof: goodnessOfFit(bound, own, equations.map(({ r2 }) => r2)),
    ...indices,
    // As plspm calls them where items keep their units.
    ...(!request.standardised && {
      outer_weights_plspm: byItem(i => fit.weights[i]!), weights_sum1: indices['raw_weights_sum1']!, rescaled_score_mean: indices['latent_raw_mean']!,
      index_0_100_mean: (indices['index_0_100'] as JsonObject)['mean']!,
    }),
    standardised_scores_first_rows: scores,
    /** plspm divides by n: its scores are these times the factor. */
    score_factor_population_sd: Math.sqrt(n / (n - 1)),
  }
  if (request.bootstrap === 0) return result
  const rows = hooks.replicates ?? plsReplicates(resampled, request.seed, 0, request.bootstrap, done => hooks.progress(done, request.bootstrap))
  const left = request.interval === 'bca' ? jackknifeRows(resampled) : null
  return { ...result, bootstrap: bootstrapTables(bound, sampleRow(resampled), rows, left, request.bootstrap, request.seed) }
}

/** Replicates of a bootstrap, for a worker that takes a share of them; empty where the model has no solution anyway. */
export function pathModelReplicates(project: ProjectReader, request: RequestOf<'pls'>, from: number, to: number, progress: (done: number) => void): Float64Array {
  const bound = bindModel(project, request)
  if (bound.n < 3 || bound.constant.length > 0) return new Float64Array(0)
  return plsReplicates({ layout: bound.layout, data: itemMatrix(bound.columns), bounds: bound.bounds, standardised: request.standardised }, request.seed, from, to, progress)
}

/** Blocks whose items determine each other: what makes mode B fail; causes that do are found in the inner model. */
function singularBlocks({ layout, blocks }: BoundModel): string[] {
  const formed = blocks.filter((_, j) => layout.structure.modes[j] === 'B')
  return formed.length > 0 ? formed : blocks.filter((_, j) => layout.causes[j]!.length > 1)
}

/** √(mean communality of blocks with several items × mean R²), Tenenhaus et al. (2005). */
function goodnessOfFit({ layout }: BoundModel, loadings: Float64Array, r2: readonly number[]): number | null {
  const shared = Array.from(loadings).filter((_, i) => layout.structure.sizes[layout.blockOf[i]!]! > 1).map(value => value * value)
  if (shared.length === 0 || r2.length === 0) return null
  const mean = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0) / list.length
  return defined(Math.sqrt(mean(shared) * mean(r2)))
}

function warningsOf({ layout, blocks, items, unbounded, n, rowsTotal }: BoundModel, loadings: Float64Array, weights: Float64Array, status: string): Json[] {
  const warnings: Json[] = []
  if (status === 'notConverged') warnings.push({ code: 'notConverged' })
  blocks.forEach((name, j) => {
    const range = items.map((_, i) => i).filter(i => layout.blockOf[i] === j)
    const sum = range.reduce((total, i) => total + loadings[i]!, 0)
    const size = range.reduce((total, i) => total + Math.abs(loadings[i]!), 0)
    const below = range.filter(i => loadings[i]! < 0).map(i => items[i]!)
    // The sign of a block is settled by the sum of its loadings; where items pull both ways that sum says little.
    if (below.length > 0) warnings.push({ code: sum < 0.1 * size ? 'signUndecided' : 'mixedSigns', block: name, items: below })
    const negative = range.filter(i => weights[i]! < 0).map(i => items[i]!)
    if (negative.length > 0) warnings.push({ code: 'negativeWeight', block: name, items: negative })
    if (layout.structure.modes[j] === 'B') warnings.push({ code: 'formative', block: name, items: [] })
  })
  if (unbounded.length > 0) warnings.push({ code: 'noBounds', block: '', items: unbounded })
  if (rowsTotal > n) warnings.push({ code: 'dropped', n: rowsTotal - n, total: rowsTotal })
  return warnings
}
