import type { Presenter, ResultTable } from '../presented.ts'
import { cell, column, interval, levelText, list, number, object, rounding, row, table, words } from '../tableWords.ts'
import { joined, rowNotes, statistics, warningsOf } from './words.ts'
import type { Said } from './words.ts'

const LINE = 0.7
const WEAK = 0.3

/** 信度分析, 项统计, other coefficients. An improper omega is not printed. */
export const presentReliability: Presenter = (result, context) => {
  const said = { ...context, result }
  return { tables: [overview(said), itemTable(said), coefficients(said)], reading: reading(said), warnings: warningsOf(said) }
}

const soundOmega = (said: Said, key: string): number | null => {
  const omega = object(said.result['omega'])
  return omega['heywood'] === true ? null : number(omega[key])
}

function overview(said: Said): ResultTable {
  const { t, result } = said
  const about = object(result['alpha_ci'])
  const level = levelText(about['level'])
  return table('reliability', t('measurement.table.reliability'), [
    column('k', t('measurement.column.k')), column('n', t('measurement.column.n')),
    column('alpha', t('measurement.column.alpha'), t('measurement.line.alpha')), column('interval', t('measurement.column.interval', { level })),
    column('alphaStd', t('measurement.column.alphaStd')), column('omega', t('measurement.column.omega'), t('measurement.line.alpha')),
  ], [row('scale', [
    cell(result['k'], rounding.count), cell(result['n'], rounding.count), cell(result['alpha_raw']),
    interval([about['lower'] ?? null, about['upper'] ?? null], rounding.coefficient),
    cell(result['alpha_std']), cell(soundOmega(said, 'omega_1f_ml_std')),
  ])], [...rowNotes(said), t('measurement.note.omega')])
}

function itemTable({ t, label, result }: Said): ResultTable {
  return table('items', t('measurement.table.items'), [
    column('item', t('measurement.column.item'), '', 'left'), column('mean', t('measurement.column.mean')), column('sd', t('measurement.column.sd')),
    column('itemRest', t('measurement.column.itemRest'), t('measurement.line.itemRest')), column('dropped', t('measurement.column.dropped')), column('smc', t('measurement.column.smc')),
  ], Object.entries(object(result['item_stats'])).map(([key, value]) => {
    const item = object(value)
    return row(key, [words(label(key)), cell(item['mean'], rounding.mean), cell(item['sd'], rounding.mean), cell(item['item_rest_r']), cell(item['alpha_if_dropped_raw']), cell(item['squared_multiple_r'])])
  }))
}

function coefficients(said: Said): ResultTable {
  const { t, result } = said
  const lambdas = object(result['guttman_cov'])
  const split = object(result['split_half'])
  const halves = (['first_second', 'odd_even'] as const).flatMap((key): [string, string, ReturnType<typeof cell>, string][] => {
    const one = object(split[key])
    const unequal = list(one['part1']).length !== list(one['part2']).length
    return [
      [key, t(key === 'first_second' ? 'measurement.row.firstSecond' : 'measurement.row.oddEven'), cell(one['r_between_halves']), ''],
      [`${key}.sb`, t(unequal ? 'measurement.row.spearmanBrownUnequal' : 'measurement.row.spearmanBrown'), cell(one[unequal ? 'spearman_brown_unequal' : 'spearman_brown_equal']), t('measurement.line.alpha')],
      [`${key}.guttman`, t('measurement.row.guttman'), cell(one['guttman_split_half']), t('measurement.line.alpha')],
    ]
  })
  const omega = object(result['omega'])
  const grouped = Object.keys(omega).filter(key => key.startsWith('psych_omega')).flatMap((key): [string, string, ReturnType<typeof cell>, string][] => {
    const k = key.slice('psych_omega'.length)
    const found = object(omega[key])
    return [
      [`${key}.total`, t('measurement.row.omegaTotal', { k }), cell(found['heywood'] === true ? null : found['omega_total']), ''],
      [`${key}.h`, t('measurement.row.omegaHierarchical', { k }), cell(found['omega_h']), ''],
    ]
  })
  return statistics(t, 'coefficients', t('measurement.table.coefficients'), [
    ['average_r', t('measurement.row.averageR'), cell(result['average_r']), ''],
    ...[1, 2, 3, 4, 5, 6].map((i): [string, string, ReturnType<typeof cell>, string] => [`lambda${i}`, t('measurement.row.lambda', { i }), cell(lambdas[`lambda${i}`]), '']),
    ['lambda6cor', t('measurement.row.lambda6cor'), cell(result['guttman_lambda6_cor_psych']), ''],
    ...halves,
    ['omegaStd', t('measurement.row.omegaStd'), cell(soundOmega(said, 'omega_1f_ml_std')), t('measurement.line.alpha')],
    ['omegaRaw', t('measurement.row.omegaRaw'), cell(soundOmega(said, 'omega_1f_cfa_raw')), t('measurement.line.alpha')],
    ...grouped,
  ], lambdas['lambda4_exact'] === false ? [t('measurement.note.lambda4Search')] : [])
}

function reading({ t, label, result }: Said): string[] {
  const alpha = number(result['alpha_raw'])
  const about = object(result['alpha_ci'])
  const lower = number(about['lower'])
  const upper = number(about['upper'])
  if (alpha === null || lower === null || upper === null) return []
  const key = lower >= LINE ? 'measurement.reading.alphaAbove' : upper < LINE ? 'measurement.reading.alphaBelow' : 'measurement.reading.alphaAround'
  const items = Object.entries(object(result['item_stats'])).map(([name, value]) => ({ name, rest: number(object(value)['item_rest_r']), without: number(object(value)['alpha_if_dropped_raw']) }))
  const weak = items.filter(item => item.rest !== null && item.rest < WEAK).map(item => label(item.name))
  const best = items.filter(item => item.without !== null && item.without > alpha).sort((a, b) => b.without! - a.without!)[0]
  return [
    t(key, {
      n: number(result['n']), k: number(result['k']), alpha: rounding.coefficient(alpha), level: levelText(about['level']),
      lower: rounding.coefficient(lower), upper: rounding.coefficient(upper),
    }),
    ...(alpha > 0.95 ? [t('measurement.reading.redundant')] : []),
    ...(weak.length > 0 ? [t('measurement.reading.weakItems', { items: joined(t, weak) })] : []),
    // A gain that does not show in what is printed is none.
    ...(best && rounding.coefficient(best.without!) !== rounding.coefficient(alpha) ? [t('measurement.reading.betterWithout', { item: label(best.name), alpha: rounding.coefficient(best.without!) })] : []),
  ]
}
