import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { NamedSeries } from '../resultFigure.ts'
import { groupedText, percentText } from '../rounding.ts'
import { boxFigure, histogramOfColumn } from './cases.ts'
import { barFigure, countCell, nameOf, named, shareCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { ResultContext } from './context.ts'
import { intervalFigure, profileFigure } from './estimates.ts'
import type { Estimate, ProfileWish } from './estimates.ts'
import { roundStep } from '../sketch/scale.ts'
import { stackedFigure } from './parts.ts'
import { ends, keysOf, list, number, object, objects, text } from './reading.ts'
import type { Builders } from './builders.ts'

/** Bounds shared by all of the variables; null where they differ or have none. */
export function sharedScale(keys: readonly string[], context: ResultContext): { min: number; max: number } | null {
  const first = keys[0] === undefined ? null : context.scale(keys[0])
  return first && keys.every(key => { const scale = context.scale(key); return scale?.min === first.min && scale.max === first.max }) ? { min: first.min, max: first.max } : null
}

const largestN = (parts: readonly JsonObject[]): number | null => parts.reduce<number | null>((most, part) => { const n = number(part['n']); return n === null ? most : Math.max(most ?? 0, n) }, null)
const estimateOf = (key: string, label: string, stats: JsonObject): Estimate => {
  const [low, high] = ends(stats['ci95_t'])
  return { key, label, n: number(stats['n']), value: number(stats['mean']), low, high }
}

const byText = (context: ResultContext): string => ('by' in context.request && typeof context.request.by === 'string' ? nameOf(context, context.request.by) : '')

function meansFigure(result: JsonObject, context: ResultContext, words: Translate) {
  const keys = keysOf(result)
  const single = keys.length === 1
  const rows = keys.flatMap(key => {
    const stats = object(result[key])
    const groups = objects(stats['groups'])
    if (groups.length === 0) return [estimateOf(key, nameOf(context, key), stats)]
    return groups.map((group, i) => estimateOf(`${key}:${i}`, single ? named(text(group['label'])) : words('figures.result.itemOfGroup', { item: nameOf(context, key), group: named(text(group['label'])) }), group))
  })
  const scale = sharedScale(keys, context)
  const subject = single ? nameOf(context, keys[0]!) : ''
  const by = byText(context)
  return intervalFigure(
    { rows, axis: { title: scale ? words('figures.result.axis.meanOnScale', { min: scale.min, max: scale.max }) : words('figures.result.axis.mean'), ...(scale ?? {}) }, ...(scale ? { base: scale.min } : {}), level: 0.95 },
    { title: by ? words('figures.result.title.meansBy', { subject: subject || words('figures.result.eachItem'), by }) : words('figures.result.title.means', { subject: subject || words('figures.result.eachItem') }), n: largestN(keys.map(key => object(result[key]))) }, context, words,
  )
}

function profiles(kind: ProfileWish['kind']) {
  return (result: JsonObject, context: ResultContext, words: Translate) => {
    const keys = keysOf(result)
    const scale = sharedScale(keys, context)
    const point = (stats: JsonObject): NamedSeries['points'][number] => { const { value, low, high } = estimateOf('', '', stats); return { value, low, high } }
    const groups = objects(object(result[keys[0] ?? ''])['groups'])
    const series: NamedSeries[] = groups.length > 0
      ? groups.map((group, g) => {
          const own = keys.map(key => objects(object(result[key])['groups']).find(other => other['value'] === group['value']) ?? {})
          return { key: String(g), label: named(text(group['label'])), n: largestN(own), points: own.map(point) }
        })
      : [{ key: 'all', label: words('figures.result.everyone'), n: largestN(keys.map(key => object(result[key]))), points: keys.map(key => point(object(result[key]))) }]
    const by = byText(context)
    const subject = words('figures.result.eachItem')
    return profileFigure(
      { kind, items: keys.map(key => ({ key, label: nameOf(context, key) })), series, axis: { title: scale ? words('figures.result.axis.meanOnScale', { min: scale.min, max: scale.max }) : words('figures.result.axis.mean'), ...(scale ?? {}) }, level: 0.95 },
      { title: by ? words('figures.result.title.profileBy', { by }) : words('figures.result.title.means', { subject }), n: largestN(keys.map(key => object(result[key]))) }, context, words,
    )
  }
}

function boxes(result: JsonObject, context: ResultContext, words: Translate) {
  const found = context.columns?.boxes
  if (!found) return null
  const keys = keysOf(result)
  const by = byText(context)
  const shown = by && context.of !== null && keys.includes(context.of) ? [context.of] : by ? keys.slice(0, 1) : keys
  const subject = shown.length === 1 ? nameOf(context, shown[0]!) : words('figures.result.eachItem')
  const scale = sharedScale(shown, context)
  return boxFigure(found, by ? words('figures.result.title.boxBy', { subject, by }) : words('figures.result.title.box', { subject }), words('figures.result.axis.value'), scale, context, words)
}

/** The answers of one variable as bars of their valid percentages. */
function answerBars(result: JsonObject, context: ResultContext, words: Translate) {
  const key = context.of !== null && Object.hasOwn(result, context.of) ? context.of : keysOf(result)[0] ?? ''
  const stats = object(result[key])
  const n = number(stats['n'])
  const answers = objects(stats['values']).map((answer, i) => ({ key: String(i), label: named(text(answer['label']) || text(answer['value'])), value: number(answer['valid_percent']), count: number(answer['count']) ?? 0 }))
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), tableColumn('count', words('figures.result.column.count')), tableColumn('share', words('figures.result.column.share'), 'right', '%')],
    answers.map(answer => [answer.key, [wordCell(answer.label), countCell(answer.count), shareCell(answer.value === null ? null : answer.value / 100)]] as const),
  )
  return barFigure(
    { title: nameOf(context, key), n, unit: words('figures.units.percentOfRespondents'), table, height: 11 + Math.max(4, answers.length) * 8.5, rules: [words('figures.bar.rule.percent')] },
    answers.map(answer => ({ key: answer.key, label: answer.label, value: answer.value, n: n ?? 0, text: answer.value === null ? words('figures.noAnswers') : words('figures.percentN', { percent: percentText(answer.value / 100), n: answer.count }) })),
    { value: words('figures.bar.axis.percent'), min: 0, max: 100 }, context, words,
  )
}

/** Every variable (or every group of one) with its answers as parts of 100 %. */
function answerParts(result: JsonObject, context: ResultContext, words: Translate) {
  const keys = keysOf(result)
  const lines = keys.flatMap(key => {
    const stats = object(result[key])
    const groups = objects(stats['groups'])
    const name = nameOf(context, key)
    if (groups.length === 0) return [{ key, label: name, stats }]
    return groups.map((group, g) => ({ key: `${key}:${g}`, label: keys.length === 1 ? named(text(group['label'])) : words('figures.result.itemOfGroup', { item: name, group: named(text(group['label'])) }), stats: group }))
  })
  const places = new Map<string, string>()
  for (const line of lines) for (const answer of objects(line.stats['values'])) { const value = text(answer['value']); if (!places.has(value)) places.set(value, named(text(answer['label']) || value)) }
  const values = [...places.keys()].sort((a, b) => (Number.isFinite(Number(a)) && Number.isFinite(Number(b)) ? Number(a) - Number(b) : 0))
  const rows = lines.map(({ key, label, stats }) => {
    const counts = new Map(objects(stats['values']).map(answer => [text(answer['value']), number(answer['count']) ?? 0]))
    return { key, label, n: number(stats['n']) ?? 0, counts: values.map(value => counts.get(value) ?? 0) }
  })
  const by = byText(context)
  const subject = keys.length === 1 ? nameOf(context, keys[0]!) : words('figures.result.eachItem')
  return stackedFigure({ categories: values.map(value => ({ key: value, label: places.get(value)! })), rows }, { title: by ? words('figures.result.title.answersBy', { subject, by }) : words('figures.result.title.answers', { subject }), n: largestN(keys.map(key => object(result[key]))) }, context, words)
}

function optionBars(result: JsonObject, context: ResultContext, words: Translate) {
  const respondents = number(result['respondents'])
  const options = objects(result['options']).map(option => ({ key: text(option['key']), label: named(text(option['label'])), count: number(option['count']) ?? 0, value: number(option['percent_of_respondents']) }))
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), tableColumn('count', words('figures.result.column.count')), tableColumn('share', words('figures.result.column.share'), 'right', '%')],
    options.map(option => [option.key, [wordCell(option.label), countCell(option.count), shareCell(option.value === null ? null : option.value / 100)]] as const),
  )
  return barFigure(
    { title: named(text(result['question'])), n: respondents, unit: words('figures.units.percentOfRespondents'), table, height: 11 + Math.max(4, options.length) * 8.5, rules: [words('figures.bar.rule.percent'), result['multiple_response'] === true ? words('figures.bar.rule.multiple') : ''] },
    options.map(option => ({ key: option.key, label: option.label, value: option.value, n: respondents ?? 0, text: option.value === null ? words('figures.noAnswers') : words('figures.percentN', { percent: percentText(option.value / 100), n: option.count }) })),
    { value: words('figures.bar.axis.percent'), min: 0, max: 100 }, context, words,
  )
}

function indices(result: JsonObject, context: ResultContext, words: Translate) {
  const rows = objects(result['dimensions']).map(line => { const [low, high] = ends(line['index_ci95_t']); return { key: text(line['key']), label: named(text(line['label'])), n: number(line['n']), value: number(line['index']), low, high } })
  return intervalFigure({ rows, axis: { title: words('figures.bar.axis.score'), min: 0, max: 100 }, base: 0, reference: { value: 50, label: words('figures.result.mark.midpoint') }, level: 0.95 }, { title: words('figures.bar.scoresByDimension'), n: largestN(objects(result['dimensions'])), unit: words('figures.units.score'), rules: [words('figures.bar.rule.score')] }, context, words)
}

function indexRadar(result: JsonObject, context: ResultContext, words: Translate) {
  const lines = objects(result['dimensions'])
  const points = lines.map(line => { const [low, high] = ends(line['index_ci95_t']); return { value: number(line['index']), low, high } })
  return profileFigure({ kind: 'radar', items: lines.map(line => ({ key: text(line['key']), label: named(text(line['label'])) })), series: [{ key: 'all', label: words('figures.result.everyone'), n: largestN(lines), points }], axis: { title: words('figures.bar.axis.score'), min: 0, max: 100 }, level: 0.95 }, { title: words('figures.bar.scoresByDimension'), n: largestN(lines), unit: words('figures.units.score') }, context, words)
}

/** Totals of a check sheet as bars, the largest first. */
export function tallyBars(result: JsonObject, context: ResultContext, words: Translate) {
  const lines = objects(result['lines']).map((line, i) => ({ key: String(i), label: named(text(line['item'])), total: number(line['total']) ?? 0, share: number(line['share']), cumulative: number(line['cumulative_share']) })).sort((a, b) => b.total - a.total)
  const total = number(result['total']) ?? 0
  const places = list(result['columns']).map(text)
  const counts = new Map(objects(result['lines']).map((line, i) => [String(i), list(line['counts']).map(number)]))
  const table = tableOf(
    [tableColumn('item', words('figures.result.column.item'), 'left'), ...places.map((place, p) => tableColumn(`p${p}`, place)), tableColumn('count', words('figures.result.column.count')), tableColumn('share', words('figures.result.column.share'), 'right', '%'), tableColumn('cumulative', words('figures.pareto.column.cumulativeShare'), 'right', '%')],
    lines.map(line => [line.key, [wordCell(line.label), ...places.map((_, p) => countCell(counts.get(line.key)?.[p] ?? null)), countCell(line.total), shareCell(line.share), shareCell(line.cumulative)]] as const),
  )
  // A bar chart cuts its axis into five.
  const most = 5 * Math.ceil(Math.max(1, roundStep(Math.max(0, ...lines.map(line => line.total)), 5)))
  return barFigure(
    { title: words('figures.result.title.tally'), facts: [words('figures.facts.total', { n: groupedText(total) })], unit: words('figures.units.times'), table, height: 11 + Math.max(4, lines.length) * 8.5 },
    lines.map(line => ({ key: line.key, label: line.label, value: line.total, n: line.total, text: line.share === null ? String(line.total) : words('figures.result.countShare', { count: line.total, share: percentText(line.share) }) })),
    { value: words('figures.result.axis.count'), min: 0, max: most }, context, words,
  )
}

export const descriptive: Builders = {
  describe: { interval: meansFigure, box: boxes, histogram: (_, context, words) => histogramOfColumn(context, words), profile: profiles('profile'), radar: profiles('radar') },
  frequencies: { bar: answerBars, stacked: answerParts },
  responses: { bar: optionBars },
  dimensions: { interval: indices, radar: indexRadar },
}
