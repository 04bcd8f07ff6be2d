import { useCallback } from 'react'
import type { MouseEvent } from 'react'
import { isTextField } from '../../../app/shortcut.ts'
import { boxOf, inBox, wholeColumns, wholeRows } from '../cellRange.ts'
import { RID, ROW_NUMBER } from './columns.ts'
import type { GridStage } from './stage.ts'
import { rowOf, spotOf } from './useRange.ts'

/** Selecting with the pointer: cells, rows by their numbers, columns by their headers, all by the corner. */
export function useGridPointer(stage: GridStage, onCellMenu: (at: { x: number; y: number }) => void) {
  const { grid, range, drawing, variables, columnIndex, source, select, focusAnchor } = stage
  const cellOf = (target: EventTarget): Element | null => (target as Element).closest('.ag-cell')
  const rowHead = (cell: Element | null): number | null => ([ROW_NUMBER, RID].includes(cell?.getAttribute('col-id') ?? '') ? rowOf(cell) : null)

  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0) return
    const cell = cellOf(event.target)
    const number = rowHead(cell)
    if (number !== null) {
      event.preventDefault()
      event.stopPropagation()
      drawing.current = 'rows'
      focusAnchor(wholeRows(event.shiftKey && range.current ? range.current.anchor.row : number, number, variables.length))
      return
    }
    const corner = (event.target as Element).closest('.ag-header-cell')?.getAttribute('col-id')
    if (corner === ROW_NUMBER && source.total > 0) { focusAnchor({ anchor: { row: 0, column: 0 }, head: { row: source.total - 1, column: variables.length - 1 } }); return }
    const spot = spotOf(cell, columnIndex)
    if (!spot) return
    if (event.shiftKey && range.current) {
      event.preventDefault()
      event.stopPropagation()
      drawing.current = 'cells'
      select({ anchor: range.current.anchor, head: spot })
    } else if (!isTextField(event.target)) {
      drawing.current = 'cells'
      select({ anchor: spot, head: spot })
    }
  }

  const onMouseOver = (event: MouseEvent): void => {
    if (event.buttons !== 1) { drawing.current = null; return }
    const now = range.current
    // A drag that began elsewhere, on the fill handle or a field, draws no selection.
    if (!now || drawing.current === null) return
    if (drawing.current === 'columns') {
      const to = columnIndex.get((event.target as Element).closest('[col-id]')?.getAttribute('col-id') ?? '')
      if (to !== undefined) select(wholeColumns(now.anchor.column, to, source.total))
      return
    }
    const cell = cellOf(event.target)
    if (drawing.current === 'rows') {
      const row = rowOf(cell)
      if (row !== null) select(wholeRows(now.anchor.row, row, variables.length))
      return
    }
    const spot = spotOf(cell, columnIndex)
    if (!spot || isTextField(event.target) || (spot.row === now.head.row && spot.column === now.head.column)) return
    select({ anchor: now.anchor, head: spot })
  }

  const onContextMenu = (event: MouseEvent): void => {
    const spot = spotOf(cellOf(event.target), columnIndex)
    const number = rowHead(cellOf(event.target))
    if (!spot && number === null) return
    event.preventDefault()
    const now = range.current && boxOf(range.current)
    if (spot && !(now && inBox(now, spot.row, spot.column))) focusAnchor({ anchor: spot, head: spot })
    else if (number !== null && !(now && number >= now.top && number <= now.bottom)) focusAnchor(wholeRows(number, number, variables.length))
    onCellMenu({ x: event.clientX, y: event.clientY })
  }

  const onColumn = useCallback((id: string, extend: boolean): void => {
    const column = columnIndex.get(id)
    if (column === undefined || source.total === 0) return
    drawing.current = 'columns'
    const from = extend && range.current ? range.current.anchor.column : column
    select(wholeColumns(from, column, source.total))
    grid.current?.setFocusedCell(0, variables[from]?.id ?? id)
  }, [columnIndex, drawing, grid, range, select, source, variables])
  const onMouseUp = (): void => { drawing.current = null }
  return { onMouseDown, onMouseOver, onMouseUp, onContextMenu, onColumn }
}
