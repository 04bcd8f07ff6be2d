import { Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { useT } from '../../app/i18n.tsx'
import { ExcludeButton } from './ExcludeButton.tsx'
import { SegmentSelect } from '../figure/SegmentSelect.tsx'
import { NewVariable } from './derived/NewVariable.tsx'
import { ExportData } from './ExportData.tsx'
import { showModes } from './cellText.ts'
import type { ShowMode } from './cellText.ts'
import type { Selection } from './grid/handle.ts'
import { ScreeningButton } from './screening/ScreeningButton.tsx'
import { SourceActions } from './sources/SourceActions.tsx'
import { isAnswer } from './shownVariables.ts'
import { shownKinds } from './viewState.ts'
import type { ShownKind, ViewState } from './viewState.ts'

export interface DataToolbarProps {
  dataset: Dataset
  mode: ShowMode
  onMode(mode: ShowMode): void
  view: ViewState
  onView(view: ViewState): void
  selection: Selection | null
  editable: boolean
  /** Columns beside the answers are shown too. */
  everything: boolean
  onEverything(on: boolean): void
  stats: boolean
  onStats(on: boolean): void
}

export function DataToolbar({ dataset, mode, onMode, view, onView, selection, editable, everything, onEverything, stats, onStats }: DataToolbarProps): ReactNode {
  const t = useT()
  const beside = dataset.variables.filter(variable => !isAnswer(variable)).length
  return (
    <>
      <Segmented<ShowMode>
        value={mode} onChange={onMode} aria-label={t('data.mode')}
        options={showModes.map(value => ({ value, label: t(`data.modes.${value}`) }))}
      />
      <SearchField value={view.search} onChange={search => onView({ ...view, search })} />
      <Select<ShownKind>
        value={view.shown} onChange={shown => onView({ ...view, shown })} aria-label={t('grid.rowsShown')} popupMatchSelectWidth={false}
        options={shownKinds.map(value => ({ value, label: t(`grid.rows.${value}`) }))}
      />
      <SegmentSelect dataset={dataset.id} value={view.segment ?? null} onChange={segment => onView({ ...view, segment })} />
      <button type="button" className="yg-toggle" aria-pressed={stats} title={t('grid.statsHint')} onClick={() => onStats(!stats)}>{t('grid.stats')}</button>
      {beside > 0 && beside < dataset.variables.length && (
        <button type="button" className="yg-toggle" aria-pressed={everything} title={t('data.everythingHint', { n: beside })} onClick={() => onEverything(!everything)}>{t('data.everything')}</button>
      )}
      {dataset.simulated && <span className="yg-tag yg-tag-simulated">{t('common.simulated')}</span>}
      <span className="yg-toolbar-gap" />
      <SourceActions dataset={dataset} editable={editable} />
      <ScreeningButton dataset={dataset.id} />
      {editable && <NewVariable dataset={dataset} />}
      {editable && <ExcludeButton dataset={dataset.id} selection={selection} />}
      <ExportData dataset={dataset} />
    </>
  )
}

const PAUSE_MS = 250

/** Asks once the typing pauses. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  const t = useT()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = window.setTimeout(() => onChange(text), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [text, value, onChange])
  return <Input id="data-search" allowClear className="yg-data-search" maxLength={200} value={text} placeholder={t('data.search')} aria-label={t('data.search')} onChange={event => setText(event.target.value)} />
}
