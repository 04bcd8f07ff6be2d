import type { JsonObject } from '../../contract/analysis.ts'
import type { PresentContext, Presenter, ResultTable } from '../presented.ts'
import { cell, column, interval, intervalText, levelText, list, number, object, objects, row, rounding, table, text, words } from '../tableWords.ts'

/** Gaps by item and dimension, largest shortfall named with its interval. */
export const presentGap: Presenter = (result, context) => {
  const { t } = context
  const items = objects(result['items'])
  const dimensions = objects(result['dimensions'])
  const level = levelText(result['level'])
  const bounds = (item: JsonObject): number[] => list(object(item['t'])['ci95']).filter((each): each is number => typeof each === 'number')
  const apart = items.filter(item => { const [low, high] = bounds(item); return low !== undefined && high !== undefined && (low > 0 || high < 0) })
  const widest = items.filter(item => number(item['mean_diff']) !== null).sort((a, b) => number(a['mean_diff'])! - number(b['mean_diff'])!)[0]
  const weighted = number(result['weighted_gap'])
  return {
    tables: [
      gapTable('items', t('quality.gap.table'), [...items, { ...object(result['overall']), item: t('quality.gap.overall') }], level, context),
      ...(dimensions.length > 0 ? [gapTable('dimensions', t('quality.gap.dimensions'), dimensions, level, context)] : []),
    ],
    reading: [
      ...(widest && apart.includes(widest) ? [t('quality.gap.widest', { item: text(widest['item']), gap: rounding.mean(number(widest['mean_diff'])!), level, ci: intervalText(object(widest['t'])['ci95']), n: number(widest['n']) })] : []),
      apart.length > 0 ? t('quality.gap.apart', { n: items.length, k: apart.length }) : t('quality.gap.none'),
      ...(weighted === null ? [] : [t('quality.gap.weighted', { gap: rounding.mean(weighted) })]),
    ],
    warnings: [],
  }
}

function gapTable(key: string, title: string, rows: readonly JsonObject[], level: string, { t }: PresentContext): ResultTable {
  return table(key, title, [
    column('item', t(key === 'items' ? 'quality.gap.item' : 'quality.gap.dimension'), '', 'left'), column('n', t('quality.gap.n')), column('e', t('quality.gap.expectation')), column('pc', t('quality.gap.perception')),
    column('gap', t('quality.gap.gap'), t('quality.gap.gapFormula')), column('ci', t('quality.gap.ci', { level })),
    column('t', t('quality.gap.t')), column('df', t('quality.gap.df')), column('p', t('quality.gap.p')), column('d', t('quality.gap.d')),
  ], rows.map((item, i) => {
    const test = object(item['t'])
    return row(String(i), [
      words(text(item['item'])), cell(item['n'], rounding.count), cell(item['expectation'], rounding.mean), cell(item['perception'], rounding.mean),
      cell(item['mean_diff'], rounding.mean), interval(test['ci95']), cell(test['statistic'], rounding.mean), cell(test['df'], rounding.count), cell(test['p'], rounding.p), cell(item['cohen_dz'], rounding.mean),
    ])
  }), key === 'items' ? [t('quality.gap.note')] : [])
}
