import { Input, Popover, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../../app/commands.ts'
import { useT } from '../../../app/i18n.tsx'
import { shortcutText } from '../../../app/shortcut.ts'
import { shownKinds, wholeView } from '../viewState.ts'
import type { ShownKind, ViewState } from '../viewState.ts'
import { ToolIcon } from './ToolIcon.tsx'

const SHORTCUT = 'Mod+Shift+L'

/** How much narrows the rows beside the segment, which stands in the toolbar by itself. */
const narrowings = ({ search, filters, shown }: ViewState): number => filters.length + Number(search.trim() !== '') + Number(shown !== 'all')

/** Which rows are shown, by text and by state. The filters of single columns are in their headers. */
export function RowFilter({ view, onView }: { view: ViewState; onView: (view: ViewState) => void }): ReactNode {
  const t = useT()
  const [open, setOpen] = useState(false)
  useCommands([{ id: 'data.search', label: 'grid.command.search', group: 'place', shortcut: SHORTCUT, run: () => setOpen(true) }])
  const n = narrowings(view)
  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden
      content={(
        <div className="yg-row-filter" role="group" aria-label={t('grid.filterRows')} onKeyDown={event => { if (event.key === 'Escape') { event.stopPropagation(); setOpen(false) } }}>
          <SearchField value={view.search} onChange={search => onView({ ...view, search })} onEnter={() => setOpen(false)} />
          <Select<ShownKind>
            value={view.shown} onChange={shown => onView({ ...view, shown })} aria-label={t('grid.rowsShown')}
            options={shownKinds.map(value => ({ value, label: t(`grid.rows.${value}`) }))}
          />
          <p className="yg-secondary">{t('grid.filterHint')}</p>
          {n > 0 && <button type="button" className="yg-button" onClick={() => onView({ ...wholeView, sorts: view.sorts, segment: view.segment ?? null })}>{t('grid.clear')}</button>}
        </div>
      )}
    >
      <button
        type="button" className="yg-toggle yg-tool" aria-expanded={open} aria-haspopup="dialog" data-on={n > 0 || undefined}
        aria-label={n > 0 ? t('grid.filterRowsOf', { n }) : t('grid.filterRows')} title={`${t('grid.filterRows')}  ${shortcutText(SHORTCUT)}`}
      >
        <ToolIcon name="filter" />{n > 0 && <span className="yg-num">{n}</span>}
      </button>
    </Popover>
  )
}

const PAUSE_MS = 250

/** Asks once the typing pauses. */
function SearchField({ value, onChange, onEnter }: { value: string; onChange: (value: string) => void; onEnter: () => void }): ReactNode {
  const t = useT()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = window.setTimeout(() => onChange(text), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      autoFocus allowClear maxLength={200} value={text} placeholder={t('data.search')} aria-label={t('data.search')}
      onChange={event => setText(event.target.value)} onPressEnter={event => { if (!event.nativeEvent.isComposing) { onChange(text); onEnter() } }}
    />
  )
}
