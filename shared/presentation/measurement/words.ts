import type { Json, JsonObject } from '../../contract/analysis.ts'
import type { CellAlign, TableCell, TableColumn, TableRow } from '../../figures/figure.ts'
import { coefficientText, countText, meanText, pText } from '../../figures/rounding.ts'
import type { MessageKey, MessageParams, Translate } from '../../i18n/translate.ts'
import type { PresentContext, ResultTable } from '../presented.ts'

export type Said = PresentContext & { result: JsonObject }

export const object = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
export const numberAt = (from: JsonObject, key: string): number | null => (typeof from[key] === 'number' ? from[key] : null)

type Rounding = (value: number) => string
export const rounding = { coefficient: coefficientText, mean: meanText, count: countText, p: pText } satisfies Record<string, Rounding>

/** A number as the reader sees it, exact beside it; a dash where it is not defined. */
export const cell = (value: Json | undefined, round: Rounding = coefficientText): TableCell =>
  typeof value === 'number' ? { value, text: round(value) } : { value: null, text: '–' }
export const words = (text: string): TableCell => ({ value: text, text })
export const column = (key: string, header: string, sub = '', align: CellAlign = 'right'): TableColumn => ({ key, header, sub, align })
export const row = (key: string, cells: TableCell[]): TableRow => ({ key, cells })
export const table = (key: string, title: string, columns: TableColumn[], rows: TableRow[], notes: string[] = []): ResultTable => ({ key, title, table: { columns, rows }, notes })

/** A two-sided table of statistic, value and the line with its source. */
export const statistics = (t: Translate, key: string, title: string, rows: [key: string, name: string, cell: TableCell, line: string][], notes: string[] = []): ResultTable =>
  table(key, title, [column('statistic', t('measurement.column.statistic'), '', 'left'), column('value', t('measurement.column.value')), column('line', t('measurement.column.line'), '', 'left')],
    rows.map(([id, name, value, line]) => row(id, [words(name), value, words(line)])), notes)

export const joined = (t: Translate, names: readonly string[]): string => names.join(t('measurement.listSeparator'))

/** "= .012" or "< .001", to stand after p. */
export const pPhrase = (p: number): string => { const text = pText(p); return text.startsWith('<') ? text : `= ${text}` }

/** n and what was dropped, items turned round. */
export function rowNotes({ t, label, result }: Said): string[] {
  const dropped = numberAt(result, 'rows_dropped') ?? 0
  const reversed = list(result['reversed']).map(entry => label(String(object(entry)['item'])))
  return [
    dropped > 0 ? t('measurement.note.rows', { n: numberAt(result, 'n'), dropped }) : t('measurement.note.allRows', { n: numberAt(result, 'n') }),
    ...(reversed.length > 0 ? [t('measurement.note.reversed', { items: joined(t, reversed) })] : []),
  ]
}

/** The status where it is not "computed", then the warnings, in words. */
export function warningsOf({ t, label, result }: Said): string[] {
  const labels = (key: string): string => joined(t, list(result[key]).map(entry => (Array.isArray(entry) ? entry.map(item => label(String(item))).join(' = ') : label(String(entry)))))
  const params: MessageParams = {
    n: numberAt(result, 'n'), single_item: joined(t, list(result['single_item']).map(String)),
    constant: labels('constant'), duplicates: labels('duplicates'), dependent: labels('dependent') || labels('duplicates'), against: labels('against'),
  }
  const status = String(result['status'])
  return [
    ...(status === 'computed' ? [] : [t(`measurement.status.${status}` as MessageKey, params)]),
    ...list(result['warnings']).map(code => t(`measurement.warnings.${String(code)}` as MessageKey, params)),
  ]
}
