import type { JsonObject } from '../contract/analysis.ts'
import type { CellAlign, TableCell, TableColumn, TableRow } from '../figures/figure.ts'
import { coefficientText, meanText } from '../figures/rounding.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { PresentContext, Presented, Presenters, ResultTable } from './presented.ts'
import { cell, column, count, empty, intervalText, mean, number, object, objects, pValue, row, strings, table, text, words } from './tableWords.ts'
import type { Rounding } from './tableWords.ts'

type Wanted = 'percentile' | 'bca'

/** The interval asked for; the percentile one where BCa is not defined. */
export interface Interval { low: number; high: number; type: Wanted }
export function intervalOf(about: JsonObject, wanted: Wanted): Interval | null {
  for (const type of wanted === 'bca' ? ['bca', 'percentile'] as const : ['percentile'] as const) {
    const bounds = about[type === 'bca' ? 'bca95' : 'pct95']
    if (Array.isArray(bounds) && typeof bounds[0] === 'number' && typeof bounds[1] === 'number') return { low: bounds[0], high: bounds[1], type }
  }
  return null
}
const bounds = (about: JsonObject, wanted: Wanted, round: Rounding = coefficientText): TableCell => {
  const found = intervalOf(about, wanted)
  return words(intervalText(found && [found.low, found.high], round))
}
/** The columns of one language: its key, the name of its header, what it is of. */
const columnsOf = (t: Translate) => (key: string, name: string, sub = '', align: CellAlign = 'right'): TableColumn => column(key, t(`pathModel.column.${name}` as MessageKey), sub, align)

/** A PLS path model in tables: outer model, paths, quality, discriminant validity, effects, index, importance and performance. */
function pls(result: JsonObject, { t, label, request }: PresentContext): Presented {
  const wanted = request.method === 'pls' ? request.interval : 'percentile'
  const status = text(result['status'])
  const warnings = warningWords(result, t, label)
  if (status !== 'solved' && status !== 'notConverged') {
    const key = `pathModel.status.${status}` as MessageKey
    return { tables: [], reading: [], warnings: [t(key, { n: number(result['n']) ?? 0, items: strings(result['concerned']).map(label) })] }
  }
  const bootstrap = result['bootstrap'] ? object(result['bootstrap']) : null
  const tables = [
    pathTable(result, bootstrap, wanted, t), outerTable(result, bootstrap, wanted, t, label), qualityTable(result, t),
    squareTable('fornell', object(result['fornell_larcker']), t), squareTable('htmt', object(result['htmt_abs']), t),
    effectTable(result, bootstrap, wanted, t), indexTable(result, bootstrap, wanted, t), ...ipmaTables(result, t, label),
  ]
  const sample = t('pathModel.note.sample', {
    n: number(result['n']) ?? 0, total: number(result['rows_total']) ?? 0, rounds: number(result['iterations']) ?? 0, scheme: t(`pathModel.note.scheme.${text(result['scheme'])}` as MessageKey),
  })
  tables[0]!.notes.unshift(sample)
  if (bootstrap) tables[0]!.notes.push(t('pathModel.note.bootstrap', { n: number(bootstrap['B']) ?? 0, seed: number(bootstrap['seed']) ?? 0, failed: number(bootstrap['failed']) ?? 0 }))
  return { tables, reading: reading(result, bootstrap, wanted, t), warnings }
}

function warningWords(result: JsonObject, t: Translate, label: (key: string) => string): string[] {
  const found = objects(result['warnings']).map(warning => t(`pathModel.warning.${text(warning['code'])}` as MessageKey, {
    block: text(warning['block']), items: strings(warning['items']).map(label), n: number(warning['n']) ?? 0, total: number(warning['total']) ?? 0,
  }))
  const reversed = strings(result['reversed'])
  return reversed.length > 0 ? [...found, t('pathModel.warning.reversed', { items: reversed.map(label) })] : found
}

const intervalColumn = (bootstrap: JsonObject | null, wanted: Wanted, t: Translate): TableColumn[] =>
  (bootstrap ? [columnsOf(t)('ci', 'ci', t('pathModel.sub.bootstrap', { type: t(`pathModel.interval.${wanted}`), n: number(bootstrap['B']) ?? 0 }))] : [])

function pathTable(result: JsonObject, bootstrap: JsonObject | null, wanted: Wanted, t: Translate): ResultTable {
  const of = columnsOf(t)
  const ols = object(result['inner_ols'])
  const drawn = objects(bootstrap?.['paths'])
  return table('paths', t('pathModel.tables.paths'), [
    of('path', 'path', '', 'left'), of('b', 'coefficient'), of('se', 'se', bootstrap ? '' : t('pathModel.sub.ols')), of('t', 't'),
    ...(bootstrap ? intervalColumn(bootstrap, wanted, t) : [of('p', 'p')]), of('f2', 'f2'), of('vif', 'vif', t('pathModel.sub.vif')), of('r2', 'r2'), of('r2adj', 'r2adj'),
  ], objects(result['path_coefficients']).map((path, i) => {
    const [from, to] = [text(path['from']), text(path['to'])]
    const fit = object(object(ols[to])[from])
    const about = drawn[i] ?? null
    return row(`${from}>${to}`, [
      words(`${from} → ${to}`), cell(path['value']), cell(about ? about['boot_se'] : fit['se']), mean(about ? about['t'] : fit['t']), about ? bounds(about, wanted) : pValue(fit['p']),
      cell(object(object(result['f2'])[to])[from]), mean(object(object(result['inner_vif'])[to])[from]), cell(object(result['r2'])[to]), cell(object(result['r2_adj'])[to]),
    ])
  }), [...(bootstrap ? [] : [t('pathModel.note.ols')]), t('pathModel.note.f2')])
}

function outerTable(result: JsonObject, bootstrap: JsonObject | null, wanted: Wanted, t: Translate, label: (key: string) => string): ResultTable {
  const of = columnsOf(t)
  const modes = object(result['modes'])
  return table('outer', t('pathModel.tables.outer'), [
    of('item', 'item', '', 'left'), of('w', 'weight'), of('l', 'loading', t('pathModel.sub.loading')), ...intervalColumn(bootstrap, wanted, t), of('vif', 'vif', t('pathModel.sub.vif')),
  ], Object.entries(object(result['blocks'])).flatMap(([block, items]): TableRow[] => [
    { key: `block:${block}`, heading: true, cells: [words(t('pathModel.reading.named', { name: block, value: text(modes[block]) }))] },
    ...strings(items).map(item => row(item, [
      words(label(item)), cell(object(result['outer_weights'])[item]), cell(object(result['loadings'])[item]),
      ...(bootstrap ? [bounds(object(object(bootstrap['loadings'])[item]), wanted)] : []), mean(object(result['outer_vif'])[item]),
    ])),
  ]), [t('pathModel.note.loading')])
}

function qualityTable(result: JsonObject, t: Translate): ResultTable {
  const of = columnsOf(t)
  const keys = ['cronbach_alpha_raw', 'cronbach_alpha_std', 'rhoA', 'composite_reliability_rhoC', 'dg_rho_first_pc_plspm', 'ave'] as const
  return table('quality', t('pathModel.tables.quality'), [
    of('latent', 'latent', '', 'left'), of('items', 'items'), of('alpha', 'alpha', t('pathModel.sub.alpha')), of('alphaStd', 'alphaStd', t('pathModel.sub.alpha')), of('rhoA', 'rhoA', t('pathModel.sub.alpha')),
    of('rhoC', 'rhoC', t('pathModel.sub.rhoC')), of('dg', 'dg'), of('ave', 'ave', t('pathModel.sub.ave')),
  ], Object.entries(object(result['blocks'])).map(([block, items]) => row(block, [words(block), count(strings(items).length), ...keys.map(key => cell(object(result[key])[block]))])), [t('pathModel.note.quality')])
}

function squareTable(kind: 'fornell' | 'htmt', matrix: JsonObject, t: Translate): ResultTable {
  const names = Object.keys(matrix)
  return table(kind, t(`pathModel.tables.${kind}`), [columnsOf(t)('latent', 'latent', '', 'left'), ...names.map((name, i) => column(`c${i}`, name))],
    names.map((name, i) => row(name, [words(name), ...names.map((other, k) => (k > i || (kind === 'htmt' && k === i) ? empty : cell(object(matrix[name])[other])))])), [t(`pathModel.note.${kind}`)])
}

function effectTable(result: JsonObject, bootstrap: JsonObject | null, wanted: Wanted, t: Translate): ResultTable {
  const of = columnsOf(t)
  const drawn = objects(bootstrap?.['total_effects'])
  return table('effects', t('pathModel.tables.effects'), [
    of('path', 'path', '', 'left'), of('direct', 'direct'), of('indirect', 'indirect'), of('total', 'total'), ...intervalColumn(bootstrap, wanted, t),
  ], Object.entries(object(result['total_effects'])).flatMap(([to, effects]) => Object.entries(object(effects)).flatMap(([from, value]): TableRow[] => {
    const total = number(value)
    if (total === null || total === 0) return []
    const indirect = number(object(object(result['indirect_effects'])[to])[from])
    const about = drawn.find(one => one['from'] === from && one['to'] === to)
    return [row(`${from}>${to}`, [words(`${from} → ${to}`), cell(total - (indirect ?? 0)), cell(indirect), cell(total), ...(bootstrap ? [bounds(about ?? {}, wanted)] : [])])]
  })))
}

function indexTable(result: JsonObject, bootstrap: JsonObject | null, wanted: Wanted, t: Translate): ResultTable {
  const of = columnsOf(t)
  const index = object(result['index_0_100'])
  const other = object(object(result['variantB_plspm_adanco'])['index_0_100_mean'])
  return table('index', t('pathModel.tables.index'), [
    of('latent', 'latent', '', 'left'), of('a', 'indexA', t('pathModel.sub.indexA')), ...intervalColumn(bootstrap, wanted, t), of('sd', 'sd'), of('se', 'se'), of('b', 'indexB', t('pathModel.sub.indexB')),
  ], Object.entries(object(index['mean'])).map(([block, value]) => row(block, [
    words(block), mean(value), ...(bootstrap ? [bounds(object(object(bootstrap['index_0_100'])[block]), wanted, meanText)] : []),
    mean(object(index['sd'])[block]), mean(object(index['se'])[block]), mean(other[block]),
  ])), [t('pathModel.note.index')])
}

function ipmaTables(result: JsonObject, t: Translate, label: (key: string) => string): ResultTable[] {
  const of = columnsOf(t)
  const ipma = object(result['ipma'])
  const target = text(ipma['target'])
  const both = [of('importance', 'importance', t('pathModel.sub.importance', { target })), of('performance', 'performance')]
  const latent = of('latent', 'latent', '', 'left')
  const numbers = (one: JsonObject): TableCell[] => [cell(one['importance']), mean(one['performance'])]
  return [
    table('ipmaConstructs', t('pathModel.tables.ipmaConstructs'), [latent, ...both],
      objects(ipma['constructs']).map(one => row(text(one['name']), [words(text(one['name'])), ...numbers(one)])), [t('pathModel.note.ipma', { target })]),
    table('ipmaItems', t('pathModel.tables.ipmaItems'), [of('item', 'item', '', 'left'), latent, ...both],
      objects(ipma['items']).map(one => row(text(one['name']), [words(label(text(one['name']))), words(text(one['construct'])), ...numbers(one)]))),
  ]
}

function reading(result: JsonObject, bootstrap: JsonObject | null, wanted: Wanted, t: Translate): string[] {
  const target = text(object(result['ipma'])['target'])
  const said: string[] = []
  const named = (name: string, value: number | null): string => t('pathModel.reading.named', { name, value: coefficientText(value ?? 0) })
  const r2 = number(object(result['r2'])[target])
  if (r2 !== null) said.push(t('pathModel.reading.fit', { n: number(result['n']) ?? 0, target, r2: coefficientText(r2) }))
  const index = number(object(object(result['index_0_100'])['mean'])[target])
  if (bootstrap) {
    const towards = objects(bootstrap['paths']).filter(path => path['to'] === target)
    const open = towards.filter(path => { const ci = intervalOf(path, wanted); return ci === null || (ci.low <= 0 && ci.high >= 0) })
    const namedPaths = (paths: readonly JsonObject[]): string[] => paths.map(path => named(text(path['from']), number(path['estimate'])))
    if (towards.length > 0 && open.length === towards.length) said.push(t('pathModel.reading.none', { target }))
    else if (towards.length > 0) {
      said.push(t('pathModel.reading.significant', { target, paths: namedPaths(towards.filter(path => !open.includes(path))) }))
      if (open.length > 0) said.push(t('pathModel.reading.indistinct', { paths: namedPaths(open) }))
    }
    const ci = intervalOf(object(object(bootstrap['index_0_100'])[target]), wanted)
    if (index !== null && ci) said.push(t('pathModel.reading.index', { target, index: meanText(index), ci: `${meanText(ci.low)}–${meanText(ci.high)}` }))
  }
  if (index !== null && !bootstrap) said.push(t('pathModel.reading.noIndex', { target, index: meanText(index) }))
  const modes = object(result['modes'])
  const weak = Object.entries(object(result['ave'])).filter(([block, value]) => modes[block] === 'A' && (number(value) ?? 1) < 0.5).map(([block, value]) => named(block, number(value)))
  if (weak.length > 0) said.push(t('pathModel.reading.weak', { blocks: weak }))
  const close = Object.entries(object(result['htmt_abs'])).flatMap(([row, cells]) => Object.entries(object(cells)).filter(([column, value]) => column !== row && (number(value) ?? 0) > 0.9).map(([column, value]) => named(`${column}–${row}`, number(value))))
  if (close.length > 0) said.push(t('pathModel.reading.distinct', { pairs: close }))
  return said
}

export const pathModel: Presenters<'pls'> = { pls }
