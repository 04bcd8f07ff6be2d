import type { Translate } from '../../i18n/translate.ts'
import { tQuantile } from '../../stats/distributions/studentT.ts'
import type { IntervalFigure, IntervalRow, NamedSeries, ProfileFigure, ReferenceLine, ValueAxis } from '../resultFigure.ts'
import { groupedText, meanText } from '../rounding.ts'
import { BOTTOM_AXIS } from '../sketch/axes.ts'
import { rowsHeight } from '../sketch/rows.ts'
import { roundBounds } from '../sketch/scale.ts'
import { countCell, framed, numberCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { About, ResultContext } from './context.ts'

export interface Estimate { key: string; label: string; n: number | null; value: number | null; low: number | null; high: number | null }

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null)

/** "3.58 [3.46, 3.69]". */
export function estimateText(estimate: Pick<Estimate, 'value' | 'low' | 'high'>, round: (value: number) => string, words: Translate): string {
  if (finite(estimate.value) === null) return words('figures.noAnswers')
  const interval = finite(estimate.low) !== null && finite(estimate.high) !== null ? ` [${round(estimate.low!)}, ${round(estimate.high!)}]` : ''
  return `${round(estimate.value!)}${interval}`
}

/** Interval of a mean by Student's t; null below two cases. */
export function meanInterval(mean: number | null, sd: number | null, n: number | null, level: number): [number, number] | null {
  if (mean === null || sd === null || n === null || n < 2) return null
  const reach = tQuantile((1 + level) / 2, n - 1) * sd / Math.sqrt(n)
  return [mean - reach, mean + reach]
}

interface IntervalWish {
  rows: Estimate[]
  axis: { title: string } & Partial<ValueAxis>
  /** Bars grow from here; undefined: dots. */
  base?: number
  reference?: ReferenceLine | null
  round?: (value: number) => string
  /** What the intervals are, e.g. 95. */
  level: number | null
}

/** Estimates with intervals; the table has them with their n. */
export function intervalFigure(wish: IntervalWish, about: Omit<About, 'table' | 'height'>, context: ResultContext, words: Translate): IntervalFigure {
  const round = wish.round ?? meanText
  const rows: IntervalRow[] = wish.rows.map(row => ({ ...row, value: finite(row.value), low: finite(row.low), high: finite(row.high), text: estimateText(row, round, words) }))
  const known = rows.flatMap(row => [row.value, row.low, row.high])
  const bounds = wish.axis.min !== undefined && wish.axis.max !== undefined
    ? { min: wish.axis.min, max: wish.axis.max }
    : roundBounds(known, [...(wish.base === undefined ? [] : [wish.base]), ...(wish.reference ? [wish.reference.value] : [])])
  const columns = [
    tableColumn('item', words('figures.result.column.item'), 'left'), tableColumn('n', 'n'), tableColumn('value', words('figures.result.column.estimate')),
    tableColumn('low', words('figures.result.column.low')), tableColumn('high', words('figures.result.column.high')),
  ]
  const table = tableOf(columns, rows.map(row => [row.key, [wordCell(row.label), countCell(row.n), numberCell(row.value, round), numberCell(row.low, round), numberCell(row.high, round)]] as const))
  const empty = rows.some(row => row.value !== null) ? '' : about.empty || words('figures.result.empty.values')
  const intervals = rows.some(row => row.low !== null)
  const rules = [...(about.rules ?? []), intervals && wish.level !== null ? words('figures.result.rule.interval', { level: Math.round(wish.level * 1000) / 10 }) : '']
  return {
    kind: 'interval',
    ...framed({ ...about, rules, table, empty, height: BOTTOM_AXIS + 6 + rowsHeight(rows.length) }, context, words),
    style: wish.base === undefined ? 'dot' : 'bar', rows, axis: { title: wish.axis.title, ...bounds }, base: wish.base ?? bounds.min, reference: wish.reference ?? null,
  }
}

export interface ProfileWish { kind: 'profile' | 'radar'; items: { key: string; label: string }[]; series: NamedSeries[]; axis: { title: string } & Partial<ValueAxis>; level: number | null }

/** Means of items by group as lines or as polygons. */
export function profileFigure(wish: ProfileWish, about: Omit<About, 'table' | 'height'>, context: ResultContext, words: Translate): ProfileFigure {
  const { items, series, kind } = wish
  const values = series.flatMap(one => one.points.flatMap(point => (kind === 'profile' ? [point.value, point.low, point.high] : [point.value])))
  const bounds = wish.axis.min !== undefined && wish.axis.max !== undefined ? { min: wish.axis.min, max: wish.axis.max } : roundBounds(values)
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), ...series.map(one => tableColumn(one.key, one.label, 'right', one.n === null ? '' : `n = ${groupedText(one.n)}`))],
    items.map((item, i) => [item.key, [wordCell(item.label), ...series.map(one => numberCell(one.points[i]?.value ?? null))]] as const),
  )
  const least = kind === 'radar' ? 3 : 1
  const drawn = series.some(one => one.points.some(point => point.value !== null))
  const empty = !drawn ? words('figures.result.empty.values') : items.length < least ? words('figures.result.empty.radar') : ''
  const intervals = kind === 'profile' && wish.level !== null && series.some(one => one.points.some(point => point.low !== null))
  const rules = [...(about.rules ?? []), intervals ? words('figures.result.rule.interval', { level: Math.round(wish.level! * 1000) / 10 }) : '', kind === 'radar' && items.length > 12 ? words('figures.result.rule.numbers') : '']
  const key = series.length > 1 ? 4 + series.length : 2
  const height = kind === 'radar' ? 102 + key : BOTTOM_AXIS + key + rowsHeight(items.length)
  return { kind, ...framed({ ...about, rules, table, empty, height }, context, words), items, series, axis: { title: wish.axis.title, ...bounds } }
}
