import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { clipboardCells, countedRows, countLines, countOf } from './countsPaste.ts'
import type { CountLine } from './countsPaste.ts'

interface CountsGridProps { rows: readonly { label: string; count: number }[]; onChange(rows: { label: string; count: number }[]): void }

const blank: CountLine = { label: '', count: '' }
const linesOf = (rows: CountsGridProps['rows']): CountLine[] => [...rows.map(row => ({ label: row.label, count: String(row.count) })), blank]

/** A small table of counts: typed, or pasted from a spreadsheet; the last line is always empty. Given over when it is left. */
export function CountsGrid({ rows, onChange }: CountsGridProps): ReactNode {
  const t = useT()
  const [lines, setLines] = useState<CountLine[]>(() => linesOf(rows))
  const given = useRef(JSON.stringify(rows))
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const text = JSON.stringify(rows)
    if (text === given.current) return
    given.current = text
    setLines(linesOf(rows))
  }, [rows])

  const give = (next: readonly CountLine[]): void => {
    const counted = countedRows(next)
    const text = JSON.stringify(counted)
    if (text === given.current) return
    given.current = text
    onChange(counted)
  }
  const put = (next: CountLine[]): void => setLines(next.at(-1)?.label || next.at(-1)?.count ? [...next, blank] : next)
  const set = (index: number, part: Partial<CountLine>): void => put(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const paste = (event: ClipboardEvent, index: number): void => {
    const cells = clipboardCells(event.clipboardData.getData('text/plain'))
    if (cells.length <= 1 && (cells[0]?.length ?? 0) <= 1) return
    event.preventDefault()
    const next = [...lines.slice(0, index), ...countLines(cells), ...lines.slice(index + 1).filter(line => line.label || line.count), blank]
    put(next)
    give(next)
  }
  const focus = (row: number, column: number): void => table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}.${column}"]`)?.focus()
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
    <div className="yg-counts" onBlur={event => { if (!event.currentTarget.contains(event.relatedTarget)) give(lines) }}>
      <table ref={table} className="yg-table" aria-label={t('diagrams.countsTable')}>
        <thead><tr><th scope="col">{t('diagrams.countsLabel')}</th><th scope="col" className="yg-align-right">{t('diagrams.countsCount')}</th></tr></thead>
        <tbody>
          {lines.map((line, index) => {
            const wrong = line.count.trim() !== '' && countOf(line.count) === null
            const half = (line.label.trim() === '') !== (line.count.trim() === '')
            return (
              <tr key={index}>
                <td><input
                  data-cell={`${index}.0`} aria-label={t('diagrams.countsLabelOf', { n: index + 1 })} value={line.label} maxLength={2000}
                  onChange={event => set(index, { label: event.target.value })} onPaste={event => paste(event, index)} onKeyDown={event => keys(event, index, 0)}
                /></td>
                <td><input
                  data-cell={`${index}.1`} className="yg-num yg-align-right" inputMode="decimal" aria-label={t('diagrams.countsCountOf', { n: index + 1 })} value={line.count} aria-invalid={wrong || half}
                  title={wrong ? t('diagrams.notANumber') : half ? t('diagrams.halfLine') : undefined}
                  onChange={event => set(index, { count: event.target.value })} onPaste={event => paste(event, index)} onKeyDown={event => keys(event, index, 1)}
                /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="yg-prop-hint">{t('diagrams.countsHint')}</p>
    </div>
  )
}
