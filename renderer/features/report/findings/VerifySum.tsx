import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Verification } from '../../../../shared/contract/report.ts'
import { useT } from '../../../app/i18n.tsx'
import { signs } from './NumbersTable.tsx'

interface VerifySumProps {
  counts: Pick<Verification, 'equal' | 'different' | 'notDerivable' | 'typed'>
  /** Where the typed numbers are listed; left out where there is no such place. */
  onTyped?: () => void
  /** What else is known of it. */
  children?: ReactNode
}

/** The outcome of a verification in one line. */
export function VerifySum({ counts, onTyped, children }: VerifySumProps): ReactNode {
  const t = useT()
  const typed = t('reportEditor.typedN', { n: counts.typed })
  return (
    <p role="status" className="yg-verify-sum">
      {(['equal', 'different', 'notDerivable'] as const).map(outcome => <span key={outcome} className={`yg-verify-${outcome}`}>{signs[outcome]} {t(`reportVerify.outcome.${outcome}`)} <b className="yg-num">{counts[outcome]}</b></span>)}
      <span className={counts.typed > 0 ? 'yg-verify-typed' : 'yg-faint'}>{typed}{counts.typed > 0 && onTyped && <Button size="small" type="text" aria-label={t('reportEditor.jumpTo', { label: typed })} onClick={onTyped}>{t('reportEditor.jump')}</Button>}</span>
      {children}
    </p>
  )
}
