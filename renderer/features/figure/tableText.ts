import type { TableModel } from '../../../shared/figures/figure.ts'

const clean = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ')

/** A table as tab separated text: one heading line, numbers with every digit, so that a spreadsheet can go on counting. */
export function tableText(table: TableModel): string {
  const head = table.columns.map(column => clean(column.sub ? `${column.header} ${column.sub}` : column.header)).join('\t')
  const rows = table.rows.map(row => (row.heading ? clean(row.cells[0]?.text ?? '') : row.cells.map(cell => (typeof cell.value === 'number' ? String(cell.value) : clean(cell.text))).join('\t')))
  return [head, ...rows].join('\n')
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same for a word processor: as shown, rounded. */
export function tableHtml(table: TableModel): string {
  const head = table.columns.map(column => `<th>${escape(column.header)}${column.sub ? `<br><small>${escape(column.sub)}</small>` : ''}</th>`).join('')
  const rows = table.rows.map(row => (row.heading
    ? `<tr><th colspan="${table.columns.length}">${escape(row.cells[0]?.text ?? '')}</th></tr>`
    : `<tr>${row.cells.map((cell, index) => `<td align="${table.columns[index]?.align ?? 'left'}">${escape(cell.text)}</td>`).join('')}</tr>`))
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}
