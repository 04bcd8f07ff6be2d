import type { ReactNode } from 'react'
import type { Block } from '../../../../shared/model/report.ts'
import { useT } from '../../../app/i18n.tsx'

/** m:ss */
const minutes = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Speaking time by step, its sum, and what is left of the talk. */
export function TalkBudget({ blocks, talk }: { blocks: readonly Block[]; talk: number }): ReactNode {
  const t = useT()
  const steps = blocks.flatMap(({ id, content }) => (content.type === 'heading' && content.seconds !== null && content.seconds > 0 ? [{ id, text: content.text, seconds: content.seconds }] : []))
  if (steps.length === 0) return <p className="yg-prop-hint">{t('reportEditor.noBudget')}</p>
  const sum = steps.reduce((all, { seconds }) => all + seconds, 0)
  return (
    <table className="yg-budget" aria-label={t('reportEditor.budget')}>
      <tbody>{steps.map(({ id, text, seconds }) => <tr key={id}><td>{text}</td><td className="yg-num">{minutes(seconds)}</td></tr>)}</tbody>
      <tfoot>
        <tr><th scope="row">{t('reportEditor.budgetSum')}</th><td className="yg-num">{minutes(sum)} / {minutes(talk)}</td></tr>
        <tr><td colSpan={2} className={sum > talk ? 'yg-budget-over' : 'yg-faint'}>{sum > talk ? t('reportEditor.budgetOver', { time: minutes(sum - talk) }) : t('reportEditor.budgetLeft', { time: minutes(talk - sum) })}</td></tr>
      </tfoot>
    </table>
  )
}
