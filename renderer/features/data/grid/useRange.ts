import { useCallback, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { boxCells, boxOf, inBox } from '../cellRange.ts'
import type { Box, CellRange, Spot } from '../cellRange.ts'

/** Position of a rendered cell, from the attributes the grid gives it. */
export function spotOf(cell: Element | null, columnIndex: ReadonlyMap<string, number>): Spot | null {
  const column = columnIndex.get(cell?.getAttribute('col-id') ?? '')
  const row = rowOf(cell)
  return column === undefined || row === null ? null : { row, column }
}

export function rowOf(cell: Element | null): number | null {
  const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index') ?? Number.NaN)
  return Number.isInteger(row) ? row : null
}

/** The selected block, painted on the cells that are on the screen; those that come later ask `selected` themselves. */
export function useRange(frame: RefObject<HTMLDivElement | null>, columnIndex: ReadonlyMap<string, number>) {
  const range = useRef<CellRange | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  const selected = useCallback((row: number, column: number): boolean => {
    const now = range.current
    if (now === null) return false
    const current = boxOf(now)
    return boxCells(current) > 1 && inBox(current, row, column)
  }, [])
  const paint = useCallback((name: string, has: (row: number, column: number) => boolean): void => {
    for (const cell of frame.current?.querySelectorAll('.ag-cell[col-id]') ?? []) {
      const spot = spotOf(cell, columnIndex)
      cell.classList.toggle(name, spot !== null && has(spot.row, spot.column))
    }
  }, [frame, columnIndex])
  const select = useCallback((next: CellRange | null): void => {
    range.current = next
    paint('yg-grid-selected', selected)
    setBox(next && boxOf(next))
  }, [paint, selected])
  return { range, box, select, selected, paint }
}
