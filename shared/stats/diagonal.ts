/** The line on which importance and performance are level: importance = intercept + slope x performance. */
export interface DiagonalModel {
  /** shared: both are on one scale and compared as they are; standardised: each by mean and standard deviation of the items. */
  scale: 'shared' | 'standardised'
  slope: number
  intercept: number
  /** Importance beyond performance, in points of the scale or in standard deviations; above 0 the item lags behind what it matters. */
  gap: (number | null)[]
}

/**
 * The diagonal (iso-rating) model: items above the line where importance equals performance are to be improved, whichever quadrant they are in.
 * Sources: Slack (1994), Int. J. Operations & Production Management 14(5), 59-75; Bacon (2003), Int. J. Market Research 45(1), 55-71.
 * null with fewer than three points or where either side has no spread.
 */
export function diagonalModel(performance: readonly (number | null)[], importance: readonly (number | null)[], sharedScale: boolean): DiagonalModel | null {
  const both = performance.map((_, i) => i).filter(i => performance[i] !== null && importance[i] !== null)
  if (both.length < 3) return null
  const gapBy = (of: (i: number) => number): (number | null)[] => performance.map((_, i) => (both.includes(i) ? of(i) : null))
  if (sharedScale) return { scale: 'shared', slope: 1, intercept: 0, gap: gapBy(i => importance[i]! - performance[i]!) }
  const [p, m] = [spread(both.map(i => performance[i]!)), spread(both.map(i => importance[i]!))]
  if (!(p.sd > 0) || !(m.sd > 0)) return null
  const slope = m.sd / p.sd
  return { scale: 'standardised', slope, intercept: m.mean - slope * p.mean, gap: gapBy(i => (importance[i]! - m.mean) / m.sd - (performance[i]! - p.mean) / p.sd) }
}

function spread(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) }
}
