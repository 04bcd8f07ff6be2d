import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EditOutcome } from '../../../shared/contract/dataset.ts'
import { missingState } from '../../../shared/model/missing.ts'
import { runCommand } from '../../app/commands.ts'
import { useClient, useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { notifyError } from '../../app/notices.tsx'
import { useRemembered } from '../../app/remembered.ts'
import { redirect } from '../../app/route.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { takeAskedView, useAskedView } from './askedView.ts'
import type { Box } from './cellRange.ts'
import { showModes } from './cellText.ts'
import type { ShowMode } from './cellText.ts'
import { COMMENT_FIELD } from './comments/CommentSection.tsx'
import { FilterChips } from './filter/FilterChips.tsx'
import { FindBar } from './find/FindBar.tsx'
import { GoToRow } from './find/GoToRow.tsx'
import { useFrozen } from './frozenColumns.ts'
import { CellMenu } from './grid/CellMenu.tsx'
import type { CellAction } from './grid/CellMenu.tsx'
import { DataGrid } from './grid/DataGrid.tsx'
import type { GridHandle, Selection } from './grid/handle.ts'
import { StatusBar } from './grid/StatusBar.tsx'
import { DataInspector } from './inspector/DataInspector.tsx'
import { isAnswer, shownVariables } from './shownVariables.ts'
import { DataToolbar } from './toolbar/DataToolbar.tsx'
import { useGridCommands } from './useGridCommands.ts'
import { gridViewOf, isNarrowed, wholeView, withFilters, withSort } from './viewState.ts'
import type { ViewState } from './viewState.ts'

const Inspector = memo(DataInspector)

/** One data set: toolbar, filters, find bar, grid, status bar, and what is known of the selected cell. */
export function OpenDataset({ id, variable, list }: { id: number; variable: string | undefined; list: ReactNode }): ReactNode {
  const t = useT()
  const client = useClient()
  const dataset = useEngineQuery('dataset.get', { dataset: id })
  const project = useEngineQuery('project.info', {})
  const [mode, setMode] = useRemembered<ShowMode>('data.mode', 'labels')
  const [everything, setEverything] = useRemembered<boolean>('data.everything', false)
  const [stats, setStats] = useRemembered<boolean>('data.stats', false)
  const [tab, setTab] = useRemembered<string>('data.inspector.tab', 'variable')
  const [frozen, freeze] = useFrozen(project.data?.id ?? '', id)
  const [view, setView] = useState<ViewState>(() => takeAskedView(id) ?? wholeView)
  useAskedView(id, setView)
  const [total, setTotal] = useState<number | null>(null)
  const [selection, setSelection] = useState<Selection | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  const [outcome, setOutcome] = useState<EditOutcome | null>(null)
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const [cellMenu, setCellMenu] = useState<{ x: number; y: number } | null>(null)
  const [finding, setFinding] = useState<'find' | 'replace' | null>(null)
  const [going, setGoing] = useState(false)
  /** The column the address names; where the selection itself wrote it there, nothing is to be brought into view. */
  const told = useRef(variable)
  const [shownColumn, showColumn] = useState(variable === undefined ? null : { id: variable })
  const grid = useRef<GridHandle>(null)
  const variables = dataset.data?.variables
  /** An address that names a column beside the answers shows it. */
  const named = variables?.some(each => each.id === shownColumn?.id && !isAnswer(each)) ?? false
  const [asked, setAsked] = useState(true)
  const all = everything || (named && asked)
  const shown = useMemo(() => {
    const columns = shownVariables(variables ?? [], all)
    return [...columns.filter(each => frozen.has(each.variable.id)), ...columns.filter(each => !frozen.has(each.variable.id))]
  }, [variables, all, frozen])
  const asView = useMemo(() => gridViewOf(view), [view])
  const showAll = (on: boolean): void => { setEverything(on); setAsked(false) }
  useEffect(() => {
    if (!selection?.focus) return
    told.current = selection.focus.variable
    redirect('data', id, selection.focus.variable)
  }, [id, selection?.focus?.variable])
  useEffect(() => {
    if (variable === undefined || variable === told.current) return
    told.current = variable
    showColumn({ id: variable })
    setAsked(true)
  }, [variable])
  // An edit's own event comes before its outcome; a later change, such as its undo, makes the outcome old news.
  useEffect(() => client.onEvent(event => { if (event.kind === 'changed') setOutcome(null) }), [client])
  const surround = useMemo(() => ({ dataset: id, view, onView: setView, frozen, onFreeze: freeze, menuOf, onMenu: setMenuOf }), [id, view, frozen, freeze, menuOf])
  const editable = project.data?.readOnly === false
  const focus = selection?.focus ?? null
  /** The inspector follows when the grid has been drawn: moving through the cells does not wait for it. */
  const inspected = useDeferredValue(focus)
  const focused = variables?.find(each => each.id === focus?.variable)
  const comment = useCallback((): void => {
    setTab('cell')
    window.setTimeout(() => document.getElementById(COMMENT_FIELD)?.focus(), 50)
  }, [setTab])
  const addRow = useCallback((): void => {
    client.call('dataset.addRows', { dataset: id, rows: 1 }).then(() => client.call('dataset.rids', { dataset: id, view: asView })).then(({ rids }) => grid.current?.goTo(rids.length - 1, null)).catch(notifyError)
  }, [client, id, asView])
  useGridCommands({
    grid, editable, selected: box !== null, focus, frozen, onFreeze: freeze, onColumnMenu: setMenuOf, onFind: setFinding, onGoToRow: () => setGoing(true), onComment: comment, onAddRow: addRow,
    onMode: () => setMode(showModes[(showModes.indexOf(mode) + 1) % showModes.length] ?? 'labels'),
    onEverything: () => showAll(!all), onStats: () => setStats(!stats), onClearFilters: () => setView(wholeView),
  })
  if (!dataset.data) return dataset.error ? <div className="yg-page"><ErrorNote error={dataset.error} /></div> : null

  const filterByValue = async (): Promise<void> => {
    if (!focus) return
    const page = await client.call('dataset.page', { dataset: id, variables: [focus.variable], ...asView, offset: box?.top ?? 0, limit: 1 })
    const value = page.rows[0]?.values[0] ?? null
    const state = missingState(value)
    setView(withFilters(view, focus.variable, [{ type: 'values', variable: focus.variable, except: false, values: state === null && value !== null ? [value] : [], missing: state === null ? [] : [state] }]))
  }
  const onAction = (action: CellAction): void => {
    setCellMenu(null)
    const at = grid.current
    if (!at) return
    switch (action) {
      case 'copy': at.copy(false); break
      case 'copyWithHeader': at.copy(true); break
      case 'cut': at.cut(); break
      case 'paste': at.paste(); break
      case 'clearCells': at.clear(); break
      case 'fillDown': at.fill('rows'); break
      case 'fillRight': at.fill('columns'); break
      case 'missing.none': at.setMissing('none'); break
      case 'missing.notShown': at.setMissing('notShown'); break
      case 'missing.empty': at.setMissing('empty'); break
      case 'exclude': runCommand('data.exclude'); return
      case 'include': client.call('dataset.setExcluded', { dataset: id, rids: selection?.rids ?? [], reason: null }).catch(notifyError); break
      case 'comment': comment(); return
      case 'addRow': addRow(); return
      case 'history': setTab('cell'); break
      case 'toVariable': setTab('variable'); break
      case 'filterByValue': filterByValue().catch(notifyError); return
      case 'ascending': if (focus) setView(withSort(view, focus.variable, false, false)); return
      case 'descending': if (focus) setView(withSort(view, focus.variable, true, false)); return
      case 'freeze': if (focus) freeze(focus.variable, true); return
      case 'unfreeze': if (focus) freeze(focus.variable, false); return
    }
    at.focus()
  }
  return (
    <Workspace
      list={list} listTitle={t('data.datasets')}
      toolbar={<DataToolbar dataset={dataset.data} mode={mode} onMode={setMode} view={view} onView={setView} selection={selection} editable={editable} everything={all} onEverything={showAll} stats={stats} onStats={setStats} />}
      inspector={<Inspector dataset={dataset.data} focus={inspected} variable={variable} mode={mode} editable={editable} tab={tab} onTab={setTab} />}
    >
      <div className="yg-data">
        <FilterChips view={view} onView={setView} variables={dataset.data.variables} />
        {finding !== null && (
          <FindBar
            dataset={id} view={asView} shown={shown} mode={mode} box={box} replacing={finding === 'replace'} editable={editable} onReplacing={on => setFinding(on ? 'replace' : 'find')}
            onGo={(row, column) => grid.current?.goTo(row, column)} onOutcome={setOutcome} onClose={() => { setFinding(null); grid.current?.focus() }}
          />
        )}
        <div className="yg-data-grid">
          <DataGrid
            dataset={dataset.data} shown={shown} mode={mode} view={asView} editable={editable} stats={stats} surround={surround} showColumn={shownColumn} handle={grid}
            onSelection={setSelection} onBox={setBox} onTotal={setTotal} onOutcome={setOutcome} onCellMenu={setCellMenu}
          />
          {outcome !== null && outcome.invalid.length > 0 && (
            <div className="yg-grid-note" role="status">
              <span>{t('data.invalidStored', { n: outcome.invalid.length })}</span>
              <button type="button" className="yg-button" onClick={() => runCommand('edit.undo')}>{t('controls.undo')}</button>
              <button type="button" className="yg-icon-button" aria-label={t('controls.close')} onClick={() => setOutcome(null)}>×</button>
            </div>
          )}
        </div>
        <StatusBar dataset={id} simulated={dataset.data.simulated} view={asView} narrowed={isNarrowed(view)} box={box} total={total} shown={shown} />
      </div>
      {cellMenu && (
        <CellMenu
          at={cellMenu} editable={editable} derived={(focused?.derived ?? null) !== null} excluded={selection?.excluded ?? false} frozen={focus !== null && frozen.has(focus.variable)}
          onAction={onAction} onClose={() => { setCellMenu(null); grid.current?.focus() }}
        />
      )}
      {going && <GoToRow total={total ?? 0} onGo={row => { setGoing(false); window.setTimeout(() => grid.current?.goTo(row, null), 0) }} onClose={() => setGoing(false)} />}
    </Workspace>
  )
}
