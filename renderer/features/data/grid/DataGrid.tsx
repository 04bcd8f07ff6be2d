import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type { CellEditRequestEvent, CellFocusedEvent, GridApi, RowClassRules } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ClipboardEvent, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import type { CellInput, EditOutcome, Row } from '../../../../shared/contract/dataset.ts'
import { tag } from '../../../../shared/contract/tags.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { anyTagsMeet } from '../../../app/engine/tags.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { notify, notifyError } from '../../../app/notices.tsx'
import { isTextField } from '../../../app/shortcut.ts'
import { formatBlock, parseBlock } from '../blockText.ts'
import { cellInput } from '../cellInput.ts'
import { boxColumns, boxOf, boxRows, extended, inBox, pasteTargets } from '../cellRange.ts'
import type { Box, CellRange, Spot } from '../cellRange.ts'
import { clipText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'
import type { ShownVariable } from '../shownVariables.ts'
import { gridColumns } from './columns.ts'
import { gridTheme } from './gridModules.ts'
import { RowSource } from './rowSource.ts'
import './grid.css'

/** Cells one command may set (contract/dataset.ts). */
const MAX_EDITS = 200_000
/** Answers of a page travel as one message: fewer rows at a time where there are many columns. */
const blockRows = (columns: number): number => Math.max(25, Math.min(200, Math.floor(30_000 / Math.max(1, columns))))

export interface Selection { box: Box; rids: number[]; excluded: boolean; focus: { rid: number; variable: string } | null }

export interface DataGridProps {
  dataset: Dataset
  /** Columns to show, in their order. */
  shown: readonly ShownVariable[]
  mode: ShowMode
  search: string
  editable: boolean
  /** Variable to bring into view when the page opens. */
  showVariable: string | undefined
  onSelection(selection: Selection | null): void
  onTotal(total: number): void
  onOutcome(outcome: EditOutcome): void
}

/** The responses: read page by page from the engine, edited cell by cell or block by block through it. */
export function DataGrid({ dataset, shown, mode, search, editable, showVariable, onSelection, onTotal, onOutcome }: DataGridProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const client = useClient()
  const frame = useRef<HTMLDivElement>(null)
  const grid = useRef<GridApi<Row> | null>(null)
  const range = useRef<CellRange | null>(null)
  const dragging = useRef(false)
  const variables = useMemo(() => shown.map(({ variable }) => variable), [shown])
  const columnIndex = useMemo(() => new Map(variables.map((variable, index) => [variable.id, index])), [variables])
  const tell = useRef({ onSelection, onTotal, onOutcome })
  useEffect(() => { tell.current = { onSelection, onTotal, onOutcome } })

  const source = useMemo(() => new RowSource({
    client, dataset: dataset.id, search, onTotal: total => tell.current.onTotal(total), onError: notifyError,
  }), [client, dataset.id, search])

  const selected = useCallback((row: number, column: number): boolean => {
    const now = range.current
    return now !== null && (now.anchor.row !== now.head.row || now.anchor.column !== now.head.column) && inBox(boxOf(now), row, column)
  }, [])
  const columns = useMemo(() => gridColumns(shown, { t, mode, editable, selected }), [shown, t, mode, editable, selected])
  const rowClasses = useMemo<RowClassRules<Row>>(() => ({ 'yg-grid-excluded': params => (params.data?.excluded ?? null) !== null }), [])

  /** Paint the selection on the cells that are on the screen; those that come later ask `selected` themselves. */
  const select = useCallback((next: CellRange | null): void => {
    range.current = next
    for (const cell of frame.current?.querySelectorAll<HTMLElement>('.ag-cell[col-id]') ?? []) {
      const spot = spotOf(cell, columnIndex)
      cell.classList.toggle('yg-grid-selected', spot !== null && selected(spot.row, spot.column))
    }
    const report = (): void => {
      if (range.current !== next) return
      if (!next) { tell.current.onSelection(null); return }
      const box = boxOf(next)
      const rows = Array.from({ length: boxRows(box) }, (_, index) => source.rows.get(box.top + index)).filter(row => row !== undefined)
      const focused = source.rows.get(next.anchor.row)
      const variable = variables[next.anchor.column]
      tell.current.onSelection({
        box, rids: rows.map(row => row.rid), excluded: rows.length > 0 && rows.every(row => row.excluded !== null),
        focus: focused && variable ? { rid: focused.rid, variable: variable.id } : null,
      })
    }
    report()
    if (next) {
      const box = boxOf(next)
      void source.need(box.top, Math.min(box.bottom, source.total - 1)).then(report, notifyError)
    }
  }, [columnIndex, selected, source, variables])

  // Other columns: places in the grid no longer mean the same cells.
  useEffect(() => { range.current = null }, [shown.length])

  useEffect(() => client.onEvent(event => {
    if (event.kind !== 'changed' || !anyTagsMeet(event.tags, [tag.cells(dataset.id)])) return
    grid.current?.refreshInfiniteCache()
  }), [client, dataset.id])

  useEffect(() => {
    if (showVariable !== undefined) grid.current?.ensureColumnVisible(showVariable)
  }, [showVariable])

  const setCells = useCallback(async (edits: { rid: number; variable: string; value: CellInput }[]): Promise<void> => {
    if (edits.length === 0) return
    try {
      const outcome = await client.call('dataset.setCells', { dataset: dataset.id, edits })
      tell.current.onOutcome(outcome)
    } catch (thrown) {
      notifyError(thrown)
    }
  }, [client, dataset.id])

  const onEdit = (event: CellEditRequestEvent<Row>): void => {
    const { newValue, oldValue } = event as { newValue: unknown; oldValue: unknown }
    if (newValue === oldValue || newValue === undefined) return
    const value = typeof newValue === 'string' ? cellInput(newValue) : typeof newValue === 'number' ? newValue : null
    void setCells([{ rid: event.data.rid, variable: event.column.getColId(), value }])
  }

  const onFocused = (event: CellFocusedEvent<Row>): void => {
    const id = typeof event.column === 'object' ? event.column?.getColId() : event.column
    const column = columnIndex.get(id ?? '')
    if (event.rowIndex === null || column === undefined || dragging.current) return
    const spot = { row: event.rowIndex, column }
    select({ anchor: spot, head: spot })
  }

  const boxRowsNow = async (box: Box): Promise<Row[]> => source.need(box.top, Math.min(box.bottom, source.total - 1))

  const onKey = (event: KeyboardEvent): void => {
    const api = grid.current
    if (!api || isTextField(event.target) || !range.current || !(event.target as HTMLElement).closest('.ag-cell')) return
    if (event.shiftKey && event.key.startsWith('Arrow')) {
      const next = extended(range.current, event.key, event.ctrlKey || event.metaKey, source.total, variables.length)
      if (!next) return
      event.preventDefault()
      event.stopPropagation()
      api.ensureIndexVisible(next.head.row)
      const head = variables[next.head.column]
      if (head) api.ensureColumnVisible(head.id)
      select(next)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      event.stopPropagation()
      if (!editable) return
      const box = boxOf(range.current)
      if (boxRows(box) * boxColumns(box) > MAX_EDITS) { notify('data.pasteTooLarge', { max: MAX_EDITS, n: boxRows(box) * boxColumns(box) }, true); return }
      void boxRowsNow(box).then(rows => setCells(rows.flatMap(row =>
        variables.slice(box.left, box.right + 1).map(variable => ({ rid: row.rid, variable: variable.id, value: null })))), notifyError)
    }
  }

  const onCopy = (event: ClipboardEvent): void => {
    if (isTextField(event.target) || !range.current) return
    const box = boxOf(range.current)
    const rows = Array.from({ length: boxRows(box) }, (_, index) => source.rows.get(box.top + index))
    event.preventDefault()
    if (rows.includes(undefined)) { notify('data.pasteLoading', {}, true); return }
    const columnsNow = variables.slice(box.left, box.right + 1)
    event.clipboardData.setData('text/plain', formatBlock(rows.map(row => columnsNow.map((variable, index) =>
      clipText(variable, row?.values[shown[box.left + index]?.at ?? -1] ?? null, mode, t)))))
  }

  const onPaste = (event: ClipboardEvent): void => {
    if (isTextField(event.target) || !range.current || !editable) return
    event.preventDefault()
    const block = parseBlock(event.clipboardData.getData('text/plain'))
    const targets = [...pasteTargets(block, boxOf(range.current), source.total, variables.length)]
    if (targets.length === 0) return
    if (targets.length > MAX_EDITS) { notify('data.pasteTooLarge', { max: MAX_EDITS, n: targets.length }, true); return }
    const top = targets[0]?.[0] ?? 0
    const bottom = targets.at(-1)?.[0] ?? 0
    void source.need(top, bottom).then(rows => setCells(targets.flatMap(([row, column, text]) => {
      const at = rows[row - top]
      const variable = variables[column]
      return at && variable ? [{ rid: at.rid, variable: variable.id, value: cellInput(text) }] : []
    })), notifyError)
  }

  const onMouseDown = (event: MouseEvent): void => {
    const spot = event.button === 0 ? spotOf((event.target as HTMLElement).closest<HTMLElement>('.ag-cell'), columnIndex) : null
    if (!spot) return
    if (event.shiftKey && range.current) {
      event.preventDefault()
      event.stopPropagation()
      select({ anchor: range.current.anchor, head: spot })
      return
    }
    window.addEventListener('mouseup', () => { dragging.current = false }, { once: true })
  }
  const onMouseOver = (event: MouseEvent): void => {
    if (event.buttons !== 1 || !range.current || grid.current?.getEditingCells().length) return
    const spot = spotOf((event.target as HTMLElement).closest<HTMLElement>('.ag-cell'), columnIndex)
    if (!spot || (spot.row === range.current.head.row && spot.column === range.current.head.column)) return
    dragging.current = true
    select({ anchor: range.current.anchor, head: spot })
  }

  return (
    <div
      className="yg-grid" ref={frame} onKeyDownCapture={onKey} onCopy={onCopy} onPaste={onPaste}
      onMouseDownCapture={onMouseDown} onMouseOver={onMouseOver}
    >
      <AgGridReact<Row>
        key={`${lang} ${dataset.id}`}
        theme={gridTheme}
        localeText={lang === 'zh-CN' ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
        rowModelType="infinite"
        datasource={source}
        cacheBlockSize={blockRows(dataset.variables.length)}
        maxConcurrentDatasourceRequests={2}
        infiniteInitialRowCount={Math.max(1, dataset.rows)}
        columnDefs={columns}
        rowClassRules={rowClasses}
        getRowId={params => String(params.data.rid)}
        readOnlyEdit
        onCellEditRequest={onEdit}
        onCellFocused={onFocused}
        onGridReady={event => {
          grid.current = event.api
          if (showVariable !== undefined) event.api.ensureColumnVisible(showVariable)
        }}
        onGridPreDestroyed={() => { grid.current = null }}
        onSortChanged={() => select(null)}
        suppressMovableColumns
        suppressDragLeaveHidesColumns
        suppressMultiSort
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        tooltipShowDelay={350}
        animateRows={false}
      />
    </div>
  )
}

/** Position of a rendered cell, from the attributes the grid gives it. */
function spotOf(cell: HTMLElement | null, columnIndex: ReadonlyMap<string, number>): Spot | null {
  const column = columnIndex.get(cell?.getAttribute('col-id') ?? '')
  const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index') ?? Number.NaN)
  return column === undefined || !Number.isInteger(row) ? null : { row, column }
}
