import { Button } from 'antd'
import type { ReactNode } from 'react'
import { exclusionWords } from '../../../../shared/i18n/exclusionWords.ts'
import type { DatasetSummary } from '../../../../shared/model/dataset.ts'
import { ledgerTable } from '../../../../shared/presentation/screening.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { showReason } from './showRows.ts'
import '../../figure/figure.css'
import './screening.css'

/** Why responses do not count, each reason with its responses behind it. */
export function InvalidReasons({ dataset, releasable = false }: { dataset: Pick<DatasetSummary, 'id'>; releasable?: boolean }): ReactNode {
  const t = useT()
  const { data } = useEngineQuery('screening.ledger', { dataset: dataset.id })
  const release = useEngineCommand('screening.release')
  if (!data) return null
  return (
    <div className="yg-reasons">
      <h3>{t('screening.ledger.reasons')}</h3>
      {data.reasons.length === 0 && <p className="yg-secondary">{t('screening.ledger.none')}</p>}
      <ul>
        {data.reasons.map(({ code, text, n }) => {
          const stored = code ?? text
          const reason = exclusionWords(t, stored)
          return (
            <li key={stored}>
              <button type="button" className="yg-link" aria-label={t('screening.ledger.showRows', { reason, n })} onClick={() => showReason(dataset.id, stored)}><span className="yg-ellipsis">{reason}</span> <span className="yg-num">{n}</span></button>
              {releasable && <Button size="small" aria-label={t('screening.ledger.release', { reason, n })} onClick={() => { release.run({ dataset: dataset.id, reason: stored }).catch(() => {}) }}>{t('screening.ledger.releaseShort')}</Button>}
            </li>
          )
        })}
      </ul>
      <ErrorNote error={release.error} onClose={release.clear} />
    </div>
  )
}

/** 发放 / 回收 / 有效 as a table with every share beside its denominator, and the reasons. */
export function Ledger({ dataset }: { dataset: DatasetSummary }): ReactNode {
  const t = useT()
  const { data } = useEngineQuery('screening.ledger', { dataset: dataset.id })
  if (!data) return null
  const table = ledgerTable(t, data)
  const counts = table.rows.filter(({ key }) => !key.startsWith('reason '))
  return (
    <section aria-label={t('screening.ledger.title')}>
      <table className="yg-table yg-ledger-table">
        <thead><tr>{table.columns.map(({ key, header, align }) => <th key={key} scope="col" className={align === 'right' ? 'yg-align-right' : undefined}>{header}</th>)}</tr></thead>
        <tbody>
          {counts.map(({ key, cells }) => (
            <tr key={key}>{cells.map(({ text, value }, at) => (at === 0 ? <th key={at} scope="row">{text}</th> : <td key={at} className={at < 3 ? 'yg-align-right yg-num' : 'yg-secondary'} title={at === 2 && value !== null ? String(value) : undefined}>{text}</td>))}</tr>
          ))}
        </tbody>
      </table>
      {data.issued === null && <p className="yg-secondary yg-screening-about">{t('screening.ledger.noIssued')}</p>}
      <InvalidReasons dataset={dataset} releasable />
      <CopyTable table={table} />
    </section>
  )
}
