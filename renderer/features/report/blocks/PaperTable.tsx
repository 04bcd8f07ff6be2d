import type { ReactNode } from 'react'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import type { ReportSettings } from '../../../../shared/model/report.ts'

interface PaperTableProps {
  table: TableModel
  label: string
  style: ReportSettings['style']['table']
  /** Rows shown; the rest is only counted. */
  from?: number
  to?: number
}

/** A column of words is this many ems wide before it is broken, header or cells, whatever its neighbours want. */
const WORDS = 5
const COLUMNS_THAT_FIT = 7

/** Left to itself a browser breaks short Chinese words into one letter a line beside a column of long sentences. */
function narrowest(table: TableModel, index: number): string {
  const words = [table.columns[index]!.header, ...table.rows.flatMap(row => (row.heading ? [] : [row.cells[index]?.text ?? '']))]
  const most = table.columns.length > COLUMNS_THAT_FIT ? WORDS - 1.5 : WORDS
  return `${Math.min(most, Math.max(...words.map(text => measureText(text, 1, true)))).toFixed(1)}em`
}

/** A table as it is printed: 三线表 or all lines. */
export function PaperTable({ table, label, style, from = 0, to = table.rows.length }: PaperTableProps): ReactNode {
  return (
    <table className={`yg-print-table yg-print-${style}${table.columns.length > COLUMNS_THAT_FIT ? ' yg-print-many' : ''}`} aria-label={label}>
      <thead>
        <tr>{table.columns.map((column, i) => <th key={column.key} scope="col" className={`yg-align-${column.align}`} style={{ minWidth: narrowest(table, i) }}>{column.header}{column.sub && <small>{column.sub}</small>}</th>)}</tr>
      </thead>
      <tbody>
        {table.rows.slice(from, to).map(row => (row.heading
          ? <tr key={row.key} className="yg-print-heading"><th colSpan={table.columns.length} scope="colgroup">{row.cells.map(cell => cell.text).filter(Boolean).join(' ')}</th></tr>
          : <tr key={row.key}>{row.cells.map((cell, i) => <td key={table.columns[i]?.key ?? i} className={`yg-align-${table.columns[i]?.align ?? 'left'}`}>{cell.text}</td>)}</tr>))}
      </tbody>
    </table>
  )
}
