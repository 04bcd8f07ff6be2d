import type { Json, JsonObject } from '../contract/analysis.ts'
import type { PresentContext, Presented, Presenter, Presenters, ResultTable } from './presented.ts'
import { cell, column, list, number, object, objects, row, rounding, share, table, text, words } from './tableWords.ts'

type Words = PresentContext['t']

const priorities: Presenter = (result, { t }) => {
  const target = object(result['target'])
  const rows = objects(result['rows'])
  const [first, second] = rows
  const johnson = result['importance'] === 'johnson'
  const index = (of: JsonObject | undefined): string => { const value = number(of?.['index']); return value === null ? '–' : rounding.mean(value) }
  return {
    tables: [table('priority', t('priority.title'), [
      column('rank', t('priority.column.rank')), column('item', t('priority.column.item'), '', 'left'), column('dimension', t('priority.column.dimension'), '', 'left'), column('n', 'n'), column('mean', t('priority.column.mean')),
      column('score', t('priority.column.score'), '0–100'), column('impact', t('priority.column.impact'), '%'), column('gap', t('priority.column.gap'), result['target_score'] === null ? t('priority.column.toMaximum') : t('priority.column.toTarget', { target: number(result['target_score']) })),
      column('index', t('priority.column.index'), t('priority.column.formula')), column('share', t('priority.column.share'), '%'), column('within', t('priority.column.within')),
    ], rows.map(line => row(text(line['item']), [
      cell(line['rank_overall'], rounding.count), words(text(line['label'])), words(text(line['dimension'])), cell(line['n'], rounding.count), cell(line['mean'], rounding.mean), cell(line['score'], rounding.mean), share(line['impact']),
      cell(line['gap'], rounding.mean), cell(line['index'], rounding.mean), share(line['index_share']), cell(line['rank_in_dimension'], rounding.count),
    ])), [
      t(johnson ? 'priority.note.johnson' : 'priority.note.other', { target: text(target['label']), n: number(result['n']) ?? 0, r2: number(result['r2']) === null ? '–' : rounding.coefficient(number(result['r2'])!) }),
    ])],
    reading: !first || number(first['index']) === null ? [] : [
      t('priority.reading.first', { item: text(first['label']), index: index(first), n: number(result['n']) ?? 0 }),
      ...(second && number(second['index']) !== null ? [t('priority.reading.second', { item: text(second['label']), index: index(second) })] : []),
      t('priority.reading.caution'),
    ],
    warnings: objects(result['warnings']).map(warning => priorityWarning(warning, t)),
  }
}

function priorityWarning(warning: JsonObject, t: Words): string {
  const n = number(warning['n']) ?? 0
  switch (warning['code']) {
    case 'negativeCorrelation': return t('figures.priority.warning.negativeCorrelation', { label: text(warning['label']), r: rounding.coefficient(number(warning['r']) ?? 0) })
    case 'collinear': return number(warning['condition']) === null ? t('figures.priority.warning.singular') : t('figures.priority.warning.collinear', { condition: rounding.mean(number(warning['condition'])!) })
    case 'fewCases': return t('figures.priority.warning.fewCases', { n, items: number(warning['items']) ?? 0 })
    case 'constantItem': return t('figures.priority.warning.constantItem', { label: text(warning['label']) })
    default: return text(warning['code'])
  }
}

const pareto: Presenter = (result, { t }): Presented => {
  const names = list(result['order']).map(name => (name === 'other' ? t('figures.other') : text(name)))
  const at = (key: string, i: number): Json => list(result[key])[i] ?? null
  const total = number(result['total']) ?? 0
  const few = number(result['vital_few_k']) ?? 0
  const percent = (value: Json): ReturnType<typeof cell> => cell(value, one => rounding.percent(one / 100))
  const rows = names.map((name, i) => row(text(at('keys', i)) || String(i), [
    cell(i + 1, rounding.count), words(name), cell(at('frequency', i), rounding.count), percent(at('percent', i)), cell(at('cum_frequency', i), rounding.count), percent(at('cum_percent', i)), words(text(at('classes', i))),
  ]))
  const people = number(result['respondents'])
  const tables: ResultTable[] = [table('pareto', t('priority.pareto.title'), [
    column('rank', t('priority.pareto.place')), column('item', t('priority.column.item'), '', 'left'), column('count', t('priority.pareto.count')), column('percent', '%'),
    column('cumulative', t('priority.pareto.cumulative')), column('cumulativePercent', t('priority.pareto.cumulative'), '%'), column('class', t('priority.pareto.class')),
  ], rows, [people === null ? t('priority.pareto.total', { total }) : t('priority.pareto.base', { total, n: people, mentioning: number(result['mentioning']) ?? 0 })])]
  const reach = number(at('cum_percent', few - 1))
  return {
    tables: total > 0 ? tables : [], warnings: total > 0 ? [] : [t('priority.pareto.none')],
    reading: total > 0 && reach !== null ? [t('priority.pareto.reading', { k: few, all: names.length, names: names.slice(0, few).join(t('priority.separator')), percent: rounding.percent(reach / 100), total })] : [],
  }
}

/** Quadrants as the words of the chart call them. */
const quadrant: Presenter = (result, { t }) => {
  const items = objects(result['items'])
  const name = (key: string): string => t(`priority.quadrant.name.${key as 'keep_up'}`)
  const cross = object(result['crosshair'])
  const within = (key: string): string[] => items.filter(item => item['quadrant'] === key).map(item => text(item['label']))
  const first = within('concentrate_here')
  return {
    tables: items.length === 0 ? [] : [table('quadrant', t('priority.quadrant.title'), [
      column('item', t('priority.column.item'), '', 'left'), column('n', 'n'), column('importance', t('priority.quadrant.importance')), column('performance', t('priority.quadrant.performance')), column('quadrant', t('priority.quadrant.quadrant'), '', 'left'),
    ], items.map((item, i) => row(text(item['key']) || String(i), [words(text(item['label'])), cell(item['n'], rounding.count), cell(item['importance']), cell(item['performance'], rounding.mean), words(item['quadrant'] === null ? '–' : name(text(item['quadrant'])))])),
    [t('priority.quadrant.cross', { importance: number(cross['importance']) === null ? '–' : rounding.coefficient(number(cross['importance'])!), performance: number(cross['performance']) === null ? '–' : rounding.mean(number(cross['performance'])!) })])],
    reading: items.length === 0 ? [] : [first.length > 0 ? t('priority.quadrant.reading', { names: first.join(t('priority.separator')), quadrant: name('concentrate_here') }) : t('priority.quadrant.noneToImprove', { quadrant: name('concentrate_here') })],
    warnings: [],
  }
}

export const priority: Presenters<'priority' | 'pareto' | 'quadrant'> = { priority: priorities, pareto, quadrant }
