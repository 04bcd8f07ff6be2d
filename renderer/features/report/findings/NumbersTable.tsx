import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Verified } from '../../../../shared/contract/report.ts'
import type { FileNumber } from '../../../../shared/contract/reportFile.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useLang, useT } from '../../../app/i18n.tsx'

const outcomes = ['different', 'notDerivable', 'equal'] as const
export const signs: Record<Verified['outcome'], string> = { equal: '✓', different: '≠', notDerivable: '?' }
type Row = Verified | FileNumber
type Shown = Verified['outcome'] | 'all' | 'byHand'

const standingOf = (row: Row): FileNumber['standing'] => ('standing' in row ? row.standing : 'unseen')
const touched = (row: Row): boolean => standingOf(row) === 'byHand' || standingOf(row) === 'removed'

interface NumbersTableProps {
  label: string
  numbers: readonly Row[]
  /** Blocks there is a way to. */
  reachable(block: string): boolean
  onGo(row: Row): void
}

/** What verifying found, number by number: the different first, each with the way to it. */
export function NumbersTable({ label, numbers, reachable, onGo }: NumbersTableProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const [shown, setShown] = useState<Shown>('all')
  const ofFile = numbers.some(row => 'standing' in row)
  const rows = outcomes.flatMap(outcome => numbers.filter(row => row.outcome === outcome)).filter(row => shown === 'all' || (shown === 'byHand' ? touched(row) : row.outcome === shown))
  const reason = (code: string): string => (code === '' ? '' : translateDynamic(lang, `reportVerify.reason.${code}`) ?? code)
  const value = (row: Row, text: string): ReactNode => (row.what === 'number' ? text : text && <code title={text}>{text.slice(0, 12)}</code>)
  const now = (row: Row): ReactNode => (!('now' in row) || row.standing === 'unseen' ? '' : row.standing === 'removed' ? <b className="yg-verify-different">{t('reportFile.verified.removed')}</b> : row.standing === 'byHand' ? <b className="yg-verify-different">{row.now}</b> : row.now)
  const options = [{ value: 'all' as Shown, label: t('reportEditor.all') }, ...outcomes.map(each => ({ value: each as Shown, label: t(`reportVerify.outcome.${each}`) })), ...(ofFile ? [{ value: 'byHand' as Shown, label: t('reportDelivered.touched') }] : [])]
  return (
    <>
      <Segmented<Shown> size="small" aria-label={t('reportEditor.show')} value={shown} onChange={setShown} options={options} />
      <div className="yg-table-scroll" role="region" aria-label={label} tabIndex={0}>
        <table className="yg-table" aria-label={label}>
          <thead>
            <tr>
              {(['outcome', 'what', 'where', 'written', 'derived'] as const).map(key => <th key={key} scope="col" className={key === 'written' || key === 'derived' ? 'yg-num' : undefined}>{t(key === 'written' && ofFile ? 'reportDelivered.exported' : `reportEditor.verifyColumn.${key}`)}</th>)}
              {ofFile && <th scope="col" className="yg-num">{t('reportDelivered.now')}</th>}
              <th scope="col">{t('reportEditor.verifyColumn.reason')}</th><th scope="col"><span className="yg-visually-hidden">{t('reportEditor.jump')}</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={`${row.id} ${i}`} data-outcome={row.outcome} data-standing={standingOf(row)}>
                <td className={`yg-verify-${row.outcome}`}>{signs[row.outcome]} {t(`reportVerify.outcome.${row.outcome}`)}</td>
                <td>{t(`reportEditor.verified.${row.what}`)}</td><td className="yg-verify-label" title={row.label}>{row.label}</td>
                <td className="yg-num">{value(row, row.written)}</td><td className="yg-num">{value(row, row.derived)}</td>
                {ofFile && <td className="yg-num">{now(row)}</td>}
                <td>{reason(row.reason)}</td>
                <td>{reachable(row.block) && <Button size="small" type="text" aria-label={t('reportEditor.jumpTo', { label: row.label })} onClick={() => onGo(row)}>{t('reportEditor.jump')}</Button>}</td>
              </tr>
            ))}
            {rows.length === 0 && <tr><td colSpan={8} className="yg-faint">{t('reportDelivered.noneOfThese')}</td></tr>}
          </tbody>
        </table>
      </div>
    </>
  )
}
