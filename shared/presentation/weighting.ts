import type { JsonObject } from '../contract/analysis.ts'
import { countText } from '../figures/rounding.ts'
import type { PresentContext, Presented, Presenter, Presenters, ResultTable } from './presented.ts'
import { cell, column, list, number, object, objects, row, rounding, share, strings, table, text, words } from './tableWords.ts'

type T = PresentContext['t']
const types = ['equal', 'ahp', 'entropy', 'critic', 'cv', 'factor', 'relative'] as const
type Type = (typeof types)[number]
const typeOf = (value: JsonObject[string] | undefined): Type => types.find(one => one === value) ?? 'equal'
const typeName = (type: Type, t: T): string => t(`weighting.type.${type}`)
/** 1/5 as people write judgements; 3 as it is. */
const judgement = (value: number): string => (value >= 1 ? countText(value) : `1/${countText(1 / value)}`)
/** These weigh spread. */
const bySpread = (type: Type): boolean => type === 'entropy' || type === 'critic' || type === 'cv'

const weights: Presenter = (result, { t, label }) => {
  const type = typeOf(result['type'])
  const own = object(result['weights'])
  const names = Object.keys(own)
  const order = names.toSorted((a, b) => (number(own[b]) ?? -1) - (number(own[a]) ?? -1))
  return {
    tables: [weightTable(result, type, names, t, label), ...(type === 'ahp' ? judgementTables(result, t) : []), ...(type === 'entropy' ? [entropyTable(result, names, t, label)] : [])],
    reading: [...leading(order.map(name => ({ name: label(name), weight: number(own[name]) })), type, t), ...(type === 'ahp' ? consistency(result, t) : [])],
    warnings: objects(result['warnings']).map(warning => warningText(warning, t, label)).filter(Boolean),
  }
}

function weightTable(result: JsonObject, type: Type, names: readonly string[], t: T, label: (key: string) => string): ResultTable {
  const ahp = type === 'ahp'
  const at = (key: string, i: number): ReturnType<typeof share> => share(list(result[key])[i])
  return table('weights', t('weighting.title.weights', { type: typeName(type, t) }), [
    column('item', t('weighting.column.item'), '', 'left'), column('weight', t('weighting.column.weight'), ahp ? `%, ${t('weighting.column.eigen')}` : '%'), column('rank', t('weighting.column.rank')),
    ...(ahp ? [column('geometric', t('weighting.column.geometric'), '%'), column('columnMean', t('weighting.column.columnMean'), '%')] : []),
    ...(type === 'cv' ? [column('variation', t('weighting.column.variation'))] : []),
  ], names.map((name, i) => row(name, [
    words(label(name)), share(object(result['weights'])[name]), cell(object(result['ranks'])[name], rounding.count),
    ...(ahp ? [at('weights_geometric_mean', i), at('weights_column_normalised_mean', i)] : []), ...(type === 'cv' ? [cell(object(result['coefficient_of_variation'])[name])] : []),
  ])), notesOf(result, type, t, label))
}

function notesOf(result: JsonObject, type: Type, t: T, label: (key: string) => string): string[] {
  const named = (key: string): string[] => list(result[key]).map(name => label(text(name)))
  const number0 = (key: string): number => number(result[key]) ?? 0
  return [
    ...(number(result['n']) === null ? [] : [t('weighting.note.sample', { n: number0('n'), total: number0('rows_total') })]),
    ...(named('reversed').length > 0 ? [t('weighting.note.reversed', { names: named('reversed') })] : []), ...(named('cost').length > 0 ? [t('weighting.note.cost', { names: named('cost') })] : []),
    ...(type === 'ahp' ? [t('weighting.note.ahp')] : []), ...(bySpread(type) ? [t('weighting.note.entropy')] : []), ...(type === 'cv' ? [t('weighting.note.cv')] : []),
    ...(type === 'factor' && number(result['components']) !== null ? [t('weighting.note.factor', { k: number0('components'), share: rounding.percent(number0('variance_explained')) })] : []),
    ...(type === 'relative' && number(result['r2']) !== null ? [t('weighting.note.relative', { r2: rounding.coefficient(number0('r2')) })] : []),
  ]
}

function judgementTables(result: JsonObject, t: T): ResultTable[] {
  const n = list(result['labels']).length
  const line = (key: 'lambda' | 'ci' | 'cr1980' | 'cr2000s' | 'gci', name: string, limit: string): ReturnType<typeof row> => row(key, [words(t(`weighting.measure.${key}`)), cell(result[name]), words(limit)])
  const revise = objects(result['revise'])
  return [
    table('judgement', t('weighting.title.judgement'), [column('measure', t('weighting.column.measure'), '', 'left'), column('value', t('weighting.column.value')), column('limit', t('weighting.column.limit'))], [
      line('lambda', 'lambda_max', `≥ ${n}`), line('ci', 'CI', '–'), line('cr1980', 'CR_RI_saaty1980', '< 0.1'), line('cr2000s', 'CR_RI_saaty2000s', '< 0.1'),
      line('gci', 'GCI', n < 3 ? '–' : n === 3 ? '< 0.31' : n === 4 ? '< 0.35' : '< 0.37'),
    ], [t('weighting.note.cr')]),
    ...(revise.length === 0 ? [] : [table('revise', t('weighting.title.revise'), [
      column('judgement', t('weighting.column.judgement'), '', 'left'), column('given', t('weighting.column.given')), column('suggested', t('weighting.column.suggested')), column('implied', t('weighting.column.implied')), column('after', t('weighting.column.after')),
    ], revise.map((one, i) => row(String(i), [
      words(t('weighting.note.judgement', { row: text(one['row']), column: text(one['column']) })), cell(one['given'], judgement), cell(one['suggested'], judgement), cell(one['implied'], rounding.mean), cell(one['CR_after_RI_saaty1980']),
    ])))]),
  ]
}

function entropyTable(result: JsonObject, names: readonly string[], t: T, label: (key: string) => string): ResultTable {
  const variants = [['minmax', t('weighting.column.minmax')], ['minmax_shift_0.0001', t('weighting.column.shift')], ['proportion_raw', t('weighting.column.raw')]].filter(([key]) => result[key!] !== null) as [string, string][]
  return table('entropy', t('weighting.title.entropy'), [
    column('item', t('weighting.column.item'), '', 'left'), column('entropy', t('weighting.column.entropy')), column('divergence', t('weighting.column.divergence')), ...variants.map(([key, name]) => column(key, name, '%')),
  ], names.map(name => row(name, [
    words(label(name)), cell(object(object(result['minmax'])['entropy'])[name]), cell(object(object(result['minmax'])['divergence'])[name]), ...variants.map(([key]) => share(object(object(result[key])['weights'])[name])),
  ])), result['proportion_raw'] === null ? [t('weighting.note.raw')] : [])
}

function leading(order: readonly { name: string; weight: number | null }[], type: Type, t: T): string[] {
  const [first, second] = order
  if (!first || first.weight === null) return []
  if (!second || second.weight === null) return [t('weighting.reading.only', { type: typeName(type, t), first: first.name, a: rounding.percent(first.weight) })]
  const last = order.at(-1)!.weight
  if (last !== null && first.weight - last < 1e-12) return [t('weighting.reading.level', { type: typeName(type, t) })]
  return [t('weighting.reading.first', { type: typeName(type, t), first: first.name, a: rounding.percent(first.weight), second: second.name, b: rounding.percent(second.weight) })]
}

function consistency(result: JsonObject, t: T): string[] {
  const ratio = number(result['CR_RI_saaty1980'])
  if (ratio === null) return []
  const cr = rounding.coefficient(Math.max(0, ratio))
  if (ratio < 0.1) return [t('weighting.reading.consistent', { cr })]
  const [best] = objects(result['revise'])
  const after = number(best?.['CR_after_RI_saaty1980'])
  if (!best || after === null) return [t('weighting.reading.inconsistentOnly', { cr })]
  return [t('weighting.reading.inconsistent', { cr, row: text(best['row']), column: text(best['column']), given: judgement(number(best['given']) ?? 1), suggested: judgement(number(best['suggested']) ?? 1), after: rounding.coefficient(Math.max(0, after)) })]
}

const warningCodes = ['constantItem', 'inconsistent', 'noPositiveMean', 'noInformation', 'mixedSigns', 'tooFewCases', 'collinear'] as const
function warningText(warning: JsonObject, t: T, label: (key: string) => string): string {
  const code = warningCodes.find(one => one === warning['code'])
  if (!code) return ''
  const said = t(`weighting.warning.${code}`, { names: list(warning['items']).map(name => label(text(name))) })
  return warning['type'] === undefined ? said : t('weighting.warning.of', { type: typeName(typeOf(warning['type']), t), text: said })
}

const weightings: Presenter = (result, { t, label }): Presented => {
  const kinds = list(result['types']).map(typeOf)
  const names = strings(result['items'])
  const weight = (type: Type, name: string): JsonObject[string] => object(object(result['weights'])[type])[name] ?? null
  const rank = (type: Type, name: string): JsonObject[string] => object(object(result['ranks'])[type])[name] ?? null
  const side = table('side', t('weighting.title.side'), [
    column('item', t('weighting.column.item'), '', 'left'), ...kinds.flatMap(type => [column(type, typeName(type, t), '%'), column(`${type}:rank`, '', t('weighting.column.rank'))]),
  ], names.map(name => row(name, [words(label(name)), ...kinds.flatMap(type => [share(weight(type, name)), cell(rank(type, name), rounding.count)])])), [
    ...notesOf(result, 'equal', t, label), ...(kinds.some(bySpread) ? [t('weighting.note.entropy')] : []),
  ])
  const pairs = objects(result['agreement'])
  const agreement = table('agreement', t('weighting.title.agreement'), [column('pair', t('weighting.column.pair'), '', 'left'), column('tau', t('weighting.column.tau')), column('rho', t('weighting.column.rho'))],
    pairs.map((pair, i) => row(String(i), [words(`${typeName(typeOf(pair['a']), t)} – ${typeName(typeOf(pair['b']), t)}`), cell(pair['kendall_tau_b']), cell(pair['spearman'])])))
  return {
    tables: [side, ...(pairs.length > 0 ? [agreement] : [])], reading: orderReading(result, t, label),
    warnings: objects(result['warnings']).map(warning => warningText(warning, t, label)).filter(Boolean),
  }
}

function orderReading(result: JsonObject, t: T, label: (key: string) => string): string[] {
  // Equal weights order nothing: they neither agree nor disagree.
  const taus = objects(result['agreement']).flatMap(pair => number(pair['kendall_tau_b']) ?? [])
  const orders = list(result['types']).map(typeOf).filter(type => type !== 'equal').map(type => object(object(result['ranks'])[type])).filter(ranks => Object.values(ranks).some(rank => rank !== null))
  if (orders.length === 0) return [t('weighting.reading.none')]
  if (taus.length === 0) return []
  const differ = strings(result['items']).filter(name => new Set(orders.map(ranks => ranks[name])).size > 1)
  if (differ.length === 0) return [t('weighting.reading.same')]
  const firsts = objects(result['firsts']).filter(one => one['method'] !== 'equal').flatMap(one => { const [item] = list(one['first']); return item === undefined ? [] : [t('weighting.reading.firstOf', { type: typeName(typeOf(one['method']), t), item: label(text(item)) })] })
  return [
    t('weighting.reading.agree', { low: rounding.coefficient(Math.min(...taus)), high: rounding.coefficient(Math.max(...taus)), differ: differ.length }),
    ...(firsts.length > 0 ? [t('weighting.reading.firsts', { list: firsts.join(t('weighting.clause')) })] : []),
  ]
}

export const weighting: Presenters<'weights' | 'weightings'> = { weights, weightings }
