import { cholesky, solveCholesky } from './linalg/cholesky.ts'
import { quantile } from './quantile.ts'
import { resampledMoments } from './resampledMoments.ts'
import { randomStream } from './rng/randomStream.ts'

/** Points of the outcome per point of each item, all on 0-100, with what they came to in other samples of the respondents. */
export interface ItemEffects {
  effects: (number | null)[]
  /** Rows of one effect an item; rows that could not be worked out are left out. */
  replicates: Float64Array
}

/** Unstandardised coefficients of the regression of `target` on all `columns`, on complete cases, for cases counted `counts` times; NaN where singular. */
export function regressionEffects(columns: readonly Float64Array[], target: Float64Array): (counts: ArrayLike<number>) => Float64Array {
  const k = columns.length
  const moments = resampledMoments([...columns, target])
  const { width, spreads } = moments
  const covariances = new Float64Array(width * width)
  const nothing = new Float64Array(k).fill(Number.NaN)
  return counts => {
    const n = moments.of(counts, covariances)
    if (n < k + 2) return nothing
    const used = columns.map((_, j) => j).filter(j => covariances[j * width + j]! > 1e-12)
    const { lower, dependent } = cholesky(used.map(i => Float64Array.from(used, j => covariances[i * width + j]!)))
    if (dependent.length > 0 || used.length === 0) return nothing
    const solved = solveCholesky(lower, used.map(i => covariances[i * width + k]!))
    const effects = new Float64Array(k)
    used.forEach((j, at) => { effects[j] = solved[at]! * spreads[k]! / spreads[j]! })
    return effects
  }
}

/** Effects of replicates `from` up to `to`: respondents drawn with replacement. */
export function effectReplicates(effectsOf: (counts: Uint16Array) => Float64Array, n: number, k: number, seed: number, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array {
  const counts = new Uint16Array(n)
  const rows = new Float64Array(Math.max(0, to - from) * k)
  for (let replicate = from; replicate < to; replicate++) {
    const stream = randomStream('whatIf', seed, replicate)
    counts.fill(0)
    for (let i = 0; i < n; i++) counts[stream.integer(n)]!++
    rows.set(effectsOf(counts), (replicate - from) * k)
    if ((replicate - from) % 50 === 49) progress(replicate - from + 1)
  }
  return rows
}

export interface PredictedChange { change: number | null; interval: [number, number] | null; used: number }

/**
 * Change of the outcome when items are raised by so many points: the sum of effect x points (Fornell et al. 1996, Journal of Marketing 60(4),
 * 7-18, on impacts), its interval by the percentiles of the replicates. It takes the relation among respondents for one of cause and effect.
 */
export function predictedChange({ effects, replicates }: ItemEffects, raises: readonly number[], level: number): PredictedChange {
  const k = effects.length
  const known = effects.every((effect, j) => raises[j] === 0 || effect !== null)
  const change = known ? effects.reduce<number>((sum, effect, j) => sum + (effect ?? 0) * raises[j]!, 0) : null
  const drawn: number[] = []
  for (let at = 0; k > 0 && at + k <= replicates.length; at += k) {
    let sum = 0
    for (let j = 0; j < k; j++) if (raises[j] !== 0) sum += replicates[at + j]! * raises[j]!
    if (!Number.isNaN(sum)) drawn.push(sum)
  }
  const sorted = Float64Array.from(drawn).sort()
  const tail = (1 - level) / 2
  return { change, interval: sorted.length < 20 || change === null ? null : [quantile(sorted, tail, 7)!, quantile(sorted, 1 - tail, 7)!], used: sorted.length }
}
