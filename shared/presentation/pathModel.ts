import type { Json, JsonObject } from '../contract/analysis.ts'
import type { TableCell, TableModel, TableRow } from '../figures/figure.ts'
import { coefficientText, meanText, pText } from '../figures/rounding.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { PresentContext, Presented, Presenters, ResultTable } from './presented.ts'

const object = (value: Json | undefined): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {})
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.map(object) : [])
const number = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(text) : [])

const cell = (value: number | null, write: (value: number) => string = coefficientText): TableCell => ({ value, text: value === null ? '–' : write(value) })
const words = (value: string): TableCell => ({ value, text: value })
type Column = readonly [key: string, header: string, sub?: string]
const table = (first: number, columns: readonly Column[], rows: TableRow[]): TableModel => ({
  columns: columns.map(([key, header, sub = ''], i) => ({ key, header, sub, align: i < first ? 'left' : 'right' })), rows,
})

/** The interval asked for; the percentile one where BCa is not defined. */
export interface Interval { low: number; high: number; type: 'percentile' | 'bca' }
export function intervalOf(about: JsonObject, wanted: 'percentile' | 'bca'): Interval | null {
  for (const type of wanted === 'bca' ? ['bca', 'percentile'] as const : ['percentile'] as const) {
    const bounds = about[type === 'bca' ? 'bca95' : 'pct95']
    if (Array.isArray(bounds) && typeof bounds[0] === 'number' && typeof bounds[1] === 'number') return { low: bounds[0], high: bounds[1], type }
  }
  return null
}
const intervalText = (interval: Interval | null, write: (value: number) => string = coefficientText): string => (interval ? `[${write(interval.low)}, ${write(interval.high)}]` : '–')

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
  const found = list(result['warnings']).map(warning => t(`pathModel.warning.${text(warning['code'])}` as MessageKey, {
    block: text(warning['block']), items: strings(warning['items']).map(label), n: number(warning['n']) ?? 0, total: number(warning['total']) ?? 0,
  }))
  const reversed = strings(result['reversed'])
  return reversed.length > 0 ? [...found, t('pathModel.warning.reversed', { items: reversed.map(label) })] : found
}

const intervalColumn = (bootstrap: JsonObject | null, wanted: 'percentile' | 'bca', t: Translate): Column[] =>
  (bootstrap ? [['ci', t('pathModel.column.ci'), t('pathModel.sub.bootstrap', { type: t(`pathModel.interval.${wanted}`), n: number(bootstrap['B']) ?? 0 })]] : [])

function pathTable(result: JsonObject, bootstrap: JsonObject | null, wanted: 'percentile' | 'bca', t: Translate): ResultTable {
  const c = (key: string): string => t(`pathModel.column.${key}` as MessageKey)
  const ols = object(result['inner_ols'])
  const drawn = list(bootstrap?.['paths'])
  const rows = list(result['path_coefficients']).map((path, i): TableRow => {
    const [from, to] = [text(path['from']), text(path['to'])]
    const fit = object(object(ols[to])[from])
    const about = drawn[i] ?? null
    return {
      key: `${from}>${to}`,
      cells: [
        words(`${from} → ${to}`), cell(number(path['value'])), cell(number(about ? about['boot_se'] : fit['se'])), cell(number(about ? about['t'] : fit['t']), meanText),
        ...(about ? [words(intervalText(intervalOf(about, wanted)))] : [cell(number(fit['p']), pText)]),
        cell(number(object(object(result['f2'])[to])[from])), cell(number(object(object(result['inner_vif'])[to])[from]), meanText), cell(number(object(result['r2'])[to])), cell(number(object(result['r2_adj'])[to])),
      ],
    }
  })
  const columns: Column[] = [
    ['path', c('path')], ['b', c('coefficient')], ['se', c('se'), bootstrap ? '' : t('pathModel.sub.ols')], ['t', c('t')],
    ...(bootstrap ? intervalColumn(bootstrap, wanted, t) : [['p', c('p')] as Column]), ['f2', c('f2')], ['vif', c('vif'), t('pathModel.sub.vif')], ['r2', c('r2')], ['r2adj', c('r2adj')],
  ]
  return { key: 'paths', title: t('pathModel.tables.paths'), table: table(1, columns, rows), notes: [...(bootstrap ? [] : [t('pathModel.note.ols')]), t('pathModel.note.f2')] }
}

function outerTable(result: JsonObject, bootstrap: JsonObject | null, wanted: 'percentile' | 'bca', t: Translate, label: (key: string) => string): ResultTable {
  const c = (key: string): string => t(`pathModel.column.${key}` as MessageKey)
  const modes = object(result['modes'])
  const rows = Object.entries(object(result['blocks'])).flatMap(([block, items]): TableRow[] => [
    { key: `block:${block}`, heading: true, cells: [words(t('pathModel.reading.named', { name: block, value: text(modes[block]) }))] },
    ...strings(items).map((item): TableRow => ({
      key: item,
      cells: [
        words(label(item)), cell(number(object(result['outer_weights'])[item])), cell(number(object(result['loadings'])[item])),
        ...(bootstrap ? [words(intervalText(intervalOf(object(object(bootstrap['loadings'])[item]), wanted)))] : []), cell(number(object(result['outer_vif'])[item]), meanText),
      ],
    })),
  ])
  const columns: Column[] = [['item', c('item')], ['w', c('weight')], ['l', c('loading'), t('pathModel.sub.loading')], ...intervalColumn(bootstrap, wanted, t), ['vif', c('vif'), t('pathModel.sub.vif')]]
  return { key: 'outer', title: t('pathModel.tables.outer'), table: table(1, columns, rows), notes: [t('pathModel.note.loading')] }
}

function qualityTable(result: JsonObject, t: Translate): ResultTable {
  const c = (key: string): string => t(`pathModel.column.${key}` as MessageKey)
  const keys = ['cronbach_alpha_raw', 'cronbach_alpha_std', 'rhoA', 'composite_reliability_rhoC', 'dg_rho_first_pc_plspm', 'ave'] as const
  const rows = Object.entries(object(result['blocks'])).map(([block, items]): TableRow => ({
    key: block, cells: [words(block), cell(strings(items).length, String), ...keys.map(key => cell(number(object(result[key])[block])))],
  }))
  const columns: Column[] = [
    ['latent', c('latent')], ['items', c('items')], ['alpha', c('alpha'), t('pathModel.sub.alpha')], ['alphaStd', c('alphaStd'), t('pathModel.sub.alpha')], ['rhoA', c('rhoA'), t('pathModel.sub.alpha')],
    ['rhoC', c('rhoC'), t('pathModel.sub.rhoC')], ['dg', c('dg')], ['ave', c('ave'), t('pathModel.sub.ave')],
  ]
  return { key: 'quality', title: t('pathModel.tables.quality'), table: table(1, columns, rows), notes: [t('pathModel.note.quality')] }
}

function squareTable(kind: 'fornell' | 'htmt', matrix: JsonObject, t: Translate): ResultTable {
  const names = Object.keys(matrix)
  const rows = names.map((row, i): TableRow => ({
    key: row,
    cells: [words(row), ...names.map((column, k) => (k > i || (kind === 'htmt' && k === i) ? { value: null, text: '' } : cell(number(object(matrix[row])[column]))))],
  }))
  return { key: kind, title: t(`pathModel.tables.${kind}`), table: table(1, [['latent', t('pathModel.column.latent')], ...names.map((name, i): Column => [`c${i}`, name])], rows), notes: [t(`pathModel.note.${kind}`)] }
}

function effectTable(result: JsonObject, bootstrap: JsonObject | null, wanted: 'percentile' | 'bca', t: Translate): ResultTable {
  const c = (key: string): string => t(`pathModel.column.${key}` as MessageKey)
  const drawn = list(bootstrap?.['total_effects'])
  const totals = object(result['total_effects'])
  const rows = Object.keys(totals).flatMap(to => Object.entries(object(totals[to])).flatMap(([from, value]): TableRow[] => {
    const total = number(value)
    if (total === null || total === 0) return []
    const indirect = number(object(object(result['indirect_effects'])[to])[from])
    const about = drawn.find(one => one['from'] === from && one['to'] === to)
    return [{
      key: `${from}>${to}`,
      cells: [words(`${from} → ${to}`), cell(total - (indirect ?? 0)), cell(indirect), cell(total), ...(bootstrap ? [words(intervalText(about ? intervalOf(about, wanted) : null))] : [])],
    }]
  }))
  const columns: Column[] = [['path', c('path')], ['direct', c('direct')], ['indirect', c('indirect')], ['total', c('total')], ...intervalColumn(bootstrap, wanted, t)]
  return { key: 'effects', title: t('pathModel.tables.effects'), table: table(1, columns, rows), notes: [] }
}

function indexTable(result: JsonObject, bootstrap: JsonObject | null, wanted: 'percentile' | 'bca', t: Translate): ResultTable {
  const c = (key: string): string => t(`pathModel.column.${key}` as MessageKey)
  const index = object(result['index_0_100'])
  const other = object(object(result['variantB_plspm_adanco'])['index_0_100_mean'])
  const rows = Object.keys(object(index['mean'])).map((block): TableRow => ({
    key: block,
    cells: [
      words(block), cell(number(object(index['mean'])[block]), meanText), ...(bootstrap ? [words(intervalText(intervalOf(object(object(bootstrap['index_0_100'])[block]), wanted), meanText))] : []),
      cell(number(object(index['sd'])[block]), meanText), cell(number(object(index['se'])[block]), meanText), cell(number(other[block]), meanText),
    ],
  }))
  const columns: Column[] = [
    ['latent', c('latent')], ['a', c('indexA'), t('pathModel.sub.indexA')], ...intervalColumn(bootstrap, wanted, t), ['sd', c('sd')], ['se', c('se')], ['b', c('indexB'), t('pathModel.sub.indexB')],
  ]
  return { key: 'index', title: t('pathModel.tables.index'), table: table(1, columns, rows), notes: [t('pathModel.note.index')] }
}

function ipmaTables(result: JsonObject, t: Translate, label: (key: string) => string): ResultTable[] {
  const c = (key: string): string => t(`pathModel.column.${key}` as MessageKey)
  const ipma = object(result['ipma'])
  const target = text(ipma['target'])
  const sub = t('pathModel.sub.importance', { target })
  const rows = (key: 'constructs' | 'items'): TableRow[] => list(ipma[key]).map(one => ({
    key: text(one['name']),
    cells: [words(key === 'items' ? label(text(one['name'])) : text(one['name'])), ...(key === 'items' ? [words(text(one['construct']))] : []), cell(number(one['importance'])), cell(number(one['performance']), meanText)],
  }))
  const columns = (first: Column[]): Column[] => [...first, ['importance', c('importance'), sub], ['performance', c('performance')]]
  return [
    { key: 'ipmaConstructs', title: t('pathModel.tables.ipmaConstructs'), table: table(1, columns([['latent', c('latent')]]), rows('constructs')), notes: [t('pathModel.note.ipma', { target })] },
    { key: 'ipmaItems', title: t('pathModel.tables.ipmaItems'), table: table(2, columns([['item', c('item')], ['latent', c('latent')]]), rows('items')), notes: [] },
  ]
}

function reading(result: JsonObject, bootstrap: JsonObject | null, wanted: 'percentile' | 'bca', t: Translate): string[] {
  const target = text(object(result['ipma'])['target'])
  const said: string[] = []
  const named = (name: string, value: number | null): string => t('pathModel.reading.named', { name, value: coefficientText(value ?? 0) })
  const r2 = number(object(result['r2'])[target])
  if (r2 !== null) said.push(t('pathModel.reading.fit', { n: number(result['n']) ?? 0, target, r2: coefficientText(r2) }))
  const index = number(object(object(result['index_0_100'])['mean'])[target])
  if (bootstrap) {
    const towards = list(bootstrap['paths']).filter(path => path['to'] === target)
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
