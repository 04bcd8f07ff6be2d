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
      <ul className="yg-list yg-report-list">
        {reports.map(({ id, name, template, frozen }) => (
          <li key={id} className="yg-report-entry">
            <button type="button" className="yg-list-entry" aria-current={id === current ? 'true' : undefined} title={t(`reportTemplate.${template}.name`)} onClick={() => onOpen(id)}>
              <span className="yg-list-name">{name}</span>{frozen && <span className="yg-list-kind">{t('reportEditor.frozen')}</span>}
            </button>
            <Dropdown trigger={['click']} menu={{ items: [{ key: 'duplicate', label: t('reportEditor.duplicateReport') }, { key: 'remove', label: t('reportEditor.remove'), danger: true }], onClick: info => (info.key === 'remove' ? onRemove(id) : onDuplicate(id)) }}>
              <button type="button" className="yg-icon-button" aria-haspopup="menu" aria-label={t('reportEditor.moreOf', { name })}>⋯</button>
            </Dropdown>
          </li>
        ))}
      </ul>
      <button type="button" className="yg-report-new" onClick={onNew}>+ {t('reportEditor.new')}</button>
    </>
  )
}
