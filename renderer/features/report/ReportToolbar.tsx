import { Button, Dropdown, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { reportFormats } from '../../../shared/contract/report.ts'
import type { ReportFormat } from '../../../shared/contract/report.ts'
import { useT } from '../../app/i18n.tsx'
import { insertionGroups } from './insert/insertions.ts'
import type { Insertion } from './insert/insertions.ts'

export const reportViews = ['edit', 'preview', 'check', 'verify'] as const
export type ReportViewName = (typeof reportViews)[number]

interface ReportToolbarProps {
  view: ReportViewName
  locked: boolean
  frozen: boolean
  readOnly: boolean
  busy: boolean
  saving: boolean
  changed: number
  said: string
  onView(view: ReportViewName): void
  onInsert(what: Insertion): void
  onExport(format: ReportFormat): void
  onFreeze(): void
  onSettings(): void
  onAcceptAll(): void
  onRefreshDeck(): void
}

export function ReportToolbar({ view, locked, frozen, readOnly, busy, saving, changed, said, onView, onInsert, onExport, onFreeze, onSettings, onAcceptAll, onRefreshDeck }: ReportToolbarProps): ReactNode {
  const t = useT()
  return (
    <>
      <Segmented<ReportViewName> aria-label={t('reportEditor.views')} value={view} onChange={onView} options={reportViews.map(value => ({ value, label: t(`reportEditor.view.${value}`) }))} />
      {view === 'edit' && !locked && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: insertionGroups.map(({ key, entries }) => ({ key, type: 'group' as const, label: t(`reportEditor.insertGroup.${key}`), children: entries.map(each => ({ key: each, label: t(`reportEditor.insert.${each}`) })) })),
            onClick: info => onInsert(info.key as Insertion), style: { maxHeight: 460, overflow: 'auto' },
          }}
        >
          <Button aria-haspopup="menu" onPointerDown={event => event.preventDefault()}>{t('reportEditor.insertMenu')}</Button>
        </Dropdown>
      )}
      {changed > 0 && !locked && <Button onClick={onAcceptAll}>{t('reportEditor.acceptN', { n: changed })}</Button>}
      <span role="status" className="yg-faint">{saving ? t('reportEditor.saving') : said}</span>
      <span className="yg-toolbar-space" />
      {frozen && <span className="yg-tag yg-tag-warning">{t('reportEditor.frozen')}</span>}
      <Button onClick={onSettings}>{t('reportEditor.settings')}</Button>
      <Button disabled={readOnly || busy} onClick={onFreeze}>{t(frozen ? 'reportEditor.unfreeze' : 'reportEditor.freeze')}</Button>
      <Dropdown
        trigger={['click']} disabled={busy}
        menu={{
          items: [...reportFormats.map(format => ({ key: format, label: t(`reportEditor.format.${format}`) })), { type: 'divider' as const }, { key: 'refresh', label: t('reportDelivered.refresh') }],
          onClick: info => (info.key === 'refresh' ? onRefreshDeck() : onExport(info.key as ReportFormat)),
        }}
      >
        <Button type="primary" aria-haspopup="menu">{t('controls.export')}</Button>
      </Dropdown>
    </>
  )
}
