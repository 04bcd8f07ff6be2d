import type { Translate } from '../../i18n/translate.ts'
import type { HeatmapFigure, ImportanceFigure, PlaneFigure, StackedFigure } from '../resultFigure.ts'
import { meanText, percentNumber } from '../rounding.ts'
import { BOTTOM_AXIS } from '../sketch/axes.ts'
import { importancePitch } from '../importance/layout.ts'
import { rowsHeight } from '../sketch/rows.ts'
import { roundBounds } from '../sketch/scale.ts'
import { countCell, framed, numberCell, shareCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { About, ResultContext } from './context.ts'

type Said = Omit<About, 'table' | 'height'>
interface Keyed { key: string; label: string }

/** Answers to several items, or of several groups, as parts of 100 %. Counts by row, in the order of the categories. */
export function stackedFigure(wish: { categories: Keyed[]; rows: (Keyed & { n: number; counts: number[] })[]; axis?: string }, about: Said, context: ResultContext, words: Translate): StackedFigure {
  const rows = wish.rows.map(({ key, label, n, counts }) => ({ key, label, n, shares: wish.categories.map((_, c) => (n > 0 ? (counts[c] ?? 0) / n : 0)) }))
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), tableColumn('n', 'n'), ...wish.categories.map(category => tableColumn(category.key, category.label, 'right', '%'))],
    rows.map(row => [row.key, [wordCell(row.label), countCell(row.n), ...row.shares.map(share => shareCell(row.n > 0 ? share : null))]] as const),
  )
  const empty = rows.some(row => row.n > 0) && wish.categories.length > 0 ? '' : words('figures.result.empty.answers')
  const key = 5 + 3.6 * Math.floor(wish.categories.reduce((sum, category) => sum + 14 + 2.3 * Math.min(22, category.label.length), 0) / 152)
  return {
    kind: 'stacked', ...framed({ ...about, table, empty, height: key + BOTTOM_AXIS + rowsHeight(rows.length) }, context, words),
    categories: wish.categories, rows, axis: wish.axis ?? words('figures.result.axis.shareOfAnswers'),
  }
}

interface HeatmapWish { rows: Keyed[]; columns: Keyed[]; cells: ({ value: number | null; dim?: boolean } | null)[][]; round: (value: number) => string }

export function heatmapFigure(wish: HeatmapWish, about: Said, context: ResultContext, words: Translate): HeatmapFigure {
  const cells: HeatmapFigure['cells'] = wish.cells.map(row => row.map(cell => (cell === null || cell.value === null || !Number.isFinite(cell.value) ? null : { value: cell.value, text: wish.round(cell.value), dim: cell.dim ?? false })))
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), ...wish.columns.map(column => tableColumn(column.key, column.label))],
    wish.rows.map((row, r) => [row.key, [wordCell(row.label), ...wish.columns.map((_, c) => numberCell(wish.cells[r]?.[c]?.value ?? null, wish.round))]] as const),
  )
  const empty = about.empty || (cells.some(row => row.some(cell => cell !== null)) ? '' : words('figures.result.empty.values'))
  return {
    kind: 'heatmap', ...framed({ ...about, rules: [...(about.rules ?? []), words('figures.result.rule.negativeCorner')], table, empty, height: 12 + rowsHeight(wish.rows.length, 7.5) }, context, words),
    rows: wish.rows, columns: wish.columns, cells,
  }
}

interface ImportanceWish { items: Keyed[]; methods: (Keyed & { values: (number | null)[] })[]; axis: string; round?: (value: number) => string }

/** Items in the order of the first method, the largest on top. */
export function importanceFigure(wish: ImportanceWish, about: Said, context: ResultContext, words: Translate): ImportanceFigure {
  const round = wish.round ?? ((value: number) => percentNumber(value / 100))
  const lead = wish.methods[0]
  const order = wish.items.map((_, i) => i).sort((a, b) => (lead?.values[b] ?? -Infinity) - (lead?.values[a] ?? -Infinity) || a - b)
  const items = order.map(i => wish.items[i]!)
  const methods = wish.methods.map(method => ({ key: method.key, label: method.label, values: order.map(i => { const value = method.values[i] ?? null; return value !== null && Number.isFinite(value) ? value : null }) }))
    .map(method => ({ ...method, texts: method.values.map(value => (value === null ? '' : round(value))) }))
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), ...methods.map(method => tableColumn(method.key, method.label))],
    items.map((item, i) => [item.key, [wordCell(item.label), ...methods.map(method => numberCell(method.values[i] ?? null, round))]] as const),
  )
  const values = methods.flatMap(method => method.values)
  const empty = values.some(value => value !== null) ? '' : words('figures.result.empty.values')
  return {
    kind: 'importance', ...framed({ ...about, table, empty, height: BOTTOM_AXIS + 6 + rowsHeight(items.length, importancePitch(methods.length)) }, context, words),
    items, methods, axis: { title: wish.axis, ...roundBounds(values, [0]) },
  }
}

/** Bounds with room for a name beyond the outermost points. */
function paddedBounds(values: readonly number[]): { min: number; max: number } {
  if (values.length === 0) return { min: 0, max: 1 }
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low) * 0.08
  return roundBounds([low - room, high + room])
}

interface PlaneWish {
  kind: PlaneFigure['kind']
  points: PlaneFigure['points']
  cross: { x: number | null; y: number | null }
  x: { name: string; title: string; min?: number; max?: number }
  y: { name: string; title: string; min?: number; max?: number }
  zones: PlaneFigure['zones']
  faint?: PlaneFigure['faint']
  diagonal?: PlaneFigure['diagonal']
  round?: (value: number) => string
}

export function planeFigure(wish: PlaneWish, about: Said, context: ResultContext, words: Translate): PlaneFigure {
  const points = wish.points.filter(point => Number.isFinite(point.x) && Number.isFinite(point.y))
  const axis = (side: 'x' | 'y'): PlaneFigure['x'] => {
    const given = wish[side]
    const cross = wish.cross[side]
    const bounds = given.min !== undefined && given.max !== undefined ? { min: given.min, max: given.max } : paddedBounds([...points.flatMap(point => [point[side], ...(point.outline ?? []).map(corner => corner[side])]), ...(cross === null ? [] : [cross])])
    return { name: given.name, title: given.title, ...bounds }
  }
  const [x, y] = [axis('x'), axis('y')]
  const cross = { x: wish.cross.x ?? (x.min + x.max) / 2, y: wish.cross.y ?? (y.min + y.max) / 2 }
  const round = wish.round ?? meanText
  const table = tableOf(
    [tableColumn('number', words('figures.result.column.number')), tableColumn('item', words('figures.result.column.item'), 'left'), ...(points.some(point => point.n !== null) ? [tableColumn('n', 'n')] : []), tableColumn('x', x.title), tableColumn('y', y.title)],
    points.map((point, i) => [point.key, [countCell(i + 1), wordCell(point.label), ...(points.some(one => one.n !== null) ? [countCell(point.n)] : []), numberCell(point.x, wish.round), numberCell(point.y, wish.round)]] as const),
  )
  return {
    kind: wish.kind, ...framed({ ...about, rules: [...(about.rules ?? []), points.length > 8 ? words('figures.result.rule.numbers') : ''], table, height: 118, empty: points.length > 0 ? '' : about.empty || words('figures.result.empty.values') }, context, words),
    points, cross, crossText: { x: round(cross.x), y: round(cross.y) }, x, y, zones: wish.zones,
    ...(wish.faint ? { faint: wish.faint } : {}), ...(wish.diagonal ? { diagonal: wish.diagonal } : {}),
  }
}
