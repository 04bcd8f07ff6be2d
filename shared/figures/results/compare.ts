import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { CompareFigure, DifferenceSeries, NamedSeries } from '../resultFigure.ts'
import { groupedText, meanText, percentNumber } from '../rounding.ts'
import { BOTTOM_AXIS } from '../sketch/axes.ts'
import { roundBounds } from '../sketch/scale.ts'
import { framed, named, nameOf, numberCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { About, ResultContext } from './context.ts'
import { sharedScale } from './descriptive.ts'
import { estimateText, meanInterval } from './estimates.ts'
import { ends, number, object, objects, text } from './reading.ts'

interface CompareWish {
  items: { key: string; label: string }[]
  series: NamedSeries[]
  axis: string
  base: number
  /** Upper end of the scale; null where there is none. */
  most: number | null
  differences: DifferenceSeries[]
  differenceAxis: string
  round?: (value: number) => string
}

/** Groups side by side, item by item, and the differences; the table has every number with its interval. */
function compareFigure(wish: CompareWish, about: Omit<About, 'table' | 'height'>, context: ResultContext, words: Translate): CompareFigure {
  const { items, series, differences } = wish
  const round = wish.round ?? meanText
  const ends = series.flatMap(one => one.points.flatMap(point => [point.value, point.high])).filter(value => value !== null)
  // The number stands behind the bar: some room is left for it, as far as the scale goes.
  const reach = Math.max(wish.base, ...ends) * 1.08
  const axis = roundBounds([...series.flatMap(one => one.points.map(point => point.low)), wish.most === null ? reach : Math.max(...ends, Math.min(wish.most, reach))], [wish.base])
  const differenceAxis = roundBounds(differences.flatMap(one => one.points.flatMap(point => [point.value, point.low, point.high, point.detectable, point.detectable === null ? null : -point.detectable])), [0], 5)
  const detectable = differences.some(one => one.points.some(point => point.detectable !== null))
  const table = tableOf(
    [
      tableColumn('item', words('figures.result.column.item'), 'left'), ...series.map(one => tableColumn(one.key, one.label, 'right', one.n === null ? '' : `n = ${groupedText(one.n)}`)),
      ...differences.flatMap(one => [tableColumn(`${one.key}:difference`, one.label), ...(detectable ? [tableColumn(`${one.key}:detectable`, words('activity.beforeAfter.detectable'))] : [])]),
    ],
    items.map((item, i) => [item.key, [
      wordCell(item.label), ...series.map(one => { const point = one.points[i]!; return { value: point.value, text: estimateText(point, round, words) } }),
      ...differences.flatMap(one => { const point = one.points[i]!; return [{ value: point.value, text: point.value === null ? '–' : estimateText(point, round, words) }, ...(detectable ? [numberCell(point.detectable, round)] : [])] }),
    ]] as const),
  )
  const key = 4 + Math.ceil(series.length / 4) * 3.6
  return {
    kind: 'compare', ...framed({ ...about, table, height: BOTTOM_AXIS + key + Math.max(3, items.length) * Math.max(9, 3 * series.length + 3), empty: series.some(one => one.points.some(point => point.value !== null)) ? '' : words('figures.result.empty.values') }, context, words),
    items, series, axis: { title: wish.axis, min: Math.min(wish.base, axis.min), max: axis.max }, base: wish.base, differences, differenceAxis: { title: wish.differenceAxis, ...differenceAxis },
  }
}

/** Own brands and their total, the competitors and theirs; beside them what the own total leads each of those by, in their order. */
export function brandFigure(result: JsonObject, context: ResultContext, words: Translate): CompareFigure {
  const rows = objects(result['rows'])
  const level = number(result['level']) ?? 0.95
  const scored = rows.length > 0 && rows.every(row => row['unit'] === 'score100')
  const keys = rows.map(row => text(row['variable']))
  const sides = object(result['brands'])
  const point = (score: JsonObject): NamedSeries['points'][number] => {
    const [value, se, n] = [number(score['mean']), number(score['se']), number(score['n'])]
    const [low, high] = meanInterval(value, se === null || n === null ? null : se * Math.sqrt(n), n, level) ?? [null, null]
    return { value, low, high }
  }
  const side = (name: 'own' | 'others'): NamedSeries[] => objects(sides[name]).map((brand, b) => ({ key: `${name}:${b}`, label: named(text(brand['brand'])), n: number(brand['n']), points: rows.map(row => point(objects(row[name])[b] ?? {})) }))
  const [own, others] = [side('own'), side('others')]
  const totalOf = (name: 'own' | 'others'): NamedSeries[] => (objects(sides[name]).length > 1
    ? [{ key: `${name}Total`, label: words(`activity.compare.${name}Total`), n: null, points: rows.map(row => point(object(row[`${name}_total`]))) }] : [])
  const series = [...own, ...totalOf('own'), ...others, ...totalOf('others')]
  const firstRival = series.length - others.length - totalOf('others').length
  const differences = objects(rows[0]?.['leads']).flatMap((lead, l): DifferenceSeries[] => {
    if (firstRival + l >= series.length) return []
    const over = lead['over'] === null ? words('activity.compare.othersTotal') : named(text(lead['over']))
    return [{
      key: `lead:${l}`, label: words('activity.compare.leads', { brand: over }), sign: firstRival + l,
      points: rows.map(row => { const one = objects(row['leads'])[l] ?? {}; const [low, high] = ends(one['ci']); return { value: number(one['diff']), low, high, detectable: null } }),
    }]
  })
  const scale = scored ? { min: 0, max: 100 } : sharedScale(keys, context)
  return compareFigure(
    {
      items: keys.map(key => ({ key, label: nameOf(context, key) })), series, differences, differenceAxis: scored ? words('activity.compare.leadAxis') : words('figures.result.axis.lead'),
      base: scale?.min ?? 0, most: scale?.max ?? null, axis: scored ? words('figures.bar.axis.score') : scale ? words('figures.result.axis.meanOnScale', scale) : words('figures.result.axis.mean'),
    },
    { title: words('activity.compare.title'), n: [...own, ...others].reduce((sum, one) => sum + (one.n ?? 0), 0), ...(scored ? { unit: words('figures.units.score') } : {}), rules: [words('figures.result.rule.interval', { level: Math.round(level * 1000) / 10 }), differences.length > 0 ? words('activity.compare.rule', { level: Math.round(level * 1000) / 10 }) : ''] }, context, words,
  )
}

/** Two waves item by item, the difference with its interval and what could have been found. */
export function beforeAfterFigure(result: JsonObject, context: ResultContext, words: Translate): CompareFigure {
  const rows = objects(result['rows'])
  const share = result['statistic'] === 'dissatisfied'
  const scaled = (value: number | null): number | null => (value === null ? null : share ? 100 * value : value)
  const side = (key: 'before' | 'after'): NamedSeries => {
    const wave = object(result[key])
    const ns = [...new Set(rows.map(row => number(object(row[key])['n'])).filter(n => n !== null))]
    const points = rows.map(row => { const one = object(row[key]); const [low, high] = ends(one['ci']); return { value: scaled(number(one['value'])), low: scaled(low), high: scaled(high) } })
    return { key, label: named(`${words(`activity.beforeAfter.${key}`)} · ${text(wave['wave']) || text(wave['name'])}`), n: ns.length === 1 ? ns[0]! : null, points }
  }
  const series = [side('before'), side('after')]
  const points = rows.map(row => { const [low, high] = ends(row['ci']); return { value: scaled(number(row['difference'])), low: scaled(low), high: scaled(high), detectable: scaled(number(row['detectable'])) } })
  const range = (key: 'before' | 'after'): string => {
    const ns = rows.map(row => number(object(row[key])['n'])).filter(n => n !== null)
    const [least, most] = [Math.min(...ns), Math.max(...ns)]
    return ns.length === 0 ? '–' : least === most ? groupedText(least) : `${groupedText(least)}–${groupedText(most)}`
  }
  return compareFigure(
    {
      items: rows.map(row => ({ key: text(row['variable']), label: nameOf(context, text(row['variable'])) })), series, base: 0, most: 100, axis: words(share ? 'activity.beforeAfter.percent' : 'activity.beforeAfter.points'),
      differences: rows.length === 0 ? [] : [{ key: 'difference', label: words('activity.beforeAfter.difference'), sign: 1, points }], differenceAxis: words(share ? 'activity.beforeAfter.percentPoints' : 'activity.beforeAfter.differenceAxis'),
      ...(share ? { round: (value: number) => percentNumber(value / 100) } : {}),
    },
    { title: words(share ? 'activity.beforeAfter.titleShare' : 'activity.beforeAfter.title'), facts: [words('activity.beforeAfter.fact', { before: range('before'), after: range('after') })], ...(share ? {} : { unit: words('figures.units.score') }), rules: [words('figures.result.rule.interval', { level: 95 }), words('activity.beforeAfter.rule'), words('activity.beforeAfter.note.mde')] }, context, words,
  )
}
