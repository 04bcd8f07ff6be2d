import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type { CellEditRequestEvent, CellFocusedEvent, GridApi, RowClassRules } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import type { EditOutcome, Row } from '../../../../shared/contract/dataset.ts'
import type { GridViewInput } from '../../../../shared/contract/gridView.ts'
import { tag } from '../../../../shared/contract/tags.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { runCommand } from '../../../app/commands.ts'
import { anyTagsMeet } from '../../../app/engine/tags.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { notify, notifyError } from '../../../app/notices.tsx'
import { isTextField, shortcutText } from '../../../app/shortcut.ts'
import { clipboardBlock } from '../blockText.ts'
import { cellInput } from '../cellInput.ts'
import { boxColumns, boxOf, boxRows, extended, inBox, wholeColumns, wholeRows } from '../cellRange.ts'
import type { Box, CellRange } from '../cellRange.ts'
import type { ShowMode } from '../cellText.ts'
import { headerOf } from '../pasteHeader.ts'
import type { ShownVariable } from '../shownVariables.ts'
import { blockOf, fillBlock, pasteBlock, readClipboard, setBlock, writeClipboard } from './blockActions.ts'
import type { BlockSetup } from './blockActions.ts'
import { RID, ROW_NUMBER, gridColumns } from './columns.ts'
import { FillHandle } from './FillHandle.tsx'
import { gridTheme } from './gridModules.ts'
import type { GridHandle, Selection } from './handle.ts'
import { PasteDialog } from './PasteDialog.tsx'
import type { AskedPaste, PasteWay } from './PasteDialog.tsx'
import { RowSource } from './rowSource.ts'
import { GridSurroundContext } from './surround.ts'
import type { GridSurround } from './surround.ts'
import { rowOf, spotOf, useRange } from './useRange.ts'
import './grid.css'

/** Answers of a page travel as one message: fewer rows at a time where there are many columns. */
const blockRows = (columns: number): number => Math.max(25, Math.min(200, Math.floor(30_000 / Math.max(1, columns))))
const HEADER = 48
/** Rows drawn above and below what is in view: each costs time at every jump. */
const ROWS_AROUND = 4
const HEADER_WITH_STATS = 90

/** The first column that is wholly in view beside the frozen ones. */
function firstInView(api: GridApi<Row> | null, variables: readonly { id: string }[]): number {
  const from = api?.getHorizontalPixelRange().left ?? 0
  return Math.max(0, variables.findIndex(({ id }) => {
    const column = api?.getColumn(id)
    return column !== null && column !== undefined && !column.isPinned() && (column.getLeft() ?? 0) >= from
  }))
}

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
  const [asked, setAsked] = useState<(AskedPaste & { box: Box }) | null>(null)
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

  // What the page knows of the selection follows when the ids of its rows are known.
  useEffect(() => {
    tell.current.onBox(box)
    const now = range.current
    if (!box || !now) { tell.current.onSelection(null); return undefined }
    let live = true
    const focusOf = (rid: number | undefined): Selection['focus'] => {
      const variable = variables[now.anchor.column]
      return rid !== undefined && variable ? { rid, variable: variable.id } : null
    }
    const rows = boxRows(box) <= 200 ? Array.from({ length: boxRows(box) }, (_, index) => source.rows.get(box.top + index)) : []
    if (rows.length > 0 && !rows.includes(undefined)) {
      const known = rows as Row[]
      tell.current.onSelection({ box, rids: known.map(row => row.rid), excluded: known.every(row => row.excluded !== null), focus: focusOf(source.rows.get(now.anchor.row)?.rid) })
    } else {
      client.call('dataset.rids', { dataset: dataset.id, view: JSON.parse(viewKey) as GridViewInput, span: { top: box.top, bottom: box.bottom } }).then(({ rids, excluded }) => {
        if (live) tell.current.onSelection({ box, rids, excluded: rids.length > 0 && excluded === rids.length, focus: focusOf(rids[now.anchor.row - box.top]) })
      }, notifyError)
    }
    return () => { live = false }
  }, [box, range, variables, source, client, dataset.id, viewKey])

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

  const copied = async (header: boolean): Promise<ReturnType<typeof blockOf>> => {
    const block = range.current && boxOf(range.current)
    if (!block) return { plain: '', html: '' }
    return blockOf(await source.need(block.top, Math.min(block.bottom, source.total - 1)), block, setup, header)
  }
  const copy = (header: boolean): Promise<void> => writeClipboard(copied(header)).then(() => {
    const block = range.current && boxOf(range.current)
    if (block) notify('grid.copied', { n: boxRows(block) * boxColumns(block) })
  }, notifyError)
  const clear = (): void => { if (editable && range.current) void setBlock(setup, boxOf(range.current), null) }
  const paste = (plain: string, html: string): void => {
    const now = range.current
    if (!now || !editable) return
    const block = clipboardBlock(plain, html)
    if (block.length === 0) { notify('grid.pasteNothing', {}, true); return }
    const named = headerOf(block, variables)
    if (named) setAsked({ block, named, box: boxOf(now) })
    else void pasteBlock(setup, block, boxOf(now), null)
  }
  const answerPaste = (way: PasteWay): void => {
    if (!asked) return
    setAsked(null)
    void pasteBlock(setup, way === 'asIs' ? asked.block : asked.block.slice(1), asked.box, way === 'byName' ? asked.named : null)
    // Once the dialog has let go of the focus.
    window.setTimeout(() => { if (range.current) focusAnchor(range.current) }, 0)
  }
  const fill = (along: 'rows' | 'columns'): void => {
    const now = range.current
    if (!now || !editable) return
    const block = boxOf(now)
    // One row (or column) takes over what is before it, as spreadsheets do.
    const alone = along === 'rows' ? boxRows(block) === 1 : boxColumns(block) === 1
    const from = along === 'rows' ? { ...block, top: block.top - Number(alone) } : { ...block, left: block.left - Number(alone) }
    if (from.top >= 0 && from.left >= 0) void fillBlock(setup, from, 1, along, false)
  }
  const openMenu = (): void => {
    const cell = frame.current?.querySelector('.ag-cell-focus')?.getBoundingClientRect()
    if (cell && range.current) onCellMenu({ x: cell.left + 12, y: cell.bottom - 4 })
  }

  useImperativeHandle(handle, () => ({
    copy: header => void copy(header),
    cut: () => { if (editable) void copy(false).then(clear) },
    paste: () => { readClipboard().then(({ plain, html }) => paste(plain, html), () => notify('grid.pasteBlocked', { keys: shortcutText('Mod+V') }, true)) },
    clear, fill, openMenu,
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

  const onKey = (event: KeyboardEvent): void => {
    const api = grid.current
    const now = range.current
    if (!api || isTextField(event.target) || !now || !(event.target as HTMLElement).closest('.ag-cell')) return
    const mod = event.ctrlKey || event.metaKey
    const done = (): void => { event.preventDefault(); event.stopPropagation() }
    if (event.shiftKey && event.key.startsWith('Arrow')) {
      const next = extended(now, event.key, mod, source.total, variables.length)
      if (!next) return
      done()
      api.ensureIndexVisible(next.head.row)
      const head = variables[next.head.column]
      if (head) api.ensureColumnVisible(head.id)
      select(next)
    } else if (event.key === 'Delete' || event.key === 'Backspace') { done(); clear() }
    else if (event.key === ' ' && (mod || event.shiftKey)) {
      done()
      const block = boxOf(now)
      focusAnchor(mod && event.shiftKey ? wholeRows(0, source.total - 1, variables.length) : mod ? wholeColumns(block.left, block.right, source.total) : wholeRows(block.top, block.bottom, variables.length))
    } else if (mod && !event.shiftKey && !event.altKey && ['a', 'd', 'r'].includes(event.key.toLowerCase())) {
      // The grid would take these keys for itself.
      done()
      runCommand({ a: 'data.selectAll', d: 'data.fillDown', r: 'data.fillRight' }[event.key.toLowerCase()] ?? '')
    } else if (event.key === 'F2' && event.shiftKey) { done(); runCommand('data.comment') }
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) { done(); openMenu() }
    else if (event.key === 'Escape' && boxRows(boxOf(now)) * boxColumns(boxOf(now)) > 1) { done(); select({ anchor: now.anchor, head: now.anchor }) }
  }

  const onCopy = (event: ClipboardEvent, cut: boolean): void => {
    if (isTextField(event.target) || !range.current) return
    event.preventDefault()
    const block = boxOf(range.current)
    const rows = boxRows(block) <= 5000 ? Array.from({ length: boxRows(block) }, (_, index) => source.rows.get(block.top + index)) : [undefined]
    if (rows.includes(undefined)) void copy(false).then(() => { if (cut) clear() })
    else {
      const { plain, html } = blockOf(rows as Row[], block, setup, false)
      event.clipboardData.setData('text/plain', plain)
      event.clipboardData.setData('text/html', html)
      if (cut) clear()
    }
  }

  const onPaste = (event: ClipboardEvent): void => {
    if (isTextField(event.target) || !range.current || !editable) return
    event.preventDefault()
    paste(event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html'))
  }

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
  }, [columnIndex, range, select, source, variables])
  const whole = useMemo(() => ({ ...surround, onColumn }), [surround, onColumn])
  const corner = box ? variables[box.right]?.id : undefined
  return (
    <div
      className="yg-grid" ref={frame} onKeyDownCapture={onKey} onCopy={event => onCopy(event, false)} onCut={event => onCopy(event, editable)} onPaste={onPaste}
      onMouseDownCapture={onMouseDown} onMouseOver={onMouseOver} onMouseUp={() => { drawing.current = null }} onContextMenu={onContextMenu}
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
      {asked && <PasteDialog asked={asked} variables={variables} onPaste={answerPaste} onCancel={() => setAsked(null)} />}
    </div>
  )
}
