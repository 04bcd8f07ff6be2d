import type { DerivedMethod } from './importance.ts'
import { cholesky, solveCholesky } from './linalg/cholesky.ts'
import { tridiagonalEigen } from './linalg/tridiagonalEigen.ts'
import { normalisedWeights, priorityIndex } from './priority.ts'
import type { GapRule } from './priority.ts'
import { resampledMoments, standardColumn } from './resampledMoments.ts'
import { randomStream } from './rng/randomStream.ts'
import { shapleyR2 } from './shapley.ts'

/** `own`: the importance of each item, where both are on 0-100. `other`: the scores of other respondents, columns like those of the sample. */
export type SampledGap = Exclude<GapRule, { type: 'scores' }> | { type: 'own' } | { type: 'other'; scores: readonly Float64Array[] }

/** Respondents by item, as the priority index is made from them. */
export interface PrioritySample {
  /** Scores 0..100 with the good end up, one column an item; NaN = missing. */
  scores: readonly Float64Array[]
  gap: SampledGap
  /** The importance of the items among the cases counted `counts` times each; NaN where it is not defined. */
  importance: (counts: Uint16Array) => Float64Array
  /** Positions of the respondents of each group whose own order is wanted. */
  groups?: readonly Int32Array[]
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

function correlations(columns: readonly Float64Array[], target: Float64Array): PrioritySample['importance'] {
  const k = columns.length
  const y = standardColumn(target).values
  const x = columns.map(column => standardColumn(column).values)
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

function regressions(method: Exclude<DerivedMethod, 'correlation'>, columns: readonly Float64Array[], target: Float64Array): PrioritySample['importance'] {
  const k = columns.length
  const moments = resampledMoments([...columns, target])
  const { width } = moments
  const covariances = new Float64Array(width * width)
  const matrix = Array.from({ length: k }, () => new Float64Array(k))
  const withTarget = new Float64Array(k)
  const nothing = new Float64Array(k).fill(Number.NaN)
  return counts => {
    const n = moments.of(counts, covariances)
    const squares = covariances[k * width + k]!
    if (n < k + 2 || !(squares > CONSTANT)) return nothing
    // A column that happens to be constant in this sample explains nothing of it.
    const spread = columns.map((_, j) => { const value = covariances[j * width + j]!; return value > CONSTANT ? Math.sqrt(value) : 0 })
    for (let i = 0; i < k; i++) {
      matrix[i]![i] = 1
      withTarget[i] = spread[i]! > 0 ? covariances[i * width + k]! / (spread[i]! * Math.sqrt(squares)) : 0
      for (let j = i + 1; j < k; j++) {
        const r = spread[i]! > 0 && spread[j]! > 0 ? covariances[i * width + j]! / (spread[i]! * spread[j]!) : 0
        matrix[i]![j] = r
        matrix[j]![i] = r
      }
    }
    if (method === 'johnson') return johnson(matrix, withTarget)
    if (method === 'shapley') { const shares = shapleyR2(matrix, withTarget); return shares ? Float64Array.from(shares) : nothing }
    const { lower, dependent } = cholesky(matrix)
    if (dependent.length > 0) return nothing
    const beta = solveCholesky(lower, withTarget)
    if (method === 'pratt') return beta.map((value, j) => value * withTarget[j]!)
    if (method === 'lastIn') return beta.map((value, j) => value * value / inverseDiagonal(lower, j))
    return beta
  }
}

/** Element j, j of (L L')⁻¹. */
function inverseDiagonal(lower: readonly Float64Array[], j: number): number {
  const unit = new Float64Array(lower.length)
  unit[j] = 1
  return solveCholesky(lower, unit)[j]!
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
 * Priority indices of replicates `from` up to `to`, a row of one number an item each, then one an item for every group: respondents are
 * drawn with replacement (of a group: among its own; of a competitor: among his), then scores and importance are worked out anew.
 * NaN where an index is not defined in a replicate.
 */
export function priorityReplicates(sample: PrioritySample, seed: number, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array {
  const k = sample.scores.length
  const groups = sample.groups ?? []
  const width = k * (1 + groups.length)
  const all = Int32Array.from({ length: sample.scores[0]?.length ?? 0 }, (_, i) => i)
  const others = sample.gap.type === 'other' ? Int32Array.from({ length: sample.gap.scores[0]?.length ?? 0 }, (_, i) => i) : null
  const othersOf = sample.gap.type === 'other' ? meanImportance(sample.gap.scores) : null
  const scoresOf = meanImportance(sample.scores)
  const counts = new Uint16Array(all.length)
  const otherCounts = new Uint16Array(others?.length ?? 0)
  const rows = new Float64Array(Math.max(0, to - from) * width)
  const known = (values: Float64Array): (number | null)[] => Array.from(values, value => (Number.isNaN(value) ? null : value))
  for (let replicate = from; replicate < to; replicate++) {
    let rule: GapRule = sample.gap.type === 'max' || sample.gap.type === 'target' ? sample.gap : { type: 'max' }
    if (others && othersOf) {
      draw('priority other', seed, replicate, others, otherCounts)
      rule = { type: 'scores', scores: known(othersOf(otherCounts)) }
    }
    for (let part = 0; part <= groups.length; part++) {
      draw(part === 0 ? 'priority' : `priority group ${part}`, seed, replicate, part === 0 ? all : groups[part - 1]!, counts)
      const importance = known(sample.importance(counts))
      const lines = priorityIndex(normalisedWeights(importance), known(scoresOf(counts)), sample.gap.type === 'own' ? { type: 'scores', scores: importance } : rule)
      const at = (replicate - from) * width + part * k
      lines.forEach(({ index }, j) => { rows[at + j] = index ?? Number.NaN })
    }
    if ((replicate - from) % 50 === 49) progress(replicate - from + 1)
  }
  return rows
}

/** As many cases as there are among `cases`, drawn with replacement from a stream of their own: the replicate is the same whoever works it out. */
function draw(name: string, seed: number, replicate: number, cases: Int32Array, counts: Uint16Array): void {
  const stream = randomStream(name, seed, replicate)
  counts.fill(0)
  for (let i = 0; i < cases.length; i++) counts[cases[stream.integer(cases.length)]!]!++
}
