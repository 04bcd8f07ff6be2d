import { defined } from '../missing.ts'
import { deviations, mean, sumOfSquares } from '../summation.ts'
import { c4, d2, d3 } from './rangeConstants.ts'
import { nelsonSignals } from './signals.ts'
import type { Signal } from './signals.ts'

/** One chart: a point, a centre line and limits for each period or sample. Limits are three sigma. */
export interface ControlChart {
  status: 'solved' | 'tooFewPoints' | 'constant'
  points: (number | null)[]
  n: number[]
  center: number | null
  lower: (number | null)[]
  upper: (number | null)[]
  /** Process sigma the limits come from, and from what it was estimated. */
  sigma: number | null
  estimator: 'movingRange' | 'range' | 'pooledSd' | 'binomial'
  signals: Signal[]
}

const unsolved = (points: readonly number[], n: readonly number[], status: ControlChart['status'], estimator: ControlChart['estimator']): ControlChart => ({
  status, points: points.map(defined), n: [...n], center: null, lower: points.map(() => null), upper: points.map(() => null), sigma: null, estimator, signals: [],
})

function charted(points: readonly number[], n: readonly number[], center: number, spread: readonly number[], sigma: number, estimator: ControlChart['estimator'], floor: number | null, ceiling: number | null): ControlChart {
  const bound = (value: number): number => Math.min(ceiling ?? Infinity, Math.max(floor ?? -Infinity, value))
  return {
    status: 'solved', points: points.map(defined), n: [...n], center,
    lower: spread.map(one => bound(center - 3 * one)), upper: spread.map(one => bound(center + 3 * one)),
    sigma, estimator, signals: nelsonSignals(points, points.map(() => center), spread),
  }
}

/** Individuals and moving ranges of two (X-MR), values in time order without NaN. Sigma = mean moving range / d2(2). Source: ISO 7870-2. */
export function individualsChart(values: readonly number[]): { individuals: ControlChart; ranges: ControlChart } {
  const ones = values.map(() => 1)
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!))
  const two = ranges.map(() => 2)
  const status = values.length < 3 ? 'tooFewPoints' : ranges.every(range => range === 0) ? 'constant' : null
  if (status) return { individuals: unsolved(values, ones, status, 'movingRange'), ranges: unsolved(ranges, two, status, 'movingRange') }
  const meanRange = mean(ranges)!
  const sigma = meanRange / d2(2)
  return {
    individuals: charted(values, ones, mean(values)!, ones.map(() => sigma), sigma, 'movingRange', null, null),
    ranges: charted(ranges, two, meanRange, ranges.map(() => d3(2) * sigma), sigma, 'movingRange', 0, null),
  }
}

/**
 * Means and spreads of samples in time order. Equal samples of 2 to 25: X-bar and R. Otherwise X-bar and s with the pooled
 * standard deviation, limits by each sample's size (Montgomery 2013, 6.3). Samples of one count for the mean chart only.
 */
export function subgroupChart(samples: readonly (readonly number[])[]): { kind: 'xbarR' | 'xbarS'; means: ControlChart; spreads: ControlChart } {
  const kept = samples.filter(sample => sample.length > 0)
  const n = kept.map(sample => sample.length)
  const size = n[0] ?? 0
  const kind = size >= 2 && size <= 25 && n.every(each => each === size) ? 'xbarR' : 'xbarS'
  const estimator = kind === 'xbarR' ? 'range' : 'pooledSd'
  const means = kept.map(sample => mean(sample)!)
  const squares = kept.map(sample => sumOfSquares(deviations(sample)))
  const ranges = kept.map(sample => sample.reduce((most, value) => Math.max(most, value), -Infinity) - sample.reduce((least, value) => Math.min(least, value), Infinity))
  const sds = kept.map((sample, i) => (sample.length > 1 ? Math.sqrt(squares[i]! / (sample.length - 1)) : Number.NaN))
  const spreads = kind === 'xbarR' ? ranges : sds
  const total = n.reduce((sum, each) => sum + each, 0)
  const df = total - kept.length
  const within = kind === 'xbarR' ? (mean(ranges) ?? 0) / d2(size) : Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / df)
  const status = kept.length < 2 || df < 1 ? 'tooFewPoints' : within > 0 ? null : 'constant'
  if (status) return { kind, means: unsolved(means, n, status, estimator), spreads: unsolved(spreads, n, status, estimator) }
  // The pooled variance is unbiased; its root is taken as it is, as the difference fades with the cases.
  const center = kept.reduce((sum, sample, i) => sum + sample.length * means[i]!, 0) / total
  const meanChart = charted(means, n, center, n.map(each => within / Math.sqrt(each)), within, estimator, null, null)
  if (kind === 'xbarR') return { kind, means: meanChart, spreads: charted(ranges, n, d2(size) * within, n.map(() => d3(size) * within), within, estimator, 0, null) }
  const spread: ControlChart = {
    status: 'solved', points: sds.map(defined), n, center: within, sigma: within, estimator,
    lower: n.map(each => (each > 1 ? within * Math.max(0, c4(each) - 3 * Math.sqrt(1 - c4(each) ** 2)) : null)),
    upper: n.map(each => (each > 1 ? within * (c4(each) + 3 * Math.sqrt(1 - c4(each) ** 2)) : null)),
    signals: nelsonSignals(sds, n.map(each => (each > 1 ? c4(each) * within : Number.NaN)), n.map(each => (each > 1 ? within * Math.sqrt(1 - c4(each) ** 2) : 0))).filter(signal => signal.rule === 'beyondLimit'),
  }
  return { kind, means: meanChart, spreads: spread }
}

/** p-chart: share of nonconforming by period, limits by each period's n, kept within 0..1. `dispersion` near 1 is binomial; well above it the limits are too narrow (Laney 2002). */
export function proportionChart(defects: readonly number[], n: readonly number[]): ControlChart & { dispersion: number | null } {
  const kept = n.flatMap((each, i) => (each > 0 ? [i] : []))
  const sizes = kept.map(i => n[i]!)
  const shares = kept.map(i => defects[i]! / n[i]!)
  const total = sizes.reduce((sum, each) => sum + each, 0)
  if (kept.length < 2) return { ...unsolved(shares, sizes, 'tooFewPoints', 'binomial'), dispersion: null }
  const p = kept.reduce((sum, i) => sum + defects[i]!, 0) / total
  const spread = sizes.map(each => Math.sqrt(p * (1 - p) / each))
  if (!(p > 0 && p < 1)) return { ...unsolved(shares, sizes, 'constant', 'binomial'), center: p, dispersion: null }
  const z = shares.map((share, i) => (share - p) / spread[i]!)
  const moving = mean(z.slice(1).map((value, i) => Math.abs(value - z[i]!)))!
  return { ...charted(shares, sizes, p, spread, Math.sqrt(p * (1 - p)), 'binomial', 0, 1), dispersion: moving / d2(2) }
}
