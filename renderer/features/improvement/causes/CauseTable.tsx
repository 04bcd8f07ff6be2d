import type { ReactNode } from 'react'
import { HOLE_MARK } from '../../../../shared/presentation/causesTrace.ts'
import type { ResultTable } from '../../../../shared/presentation/presented.ts'
import { CopyTable } from '../../figure/CopyTable.tsx'
import './causes.css'

interface CauseTableProps {
  shown: ResultTable
  /** Cells with a hole, "row key/column key". */
  marked?: ReadonlySet<string>
  selected?: string | null
  onSelect?(key: string): void
  /** Names the button that chooses a row. */
  chooseWord?: string
}

/** A table of words: cells of several lines, a row that can be chosen, holes in red behind a sign. */
export function CauseTable({ shown, marked, selected, onSelect, chooseWord = '' }: CauseTableProps): ReactNode {
  const { table } = shown
  const lead = table.columns.findIndex(({ align }) => align === 'left')
  return (
    <section className="yg-cause-table">
      <div className="yg-cause-table-head"><h2>{shown.title}</h2><CopyTable table={table} /></div>
      <div className="yg-table-scroll" role="region" aria-label={shown.title} tabIndex={0}>
        <table className="yg-table" aria-label={shown.title}>
          <thead><tr>{table.columns.map(column => <th key={column.key} scope="col" className={`yg-align-${column.align}`}>{column.header}{column.sub && <small>{column.sub}</small>}</th>)}</tr></thead>
          <tbody>
            {table.rows.map(row => (
              <tr key={row.key} data-key={row.key} className={selected === row.key ? 'yg-row-selected' : undefined} onClick={onSelect && (() => onSelect(row.key))}>
                {row.cells.map((cell, i) => {
                  const column = table.columns[i]
                  if (!column) return null
                  const hole = marked?.has(`${row.key}/${column.key}`) ?? false
                  return (
                    <td key={column.key} className={`yg-align-${column.align} yg-cause-cell${hole ? ' yg-cause-hole' : ''}`}>
                      {onSelect && i === lead
                        ? <button type="button" className="yg-plain yg-cause-choose" aria-label={`${chooseWord} ${cell.text}`} aria-pressed={selected === row.key}>{cell.text}</button>
                        : cell.text.split('\n').map((line, at) => <div key={at} className={line.startsWith(HOLE_MARK) ? 'yg-cause-missing' : undefined}>{line}</div>)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.notes.length > 0 && <ul className="yg-rules">{shown.notes.map(note => <li key={note}>{note}</li>)}</ul>}
    </section>
  )
}
