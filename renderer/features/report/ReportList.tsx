import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import type { ReportSummary } from '../../../shared/contract/report.ts'
import { useT } from '../../app/i18n.tsx'

interface ReportListProps { reports: readonly ReportSummary[]; current: string | undefined; onOpen(id: string): void; onNew(): void; onDuplicate(id: string): void; onRemove(id: string): void }

/** The project's reports. */
export function ReportList({ reports, current, onOpen, onNew, onDuplicate, onRemove }: ReportListProps): ReactNode {
  const t = useT()
  return (
    <>
      <div className="yg-report-head"><h3 className="yg-list-title">{t('reportEditor.reports')}</h3><button type="button" className="yg-icon-button" aria-label={t('reportEditor.new')} title={t('reportEditor.new')} onClick={onNew}>+</button></div>
      <ul className="yg-list yg-report-list">
        {reports.map(({ id, name, template, frozen }) => (
          <li key={id} className="yg-report-entry">
            <button type="button" className="yg-list-entry" aria-current={id === current ? 'true' : undefined} onClick={() => onOpen(id)}>
              <span className="yg-list-name">{name}</span><span className="yg-list-kind">{frozen ? t('reportEditor.frozen') : t(`reportTemplate.${template}.name`)}</span>
            </button>
            <Dropdown trigger={['click']} menu={{ items: [{ key: 'duplicate', label: t('reportEditor.duplicateReport') }, { key: 'remove', label: t('reportEditor.remove'), danger: true }], onClick: info => (info.key === 'remove' ? onRemove(id) : onDuplicate(id)) }}>
              <button type="button" className="yg-icon-button" aria-haspopup="menu" aria-label={t('reportEditor.moreOf', { name })}>⋯</button>
            </Dropdown>
          </li>
        ))}
      </ul>
    </>
  )
}
