import type { Json, JsonObject } from '../contract/analysis.ts'
import type { PresentContext, Presented, Presenter, Presenters, ResultTable } from './presented.ts'
import { cell, column, interval, list, number, object, objects, row, rounding, share, table, text, words } from './tableWords.ts'

type Words = PresentContext['t']

const priorities: Presenter = (result, { t }) => {
  const target = object(result['target'])
  const rows = objects(result['rows'])
  const [first, second] = rows
  const bootstrap = result['bootstrap'] === undefined || result['bootstrap'] === null ? null : object(result['bootstrap'])
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
      t(`priority.note.${methodOf(result['importance'])}`, { target: text(target['label']), n: number(result['n']) ?? 0, r2: number(result['r2']) === null ? '–' : rounding.coefficient(number(result['r2'])!) }),
    ]), ...(bootstrap ? [stabilityTable(result, bootstrap, t)] : [])],
    reading: !first || number(first['index']) === null ? [] : bootstrap ? stabilityReading(result, bootstrap, t) : [
      t('priority.reading.first', { item: text(first['label']), index: index(first), n: number(result['n']) ?? 0 }),
      ...(second && number(second['index']) !== null ? [t('priority.reading.second', { item: text(second['label']), index: index(second) })] : []),
      t('priority.reading.caution'),
    ],
    warnings: objects(result['warnings']).map(warning => priorityWarning(warning, t)),
  }
}

const methods = ['johnson', 'correlation', 'regression', 'shapley', 'direct', 'pls'] as const
const methodOf = (value: Json | undefined): (typeof methods)[number] => methods.find(one => one === value) ?? 'johnson'

/** How sure each rank is: its interval, how often the item came first, and the tier of ranks it cannot be told apart in. */
function stabilityTable(result: JsonObject, bootstrap: JsonObject, t: Words): ResultTable {
  const labels = new Map(objects(result['rows']).map(line => [text(line['item']), text(line['label'])]))
  return table('stability', t('priority.stability.title'), [
    column('tier', t('priority.stability.tier')), column('rank', t('priority.column.rank')), column('item', t('priority.column.item'), '', 'left'), column('ranks', t('priority.stability.ranks'), '95%'),
    column('index', t('priority.column.index')), column('ci', t('priority.stability.ci'), t('priority.column.index')), column('first', t('priority.stability.first'), '%'), column('three', t('priority.stability.three'), '%'),
  ], objects(bootstrap['rows']).map(line => {
    const [low, high] = list(line['rank_pct95'])
    return row(text(line['item']), [
      cell(line['tier'], rounding.count), cell(line['rank_overall'], rounding.count), words(labels.get(text(line['item'])) ?? text(line['item'])), words(typeof low === 'number' ? `${text(low)}–${text(high)}` : '–'),
      cell(line['index'], rounding.mean), interval(line['index_pct95'] ?? null), share(line['p_first']), share(line['p_first_three']),
    ])
  }), [t('priority.stability.note', { B: number(bootstrap['B']) ?? 0, seed: number(bootstrap['seed']) ?? 0, failed: number(bootstrap['failed']) ?? 0 })])
}

function stabilityReading(result: JsonObject, bootstrap: JsonObject, t: Words): string[] {
  const labels = new Map(objects(result['rows']).map(line => [text(line['item']), text(line['label'])]))
  const rows = objects(bootstrap['rows'])
  const [first] = rows
  if (!first) return []
  const together = rows.filter(line => line['tier'] === 1).map(line => labels.get(text(line['item'])) ?? '')
  const [low, high] = list(first['rank_pct95'])
  return [
    t('priority.stability.reading', { item: labels.get(text(first['item'])) ?? '', share: rounding.percent(number(first['p_first']) ?? 0), B: number(bootstrap['used']) ?? 0, low: text(low), high: text(high), n: number(result['n']) ?? 0 }),
    together.length > 1 ? t('priority.stability.together', { k: together.length, names: together.join(t('priority.separator')) }) : t('priority.stability.alone'),
    t('priority.stability.order', { share: rounding.percent(number(bootstrap['same_order']) ?? 0) }),
  ]
}

function priorityWarning(warning: JsonObject, t: Words): string {
  const n = number(warning['n']) ?? 0
  switch (warning['code']) {
    case 'negativeCorrelation': return t('figures.priority.warning.negativeCorrelation', { label: text(warning['label']), r: rounding.coefficient(number(warning['r']) ?? 0) })
    case 'collinear': return number(warning['condition']) === null ? t('figures.priority.warning.singular') : t('figures.priority.warning.collinear', { condition: rounding.mean(number(warning['condition'])!) })
    case 'fewCases': return t('figures.priority.warning.fewCases', { n, items: number(warning['items']) ?? 0 })
    case 'constantItem': return t('figures.priority.warning.constantItem', { label: text(warning['label']) })
    case 'negativeCoefficient': return t(warning['suppressed'] === true ? 'figures.priority.warning.suppressed' : 'figures.priority.warning.negativeCoefficient', { label: text(warning['label']), b: rounding.coefficient(number(warning['b']) ?? 0) })
    case 'noImportance': return t(`figures.priority.warning.${reasons.find(one => one === warning['why']) ?? 'notSolved'}`)
    case 'notInModel': return t('figures.priority.warning.notInModel', { label: text(warning['label']) })
    default: return text(warning['code'])
  }
}
const reasons = ['singular', 'tooManyItems', 'constantTarget', 'notSolved'] as const

const pareto: Presenter = (result, { t }): Presented => {
  const names = list(result['order']).map(name => (name === 'other' ? t('figures.other') : text(name)))
  const at = (key: string, i: number): Json => list(result[key])[i] ?? null
  const total = number(result['total']) ?? 0
  const few = number(result['vital_few_k']) ?? 0
  const percent = (value: Json): ReturnType<typeof cell> => cell(value, rounding.points)
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
    reading: total > 0 && reach !== null ? [t('priority.pareto.reading', { k: few, all: names.length, names: names.slice(0, few).join(t('priority.separator')), percent: rounding.points(reach), total })] : [],
  }
}

/** Items by quadrant, the axes by name; an item whose interval reaches over a line is said to be undecided, and so is one that lies on it. */
const quadrant: Presenter = (result, { t }) => {
  const items = objects(result['items'])
  const name = (key: string): string => t(`priority.quadrant.name.${key as 'keep_up'}`)
  const cross = object(result['crosshair'])
  const middle = object(result['scale_midpoint'])
  const open = items.filter(isUndecided)
  const on = items.filter(item => item['on_line'] !== null && item['on_line'] !== undefined).map(item => text(item['label']))
  const first = items.filter(item => item['quadrant'] === 'concentrate_here')
  const safe = first.filter(item => !isUndecided(item))
  const labels = (of: readonly JsonObject[]): string => of.map(item => text(item['label'])).join(t('priority.separator'))
  const shown = (value: Json | undefined, round: (value: number) => string): string => { const known = number(value); return known === null ? '–' : round(known) }
  const here = name('concentrate_here')
  const type = crossTypes.find(one => one === cross['type']) ?? 'mean'
  const method = result['importance_method']
  const notes = [
    t('priority.quadrant.cross', { importance: shown(cross['importance'], rounding.coefficient), performance: shown(cross['performance'], rounding.mean) }), t(`priority.quadrant.type.${type}`),
    t(`priority.quadrant.by.${derivedWays.find(one => one === method) ?? 'direct'}`, { n: shown(result['n'], rounding.count) }),
    ...(number(middle['performance']) !== null && type !== 'midpoint' ? [t('priority.quadrant.middle', { value: shown(middle['performance'], rounding.mean) })] : []),
  ]
  return {
    tables: items.length === 0 ? [] : [table('quadrant', t('priority.quadrant.title'), [
      column('item', t('priority.column.item'), '', 'left'), column('n', 'n'), column('importance', t('priority.quadrant.importance')), column('performance', t('priority.quadrant.performance')), column('performanceCi', t('priority.stability.ci'), t('priority.quadrant.performance')),
      column('quadrant', t('priority.quadrant.quadrant'), '', 'left'), column('sure', t('priority.quadrant.place'), '', 'left'),
    ], items.map((item, i) => row(text(item['key']) || String(i), [
      words(text(item['label'])), cell(item['n'], rounding.count), cell(item['importance']), cell(item['performance'], rounding.mean), interval(item['performance_ci95'] ?? null),
      words(item['quadrant'] === null ? '–' : name(text(item['quadrant']))), words(item['quadrant'] !== null && isUndecided(item) ? t('priority.quadrant.undecided') : ''),
    ])), notes)],
    reading: items.length === 0 ? [] : [
      first.length === 0 ? t('priority.quadrant.noneToImprove', { quadrant: here }) : t('priority.quadrant.reading', { names: labels(first), quadrant: here }),
      ...(first.length > 0 && safe.length < first.length ? [safe.length > 0 ? t('priority.quadrant.safe', { names: labels(safe) }) : t('priority.quadrant.noneSafe')] : []),
      ...(open.length > 0 ? [t('priority.quadrant.open', { k: open.length, n: items.length })] : []), ...(on.length > 0 ? [t('priority.quadrant.onLine', { names: on.join(t('priority.separator')) })] : []),
    ],
    warnings: objects(result['warnings']).map(warning => quadrantWarning(warning, t)),
  }
}
const crossTypes = ['mean', 'median', 'midpoint'] as const
const derivedWays = ['correlation', 'regression', 'johnson', 'shapley'] as const
const isUndecided = (item: JsonObject): boolean => { const over = object(item['undecided']); return over['performance'] === true || over['importance'] === true || object(item['on_line'])['performance'] === true || object(item['on_line'])['importance'] === true }

function quadrantWarning(warning: JsonObject, t: Words): string {
  const [label, value] = [text(warning['label']), rounding.coefficient(number(warning['value']) ?? 0)]
  switch (warning['code']) {
    case 'collinear': return priorityWarning(warning, t)
    case 'constantItem': return t('figures.priority.warning.constantItem', { label })
    case 'negative': return t('priority.quadrant.negative', { label, value })
    case 'suppressed': return t('priority.quadrant.suppressed', { label, value })
    case 'singular': case 'tooManyItems': case 'constantTarget': return t(`figures.priority.warning.${warning['code']}`)
    default: return t('figures.priority.warning.notSolved')
  }
}

export const priority: Presenters<'priority' | 'pareto' | 'quadrant'> = { priority: priorities, pareto, quadrant }
