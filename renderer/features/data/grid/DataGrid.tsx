import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type { CellEditRequestEvent, CellFocusedEvent, GridApi, RowClassRules } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode, Ref } from 'react'
import type { EditOutcome, Row } from '../../../../shared/contract/dataset.ts'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import { tag } from '../../../../shared/contract/tags.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { anyTagsMeet } from '../../../app/engine/tags.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { notifyError } from '../../../app/notices.tsx'
import { cellInput } from '../cellInput.ts'
import { boxColumns, boxRows, inBox } from '../cellRange.ts'
import type { Box, CellRange } from '../cellRange.ts'
import type { ShowMode } from '../cellText.ts'
import type { ShownVariable } from '../shownVariables.ts'
import { fillBlock } from './blockActions.ts'
import type { BlockSetup } from './blockActions.ts'
import { gridColumns } from './columns.ts'
import { FillHandle } from './FillHandle.tsx'
import { gridTheme } from './gridModules.ts'
import type { GridHandle, Selection } from './handle.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { RowSource } from './rowSource.ts'
import type { GridStage } from './stage.ts'
import { GridSurroundContext } from './surround.ts'
import type { GridSurround } from './surround.ts'
import { useClipboard } from './useClipboard.ts'
import { useGridHandle } from './useGridHandle.ts'
import { useGridKeys } from './useGridKeys.ts'
import { useGridPointer } from './useGridPointer.ts'
import { spotOf, useRange } from './useRange.ts'
import { useSelectionReport } from './useSelectionReport.ts'
import './grid.css'

/** Answers of a page travel as one message: fewer rows at a time where there are many columns. */
const blockRows = (columns: number): number => Math.max(25, Math.min(200, Math.floor(30_000 / Math.max(1, columns))))
const HEADER = 48
/** Rows drawn above and below what is in view: each costs time at every jump. */
const ROWS_AROUND = 4
const HEADER_WITH_STATS = 90

export interface DataGridProps {
  dataset: Dataset
  /** Columns to show, in their order: the frozen ones first. */
  shown: readonly ShownVariable[]
  mode: ShowMode
  view: GridViewInput
  editable: boolean
  stats: boolean
  surround: Omit<GridSurround, 'onColumn'>
  /** Column to bring into view, each time another object comes. */
  showColumn: { id: string } | null
  handle: Ref<GridHandle>
  onSelection(selection: Selection | null): void
  onBox(box: Box | null): void
  onTotal(total: number): void
  onOutcome(outcome: EditOutcome): void
  /** The menu of the selected cells is wanted, at this place of the window. */
  onCellMenu(at: { x: number; y: number }): void
}

/** The responses: read page by page from the engine, edited cell by cell or block by block through it. */
export function DataGrid({ dataset, shown, mode, view, editable, stats, surround, showColumn, handle, onSelection, onBox, onTotal, onOutcome, onCellMenu }: DataGridProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const client = useClient()
  const frame = useRef<HTMLDivElement>(null)
  const grid = useRef<GridApi<Row> | null>(null)
  const drawing = useRef<'cells' | 'rows' | 'columns' | null>(null)
  const follow = useRef(() => {})
  const variables = useMemo(() => shown.map(({ variable }) => variable), [shown])
  const columnIndex = useMemo(() => new Map(variables.map((variable, index) => [variable.id, index])), [variables])
  const { range, box, select, selected, paint } = useRange(frame, columnIndex)
  const tell = useRef({ onSelection, onBox, onTotal, onOutcome })
  useEffect(() => { tell.current = { onSelection, onBox, onTotal, onOutcome } })

  const viewKey = JSON.stringify(view)
  const source = useMemo(() => new RowSource({
    client, dataset: dataset.id, view: JSON.parse(viewKey) as GridViewInput, onTotal: total => tell.current.onTotal(total), onError: notifyError,
  }), [client, dataset.id, viewKey])
  const setup: BlockSetup = { client, dataset: dataset.id, view, shown, mode, t, source, onOutcome }
  const { frozen } = surround
  const columns = useMemo(() => gridColumns(shown, { t, mode, editable, frozen, stats, selected }), [shown, t, mode, editable, frozen, stats, selected])
  const rowClasses = useMemo<RowClassRules<Row>>(() => ({ 'yg-grid-excluded': params => (params.data?.excluded ?? null) !== null }), [])

  useSelectionReport({ client, dataset: dataset.id, viewKey, source, variables, range, box, tell })

  // Other columns or other rows: places in the grid no longer mean the same cells.
  const shownKey = variables.map(variable => variable.id).join('\n')
  useEffect(() => { select(null) }, [shownKey, viewKey, select])
  // Other rows or another order are looked at from their beginning.
  const shownView = useRef(viewKey)
  useEffect(() => {
    if (shownView.current === viewKey) return
    shownView.current = viewKey
    if (grid.current && grid.current.getDisplayedRowCount() > 0) grid.current.ensureIndexVisible(0, 'top')
  }, [viewKey])

  useEffect(() => client.onEvent(event => {
    if (event.kind !== 'changed' || !anyTagsMeet(event.tags, [tag.cells(dataset.id), tag.comments(dataset.id), tag.segments])) return
    source.forget()
    grid.current?.refreshInfiniteCache()
  }), [client, dataset.id, source])

  // A column that was just made comes a moment after the address that names it.
  const toShow = showColumn && columnIndex.has(showColumn.id) ? showColumn : null
  useEffect(() => {
    const now = range.current
    if (!toShow || !grid.current) return
    grid.current.ensureColumnVisible(toShow.id)
    if (now && variables[now.anchor.column]?.id !== toShow.id) select(null)
    // Only when another column is asked for.
  }, [toShow])

  const onEdit = (event: CellEditRequestEvent<Row>): void => {
    const { newValue, oldValue } = event as { newValue: unknown; oldValue: unknown }
    if (newValue === oldValue || newValue === undefined) return
    const value = typeof newValue === 'string' ? cellInput(newValue) : typeof newValue === 'number' ? newValue : null
    client.call('dataset.setCells', { dataset: dataset.id, edits: [{ rid: event.data.rid, variable: event.column.getColId(), value }] }).then(onOutcome, notifyError)
  }

  const onFocused = (event: CellFocusedEvent<Row>): void => {
    const id = typeof event.column === 'object' ? event.column?.getColId() : event.column
    const column = columnIndex.get(id ?? '')
    if (event.rowIndex === null || column === undefined || drawing.current) return
    const spot = { row: event.rowIndex, column }
    const anchor = range.current?.anchor
    // The focus stands on the cell where the selection began.
    if (anchor?.row !== spot.row || anchor.column !== spot.column) select({ anchor: spot, head: spot })
  }

  const focusAnchor = (next: CellRange): void => {
    const variable = variables[next.anchor.column]
    select(next)
    if (variable) grid.current?.setFocusedCell(next.anchor.row, variable.id)
  }

  const stage: GridStage = { frame, grid, range, drawing, variables, columnIndex, source, setup, editable, select, focusAnchor }
  const openMenu = (): void => {
    const cell = frame.current?.querySelector('.ag-cell-focus')?.getBoundingClientRect()
    if (cell && range.current) onCellMenu({ x: cell.left + 12, y: cell.bottom - 4 })
  }
  const clipboard = useClipboard(stage)
  const { asked, answerPaste, forgetPaste, clear, onCopy, onPaste } = clipboard
  const onKey = useGridKeys(stage, clear, openMenu)
  const { onMouseDown, onMouseOver, onMouseUp, onContextMenu, onColumn } = useGridPointer(stage, onCellMenu)
  useGridHandle(handle, stage, clipboard, openMenu)
  const whole = useMemo(() => ({ ...surround, onColumn }), [surround, onColumn])
  const corner = box ? variables[box.right]?.id : undefined
  return (
    <div
      className="yg-grid" ref={frame} onKeyDownCapture={onKey} onCopy={event => onCopy(event, false)} onCut={event => onCopy(event, editable)} onPaste={onPaste}
      onMouseDownCapture={onMouseDown} onMouseOver={onMouseOver} onMouseUp={onMouseUp} onContextMenu={onContextMenu}
    >
      <GridSurroundContext.Provider value={whole}>
        <AgGridReact<Row>
          key={`${lang} ${dataset.id}`}
          theme={gridTheme}
          localeText={lang === 'zh-CN' ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
          rowModelType="infinite"
          datasource={source}
          rowBuffer={ROWS_AROUND}
          cacheBlockSize={blockRows(dataset.variables.length)}
          maxConcurrentDatasourceRequests={2}
          infiniteInitialRowCount={Math.max(1, dataset.rows)}
          columnDefs={columns}
          headerHeight={stats ? HEADER_WITH_STATS : HEADER}
          rowClassRules={rowClasses}
          getRowId={params => String(params.data.rid)}
          readOnlyEdit
          onCellEditRequest={onEdit}
          onCellFocused={onFocused}
          onBodyScroll={() => follow.current()}
          onColumnResized={() => follow.current()}
          onModelUpdated={() => follow.current()}
          onGridReady={event => {
            grid.current = event.api
            if (showColumn) event.api.ensureColumnVisible(showColumn.id)
          }}
          onGridPreDestroyed={() => { grid.current = null }}
          suppressMovableColumns
          suppressDragLeaveHidesColumns
          enterNavigatesVerticallyAfterEdit
          stopEditingWhenCellsLoseFocus
          tooltipShowDelay={350}
          animateRows={false}
        />
      </GridSurroundContext.Provider>
      {editable && box && corner !== undefined && (
        <FillHandle
          frame={frame} box={box} corner={corner} follow={follow} spotAt={element => spotOf(element?.closest('.ag-cell') ?? null, columnIndex)}
          onAim={aim => paint('yg-grid-aim', (row, column) => aim !== null && inBox(aim, row, column))}
          onFill={target => {
            void fillBlock(setup, target.box, target.along === 'rows' ? boxRows(box) : boxColumns(box), target.along, target.backwards)
            select({ anchor: { row: target.box.top, column: target.box.left }, head: { row: target.box.bottom, column: target.box.right } })
          }}
        />
      )}
      {asked && <PasteDialog asked={asked} variables={variables} onPaste={answerPaste} onCancel={forgetPaste} />}
    </div>
  )
}
