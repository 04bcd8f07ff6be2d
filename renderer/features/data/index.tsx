import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { EditOutcome } from '../../../shared/contract/dataset.ts'
import { runCommand, useCommands } from '../../app/commands.ts'
import type { Command } from '../../app/commands.ts'
import { useClient, useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { useRemembered } from '../../app/remembered.ts'
import { navigate, redirect, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { DatasetList } from './DatasetList.tsx'
import { DataToolbar } from './DataToolbar.tsx'
import { showModes } from './cellText.ts'
import type { ShowMode } from './cellText.ts'
import { DataGrid } from './grid/DataGrid.tsx'
import type { Selection } from './grid/DataGrid.tsx'
import { DataInspector } from './inspector/DataInspector.tsx'
import { isAnswer, shownVariables } from './shownVariables.ts'
import './data.css'

/** What the grid listens for itself. */
const gridKeys: Command[] = ([['edit', 'F2'], ['clear', 'Delete'], ['extend', 'Shift+↑↓←→'], ['copy', 'Mod+C'], ['paste', 'Mod+V']] as const)
  .map(([name, shortcut]) => ({ id: `data.${name}`, label: `data.command.${name}`, group: 'place', shortcut }))

/** `#/data/<data set>/<variable>`: the responses of one data set, row by row. */
export default function DataPage(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const list = useEngineQuery('dataset.list', {})
  const wanted = Number(rest[0])
  const chosen = rest[0] === undefined ? list.data?.[0]?.id : Number.isInteger(wanted) && wanted > 0 ? wanted : undefined
  if (list.error) return <div className="yg-page"><ErrorNote error={list.error} /></div>
  if (!list.data) return null
  if (list.data.length === 0) {
    return (
      <EmptyPlace
        sentence={t('data.empty.sentence')} example={t('data.empty.example')}
        action={<Button type="primary" onClick={() => runCommand('import.file')}>{t('data.importData')}</Button>}
      />
    )
  }
  const here = list.data.find(dataset => dataset.id === chosen)
  if (!here) return <EmptyPlace sentence={t('data.gone')} action={<Button onClick={() => navigate('data')}>{t('common.back')}</Button>} />
  return <OpenDataset key={here.id} id={here.id} variable={rest[1]} list={<DatasetList list={list.data} chosen={here.id} />} />
}

function OpenDataset({ id, variable, list }: { id: number; variable: string | undefined; list: ReactNode }): ReactNode {
  const t = useT()
  const client = useClient()
  const dataset = useEngineQuery('dataset.get', { dataset: id })
  const project = useEngineQuery('project.info', {})
  const [mode, setMode] = useRemembered<ShowMode>('data.mode', 'labels')
  const [search, setSearch] = useState('')
  const [total, setTotal] = useState<number | null>(null)
  const [selection, setSelection] = useState<Selection | null>(null)
  const [outcome, setOutcome] = useState<EditOutcome | null>(null)
  const [showVariable] = useState(variable)
  const [everything, setEverything] = useRemembered<boolean>('data.everything', false)
  const variables = dataset.data?.variables
  /** An address that names a column beside the answers shows it. */
  const named = variables?.some(each => each.id === showVariable && !isAnswer(each)) ?? false
  const [asked, setAsked] = useState(true)
  const all = everything || (named && asked)
  const shown = useMemo(() => shownVariables(variables ?? [], all), [variables, all])
  const showAll = (on: boolean): void => { setEverything(on); setAsked(false); setSelection(null) }
  useEffect(() => { if (selection?.focus) redirect('data', id, selection.focus.variable) }, [id, selection?.focus?.variable])
  // An edit's own event comes before its outcome; a later change, such as its undo, makes the outcome old news.
  useEffect(() => client.onEvent(event => { if (event.kind === 'changed') setOutcome(null) }), [client])
  useCommands([
    { id: 'data.mode', label: 'data.command.mode', group: 'place', shortcut: 'Mod+L', run: () => setMode(showModes[(showModes.indexOf(mode) + 1) % showModes.length] ?? 'labels') },
    { id: 'data.search', label: 'data.command.search', group: 'place', shortcut: 'Mod+F', inFields: true, run: () => document.getElementById('data-search')?.focus() },
    { id: 'data.everything', label: 'data.command.everything', group: 'place', run: () => showAll(!all) },
    ...gridKeys,
  ])
  if (!dataset.data) return dataset.error ? <div className="yg-page"><ErrorNote error={dataset.error} /></div> : null
  const editable = project.data?.readOnly === false
  return (
    <Workspace
      list={list} listTitle={t('data.datasets')}
      toolbar={<DataToolbar dataset={dataset.data} mode={mode} onMode={setMode} search={search} onSearch={next => { setSearch(next); setSelection(null) }} total={total} selection={selection} editable={editable} everything={all} onEverything={showAll} />}
      inspector={<DataInspector dataset={dataset.data} focus={selection?.focus ?? null} variable={variable} mode={mode} editable={editable} />}
    >
      <DataGrid
        dataset={dataset.data} shown={shown} mode={mode} search={search} editable={editable} showVariable={showVariable}
        onSelection={setSelection} onTotal={setTotal} onOutcome={setOutcome}
      />
      {outcome !== null && outcome.invalid.length > 0 && (
        <div className="yg-grid-note" role="status">
          <span>{t('data.invalidStored', { n: outcome.invalid.length })}</span>
          <button type="button" className="yg-button" onClick={() => runCommand('edit.undo')}>{t('common.undo')}</button>
          <button type="button" className="yg-icon-button" aria-label={t('common.close')} onClick={() => setOutcome(null)}>×</button>
        </div>
      )}
    </Workspace>
  )
}
