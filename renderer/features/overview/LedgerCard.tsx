import type { ReactNode } from 'react'
import { ledgerRates } from '../../../shared/model/dataset.ts'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { ledgerTable } from '../../../shared/presentation/screening.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { InvalidReasons } from '../data/screening/Ledger.tsx'
import { SCREENING } from '../data/screening/showRows.ts'
import { CopyTable } from '../figure/CopyTable.tsx'

/** 发放 / 回收 / 有效 and the three rates, each with its denominator named. */
export function LedgerCard({ dataset, chooser }: { dataset: DatasetSummary; chooser: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { ledger } = dataset
  const detail = useEngineQuery('screening.ledger', { dataset: dataset.id })
  const rates = ledgerRates(ledger)
  const widest = Math.max(ledger.issued ?? 0, ledger.returned, ledger.valid, 1)
  const bars = (['issued', 'returned', 'valid'] as const).map(key => ({ key, n: ledger[key] }))
  return (
    <section className="yg-card" aria-labelledby="overview-ledger">
      <div className="yg-card-head">
        <h2 className="yg-h2" id="overview-ledger">{t('overview.ledger')}</h2>
        {chooser || <a className="yg-link yg-ellipsis" href={formatRoute('data', dataset.id)}>{dataset.name}</a>}
        {dataset.simulated && <span className="yg-tag yg-tag-simulated">{t('controls.simulated')}</span>}
      </div>
      <dl className="yg-ledger">
        {bars.map(({ key, n }) => (
          <div key={key}>
            <dt>{t(`overview.${key}`)}</dt>
            <dd className="yg-num">{n === null ? <span className="yg-faint">{t('overview.unknown')}</span> : t('overview.copies', { n: n.toLocaleString(lang) })}</dd>
            <dd className="yg-ledger-bar" aria-hidden="true"><span style={{ width: `${((n ?? 0) / widest) * 100}%` }} /></dd>
          </div>
        ))}
      </dl>
      <dl className="yg-rates">
        {(['response', 'validOfReturned', 'validOfIssued'] as const).map(key => {
          const rate = rates[key]
          return (
            <div key={key}>
              <dt>{t(`overview.${key}`)}</dt>
              <dd className="yg-rate yg-num" title={rate === null ? undefined : String(rate)}>{rate === null ? '—' : `${(rate * 100).toFixed(1)}%`}</dd>
              <dd className="yg-secondary">{rate === null ? t('overview.noRate') : t(`overview.${key}Of`)}</dd>
            </div>
          )
        })}
      </dl>
      {ledger.issued === null && <p className="yg-secondary yg-ledger-note">{t('screening.ledger.noIssued')}</p>}
      <InvalidReasons dataset={dataset} />
      <div className="yg-ledger-end">
        <a className="yg-link" href={formatRoute('data', dataset.id, SCREENING)}>{t('screening.ledger.screen')}</a>
        {detail.data && <CopyTable table={ledgerTable(t, detail.data)} />}
      </div>
    </section>
  )
}
