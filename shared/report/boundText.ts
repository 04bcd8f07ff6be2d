import type { TableModel } from '../figures/figure.ts'
import type { Binding } from '../model/report.ts'

/** What a bound number is in the table it comes from, and how it is printed; null where the table has no such cell (any more). */
export function boundText(table: TableModel, { row, column, digits }: Pick<Binding, 'row' | 'column' | 'digits'>): { value: number | string | null; text: string } | null {
  const at = table.columns.findIndex(each => each.key === column)
  const cell = at < 0 ? undefined : table.rows.find(each => each.key === row && !each.heading)?.cells[at]
  if (!cell) return null
  if (digits === null || typeof cell.value !== 'number') return { value: cell.value, text: cell.text }
  return { value: cell.value, text: cell.value.toFixed(digits) }
}

/** The cell in the words of the table, "Valid · Share"; its keys where the table has no such cell. */
export function cellWords(table: TableModel, { row, column }: Pick<Binding, 'row' | 'column'>): string {
  const words = table.rows.find(each => each.key === row && !each.heading)?.cells[0]?.text
  const header = table.columns.find(each => each.key === column)?.header
  return `${words?.trim() || row} · ${header?.trim() || column}`
}
