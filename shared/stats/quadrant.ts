import { quantile } from './quantile.ts'
import { mean } from './summation.ts'

/** By importance and performance, whichever axis either is drawn on. Martilla & James (1977), Journal of Marketing 41(1), 77-79. */
export type Quadrant = 'keep_up' | 'concentrate_here' | 'low_priority' | 'possible_overkill'
export interface Cross { performance: number | null; importance: number | null }

const plotted = (values: readonly (number | null)[]): Float64Array => Float64Array.from(values.filter(value => value !== null)).sort()

/** Where the lines cross when they follow the points plotted: their means or medians. */
export const crossAtMeans = (performance: readonly (number | null)[], importance: readonly (number | null)[]): Cross =>
  ({ performance: mean(plotted(performance)), importance: mean(plotted(importance)) })
export const crossAtMedians = (performance: readonly (number | null)[], importance: readonly (number | null)[]): Cross =>
  ({ performance: quantile(plotted(performance), 0.5, 7), importance: quantile(plotted(importance), 0.5, 7) })

/** What lies on a line belongs to its high side; rounding of the mean must not decide. */
const high = (value: number, line: number): boolean => value >= line - 1e-12 * Math.max(1, Math.abs(line))

export function quadrantOf(performance: number | null, importance: number | null, cross: Cross): Quadrant | null {
  if (performance === null || importance === null || cross.performance === null || cross.importance === null) return null
  const [good, matters] = [high(performance, cross.performance), high(importance, cross.importance)]
  return matters ? (good ? 'keep_up' : 'concentrate_here') : good ? 'possible_overkill' : 'low_priority'
}

/** On which line a point lies, within `near` of the axis's range: there a small change moves it to another quadrant. */
export function onLines(performance: number | null, importance: number | null, cross: Cross, range: { performance: number; importance: number }, near = 1e-9): { performance: boolean; importance: boolean } {
  const on = (value: number | null, line: number | null, span: number): boolean => value !== null && line !== null && Math.abs(value - line) <= near * Math.max(span, Number.MIN_VALUE)
  return { performance: on(performance, cross.performance, range.performance), importance: on(importance, cross.importance, range.importance) }
}
