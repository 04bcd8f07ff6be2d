import type { JsonObject } from '../../contract/analysis.ts'
import { dayText } from '../../expression/planDay.ts'
import type { Translate } from '../../i18n/translate.ts'
import { loadName } from '../../presentation/quality/hourly.ts'
import type { GanttFigure, GanttRow, HourlyFigure, HourPoint } from '../resultFigure.ts'
import { groupedText, meanText } from '../rounding.ts'
import { roundBounds } from '../sketch/scale.ts'
import { rowsHeight } from '../sketch/rows.ts'
import { countCell, framed, named, numberCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { ResultContext } from './context.ts'
import { list, number, object, objects, text } from './reading.ts'

/** Load and staffing on two axes whose tops agree by the mean load of each person. */
export function hourlyFigure(result: JsonObject, context: ResultContext, words: Translate): HourlyFigure {
  const hours = objects(result['rows']).map((line, i): HourPoint => ({
    key: String(i), label: named(text(line['label'])), load: number(line['load']), staff: number(line['staff']), after: number(line['after']), each: number(line['each']), eachAfter: number(line['each_after']),
  }))
  const [before, after] = [object(result['before']), object(result['after'])]
  const mean = { before: number(before['mean_each']), after: number(after['mean_each']) }
  const hasAfter = hours.some(hour => hour.after !== null)
  const load = loadName(result, words)
  const unit = text(result['unit'])
  const most = (values: readonly (number | null)[]): number => Math.max(0, ...values.filter(value => value !== null))
  const [mostLoad, mostStaff] = [most(hours.map(hour => hour.load)), most(hours.flatMap(hour => [hour.staff, hour.after]))]
  // One top for both: the load that the most people would carry at the mean, or the highest load, whichever is more.
  const top = roundBounds([0, Math.max(mostLoad, mean.before === null ? 0 : mostStaff * mean.before)], [0]).max
  const name = (key: 'staff' | 'staffAfter' | 'each' | 'eachAfter'): string => words(`activity.hourly.${key}`)
  const each = roundBounds(hours.flatMap(hour => [hour.each, hour.eachAfter]), [0], 4)
  const total = number(result['total_load'])
  const [days, events] = [number(result['days']), number(result['events'])]
  const facts = [
    days === null || events === null ? '' : words('activity.hourly.fact.days', { days, events }),
    total === null ? '' : unit ? words('activity.hourly.fact.loadUnit', { n: amountText(total), unit }) : words('activity.hourly.fact.load', { n: amountText(total) }),
    mean.before === null ? '' : words('activity.hourly.fact.people', { n: groupedText(number(before['people_hours']) ?? 0) }),
  ].filter(Boolean)
  const columns = [
    tableColumn('hour', words('activity.hourly.hour'), 'left'), tableColumn('load', load), tableColumn('staff', name('staff')), tableColumn('each', name('each')), tableColumn('gap', words('activity.hourly.gap')),
    ...(hasAfter ? [tableColumn('after', name('staffAfter')), tableColumn('eachAfter', name('eachAfter')), tableColumn('gapAfter', words('activity.hourly.gapAfter'))] : []),
  ]
  const table = tableOf(columns, objects(result['rows']).map((line, i) => [String(i), [
    wordCell(hours[i]!.label), numberCell(hours[i]!.load), numberCell(hours[i]!.staff), numberCell(hours[i]!.each), numberCell(number(line['gap'])), ...(hasAfter ? [numberCell(hours[i]!.after), numberCell(hours[i]!.eachAfter), numberCell(number(line['gap_after']))] : []),
  ]] as const))
  const staffed = mean.before !== null
  return {
    kind: 'hourly',
    ...framed({
      title: words('activity.hourly.title'), facts, table, height: 108, empty: mostLoad > 0 ? '' : words('activity.hourly.empty'),
      rules: staffed ? [words('activity.hourly.note.rule'), words('activity.hourly.note.gap')] : [words('activity.hourly.note.noStaff')],
    }, context, words),
    hours, hasAfter, mean, left: { title: load, min: 0, max: top }, right: { title: words('activity.hourly.axis.staff'), min: 0, max: mean.before === null || mean.before === 0 ? Math.max(1, mostStaff) : top / mean.before },
    each: { title: unit ? words('activity.hourly.axis.eachUnit', { unit }) : words('activity.hourly.axis.each'), ...each },
    names: { load, staff: name('staff'), after: name('staffAfter'), each: name('each'), eachAfter: name('eachAfter'), mean: mean.before === null ? '' : words('activity.hourly.mean', { value: meanText(mean.before) }) },
    x: words('activity.hourly.axis.hour'),
  }
}

const amountText = (value: number): string => (Number.isInteger(value) ? groupedText(value) : meanText(value))

/** Rows of a plan on one axis of days. */
export function ganttFigure(result: JsonObject, context: ResultContext, words: Translate): GanttFigure {
  const lines = objects(result['rows'])
  const asOf = number(result['as_of'])
  const rows = lines.map((line, i): GanttRow => {
    const planned = spanOf(line['planned'])
    const actual = spanOf(line['actual'])
    const open = object(line['actual'])['open'] === true
    const state = text(line['state'])
    const said = (key: 'planned' | 'actual', span: { from: number; to: number }): string => words(`activity.plan.tip.${key}`, { from: dayText(span.from), to: dayText(span.to) })
    return {
      key: String(i), label: named(text(line['label'])), owner: text(line['owner']).trim() === '' ? '' : named(text(line['owner'])), planned, actual: actual && { ...actual, open }, late: state === 'late' || state === 'delayed',
      tip: [named(text(line['label'])), ...(planned ? [said('planned', planned)] : []), ...(actual ? [open ? words('activity.plan.tip.open', { from: dayText(actual.from) }) : said('actual', actual)] : [])],
    }
  })
  const [from, to] = [number(result['from']), number(result['to'])]
  const span = from === null || to === null ? { from: 0, to: 30 } : { from: monthOf(from).first, to: Math.max(to, asOf ?? to) }
  const day = (value: number | undefined): ReturnType<typeof wordCell> => (value === undefined ? { value: null, text: '–' } : wordCell(dayText(value)))
  const states = lines.map(line => text(line['state']))
  const done = states.filter(state => state === 'early' || state === 'onTime' || state === 'delayed').length
  const late = states.filter(state => state === 'late').length
  const table = tableOf(
    [tableColumn('what', words('activity.plan.what'), 'left'), tableColumn('owner', words('activity.plan.owner'), 'left'), tableColumn('plannedFrom', words('activity.plan.plannedFrom')), tableColumn('plannedTo', words('activity.plan.plannedTo')), tableColumn('actualFrom', words('activity.plan.actualFrom')), tableColumn('actualTo', words('activity.plan.actualTo')), tableColumn('delay', words('activity.plan.delay'))],
    rows.map((row, i) => [row.key, [wordCell(row.label), wordCell(row.owner), day(row.planned?.from), day(row.planned?.to), day(row.actual?.from), row.actual?.open ? wordCell(words('activity.plan.ongoing')) : day(row.actual?.to), countCell(number(lines[i]!['delay_days']))]] as const),
  )
  return {
    kind: 'gantt',
    ...framed({
      title: words('activity.plan.title'), facts: rows.length === 0 ? [] : [words('activity.plan.fact.rows', { n: rows.length }), words('activity.plan.fact.done', { n: done }), ...(late > 0 ? [words('activity.plan.fact.late', { n: late })] : [])],
      table, height: 16 + rowsHeight(rows.length, 8.5), rules: [words('activity.plan.rule')], empty: from !== null ? '' : rows.length === 0 ? words('activity.plan.noRows') : words('activity.plan.empty'),
    }, context, words),
    rows, span, ticks: ticksOf(span, words), asOf: asOf === null ? null : { day: asOf, text: words('activity.plan.asOf', { date: dayText(asOf) }) }, names: { planned: words('activity.plan.planned'), actual: words('activity.plan.actual') },
  }
}

function spanOf(value: JsonObject[string] | undefined): { from: number; to: number } | null {
  const [from, to] = [number(object(value)['from']), number(object(value)['to'])]
  return from === null || to === null ? null : { from, to }
}

/** Year, month (1..12) and first day of the month a day lies in. */
function monthOf(day: number): { year: number; month: number; first: number } {
  const [year = 1970, month = 1, date = 1] = list(dayText(day).split('-').map(Number)).map(Number)
  return { year, month, first: day - date + 1 }
}

/** Month by month; by quarter or year where there would be more than a page holds. */
function ticksOf(span: { from: number; to: number }, words: Translate): GanttFigure['ticks'] {
  const months = (span.to - span.from) / 30.4
  const every = months <= 13 ? 1 : months <= 40 ? 3 : 12
  const ticks: GanttFigure['ticks'] = []
  for (let at = monthOf(span.from); at.first <= span.to && ticks.length < 200; at = monthOf(at.first + 31)) {
    if ((at.month - 1) % every !== 0 && ticks.length > 0) continue
    const text = every === 12 ? String(at.year) : every === 3 ? words('activity.plan.quarter', { year: at.year, quarter: Math.floor((at.month - 1) / 3) + 1 }) : words('activity.plan.month', { year: at.year, month: String(at.month).padStart(2, '0') })
    ticks.push({ day: at.first, text })
  }
  return ticks
}
