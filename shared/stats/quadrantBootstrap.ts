import { bootstrapRows } from './rng/bootstrapRows.ts'
import { meanImportance } from './priorityBootstrap.ts'
import type { Cross, Quadrant } from './quadrant.ts'
import { quadrantOf } from './quadrant.ts'

/** Respondents by item, as points of importance and performance are made from them. */
export interface QuadrantSample {
  /** On the scale of the axis, with the good end up; NaN = missing. */
  performance: readonly Float64Array[]
  importance: (counts: Uint16Array) => Float64Array
}

export interface PlaceUncertainty {
  /** Variance of performance, covariance, variance of importance over the replicates; null below two of them. */
  covariance: [number, number, number] | null
  /** Share of replicates in which the item lies in each field, the cross drawn anew in each. */
  share: Record<Quadrant, number>
}

/** Rows of one replicate each: performance of the items, then their importance. NaN where it is not defined. */
export function quadrantReplicates(sample: QuadrantSample, seed: number, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array {
  const k = sample.performance.length
  const performanceOf = meanImportance(sample.performance)
  return bootstrapRows({ name: 'quadrant', seed, from, to }, sample.performance[0]?.length ?? 0, 2 * k, (counts, row) => {
    row.set(performanceOf(counts))
    row.set(sample.importance(counts), k)
  }, progress)
}

/** How sure the place of every item is. `crossOf` draws the lines of a replicate from its points. */
export function placeUncertainty(replicates: Float64Array, k: number, crossOf: (performance: (number | null)[], importance: (number | null)[]) => Cross): { used: number; items: PlaceUncertainty[] } {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
  const counts = Array.from({ length: k }, (): Record<Quadrant, number> => ({ keep_up: 0, concentrate_here: 0, low_priority: 0, possible_overkill: 0 }))
  const placed = new Array<number>(k).fill(0)
  const drawn = Array.from({ length: k }, () => ({ x: [] as number[], y: [] as number[] }))
  let used = 0
  for (let at = 0; k > 0 && at + 2 * k <= replicates.length; at += 2 * k) {
    const performance = Array.from(replicates.subarray(at, at + k), known)
    const importance = Array.from(replicates.subarray(at + k, at + 2 * k), known)
    if (importance.every(value => value === null)) continue
    used++
    const cross = crossOf(performance, importance)
    for (let j = 0; j < k; j++) {
      const quadrant = quadrantOf(performance[j]!, importance[j]!, cross)
      if (quadrant === null) continue
      placed[j]!++
      counts[j]![quadrant]++
      drawn[j]!.x.push(performance[j]!)
      drawn[j]!.y.push(importance[j]!)
    }
  }
  const items = counts.map((count, j): PlaceUncertainty => {
    const of = Math.max(1, placed[j]!)
    return {
      covariance: covariance(drawn[j]!.x, drawn[j]!.y),
      share: { keep_up: count.keep_up / of, concentrate_here: count.concentrate_here / of, low_priority: count.low_priority / of, possible_overkill: count.possible_overkill / of },
    }
  })
  return { used, items }
}

function covariance(x: readonly number[], y: readonly number[]): [number, number, number] | null {
  const n = x.length
  if (n < 2) return null
  const centre = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n
  const [mx, my] = [centre(x), centre(y)]
  let [xx, xy, yy] = [0, 0, 0]
  for (let i = 0; i < n; i++) { const [dx, dy] = [x[i]! - mx, y[i]! - my]; xx += dx * dx; xy += dx * dy; yy += dy * dy }
  return [xx / (n - 1), xy / (n - 1), yy / (n - 1)]
}

/** Outline of the confidence ellipse round a point: (p - m)' S⁻¹ (p - m) = chi²(2), whose quantile is -2 ln(1 - level). */
export function ellipseOutline(centre: { x: number; y: number }, [xx, xy, yy]: readonly [number, number, number], level: number, corners = 48): { x: number; y: number }[] {
  const reach = Math.sqrt(-2 * Math.log(1 - level))
  // Cholesky factor of the 2 x 2 covariance.
  const a = Math.sqrt(Math.max(0, xx))
  const b = a > 0 ? xy / a : 0
  const c = Math.sqrt(Math.max(0, yy - b * b))
  return Array.from({ length: corners }, (_, i) => {
    const turn = 2 * Math.PI * i / corners
    return { x: centre.x + reach * a * Math.cos(turn), y: centre.y + reach * (b * Math.cos(turn) + c * Math.sin(turn)) }
  })
}
