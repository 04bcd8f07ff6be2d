import { useState } from 'react'
import type { ReactNode } from 'react'
import type { TableCell, TableColumn, TableModel, TableRow } from '../../../shared/figures/figure.ts'
import { useT } from '../../app/i18n.tsx'
import { fullValue } from './digits.ts'

interface FigureTableProps {
  table: TableModel
  /** For assistive technology: what the table shows. */
  label: string
  /** Click a heading to sort by it; headings of groups are left out while sorted. */
  sortable?: boolean
  /** Columns drawn with a bar beside the number; length against the largest in the column, or against a full scale. */
  bars?: readonly string[]
  fullScale?: Readonly<Record<string, number>>
  /** A link in the first text cell of a row. */
  linkOf?: (row: TableRow) => (() => void) | null
  linkColumn?: string
}

interface Sort { column: number; descending: boolean }

/** A table as figures have it: units and formulas under the headings, numbers aligned, the full value on hover. */
export function FigureTable({ table, label, sortable = false, bars = [], fullScale = {}, linkOf, linkColumn }: FigureTableProps): ReactNode {
  const t = useT()
  const [sort, setSort] = useState<Sort | null>(null)
  const rows = sort && sort.column < table.columns.length ? sorted(table.rows, sort) : table.rows
  const largest = table.columns.map((column, index) => fullScale[column.key] ?? Math.max(0, ...table.rows.map(row => numberIn(row.cells[index]) ?? 0)))
  const press = (index: number): void => setSort(now => {
    if (now?.column !== index) return { column: index, descending: table.columns[index]?.align === 'right' }
    const first = table.columns[index]?.align === 'right'
    return now.descending === first ? { column: index, descending: !first } : null
  })
  return (
    <div className="yg-table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="yg-table" aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={column.key} scope="col" className={`yg-align-${column.align}`} {...(sortable ? { 'aria-sort': sortWord(sort, index) } : {})}>
                {sortable
                  ? <button type="button" className="yg-sort" onClick={() => press(index)} title={t('diagrams.sortBy', { column: column.header })}>{column.header}<SortSign sort={sort} index={index} /></button>
                  : column.header}
                {column.sub && <small>{column.sub}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (row.heading
            ? <tr key={row.key} className="yg-table-heading"><th colSpan={table.columns.length} scope="colgroup">{row.cells.map(cell => cell.text).filter(Boolean).join(' ')}</th></tr>
            : (
                <tr key={row.key} data-key={row.key}>
                  {row.cells.map((cell, index) => {
                    const column = table.columns[index]
                    if (!column) return null
                    const go = column.key === linkColumn ? linkOf?.(row) : null
                    return <Cell key={column.key} cell={cell} column={column} share={bars.includes(column.key) && row.key !== 'total' ? (numberIn(cell) ?? 0) / (largest[index] || 1) : null} go={go ?? null} />
                  })}
                </tr>
              )))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps { cell: TableCell; column: TableColumn; share: number | null; go: (() => void) | null }

function Cell({ cell, column, share, go }: CellProps): ReactNode {
  const title = typeof cell.value === 'number' ? `${column.header} ${fullValue(cell.value)}` : cell.text
  return (
    <td className={`yg-align-${column.align}${typeof cell.value === 'number' ? ' yg-num' : ''}${share === null ? '' : ' yg-cell-barred'}${go ? ' yg-cell-link' : ''}`} title={title}>
      {share !== null && <span className="yg-cell-bar" aria-hidden="true"><span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} /></span>}
      {go ? <button type="button" className="yg-link" onClick={go}>{cell.text}</button> : <span className="yg-cell-text">{cell.text}</span>}
    </td>
  )
}

const numberIn = (cell: TableCell | undefined): number | null => (typeof cell?.value === 'number' ? cell.value : null)
const sortWord = (sort: Sort | null, index: number): 'ascending' | 'descending' | 'none' =>
  (sort?.column === index ? (sort.descending ? 'descending' : 'ascending') : 'none')

function SortSign({ sort, index }: { sort: Sort | null; index: number }): ReactNode {
  return <span className="yg-sort-sign" aria-hidden="true">{sort?.column === index ? (sort.descending ? '↓' : '↑') : ''}</span>
}

/** Stable; what has no value comes last either way. */
function sorted(rows: readonly TableRow[], sort: Sort): TableRow[] {
  const compare = (a: TableRow, b: TableRow): number => {
    const left = a.cells[sort.column]?.value ?? null
    const right = b.cells[sort.column]?.value ?? null
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
    const order = typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'zh-CN', { numeric: true })
    return sort.descending ? -order : order
  }
  return rows.filter(row => !row.heading).sort(compare)
}
