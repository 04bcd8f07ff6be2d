import { solveSymmetric } from './solveSymmetric.ts'
import type { Layout } from './structure.ts'

/** notConverged: numbers are there but the weights still moved. singular: items or causes of a block are linear combinations of each other. */
export type EstimateStatus = 'solved' | 'notConverged' | 'singular'

/** Largest change of a standardised outer weight between two rounds at which the iteration stops. */
export const TOLERANCE = 1e-10
const ROUNDS = 1000

/** One fit; the arrays belong to the estimator and are overwritten by the next call. */
export interface Estimate {
  status: EstimateStatus
  rounds: number
  /** By item, such that every latent score has variance 1 under the matrix given. */
  weights: Float64Array
  /** items x blocks: covariance of item i with score j; a correlation for standardised items. */
  withScores: Float64Array
  /** blocks x blocks: correlations of the scores. */
  latent: Float64Array
  /** blocks x blocks: coefficients[from * blocks + to]. */
  paths: Float64Array
  r2: Float64Array
  /** Blocks with no cause have 0 in r2. */
  flipped: boolean
}

/**
 * Partial least squares path modelling on a covariance matrix (correlations for standardised items): all that the iteration
 * needs of the data is in it, so that a bootstrap sample costs one matrix. Row-major items x items.
 * Signs: the loadings of every block have a positive sum. Sources: Wold (1982); Lohmöller (1989); Tenenhaus et al. (2005).
 * R: semPLS::sempls, plspm::plspm.
 */
export function createEstimator(layout: Layout, tolerance = TOLERANCE): (matrix: Float64Array) => Estimate {
  const { items, blocks, start, blockOf, causes, effects, structure } = layout
  const weights = new Float64Array(items)
  const next = new Float64Array(items)
  const withScores = new Float64Array(items * blocks)
  const latent = new Float64Array(blocks * blocks)
  const inner = new Float64Array(blocks * blocks)
  const paths = new Float64Array(blocks * blocks)
  const r2 = new Float64Array(blocks)
  const size = Math.max(1, ...structure.sizes, ...causes.map(list => list.length))
  const left = new Float64Array(size * size)
  const right = new Float64Array(size)
  const solution = new Float64Array(size)
  const neighbours = structure.sizes.map((_, j) => [...new Set([...causes[j]!, ...effects[j]!])])
  const result: Estimate = { status: 'solved', rounds: 0, weights, withScores, latent, paths, r2, flipped: false }

  /** Scales the weights of block j to variance 1; false when its score has none. */
  function normalise(values: Float64Array, matrix: Float64Array, j: number): boolean {
    const from = start[j]!
    const to = start[j + 1]!
    let variance = 0
    for (let i = from; i < to; i++) {
      let row = 0
      for (let k = from; k < to; k++) row += matrix[i * items + k]! * values[k]!
      variance += values[i]! * row
    }
    if (!(variance > 1e-24)) return false
    const factor = 1 / Math.sqrt(variance)
    for (let i = from; i < to; i++) values[i]! *= factor
    return true
  }

  function scoresOf(matrix: Float64Array): void {
    for (let i = 0; i < items; i++) {
      const row = i * items
      for (let j = 0; j < blocks; j++) {
        let total = 0
        for (let k = start[j]!, end = start[j + 1]!; k < end; k++) total += matrix[row + k]! * weights[k]!
        withScores[i * blocks + j] = total
      }
    }
    for (let j = 0; j < blocks; j++) {
      for (let k = 0; k < j; k++) {
        let total = 0
        for (let i = start[j]!, end = start[j + 1]!; i < end; i++) total += weights[i]! * withScores[i * blocks + k]!
        latent[j * blocks + k] = total
        latent[k * blocks + j] = total
      }
      latent[j * blocks + j] = 1
    }
  }

  /** Regression of score j on its causes, into `solution`. */
  function regress(j: number): boolean {
    const list = causes[j]!
    const m = list.length
    for (let a = 0; a < m; a++) {
      for (let b = 0; b < m; b++) left[a * m + b] = latent[list[a]! * blocks + list[b]!]!
      right[a] = latent[list[a]! * blocks + j]!
    }
    return solveSymmetric(left, right, solution, m)
  }

  /** inner[k * blocks + j]: share of score k in the inner proxy of block j. */
  function innerWeights(): boolean {
    for (let j = 0; j < blocks; j++) {
      for (const k of neighbours[j]!) {
        const r = latent[k * blocks + j]!
        inner[k * blocks + j] = structure.scheme === 'centroid' ? Math.sign(r) : r
      }
      if (structure.scheme === 'path' && causes[j]!.length > 0) {
        if (!regress(j)) return false
        causes[j]!.forEach((k, a) => { inner[k * blocks + j] = solution[a]! })
      }
    }
    return true
  }

  function outerRound(matrix: Float64Array): boolean {
    for (let i = 0; i < items; i++) {
      const j = blockOf[i]!
      let total = 0
      for (const k of neighbours[j]!) total += inner[k * blocks + j]! * withScores[i * blocks + k]!
      next[i] = total
    }
    for (let j = 0; j < blocks; j++) {
      const from = start[j]!
      const m = start[j + 1]! - from
      if (structure.modes[j] === 'B' && m > 1) {
        for (let a = 0; a < m; a++) {
          for (let b = 0; b < m; b++) left[a * m + b] = matrix[(from + a) * items + from + b]!
          right[a] = next[from + a]!
        }
        if (!solveSymmetric(left, right, solution, m)) return false
        for (let a = 0; a < m; a++) next[from + a] = solution[a]!
      }
      if (!normalise(next, matrix, j)) return false
    }
    return true
  }

  return matrix => {
    weights.fill(1)
    result.status = 'singular'
    result.flipped = false
    result.rounds = 0
    for (let j = 0; j < blocks; j++) if (!normalise(weights, matrix, j)) return result
    let moved = Infinity
    while (moved > tolerance && result.rounds < ROUNDS) {
      scoresOf(matrix)
      if (!innerWeights() || !outerRound(matrix)) return result
      moved = 0
      for (let i = 0; i < items; i++) {
        // Whole blocks may change sign from round to round.
        const change = Math.abs(Math.abs(next[i]!) - Math.abs(weights[i]!)) * Math.sqrt(matrix[i * items + i]!)
        if (change > moved) moved = change
        weights[i] = next[i]!
      }
      result.rounds++
    }
    scoresOf(matrix)
    for (let j = 0; j < blocks; j++) {
      let total = 0
      for (let i = start[j]!; i < start[j + 1]!; i++) total += withScores[i * blocks + j]! / Math.sqrt(matrix[i * items + i]!)
      if (total >= 0) continue
      result.flipped = true
      for (let i = start[j]!; i < start[j + 1]!; i++) weights[i] = -weights[i]!
    }
    if (result.flipped) scoresOf(matrix)
    paths.fill(0)
    r2.fill(0)
    for (let j = 0; j < blocks; j++) {
      if (causes[j]!.length === 0) continue
      if (!regress(j)) return result
      causes[j]!.forEach((k, a) => {
        paths[k * blocks + j] = solution[a]!
        r2[j]! += solution[a]! * latent[k * blocks + j]!
      })
    }
    result.status = moved > tolerance ? 'notConverged' : 'solved'
    return result
  }
}

/**
 * Total effects from the coefficients of a model without circles: total[from * blocks + to] = every way of arrows, each the product
 * of its coefficients.
 */
export function totalEffects(layout: Layout, paths: Float64Array, into = new Float64Array(paths.length)): Float64Array {
  const { blocks, order, causes } = layout
  into.fill(0)
  for (const to of order) {
    for (const last of causes[to]!) {
      const step = paths[last * blocks + to]!
      into[last * blocks + to]! += step
      for (let from = 0; from < blocks; from++) if (from !== last) into[from * blocks + to]! += into[from * blocks + last]! * step
    }
  }
  return into
}
