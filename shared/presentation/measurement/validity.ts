import type { JsonObject } from '../../contract/analysis.ts'
import type { TableCell } from '../../figures/figure.ts'
import type { Presenter, ResultTable } from '../presented.ts'
import { convergentReading, fitReading, fitTable } from './fit.ts'
import { cell, column, list, number, object, objects, rounding, row, table, words } from '../tableWords.ts'
import { joined, rowNotes, warningsOf } from './words.ts'
import type { Said } from './words.ts'

/** CR and AVE, Fornell-Larcker, HTMT; the fit of the model the loadings come from. */
export const presentValidity: Presenter = (result, context) => {
  const said = { ...context, result }
  const constructs = object(result['constructs'])
  const names = Object.keys(constructs)
  if (names.length === 0 || result['loadings_from'] === null) return { tables: [], reading: [], warnings: warningsOf(said) }
  const fit = object(result['fit'])
  const sound = !list(result['warnings']).some(code => code === 'heywood' || code === 'factorCorrelation')
  return {
    tables: [
      convergent(said, constructs),
      ...(names.length > 1 ? [larcker(said, constructs), matrix(said, 'htmt', names, 'htmt', 'htmt', () => cell(null), [t(said, 'htmt')], context.t('measurement.line.htmt'))] : []),
      ...(result['fit'] === null ? [] : [fitTable(said, fit)]),
    ],
    reading: [
      ...(result['fit'] === null ? [] : fitReading(said, fit)),
      ...(sound ? convergentReading(said, names.map(name => ({ name, ave: number(object(constructs[name])['ave']), cr: number(object(constructs[name])['composite_reliability']) }))) : []),
      ...discriminant(said, sound),
    ],
    warnings: warningsOf(said),
  }
}

const t = (said: Said, key: 'htmt' | 'diagonal'): string => said.t(`measurement.note.${key}`)

function convergent(said: Said, constructs: JsonObject): ResultTable {
  const { t: say, result } = said
  return table('convergent', say('measurement.table.convergent'), [
    column('construct', say('measurement.column.construct'), '', 'left'), column('k', say('measurement.column.k')), column('alpha', say('measurement.column.alpha'), say('measurement.line.alpha')),
    column('cr', say('measurement.column.cr'), say('measurement.line.cr')), column('ave', say('measurement.column.ave'), say('measurement.line.ave')),
  ], Object.entries(constructs).map(([name, value]) => {
    const one = object(value)
    return row(name, [words(name), cell(one['k'], rounding.count), cell(one['alpha']), cell(one['composite_reliability']), cell(one['ave'])])
  }), [...rowNotes(said), ...(result['loadings_from'] === 'oneFactor' ? [say('measurement.note.oneFactor')] : [])])
}

const larcker = (said: Said, constructs: JsonObject): ResultTable =>
  matrix(said, 'fornellLarcker', Object.keys(constructs), 'fornell_larcker', 'r', name => cell(object(constructs[name])['sqrt_ave']), [t(said, 'diagonal')], '')

/** Lower triangle of a quantity of pairs. */
function matrix({ t: say, result }: Said, key: 'fornellLarcker' | 'htmt', names: readonly string[], source: string, field: string, diagonal: (name: string) => TableCell, notes: string[], sub: string): ResultTable {
  const values = new Map(objects(result[source]).map(pair => [`${String(pair['a'])}\n${String(pair['b'])}`, pair[field]]))
  return table(key, say(`measurement.table.${key}`), [column('construct', say('measurement.column.construct'), sub, 'left'), ...names.map(name => column(name, name))],
    names.map((name, i) => row(name, [words(name), ...names.map((other, j) => (j > i ? words('') : j === i ? diagonal(name) : cell(values.get(`${other}\n${name}`))))])), notes)
}

function discriminant({ t: say, result }: Said, sound: boolean): string[] {
  const larckerPairs = objects(result['fornell_larcker'])
  const ratios = objects(result['htmt'])
  const named = (pairs: readonly JsonObject[]): string => joined(say, pairs.map(pair => say('measurement.pair', { a: String(pair['a']), b: String(pair['b']) })))
  const failing = larckerPairs.filter(pair => pair['holds'] === false)
  const high = ratios.filter(pair => pair['below_90'] === false)
  const between = ratios.filter(pair => pair['below_85'] === false && pair['below_90'] === true)
  return [
    ...(sound && failing.length > 0 ? [say('measurement.reading.larckerFails', { pairs: named(failing) })] : []),
    ...(sound && larckerPairs.length > 0 && larckerPairs.every(pair => pair['holds'] === true) ? [say('measurement.reading.larckerAll')] : []),
    ...(high.length > 0 ? [say('measurement.reading.htmtHigh', { pairs: named(high) })] : []),
    ...(between.length > 0 ? [say('measurement.reading.htmtBetween', { pairs: named(between) })] : []),
    ...(ratios.length > 0 && ratios.every(pair => pair['below_85'] === true) ? [say('measurement.reading.htmtAll')] : []),
  ]
}
