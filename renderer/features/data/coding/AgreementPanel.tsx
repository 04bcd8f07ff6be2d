import { Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CodingAgreement } from '../../../../shared/contract/coding.ts'
import type { Agreement } from '../../../../shared/stats/kappa.ts'
import type { TableCell, TableModel } from '../../../../shared/figures/figure.ts'
import { coefficientText, percentText } from '../../../../shared/figures/rounding.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { notify, notifyError } from '../../../app/notices.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'

type T = ReturnType<typeof useT>

/** Two coders beside each other: agreement, kappa by factor and over all, and a sentence for the report. */
export function AgreementPanel({ where, coders, onDisputed }: { where: { dataset: number; variable: string }; coders: readonly string[]; onDisputed: () => void }): ReactNode {
  const t = useT()
  const [first, setFirst] = useState<string | null>(null)
  const [second, setSecond] = useState<string | null>(null)
  const a = first ?? coders[0]
  const b = second ?? coders.find(coder => coder !== a)
  const agreement = useEngineQuery('coding.agreement', { ...where, coders: [a ?? '-', b ?? '-'] }, { enabled: a !== undefined && b !== undefined })
  if (a === undefined || b === undefined) return <div className="yg-coding-panel"><p className="yg-secondary">{t('sources.agreement.needTwo')}</p></div>
  const data = agreement.data
  const options = coders.map(value => ({ value, label: value }))
  const table = data && kappaTable(data, t)
  return (
    <div className="yg-coding-panel">
      <div className="yg-coding-filter">
        <span>{t('sources.agreement.first')}</span>
        <Select value={a} onChange={setFirst} options={options} aria-label={t('sources.agreement.first')} popupMatchSelectWidth={false} />
        <span>{t('sources.agreement.second')}</span>
        <Select value={b} onChange={setSecond} options={options} aria-label={t('sources.agreement.second')} popupMatchSelectWidth={false} />
        <span className="yg-toolbar-gap" />
        {table && <CopyTable table={table} />}
      </div>
      <ErrorNote error={agreement.error} />
      {data && table && (data.n === 0 ? <p className="yg-secondary">{t('sources.agreement.needTwo')}</p> : (
        <>
          <p className="yg-coding-sentence">
            {sentence(data, t)}
            <button type="button" className="yg-link-button" onClick={() => { navigator.clipboard.writeText(sentence(data, t)).then(() => notify('sources.agreement.copied'), notifyError) }}>{t('sources.agreement.copy')}</button>
          </p>
          {data.disputed > 0 && <p>{t('sources.agreement.disputed', { n: data.disputed })} <button type="button" className="yg-button" onClick={onDisputed}>{t('sources.agreement.seeDisputed')}</button></p>}
          <FigureTable table={table} label={t('sources.coding.tabs.agreement')} />
          <p className="yg-secondary">{t(`sources.agreement.${data.method}`)}</p>
        </>
      ))}
    </div>
  )
}

function sentence({ n, identical, overall }: CodingAgreement, t: T): string {
  const base = { n, identical, percent: percentText(identical / n) }
  if (overall.kappa === null) return t('sources.agreement.sentenceNone', base)
  const kappa = coefficientText(overall.kappa)
  return overall.low === null || overall.high === null
    ? t('sources.agreement.sentenceNoCi', { ...base, kappa })
    : t('sources.agreement.sentence', { ...base, kappa, low: coefficientText(overall.low), high: coefficientText(overall.high) })
}

function kappaTable(data: CodingAgreement, t: T): TableModel {
  const count = (value: number): TableCell => ({ value, text: String(value) })
  const blank: TableCell = { value: null, text: '' }
  const judged = ({ observed, kappa, low, high }: Agreement): TableCell[] => [
    { value: observed, text: observed === null ? '–' : percentText(observed) },
    { value: kappa, text: kappa === null ? t('sources.agreement.undefined') : coefficientText(kappa) },
    low === null || high === null ? { value: null, text: '–' } : { value: `${low} ${high}`, text: `[${coefficientText(low)}, ${coefficientText(high)}]` },
  ]
  const named = (text: string): TableCell => ({ value: text, text })
  const keys = ['both', 'onlyFirst', 'onlySecond', 'neither', 'percent', 'kappa', 'ci'] as const
  return {
    columns: [{ key: 'factor', header: t('sources.summary.factor'), sub: '', align: 'left' }, ...keys.map(key => ({ key, header: t(`sources.agreement.${key}`), sub: '', align: 'right' as const }))],
    rows: [
      ...data.factors.map(({ factor, name, both, onlyFirst, onlySecond, neither, agreement }) => ({
        key: factor, cells: [named(name || t('sources.agreement.noFactor')), count(both), count(onlyFirst), count(onlySecond), count(neither), ...judged(agreement)],
      })),
      { key: 'total', cells: [named(t('sources.agreement.overall')), blank, blank, blank, blank, ...judged(data.overall)] },
    ],
  }
}
