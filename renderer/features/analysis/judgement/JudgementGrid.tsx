import type { KeyboardEvent, ReactNode } from 'react'
import { useRef } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { isOpen, judgementText } from './judgement.ts'
import type { Judgement } from './judgement.ts'

export interface Place { row: number; column: number }
interface JudgementGridProps { judgement: Judgement; at: Place; onMove(place: Place): void; /** Null takes the comparison back. */ onJudge(row: number, column: number, value: number | null): void; /** The judgement that contradicts the others most. */ doubtful: Place | null }

/** The upper triangle takes digits; below it stand the reciprocals. One cell is in the tab order, arrow keys go to the others. */
export function JudgementGrid({ judgement, at, onMove, onJudge, doubtful }: JudgementGridProps): ReactNode {
  const t = useT()
  const { labels, matrix } = judgement
  const table = useRef<HTMLTableElement>(null)
  const inverse = useRef(false)
  const last = labels.length - 1
  const go = (row: number, column: number): void => {
    const place = { row: Math.max(0, Math.min(last - 1, row)), column: Math.max(1, Math.min(last, column)) }
    if (place.column <= place.row) return
    inverse.current = false
    onMove(place)
    table.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`)?.focus()
  }
  const key = (event: KeyboardEvent): void => {
    const { row, column } = at
    const moves: Record<string, [number, number]> = { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column], ArrowDown: [row + 1, column] }
    const move = moves[event.key]
    if (move) go(...move)
    else if (/^[1-9]$/.test(event.key)) { onJudge(row, column, inverse.current ? 1 / Number(event.key) : Number(event.key)); inverse.current = false }
    else if (event.key === '/') inverse.current = true
    else if (event.key === 'Delete' || event.key === 'Backspace') onJudge(row, column, null)
    else return
    event.preventDefault()
  }
  return (
    <div className="yg-table-scroll">
      <table ref={table} className="yg-table yg-judgements" aria-label={t('analysis.judgement.matrix')}>
        <thead><tr><td />{labels.map((label, j) => <th key={j} scope="col" title={label}>{label}</th>)}</tr></thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={i}>
              <th scope="row" title={label}>{label}</th>
              {labels.map((other, j) => {
                const text = i !== j && isOpen(judgement, i, j) ? '–' : judgementText(matrix[i]![j]!)
                if (j <= i) return <td key={j} className="yg-num yg-faint">{text}</td>
                const marked = doubtful?.row === i && doubtful.column === j
                return (
                  <td key={j} className={marked ? 'yg-judgement-doubt' : ''}>
                    <button
                      type="button" data-cell={`${i}:${j}`} className="yg-num" tabIndex={at.row === i && at.column === j ? 0 : -1} aria-pressed={at.row === i && at.column === j}
                      aria-label={`${t('analysis.judgement.versus', { row: label, column: other })}: ${text}`} onFocus={() => onMove({ row: i, column: j })} onClick={() => go(i, j)} onKeyDown={key}
                    >{text}</button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
