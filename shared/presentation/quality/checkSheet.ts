import type { Presenter } from '../presented.ts'
import { cell, column, list, number, objects, row, rounding, share, strings, table, text, words } from '../tableWords.ts'

/** 调查表: counts by period with totals, shares and cumulative shares; ready for a Pareto chart. */
export const presentCheckSheet: Presenter = (result, { t }) => {
  const lines = objects(result['lines'])
  const names = strings(result['columns'])
  const total = number(result['total']) ?? 0
  const first = lines[0]
  return {
    tables: [table('checksheet', t('quality.checksheet.table'), [
      column('item', t('quality.checksheet.item'), '', 'left'),
      ...names.map((name, i) => column(`c${i}`, name)),
      column('total', t('quality.checksheet.total')), column('share', t('quality.checksheet.share')), column('cumulative', t('quality.checksheet.cumulative')),
    ], lines.map((line, i) => row(String(i), [
      words(text(line['item'])), ...list(line['counts']).map(count => cell(count, rounding.count)), cell(line['total'], rounding.count), share(line['share']), share(line['cumulative_share']),
    ])), [t('quality.checksheet.base', { n: total })])],
    reading: first && total > 0
      ? [t('quality.checksheet.reading', { item: text(first['item']), n: number(first['total']), share: rounding.percent(number(first['share']) ?? 0) })]
      : [t('quality.checksheet.empty')],
    warnings: [],
  }
}
