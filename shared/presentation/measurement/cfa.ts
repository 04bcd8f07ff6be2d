import type { Presenter, ResultTable } from '../presented.ts'
import { convergentReading, fitReading, fitTable } from './fit.ts'
import { cell, column, list, number, object, objects, rounding, row, table, words } from '../tableWords.ts'
import { statistics, warningsOf } from './words.ts'
import type { Said } from './words.ts'

/** Fit, loadings with CR and AVE, factor correlations. */
export const presentCfa: Presenter = (result, context) => {
  const said = { ...context, result }
  if (result['fit'] === null) return { tables: [], reading: [], warnings: warningsOf(said) }
  const names = Object.keys(object(result['std_loadings']))
  const sound = list(result['warnings']).every(code => code === 'fewCases')
  return {
    tables: [fitTable(said, object(result['fit'])), loadings(said, names), ...correlations(said)],
    // What rests on an improper solution is not read out as if it were sound.
    reading: [
      ...fitReading(said, object(result['fit'])),
      ...(sound ? convergentReading(said, names.map(name => ({ name, ave: number(object(result['ave'])[name]), cr: number(object(result['composite_reliability'])[name]) }))) : []),
    ],
    warnings: warningsOf(said),
  }
}

function loadings({ t, label, result }: Said, names: readonly string[]): ResultTable {
  const tests = object(result['loading_tests'])
  return table('loadings', t('measurement.table.loadings'), [
    column('construct', t('measurement.column.construct'), '', 'left'), column('item', t('measurement.column.item'), '', 'left'), column('loading', t('measurement.column.loading'), t('measurement.line.loading')),
    column('b', t('measurement.column.b')), column('se', t('measurement.column.se')), column('z', t('measurement.column.z')), column('p', t('measurement.column.p')),
    column('cr', t('measurement.column.cr'), t('measurement.line.cr')), column('ave', t('measurement.column.ave'), t('measurement.line.ave')),
  ], names.flatMap(name => Object.entries(object(object(result['std_loadings'])[name])).map(([item, value], i) => {
    const test = object(object(tests[name])[item])
    const blank = words('')
    return row(`${name}.${item}`, [
      i === 0 ? words(name) : blank, words(label(item)), cell(value), cell(test['b']), cell(test['se']), cell(test['z'], rounding.mean), cell(test['p'], rounding.p),
      i === 0 ? cell(object(result['composite_reliability'])[name]) : blank, i === 0 ? cell(object(result['ave'])[name]) : blank,
    ])
  })))
}

function correlations({ t, result }: Said): ResultTable[] {
  const pairs = objects(result['factor_correlations'])
  if (pairs.length === 0) return []
  return [statistics(t, 'factorCorrelations', t('measurement.table.factorCorrelations'), pairs.map(pair => [`${String(pair['a'])}.${String(pair['b'])}`, t('measurement.pair', { a: String(pair['a']), b: String(pair['b']) }), cell(pair['r']), '']))]
}
