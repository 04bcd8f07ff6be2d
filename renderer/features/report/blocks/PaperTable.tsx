import type { ReactNode } from 'react'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import type { ReportSettings } from '../../../../shared/model/report.ts'

interface PaperTableProps {
  table: TableModel
  label: string
  style: ReportSettings['style']['table']
  /** Rows shown; the rest is only counted. */
  from?: number
  to?: number
}

/** A table as it is printed: 三线表 or all lines. */
export function PaperTable({ table, label, style, from = 0, to = table.rows.length }: PaperTableProps): ReactNode {
  return (
    <table className={`yg-print-table yg-print-${style}`} aria-label={label}>
      <thead>
        <tr>{table.columns.map(column => <th key={column.key} scope="col" className={`yg-align-${column.align}`}>{column.header}{column.sub && <small>{column.sub}</small>}</th>)}</tr>
      </thead>
      <tbody>
        {table.rows.slice(from, to).map(row => (row.heading
          ? <tr key={row.key} className="yg-print-heading"><th colSpan={table.columns.length} scope="colgroup">{row.cells.map(cell => cell.text).filter(Boolean).join(' ')}</th></tr>
          : <tr key={row.key}>{row.cells.map((cell, i) => <td key={table.columns[i]?.key ?? i} className={`yg-align-${table.columns[i]?.align ?? 'left'}`}>{cell.text}</td>)}</tr>))}
      </tbody>
    </table>
  )
}
