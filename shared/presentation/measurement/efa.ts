import type { JsonObject } from '../../contract/analysis.ts'
import type { TableCell } from '../../figures/figure.ts'
import type { MessageKey } from '../../i18n/translate.ts'
import type { Presenter, ResultTable } from '../presented.ts'
import { cell, column, list, number, object, objects, pPhrase, rounding, row, table, words } from '../tableWords.ts'
import { joined, rowNotes, statistics, warningsOf } from './words.ts'
import type { Said } from './words.ts'

/** Smaller loadings are bracketed; from here on a loading counts as a cross loading. */
const SMALL = 0.4
const LOW = 0.5

/** KMO and Bartlett, MSA, variance explained with the parallel analysis, loadings as rotated. */
export const presentEfa: Presenter = (result, context) => {
  const said = { ...context, result }
  if (result['eigenvalues'] === null) return { tables: [], reading: [], warnings: warningsOf(said) }
  const solution = object(result[String(result['extraction'])])
  const kind = Object.keys(object(solution['promax'])).length > 0 ? 'promax' : Object.keys(object(solution['varimax'])).length > 0 ? 'varimax' : 'unrotated'
  const loadings = object(solution[kind])
  const hasLoadings = Object.keys(loadings).length > 0
  return {
    tables: [suitability(said), variance(said, solution), ...(hasLoadings ? [loadingTable(said, solution, loadings, kind)] : []), ...factorCorrelations(said, solution)],
    reading: reading(said, hasLoadings ? loadings : {}),
    warnings: warningsOf(said),
  }
}

function suitability(said: Said): ResultTable {
  const { t, label, result } = said
  const bartlett = object(result['bartlett'])
  return statistics(t, 'suitability', t('measurement.table.suitability'), [
    ['kmo', t('measurement.row.kmo'), cell(result['kmo_overall']), t('measurement.line.kmo')],
    ['bartlett', t('measurement.row.bartlett'), cell(bartlett['chi2']), ''],
    ['df', t('measurement.row.df'), cell(bartlett['df'], rounding.count), ''],
    ['p', t('measurement.row.p'), cell(bartlett['p'], rounding.p), t('measurement.line.bartlett')],
    ...Object.entries(object(result['msa'])).map(([key, value]): [string, string, TableCell, string] => [`msa.${key}`, `${t('measurement.column.msa')} ${label(key)}`, cell(value), t('measurement.line.msa')]),
  ], rowNotes(said))
}

function variance({ t, result }: Said, solution: JsonObject): ResultTable {
  const pct = list(result['pct_variance'])
  const cumulative = list(result['cumulative_pct'])
  const parallel = object(result['parallel'])
  const random = list(parallel['percentile95'])
  const squares = list(solution['ss_loadings_varimax'])
  const percent = (value: number): string => rounding.mean(value)
  return table('variance', t('measurement.table.variance'), [
    column('factor', '', '', 'left'), column('eigenvalue', t('measurement.column.initial'), t('measurement.line.eigenvalue')), column('percent', t('measurement.column.percent')),
    column('cumulative', t('measurement.column.cumulative'), t('measurement.line.cumulative')), column('random', t('measurement.column.random')), column('rotated', t('measurement.column.rotated')),
  ], list(result['eigenvalues']).map((value, i) => row(`F${i + 1}`, [
    words(String(i + 1)), cell(value), cell(pct[i], percent), cell(cumulative[i], percent), cell(random[i]), cell(squares[i]),
  ])), [t('measurement.note.parallel', { replicates: number(parallel['replicates']), seed: number(parallel['seed']) })])
}

function loadingTable({ t, label, result }: Said, solution: JsonObject, loadings: JsonObject, kind: 'unrotated' | 'varimax' | 'promax'): ResultTable {
  const factors = number(result['factors']) ?? 0
  const communalities = object(solution['communalities'])
  const word = result['extraction'] === 'pca' ? 'measurement.column.component' : 'measurement.column.factor'
  const items = Object.entries(loadings).map(([key, value]) => ({ key, values: Array.from({ length: factors }, (_, f) => number(object(value)[`F${f + 1}`]) ?? 0) }))
  const main = (values: readonly number[]): number => values.reduce((best, value, f) => (Math.abs(value) > Math.abs(values[best]!) ? f : best), 0)
  items.sort((a, b) => main(a.values) - main(b.values) || Math.abs(b.values[main(b.values)]!) - Math.abs(a.values[main(a.values)]!))
  const chi2 = number(solution['chi2'])
  return table('loadings', t(`measurement.table.${kind}`), [
    column('item', t('measurement.column.item'), '', 'left'),
    ...Array.from({ length: factors }, (_, f) => column(`F${f + 1}`, t(word, { f: f + 1 }), f === 0 ? t('measurement.line.loading') : '')),
    column('communality', t('measurement.column.communality')),
  ], items.map(({ key, values }) => row(key, [
    words(label(key)), ...values.map(value => (Math.abs(value) < SMALL ? { value, text: `(${rounding.coefficient(value)})` } : cell(value))), cell(communalities[key]),
  ])), [
    t(`measurement.note.${String(result['extraction'])}` as MessageKey), t(`measurement.note.${kind === 'unrotated' ? 'none' : kind}` as MessageKey),
    t('measurement.note.smallLoadings', { cut: SMALL }), t('measurement.note.sorted'),
    ...(chi2 === null ? [] : [t('measurement.note.mlFit', { chi2: rounding.coefficient(chi2), df: number(solution['df']), p: pPhrase(number(solution['p']) ?? 1) })]),
  ])
}

function factorCorrelations({ t }: Said, solution: JsonObject): ResultTable[] {
  const pairs = objects(solution['factor_correlations'])
  if (pairs.length === 0) return []
  return [statistics(t, 'factorCorrelations', t('measurement.table.factorCorrelations'), pairs.map(pair => [`${String(pair['a'])}.${String(pair['b'])}`, t('measurement.pair', { a: String(pair['a']), b: String(pair['b']) }), cell(pair['r']), '']))]
}

function reading({ t, label, result }: Said, loadings: JsonObject): string[] {
  const kmo = number(result['kmo_overall'])
  const p = number(object(result['bartlett'])['p'])
  const k = number(result['factors']) ?? 0
  const all = Object.entries(loadings).map(([key, value]) => ({ key, sizes: Object.values(object(value)).map(one => Math.abs(Number(one))) }))
  const cross = all.filter(({ sizes }) => sizes.filter(size => size >= SMALL).length > 1).map(({ key }) => label(key))
  const low = all.filter(({ sizes }) => sizes.every(size => size < LOW)).map(({ key }) => label(key))
  const explained = result['extraction'] === 'pca' ? number(list(result['cumulative_pct'])[k - 1]) : null
  const shared = all.length > 0 && explained === null
    ? 100 * Object.values(object(object(result[String(result['extraction'])])['communalities'])).reduce<number>((sum, value) => sum + Number(value), 0) / all.length : explained
  return [
    ...(kmo === null || p === null ? [] : [t('measurement.reading.kmo', {
      n: number(result['n']), kmo: rounding.coefficient(kmo), p: pPhrase(p), line: t(kmo >= 0.6 ? 'measurement.reading.kmoAbove' : kmo >= 0.5 ? 'measurement.reading.kmoBetween' : 'measurement.reading.kmoBelow'),
    })]),
    t('measurement.reading.factorsParallel', { k: number(object(result['parallel'])['suggested']), kaiser: number(result['n_kaiser']) }),
    ...(all.length > 0 && shared !== null ? [t('measurement.reading.factors', { k, percent: rounding.mean(shared) })] : []),
    ...(cross.length > 0 ? [t('measurement.reading.crossLoading', { items: joined(t, cross) })] : []),
    ...(low.length > 0 ? [t('measurement.reading.lowLoading', { items: joined(t, low) })] : []),
  ]
}
