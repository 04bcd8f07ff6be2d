import type { GridApi } from 'ag-grid-community'
import { useImperativeHandle } from 'react'
import type { Ref } from 'react'
import type { Row } from '../../../../shared/contract/dataset.ts'
import { notifyError } from '../../../app/notices.tsx'
import { boxColumns, boxOf, boxRows, wholeColumns, wholeRows } from '../cellRange.ts'
import { fillBlock, setBlock } from './blockActions.ts'
import type { GridHandle } from './handle.ts'
import type { GridStage } from './stage.ts'
import type { useClipboard } from './useClipboard.ts'

/** The first column that is wholly in view beside the frozen ones. */
function firstInView(api: GridApi<Row> | null, variables: readonly { id: string }[]): number {
  const from = api?.getHorizontalPixelRange().left ?? 0
  return Math.max(0, variables.findIndex(({ id }) => {
    const column = api?.getColumn(id)
    return column !== null && column !== undefined && !column.isPinned() && (column.getLeft() ?? 0) >= from
  }))
}

/** The grid as its page commands it: menus, the palette and the find bar. */
export function useGridHandle(handle: Ref<GridHandle>, stage: GridStage, { copy, cut, paste, clear }: ReturnType<typeof useClipboard>, openMenu: () => void): void {
  const { frame, grid, range, variables, columnIndex, source, setup, editable, select, focusAnchor } = stage
  const fill = (along: 'rows' | 'columns'): void => {
    const now = range.current
    if (!now || !editable) return
    const block = boxOf(now)
    // One row (or column) takes over what is before it, as spreadsheets do.
    const alone = along === 'rows' ? boxRows(block) === 1 : boxColumns(block) === 1
    const from = along === 'rows' ? { ...block, top: block.top - Number(alone) } : { ...block, left: block.left - Number(alone) }
    if (from.top >= 0 && from.left >= 0) void fillBlock(setup, from, 1, along, false)
  }
  useImperativeHandle(handle, () => ({
    copy: header => void copy(header),
    cut, paste, clear, fill, openMenu,
    setMissing: state => { if (range.current) void setBlock(setup, boxOf(range.current), { missing: state }) },
    selectAll: () => { if (source.total > 0) focusAnchor({ anchor: { row: 0, column: 0 }, head: { row: source.total - 1, column: variables.length - 1 } }) },
    selectRow: () => { if (range.current) { const now = boxOf(range.current); focusAnchor(wholeRows(now.top, now.bottom, variables.length)) } },
    selectColumn: () => { if (range.current) { const now = boxOf(range.current); focusAnchor(wholeColumns(now.left, now.right, source.total)) } },
    goTo: (row, variable) => {
      const column = variable === null ? range.current?.anchor.column ?? firstInView(grid.current, variables) : columnIndex.get(variable)
      const id = column === undefined ? undefined : variables[column]?.id
      if (column === undefined || id === undefined) return
      grid.current?.ensureIndexVisible(row)
      grid.current?.ensureColumnVisible(id)
      select({ anchor: { row, column }, head: { row, column } })
      grid.current?.setFocusedCell(row, id)
      // A row far away is drawn only once it has been read; the keys belong to its cell all the same.
      void source.need(row, row).then(() => window.setTimeout(() => {
        if (range.current?.anchor.row === row && document.activeElement === document.body) frame.current?.querySelector<HTMLElement>(`.ag-row[row-index="${row}"] .ag-cell[col-id="${CSS.escape(id)}"]`)?.focus()
      }, 60), notifyError)
    },
    focus: () => { if (range.current) focusAnchor(range.current) },
  }))
}
