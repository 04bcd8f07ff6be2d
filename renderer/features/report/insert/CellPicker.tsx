import type { KeyboardEvent, ReactNode } from 'react'
import type { TableCell, TableModel } from '../../../../shared/figures/figure.ts'
import { useT } from '../../../app/i18n.tsx'

export interface PickedCell { row: string; column: string; cell: TableCell }

/** Arrow keys lead to the next number that way; words and gaps are passed over. */
function step(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const [down, right] = ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as const)[event.key] ?? [0, 0]
  const cell = (event.target as HTMLElement).closest('td')
  const rows = [...event.currentTarget.rows]
  if ((down === 0 && right === 0) || !cell) return
  event.preventDefault()
  let row = rows.indexOf(cell.parentElement as HTMLTableRowElement) + down
  let column = cell.cellIndex + right
  for (; rows[row]?.cells.length; row += down, column += right) {
    const next = rows[row]!.cells[column]
    if (!next && down === 0) return
    const button = next?.querySelector('button')
    if (button) { button.focus(); return }
  }
}

/** A table whose numbers are buttons, one stop of the Tab key; without onPick it is only looked at. */
export function CellPicker({ table, label, onPick }: { table: TableModel; label: string; onPick: ((cell: PickedCell) => void) | null }): ReactNode {
  const t = useT()
  const takes = (row: TableModel['rows'][number], i: number): boolean => { const cell = row.cells[i]; return onPick !== null && !row.heading && cell !== undefined && cell.value !== null && (i > 0 || typeof cell.value === 'number') && cell.text !== '' }
  const first = table.rows.find(row => row.cells.some((_, i) => takes(row, i)))
  return (
    <div className="yg-table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="yg-table yg-cell-picker" aria-label={label}>
        <thead><tr>{table.columns.map(column => <th key={column.key} scope="col" className={`yg-align-${column.align}`}>{column.header}{column.sub && <small>{column.sub}</small>}</th>)}</tr></thead>
        <tbody onKeyDown={step}>
          {table.rows.map(row => (row.heading
            ? <tr key={row.key} className="yg-table-heading"><th colSpan={table.columns.length} scope="colgroup">{row.cells.map(cell => cell.text).filter(Boolean).join(' ')}</th></tr>
            : (
                <tr key={row.key}>
                  {table.columns.map((column, i) => {
                    const cell = row.cells[i]
                    const stop = row === first && row.cells.findIndex((_, at) => takes(row, at)) === i
                    return (
                      <td key={column.key} className={`yg-align-${column.align}`}>
                        {onPick && cell && takes(row, i) ? <button type="button" tabIndex={stop ? 0 : -1} aria-label={t('reportEditor.takeNumber', { row: row.cells[0]?.text ?? row.key, column: column.header, text: cell.text })} onClick={() => onPick({ row: row.key, column: column.key, cell })}>{cell.text}</button> : cell?.text}
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
