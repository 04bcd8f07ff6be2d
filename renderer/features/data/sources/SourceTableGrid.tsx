import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import { fitsColumn, linesOf, rowsOf, sourceTableColumns, withoutHeading } from '../../../../shared/model/sourceTable.ts'
import type { SourceColumn, SourceTable, SourceTableContent } from '../../../../shared/model/sourceTable.ts'
import { useT } from '../../../app/i18n.tsx'
import { clipboardBlock } from '../blockText.ts'

export interface SourceTableGridProps { table: SourceTable; editable: boolean; onChange(rows: SourceTableContent['rows']): void }

const isBlank = (line: readonly string[]): boolean => line.every(cell => cell.trim() === '')

/** The rows of a table from elsewhere: typed, or pasted from a spreadsheet; the last line is always empty. Given over when the grid is left. */
export function SourceTableGrid({ table, editable, onChange }: SourceTableGridProps): ReactNode {
  const t = useT()
  const columns: readonly SourceColumn[] = sourceTableColumns[table.kind]
  const blank = columns.map(() => '')
  const [lines, setLines] = useState<string[][]>(() => [...linesOf(table), blank])
  const given = useRef(JSON.stringify(table.rows))
  const grid = useRef<HTMLTableElement>(null)
  const rows = JSON.stringify(table.rows)
  useEffect(() => {
    if (rows === given.current) return
    given.current = rows
    setLines([...linesOf(table), columns.map(() => '')])
  }, [rows, table, columns])

  const give = (next: readonly string[][]): void => {
    const read = rowsOf(table.kind, next)
    const text = JSON.stringify(read)
    if (text === given.current) return
    given.current = text
    onChange(read)
  }
  const put = (next: string[][]): void => setLines(isBlank(next.at(-1) ?? ['x']) ? next : [...next, blank])
  const set = (row: number, column: number, text: string): void => put(lines.map((line, at) => (at === row ? line.map((cell, place) => (place === column ? text : cell)) : line)))
  const paste = (event: ClipboardEvent, row: number, column: number): void => {
    const block = clipboardBlock(event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html'))
    if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return
    event.preventDefault()
    const cells = column === 0 ? withoutHeading(block) : block
    const next = lines.map(line => [...line])
    cells.forEach((line, down) => {
      const target = (next[row + down] ??= [...blank])
      line.slice(0, columns.length - column).forEach((cell, right) => { target[column + right] = cell.trim() })
    })
    put(next)
    give(next)
  }
  const focus = (row: number, column: number): void => grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}.${column}"]`)?.focus()
  const keys = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'ArrowDown') { event.preventDefault(); give(lines); focus(row + 1, event.key === 'Enter' ? 0 : column) }
    else if (event.key === 'ArrowUp') { event.preventDefault(); focus(row - 1, column) }
    else if (event.key === 'Delete' && event.ctrlKey) {
      event.preventDefault()
      const next = lines.length > 1 ? lines.filter((_, at) => at !== row) : [blank]
      put(next)
      give(next)
    }
  }
  return (
    <div className="yg-source-grid" onBlur={event => { if (!event.currentTarget.contains(event.relatedTarget)) give(lines) }}>
      <table ref={grid} className="yg-table" aria-label={t('sources.table.rows')}>
        <thead><tr>{columns.map(column => <th key={column} scope="col" className={column === 'label' || column === 'note' ? '' : 'yg-align-right'}>{t(`sources.column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {lines.map((line, row) => {
            const half = !isBlank(line) && (line[0]?.trim() === '' || columns.some((column, at) => line[at]?.trim() === '' && !fitsColumn(column, '')))
            return (
              <tr key={row}>
                {columns.map((column, at) => {
                  const words = column === 'label' || column === 'note'
                  const wrong = line[at]?.trim() !== '' && !fitsColumn(column, line[at] ?? '')
                  return (
                    <td key={column}>
                      <input
                        data-cell={`${row}.${at}`} className={words ? '' : 'yg-num yg-align-right'} {...(words ? {} : { inputMode: 'decimal' as const })} value={line[at] ?? ''} maxLength={2000} disabled={!editable}
                        aria-label={t('sources.table.rowOf', { n: row + 1, column: t(`sources.column.${column}`) })} aria-invalid={wrong || half} title={wrong ? t('sources.table.wrong') : half ? t('sources.table.half') : undefined}
                        onChange={event => set(row, at, event.target.value)} onPaste={event => paste(event, row, at)} onKeyDown={event => keys(event, row, at)}
                      />
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {editable && <p className="yg-secondary">{t('sources.table.hint')}</p>}
    </div>
  )
}
