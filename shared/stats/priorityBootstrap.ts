import type { DerivedMethod } from './importance.ts'
import { cholesky, solveCholesky } from './linalg/cholesky.ts'
import { tridiagonalEigen } from './linalg/tridiagonalEigen.ts'
import { completeRows, present } from './missing.ts'
import { normalisedWeights, priorityIndex } from './priority.ts'
import type { GapRule } from './priority.ts'
import { bootstrapRows } from './rng/bootstrapRows.ts'
import { shapleyR2 } from './shapley.ts'
import { deviations, mean, sumOfSquares } from './summation.ts'

/** Respondents by item, as the priority index is made from them. */
export interface PrioritySample {
  /** Scores 0..100 with the good end up, one column an item; NaN = missing. */
  scores: readonly Float64Array[]
  gap: GapRule
  /** The importance of the items among the cases counted `counts` times each; NaN where it is not defined. */
  importance: (counts: Uint16Array) => Float64Array
}

/** Share of a variance below which a resampled column passes for constant. */
const CONSTANT = 1e-12

/** Means of columns among the cases counted. */
export function meanImportance(columns: readonly Float64Array[]): PrioritySample['importance'] {
  return counts => Float64Array.from(columns, column => {
    let sum = 0
    let n = 0
    for (let row = 0; row < column.length; row++) {
      const count = counts[row]!
      const value = column[row]!
      if (count > 0 && !Number.isNaN(value)) { sum += count * value; n += count }
    }
    return sum / n
  })
}

/** Importance derived from an outcome, from moments of the cases counted; nothing is sorted or copied for a replicate. */
export function derivedImportanceOf(method: DerivedMethod, columns: readonly Float64Array[], target: Float64Array): PrioritySample['importance'] {
  return method === 'correlation' ? correlations(columns, target) : regressions(method, columns, target)
}

/** Centred and scaled by the whole sample, missing values kept: sums of squares stay near n. */
function standard(column: Float64Array): Float64Array {
  const values = present(column)
  const centre = mean(values) ?? 0
  const spread = Math.sqrt(sumOfSquares(deviations(values)) / Math.max(1, values.length)) || 1
  return column.map(value => (value - centre) / spread)
}

function correlations(columns: readonly Float64Array[], target: Float64Array): PrioritySample['importance'] {
  const k = columns.length
  const y = standard(target)
  const x = columns.map(standard)
  return counts => {
    const found = new Float64Array(k)
    for (let j = 0; j < k; j++) {
      const column = x[j]!
      let n = 0; let sx = 0; let sy = 0; let sxx = 0; let syy = 0; let sxy = 0
      for (let row = 0; row < y.length; row++) {
        const count = counts[row]!
        if (count === 0) continue
        const a = column[row]!
        const b = y[row]!
        if (Number.isNaN(a + b)) continue
        n += count; sx += count * a; sy += count * b; sxx += count * a * a; syy += count * b * b; sxy += count * a * b
      }
      const [vx, vy] = [sxx - sx * sx / n, syy - sy * sy / n]
      found[j] = vx > CONSTANT * n && vy > CONSTANT * n ? (sxy - sx * sy / n) / Math.sqrt(vx * vy) : Number.NaN
    }
    return found
  }
}

function regressions(method: 'regression' | 'johnson' | 'shapley', columns: readonly Float64Array[], target: Float64Array): PrioritySample['importance'] {
  const k = columns.length
  const width = k + 1
  const complete = completeRows([target, ...columns])
  const data = new Float64Array(complete.length * width)
  ;[...columns, target].forEach((column, j) => standard(Float64Array.from(complete, row => column[row]!)).forEach((value, i) => { data[i * width + j] = value }))
  const sums = new Float64Array(width)
  const products = new Float64Array(width * width)
  const matrix = Array.from({ length: k }, () => new Float64Array(k))
  const withTarget = new Float64Array(k)
  const nothing = new Float64Array(k).fill(Number.NaN)
  return counts => {
    sums.fill(0)
    products.fill(0)
    let n = 0
    for (let i = 0; i < complete.length; i++) {
      const count = counts[complete[i]!]!
      if (count === 0) continue
      n += count
      const at = i * width
      for (let a = 0; a < width; a++) {
        const value = count * data[at + a]!
        sums[a]! += value
        const into = a * width
        for (let b = a; b < width; b++) products[into + b]! += value * data[at + b]!
      }
    }
    const covariance = (a: number, b: number): number => products[a * width + b]! - sums[a]! * sums[b]! / n
    const squares = covariance(k, k)
    if (n < k + 2 || !(squares > CONSTANT * n)) return nothing
    // A column that happens to be constant in this sample explains nothing of it.
    const spread = columns.map((_, j) => { const value = covariance(j, j); return value > CONSTANT * n ? Math.sqrt(value) : 0 })
    for (let i = 0; i < k; i++) {
      matrix[i]![i] = 1
      withTarget[i] = spread[i]! > 0 ? covariance(i, k) / (spread[i]! * Math.sqrt(squares)) : 0
      for (let j = i + 1; j < k; j++) {
        const r = spread[i]! > 0 && spread[j]! > 0 ? covariance(i, j) / (spread[i]! * spread[j]!) : 0
        matrix[i]![j] = r
        matrix[j]![i] = r
      }
    }
    if (method === 'johnson') return johnson(matrix, withTarget)
    if (method === 'shapley') { const shares = shapleyR2(matrix, withTarget); return shares ? Float64Array.from(shares) : nothing }
    const { lower, dependent } = cholesky(matrix)
    return dependent.length > 0 ? nothing : solveCholesky(lower, withTarget)
  }
}

/** Johnson's relative weights as in relativeWeights.ts, without its by-products. */
function johnson(matrix: readonly Float64Array[], target: Float64Array): Float64Array {
  const k = target.length
  const { values, vectors } = tridiagonalEigen(matrix)
  const smallest = values[0]! * k * 1e-14
  const root = new Float64Array(k * k)
  const b = new Float64Array(k)
  for (let m = 0; m < k; m++) {
    if (!(values[m]! > smallest)) break
    const vector = vectors[m]!
    const size = Math.sqrt(values[m]!)
    let dot = 0
    for (let i = 0; i < k; i++) dot += vector[i]! * target[i]!
    for (let i = 0; i < k; i++) {
      const part = vector[i]! * size
      b[i]! += vector[i]! * dot / size
      const into = i * k
      for (let j = 0; j < k; j++) root[into + j]! += part * vector[j]!
    }
  }
  const weights = new Float64Array(k)
  for (let j = 0; j < k; j++) for (let i = 0; i < k; i++) weights[j]! += root[j * k + i]! ** 2 * b[i]! ** 2
  return weights
}

/**
 * Priority indices of replicates `from` up to `to`, a row of one number an item each: respondents are drawn with replacement, then scores
 * and importance are worked out anew. NaN where an index is not defined in a replicate.
 */
export function priorityReplicates(sample: PrioritySample, seed: number, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array {
  const scoresOf = meanImportance(sample.scores)
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
  return bootstrapRows({ name: 'priority', seed, from, to }, sample.scores[0]?.length ?? 0, sample.scores.length, (counts, row) => {
    const lines = priorityIndex(normalisedWeights(Array.from(sample.importance(counts), known)), Array.from(scoresOf(counts), known), sample.gap)
    lines.forEach(({ index }, j) => { row[j] = index ?? Number.NaN })
  }, progress)
}
