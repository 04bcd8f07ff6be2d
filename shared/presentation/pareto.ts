import type { Json, JsonObject } from '../contract/analysis.ts'
import { paretoVerdict, uncertaintyRules } from '../figures/pareto/verdict.ts'
import { percentText } from '../figures/rounding.ts'
import type { ParetoChange, ParetoUncertainty } from '../model/results.ts'
import { shiftText } from '../figures/pareto/table.ts'
import type { PresentContext, Presented, Presenter, ResultTable } from './presented.ts'
import { cell, column, interval, list, number, object, objects, row, rounding, share, strings, table, text, words } from './tableWords.ts'

type Words = PresentContext['t']

const named = (names: readonly string[], t: Words): string[] => names.map(name => (name === 'other' ? t('figures.other') : name))

/** Counts and shares in chart order, what is allowed to be said of it, and the charts beside it. */
export const pareto: Presenter = (result, { t }): Presented => {
  const names = named(strings(result['order']), t)
  const at = (key: string, i: number): Json => list(result[key])[i] ?? null
  const total = number(result['total']) ?? 0
  const few = number(result['vital_few_k']) ?? 0
  const found = uncertaintyOf(result)
  const percent = (value: Json): ReturnType<typeof cell> => cell(value, rounding.points)
  const rows = names.map((name, i) => row(text(at('keys', i)) || String(i), [
    cell(i + 1, rounding.count), words(name), cell(at('frequency', i), rounding.count), percent(at('percent', i)), cell(at('cum_frequency', i), rounding.count), percent(at('cum_percent', i)), words(text(at('classes', i))),
  ]))
  const people = number(result['respondents'])
  const tables: ResultTable[] = [table('pareto', t('priority.pareto.title'), [
    column('rank', t('priority.pareto.place')), column('item', t('priority.column.item'), '', 'left'), column('count', t('priority.pareto.count')), column('percent', '%'),
    column('cumulative', t('priority.pareto.cumulative')), column('cumulativePercent', t('priority.pareto.cumulative'), '%'), column('class', t('priority.pareto.class')),
  ], rows, [
    people === null ? t('priority.pareto.total', { total: rounding.count(total) }) : t('priority.pareto.base', { total, n: people, mentioning: number(result['mentioning']) ?? 0 }),
    ...(result['ties'] === true ? [t('figures.pareto.rule.tiesByName')] : []),
  ])]
  if (found && found.replicates > 0) tables.push(certaintyTable(names, found, uncertaintyRules(found, { multipleResponse: result['multiple_response'] === true }, t), t))
  if (result['panels'] !== undefined) tables.push(...panelTables(object(result['panels']), t))
  const reach = number(at('cum_percent', few - 1))
  const rest = result['other_too_large'] === undefined ? [] : strings(result['other_too_large'])
  const restShare = number(at('percent', names.length - 1)) ?? 0
  return {
    tables: total > 0 ? tables : [],
    warnings: total > 0 ? (['second', 'fifth'] as const).filter(why => rest.includes(why)).map(why => t(`figures.pareto.warning.${why}`, { percent: percentText(restShare / 100) })) : [t('priority.pareto.none')],
    reading: total === 0 || reach === null ? [] : [
      few === names.length ? t('priority.pareto.readingAll', { all: names.length, total: rounding.count(total) })
        : t('priority.pareto.reading', { k: few, all: names.length, names: firstOf(names.slice(0, few), t), percent: rounding.points(reach), total: rounding.count(total) }),
      ...(found ? [paretoVerdict({ total, rows: barsOf(result) }, found, t)] : []),
    ],
  }
}

/** More than this are not all named in a sentence, but these. */
const MOST_NAMED = 5
const NAMED = 3
function firstOf(names: readonly string[], t: Words): string {
  const join = (some: readonly string[]): string => some.join(t('priority.separator'))
  return names.length <= MOST_NAMED ? join(names) : t('priority.pareto.andMore', { names: join(names.slice(0, NAMED)), n: names.length - NAMED })
}

const uncertaintyOf = (result: JsonObject): ParetoUncertainty | null => (result['uncertainty'] ?? null) as unknown as ParetoUncertainty | null

function barsOf(result: JsonObject): { key: string; label: string; other: boolean; cumulativeShare: number }[] {
  const rest = new Set(objects(result['other']).map(one => text(one['key'])))
  return strings(result['keys']).map((key, i) => ({ key, label: text(list(result['order'])[i]), other: rest.has(key), cumulativeShare: (number(list(result['cum_percent'])[i]) ?? 0) / 100 }))
}

function certaintyTable(names: readonly string[], found: ParetoUncertainty, notes: string[], t: Words): ResultTable {
  const band = found.band
  return table('certainty', t('figures.pareto.certaintyTitle'), [
    column('item', t('priority.column.item'), '', 'left'), column('interval', t('figures.pareto.column.interval'), '95%'), column('ranks', t('figures.pareto.column.ranks'), '95%'),
    column('first', t('figures.pareto.column.first'), '%'), column('top', t('figures.pareto.column.top', { m: found.m }), '%'), column('tier', t('figures.pareto.column.tier')), ...(band ? [column('band', t('figures.pareto.column.band'), '95%')] : []),
  ], found.rows.map((one, i) => row(one.key, [
    words(names[i] ?? one.key), interval(one.interval, rounding.percent), words(one.ranks ? one.ranks.join('–') : '–'), one.ranks ? share(one.first) : words('–'), one.ranks ? share(one.top) : words('–'), cell(one.tier, rounding.count),
    ...(band ? [words(band[i] ? `${rounding.count(band[i].low)}–${rounding.count(band[i].high)}${band[i].outside ? ' *' : ''}` : '–')] : []),
  ])), notes)
}

/** What stands beside the chart: bar by bar before and after, or the shares of every group. */
function panelTables(panels: JsonObject, t: Words): ResultTable[] {
  const sides = objects(panels['panels'])
  const changes = (panels['changes'] ?? []) as unknown as ParetoChange[]
  const heavy = panels['kind'] === 'weighted'
  const title = t(`figures.pareto.panelTitle.${heavy ? 'weighted' : panels['kind'] === 'pair' ? 'pair' : 'strata'}`, { title: t('priority.pareto.title') })
  const name = (side: JsonObject, i: number): string => text(side['name']) || (heavy ? t(i === 0 ? 'figures.pareto.panel.counts' : 'figures.pareto.panel.typed') : t(i === 0 ? 'figures.pareto.panel.before' : 'figures.pareto.panel.after'))
  if (panels['kind'] === 'strata') {
    return sides.map((side, i) => table(`panel:${i}`, name(side, i), [column('item', t('priority.column.item'), '', 'left'), column('count', t('priority.pareto.count')), column('percent', '%'), column('cumulative', t('priority.pareto.cumulative'), '%')],
      named(strings(side['order']), t).map((item, r) => row(String(r), [words(item), cell(list(side['frequency'])[r], rounding.count), cell(list(side['percent'])[r], rounding.points), cell(list(side['cum_percent'])[r], rounding.points)]))))
  }
  return [table('panels', title, [
    column('item', t('priority.column.item'), '', 'left'), ...sides.flatMap((side, i) => [column(`count${i}`, name(side, i)), column(`rank${i}`, t('figures.pareto.column.rank'))]),
    ...(heavy ? [column('shift', t('figures.pareto.column.shift'))] : [column('difference', t('figures.pareto.column.difference'), '%'), column('interval', t('figures.pareto.column.differenceInterval'), '95%')]),
  ], changes.map(change => row(change.key, [
    words(change.label || change.key), cell(change.before.count, rounding.count), cell(change.before.rank, rounding.count), cell(change.after.count, rounding.count), cell(change.after.rank, rounding.count),
    ...(heavy ? [words(shiftText(change))] : [share(change.difference), interval(change.interval, rounding.percent)]),
  ])), heavy || changes.every(change => change.interval === null) ? [] : [t('figures.pareto.rule.newcombe')])]
}
