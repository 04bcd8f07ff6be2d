import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Verification, Verified } from '../../../../shared/contract/report.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useEngineJob } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { useEditing } from '../editing.ts'

const outcomes = ['different', 'notDerivable', 'equal'] as const
const signs: Record<Verified['outcome'], string> = { equal: '✓', different: '≠', notDerivable: '?' }

/** Every number, table and figure derived from the files again: equal, different, or not derivable and why. */
export function VerifyView({ onGo }: { onGo(block: string): void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { report, session } = useEditing()
  const job = useEngineJob('report.verify')
  const [found, setFound] = useState<Verification | null>(null)
  const [shown, setShown] = useState<Verified['outcome'] | 'all'>('all')
  const start = (): void => {
    void session.flush().then(() => job.run({ report: report.id })).then(setFound, () => {})
  }
  const rows = found ? outcomes.flatMap(outcome => found.numbers.filter(number => number.outcome === outcome && (shown === 'all' || shown === outcome))) : []
  const reason = (code: string): string => (code === '' ? '' : translateDynamic(lang, `reportVerify.reason.${code}`) ?? code)
  const still = new Set(report.blocks.map(block => block.id))
  return (
    <div className="yg-findings">
      <h2>{t('reportEditor.verify')}</h2>
      <p className="yg-secondary">{t('reportEditor.verifyHint')}</p>
      <div className="yg-prop-row">
        <Button type="primary" disabled={job.pending} onClick={start}>{t(found ? 'reportEditor.verifyAgain' : 'reportEditor.verifyNow')}</Button>
        {job.pending && <JobProgress progress={job.progress} onCancel={job.cancel} />}
      </div>
      <ErrorNote error={job.error} onClose={job.clear} />
      {found && (
        <>
          <p role="status" className="yg-verify-sum">
            {(['equal', 'different', 'notDerivable'] as const).map(outcome => <span key={outcome} className={`yg-verify-${outcome}`}>{signs[outcome]} {t(`reportVerify.outcome.${outcome}`)} <b className="yg-num">{found[outcome]}</b></span>)}
            <span className={found.typed > 0 ? 'yg-verify-typed' : 'yg-faint'}>{t('reportEditor.typedN', { n: found.typed })}</span>
            <span className="yg-faint">{t('reportPage.origin.hash')}<code>{found.data.split('+').map(hash => hash.slice(0, 16)).join(' + ')}</code></span>
          </p>
          <Segmented size="small" aria-label={t('reportEditor.show')} value={shown} onChange={setShown} options={[{ value: 'all' as const, label: t('reportEditor.all') }, ...outcomes.map(value => ({ value, label: t(`reportVerify.outcome.${value}`) }))]} />
          <div className="yg-table-scroll" role="region" aria-label={t('reportEditor.verify')} tabIndex={0}>
            <table className="yg-table" aria-label={t('reportEditor.verify')}>
              <thead><tr>{(['outcome', 'what', 'where', 'written', 'derived', 'reason'] as const).map(key => <th key={key} scope="col">{t(`reportEditor.verifyColumn.${key}`)}</th>)}<th scope="col"><span className="yg-visually-hidden">{t('reportEditor.jump')}</span></th></tr></thead>
              <tbody>
                {rows.map((row, i) => (
                  <tr key={`${row.id} ${i}`} data-outcome={row.outcome}>
                    <td className={`yg-verify-${row.outcome}`}>{signs[row.outcome]} {t(`reportVerify.outcome.${row.outcome}`)}</td>
                    <td>{t(`reportEditor.verified.${row.what}`)}</td><td className="yg-verify-label" title={row.label}>{row.label}</td>
                    <td className="yg-num">{row.what === 'number' ? row.written : <code>{row.written}</code>}</td><td className="yg-num">{row.what === 'number' ? row.derived : <code>{row.derived}</code>}</td>
                    <td>{reason(row.reason)}</td>
                    <td>{still.has(row.block) && <Button size="small" type="text" aria-label={t('reportEditor.jumpTo', { label: row.label })} onClick={() => onGo(row.block)}>{t('reportEditor.jump')}</Button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  )
}
