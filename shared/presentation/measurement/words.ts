import type { JsonObject } from '../../contract/analysis.ts'
import type { TableCell } from '../../figures/figure.ts'
import type { MessageKey, MessageParams, Translate } from '../../i18n/translate.ts'
import type { PresentContext, ResultTable } from '../presented.ts'
import { column, list, number, object, row, strings, table, words } from '../tableWords.ts'

export type Said = PresentContext & { result: JsonObject }

/** A two-sided table of statistic, value and the line with its source. */
export const statistics = (t: Translate, key: string, title: string, rows: [key: string, name: string, cell: TableCell, line: string][], notes: string[] = []): ResultTable =>
  table(key, title, [column('statistic', t('measurement.column.statistic'), '', 'left'), column('value', t('measurement.column.value')), column('line', t('measurement.column.line'), '', 'left')],
    rows.map(([id, name, value, line]) => row(id, [words(name), value, words(line)])), notes)

export const joined = (t: Translate, names: readonly string[]): string => names.join(t('measurement.listSeparator'))

/** n and what was dropped, items turned round. */
export function rowNotes({ t, label, result }: Said): string[] {
  const dropped = number(result['rows_dropped']) ?? 0
  const reversed = list(result['reversed']).map(entry => label(String(object(entry)['item'])))
  return [
    dropped > 0 ? t('measurement.note.rows', { n: number(result['n']), dropped }) : t('measurement.note.allRows', { n: number(result['n']) }),
    ...(reversed.length > 0 ? [t('measurement.note.reversed', { items: joined(t, reversed) })] : []),
  ]
}

/** The status where it is not "computed", then the warnings, in words. */
export function warningsOf({ t, label, result }: Said): string[] {
  const labels = (key: string): string => joined(t, list(result[key]).map(entry => (Array.isArray(entry) ? entry.map(item => label(String(item))).join(' = ') : label(String(entry)))))
  const params: MessageParams = {
    n: number(result['n']), single_item: joined(t, strings(result['single_item'])),
    constant: labels('constant'), duplicates: labels('duplicates'), dependent: labels('dependent') || labels('duplicates'), against: labels('against'),
  }
  const status = String(result['status'])
  return [
    ...(status === 'computed' ? [] : [t(`measurement.status.${status}` as MessageKey, params)]),
    ...list(result['warnings']).map(code => t(`measurement.warnings.${String(code)}` as MessageKey, params)),
  ]
}
