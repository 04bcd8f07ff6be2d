import type { Json, JsonObject } from '../contract/analysis.ts'
import { priorityImportances } from '../model/priorityOptions.ts'
import type { PresentContext, Presenter, ResultTable } from './presented.ts'
import { cell, column, interval, levelText, list, number, object, objects, row, rounding, share, table, text, words } from './tableWords.ts'
import { groupTables } from './priorityGroups.ts'
import { whySentences } from './priorityWhy.ts'

type Words = PresentContext['t']

/** The improvement-priority table, how sure its order is, and one sentence for each rank. */
export const priorities: Presenter = (result, { t }) => {
  const target = object(result['target'])
  const rows = objects(result['rows'])
  const [first] = rows
  const bootstrap = result['bootstrap'] === undefined || result['bootstrap'] === null ? null : object(result['bootstrap'])
  const why = whySentences(result, t)
  return {
    tables: [
      mainTable(result, rows, t, [t(`priority.note.${methodOf(result['importance'])}`, { target: text(target['label']), n: number(result['n']) ?? 0, r2: number(result['r2']) === null ? '–' : rounding.coefficient(number(result['r2'])!) })]),
      ...(why.length > 0 ? [table('why', t('priority.why.title'), [column('rank', t('priority.column.rank')), column('why', t('priority.why.column'), '', 'left')], why.map(({ item, rank, sentence }) => row(item, [cell(rank, rounding.count), words(sentence)])))] : []),
      ...(bootstrap ? [stabilityTable(result, bootstrap, t), ...neighboursTable(result, bootstrap, t)] : []),
      ...groupTables(result, t),
    ],
    reading: !first || number(first['index']) === null ? [] : bootstrap ? stabilityReading(result, bootstrap, t) : [...why.slice(0, 2).map(({ sentence }) => sentence), t('priority.reading.caution')],
    warnings: objects(result['warnings']).map(warning => priorityWarning(warning, t)),
  }
}

const methodOf = (value: Json | undefined): (typeof priorityImportances)[number] => priorityImportances.find(one => one === value) ?? 'johnson'

/** The gap in words, as the header says it. */
function gapFormula(result: JsonObject, t: Words): string {
  switch (result['gap_to']) {
    case 'competitor': return t('figures.priority.column.gapCompetitor', { name: text(result['competitor']) })
    case 'importance': return t('figures.priority.column.gapImportance')
    case 'target': return t('figures.priority.column.gapTarget', { target: number(result['target_score']) ?? 0 })
    default: return number(result['target_score']) === null ? t('priority.column.toMaximum') : t('figures.priority.column.gapTarget', { target: number(result['target_score'])! })
  }
}

function mainTable(result: JsonObject, rows: readonly JsonObject[], t: Words, notes: string[]): ResultTable {
  const has = (key: string): boolean => rows.some(line => number(line[key]) !== null)
  const chosen = object(result['chosen'])
  const beside: (readonly [key: string, header: string, sub: string, cellOf: (line: JsonObject) => ReturnType<typeof cell>])[] = [
    ...(has('reference') ? [['reference', text(result['competitor']) || t('priority.quadrant.importance'), '0–100', (line: JsonObject) => cell(line['reference'], rounding.mean)] as const] : []),
    ...(has('cost') ? [['cost', t('figures.priority.column.cost'), '', (line: JsonObject) => cell(line['cost'], rounding.count)] as const, ['perCost', t('figures.priority.column.perCost'), t('figures.priority.column.perCostFormula'), (line: JsonObject) => cell(line['index_per_cost'])] as const] : []),
    ...(has('feasibility') ? [['feasibility', t('figures.priority.column.feasibility'), t('figures.priority.column.feasibilityScale'), (line: JsonObject) => cell(line['feasibility'], rounding.count)] as const] : []),
    ...(has('chosen_rank') ? [['chosen', t('figures.priority.column.chosen'), '', (line: JsonObject) => cell(line['chosen_rank'], rounding.count)] as const] : []),
  ]
  return table('priority', t('priority.title'), [
    column('rank', t('priority.column.rank')), column('item', t('priority.column.item'), '', 'left'), column('dimension', t('priority.column.dimension'), '', 'left'), column('n', 'n'), column('mean', t('priority.column.mean')),
    column('score', t('priority.column.score'), '0–100'), column('impact', t('priority.column.impact'), '%'), column('gap', t('priority.column.gap'), gapFormula(result, t)),
    column('index', t('priority.column.index'), t('priority.column.formula')), column('share', t('priority.column.share'), '%'), column('within', t('priority.column.within')),
    ...beside.map(([key, header, sub]) => column(key, header, sub)),
  ], rows.map(line => row(text(line['item']), [
    cell(line['rank_overall'], rounding.count), words(text(line['label'])), words(text(line['dimension'])), cell(line['n'], rounding.count), cell(line['mean'], rounding.mean), cell(line['score'], rounding.mean), share(line['impact']),
    cell(line['gap'], rounding.mean), cell(line['index'], rounding.mean), share(line['index_share']), cell(line['rank_in_dimension'], rounding.count),
    ...beside.map(([, , , cellOf]) => cellOf(line)),
  ])), [...notes, ...(text(chosen['reason']) !== '' ? [t('figures.priority.rule.chosen', { name: text(chosen['name']), reason: text(chosen['reason']) })] : [])])
}

const labelsOf = (result: JsonObject): Map<string, string> => new Map(objects(result['rows']).map(line => [text(line['item']), text(line['label']) || text(line['item'])]))
const rankSpan = (value: Json | undefined): string => { const [low, high] = list(value); return typeof low !== 'number' ? '–' : low === high ? String(low) : `${low}–${text(high)}` }

/** How sure each rank is: its interval, how often the item came first, and the tier of ranks it cannot be told apart in. */
function stabilityTable(result: JsonObject, bootstrap: JsonObject, t: Words): ResultTable {
  const labels = labelsOf(result)
  const level = levelText(bootstrap['level'])
  return table('stability', t('priority.stability.title'), [
    column('tier', t('priority.stability.tier')), column('rank', t('priority.column.rank')), column('item', t('priority.column.item'), '', 'left'), column('ranks', t('priority.stability.ranks'), `${level}%`),
    column('index', t('priority.column.index')), column('ci', t('priority.stability.ci'), t('priority.column.index')), column('first', t('priority.stability.first'), '%'), column('three', t('priority.stability.three'), '%'),
  ], objects(bootstrap['rows']).map(line => row(text(line['item']), [
    cell(line['tier'], rounding.count), cell(line['rank_overall'], rounding.count), words(labels.get(text(line['item'])) ?? text(line['item'])), words(rankSpan(line['rank_interval'] ?? line['rank_pct95'])),
    cell(line['index'], rounding.mean), interval(line['index_pct95'] ?? null), share(line['p_first']), share(line['p_first_three']),
  ])), [t('priority.stability.note', { B: number(bootstrap['B']) ?? 0, seed: number(bootstrap['seed']) ?? 0, failed: number(bootstrap['failed']) ?? 0 }), t('priority.stability.interval', { level })])
}

/** What it would take to tell each item from the next. */
function neighboursTable(result: JsonObject, bootstrap: JsonObject, t: Words): ResultTable[] {
  const labels = labelsOf(result)
  const pairs = objects(bootstrap['neighbours'])
  return pairs.length === 0 ? [] : [table('neighbours', t('priority.neighbours.title'), [
    column('upper', t('priority.neighbours.upper'), '', 'left'), column('lower', t('priority.neighbours.lower'), '', 'left'), column('difference', t('priority.neighbours.difference'), t('priority.column.index')), column('se', t('priority.neighbours.error')),
    column('above', t('priority.neighbours.above'), '%'), column('needed', t('priority.neighbours.needed')),
  ], pairs.map((pair, i) => row(String(i), [
    words(labels.get(text(pair['upper'])) ?? ''), words(labels.get(text(pair['lower'])) ?? ''), cell(pair['difference'], rounding.mean), cell(pair['se'], rounding.mean), share(pair['p_above']), cell(pair['n_needed'], rounding.count),
  ])), [t('priority.neighbours.note', { n: number(bootstrap['respondents']) ?? 0 })])]
}

function stabilityReading(result: JsonObject, bootstrap: JsonObject, t: Words): string[] {
  const labels = labelsOf(result)
  const rows = objects(bootstrap['rows'])
  const [first] = rows
  if (!first) return []
  const together = rows.filter(line => line['tier'] === 1).map(line => labels.get(text(line['item'])) ?? '')
  return [
    t('priority.stability.reading', { item: labels.get(text(first['item'])) ?? '', share: rounding.percent(number(first['p_first']) ?? 0), B: number(bootstrap['used']) ?? 0, ranks: rankSpan(first['rank_interval'] ?? first['rank_pct95']), level: levelText(bootstrap['level']), n: number(result['n']) ?? 0 }),
    together.length > 1 ? t('priority.stability.together', { k: together.length, names: together.join(t('priority.separator')) }) : t('priority.stability.alone'),
    t('priority.stability.order', { share: rounding.percent(number(bootstrap['same_order']) ?? 0) }),
  ]
}

export function priorityWarning(warning: JsonObject, t: Words): string {
  const n = number(warning['n']) ?? 0
  switch (warning['code']) {
    case 'negativeCorrelation': return t('figures.priority.warning.negativeCorrelation', { label: text(warning['label']), r: rounding.coefficient(number(warning['r']) ?? 0) })
    case 'collinear': return number(warning['condition']) === null ? t('figures.priority.warning.singular') : t('figures.priority.warning.collinear', { condition: rounding.mean(number(warning['condition'])!) })
    case 'fewCases': return t('figures.priority.warning.fewCases', { n, items: number(warning['items']) ?? 0 })
    case 'constantItem': return t('figures.priority.warning.constantItem', { label: text(warning['label']) })
    case 'negativeCoefficient': return t(warning['suppressed'] === true ? 'figures.priority.warning.suppressed' : 'figures.priority.warning.negativeCoefficient', { label: text(warning['label']), b: rounding.coefficient(number(warning['b']) ?? 0) })
    case 'noImportance': return t(`figures.priority.warning.${reasons.find(one => one === warning['why']) ?? 'notSolved'}`)
    case 'noCounterpart': return t('figures.priority.warning.noCounterpart', { label: text(warning['label']) })
    case 'notInModel': return t('figures.priority.warning.notInModel', { label: text(warning['label']) })
    default: return text(warning['code'])
  }
}
const reasons = ['singular', 'tooManyItems', 'constantTarget', 'notSolved'] as const
