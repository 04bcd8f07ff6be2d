import { Input, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ExcludeButton } from './ExcludeButton.tsx'
import { ExportData } from './ExportData.tsx'
import { boxColumns, boxRows } from './cellRange.ts'
import { showModes } from './cellText.ts'
import type { ShowMode } from './cellText.ts'
import type { Selection } from './grid/DataGrid.tsx'
import { isAnswer } from './shownVariables.ts'

export interface DataToolbarProps {
  dataset: Dataset
  mode: ShowMode
  onMode(mode: ShowMode): void
  search: string
  onSearch(search: string): void
  total: number | null
  selection: Selection | null
  editable: boolean
  /** Columns beside the answers are shown too. */
  everything: boolean
  onEverything(on: boolean): void
}

export function DataToolbar({ dataset, mode, onMode, search, onSearch, total, selection, editable, everything, onEverything }: DataToolbarProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const count = total === null ? '' : t(search ? 'data.found' : 'data.total', { n: total.toLocaleString(lang) })
  const block = selection && (boxRows(selection.box) > 1 || boxColumns(selection.box) > 1)
    ? t('data.selected', { rows: boxRows(selection.box), columns: boxColumns(selection.box) }) : ''
  const beside = dataset.variables.filter(variable => !isAnswer(variable)).length
  return (
    <>
      <Segmented<ShowMode>
        value={mode} onChange={onMode} aria-label={t('data.mode')}
        options={showModes.map(value => ({ value, label: t(`data.modes.${value}`) }))}
      />
      <SearchField value={search} onChange={onSearch} />
      {beside > 0 && beside < dataset.variables.length && (
        <button type="button" className="yg-toggle" aria-pressed={everything} title={t('data.everythingHint', { n: beside })} onClick={() => onEverything(!everything)}>{t('data.everything')}</button>
      )}
      <span className="yg-num yg-secondary" role="status">{block || count}</span>
      {dataset.simulated && <span className="yg-tag yg-tag-simulated">{t('common.simulated')}</span>}
      <span className="yg-toolbar-gap" />
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
  useEffect(() => {
    if (text === value) return
    const timer = window.setTimeout(() => onChange(text), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [text, value, onChange])
  return <Input id="data-search" allowClear className="yg-data-search" maxLength={200} value={text} placeholder={t('data.search')} aria-label={t('data.search')} onChange={event => setText(event.target.value)} />
}
