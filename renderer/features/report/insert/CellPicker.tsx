import type { ReactNode } from 'react'
import type { TableCell, TableModel } from '../../../../shared/figures/figure.ts'
import { useT } from '../../../app/i18n.tsx'

export interface PickedCell { row: string; column: string; cell: TableCell }

/** A table whose numbers are buttons; without onPick it is only looked at. */
export function CellPicker({ table, label, onPick }: { table: TableModel; label: string; onPick: ((cell: PickedCell) => void) | null }): ReactNode {
  const t = useT()
  return (
    <div className="yg-table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="yg-table yg-cell-picker" aria-label={label}>
        <thead><tr>{table.columns.map(column => <th key={column.key} scope="col" className={`yg-align-${column.align}`}>{column.header}{column.sub && <small>{column.sub}</small>}</th>)}</tr></thead>
        <tbody>
          {table.rows.map(row => (row.heading
            ? <tr key={row.key} className="yg-table-heading"><th colSpan={table.columns.length} scope="colgroup">{row.cells.map(cell => cell.text).filter(Boolean).join(' ')}</th></tr>
            : (
                <tr key={row.key}>
                  {table.columns.map((column, i) => {
                    const cell = row.cells[i]
                    const takes = onPick !== null && cell !== undefined && cell.value !== null && (i > 0 || typeof cell.value === 'number') && cell.text !== ''
                    return (
                      <td key={column.key} className={`yg-align-${column.align}`}>
                        {takes ? <button type="button" aria-label={t('reportEditor.takeNumber', { row: row.cells[0]?.text ?? row.key, column: column.header, text: cell.text })} onClick={() => onPick({ row: row.key, column: column.key, cell })}>{cell.text}</button> : cell?.text}
                      </td>
                    )
                  })}
                </tr>
              )))}
        </tbody>
      </table>
    </div>
  )
}
