import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { runCommand, useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { shortcutText } from '../../../app/shortcut.ts'
import { SegmentSelect } from '../../figure/SegmentSelect.tsx'
import { ExportData } from '../ExportData.tsx'
import { showModes } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'
import { NewVariable } from '../derived/NewVariable.tsx'
import type { Selection } from '../grid/handle.ts'
import { useUpdateFile } from '../merge/useUpdateFile.ts'
import { ScreeningButton } from '../screening/ScreeningButton.tsx'
import { isAnswer } from '../shownVariables.ts'
import { SourceActions } from '../sources/SourceActions.tsx'
import type { ViewState } from '../viewState.ts'
import { DataMenu } from './DataMenu.tsx'
import { ExcludeRows } from './ExcludeRows.tsx'
import { RowFilter } from './RowFilter.tsx'
import { ToolIcon } from './ToolIcon.tsx'

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

/** One line: what is shown at the left, what is done at the right. Where it gets narrow the frequent deeds are found in the menu alone. */
export function DataToolbar({ dataset, mode, onMode, view, onView, selection, editable, everything, onEverything, stats, onStats }: DataToolbarProps): ReactNode {
  const t = useT()
  const beside = dataset.variables.filter(variable => !isAnswer(variable)).length
  const find = t('grid.find.title')
  const update = useUpdateFile(dataset.id)
  useCommands([{ id: 'data.update', label: 'merge.fromFile', group: 'place', when: () => editable, run: update }])
  return (
    <div className="yg-tools">
      <div className="yg-tools-line">
        <Segmented<ShowMode>
          value={mode} onChange={onMode} aria-label={t('data.mode')}
          options={showModes.map(value => ({ value, label: t(`data.modes.${value}`) }))}
        />
        <SegmentSelect dataset={dataset.id} value={view.segment ?? null} onChange={segment => onView({ ...view, segment })} />
        <RowFilter view={view} onView={onView} />
        <button type="button" className="yg-toggle yg-tool" aria-label={find} title={`${find}  ${shortcutText('Mod+F')}`} onClick={() => runCommand('data.find')}><ToolIcon name="find" /></button>
        <button type="button" className="yg-toggle yg-tool" aria-label={t('grid.stats')} aria-pressed={stats} title={t('grid.statsHint')} onClick={() => onStats(!stats)}><ToolIcon name="stats" /></button>
        {beside > 0 && beside < dataset.variables.length && (
          <button type="button" className="yg-toggle yg-tool" aria-label={t('data.everything')} aria-pressed={everything} title={t('data.everythingHint', { n: beside })} onClick={() => onEverything(!everything)}><ToolIcon name="beside" /></button>
        )}
        <span className="yg-toolbar-gap" />
        <SourceActions dataset={dataset} editable={editable} />
        <span className={`yg-tools-deeds${dataset.type === 'survey' ? '' : ' yg-tools-none'}`}>
          <ScreeningButton dataset={dataset.id} />
          {editable && <NewVariable dataset={dataset} />}
          {editable && <ExcludeRows dataset={dataset.id} selection={selection} />}
        </span>
        <ExportData dataset={dataset} />
        <DataMenu />
      </div>
    </div>
  )
}
