import type { ReactNode } from 'react'
import type { Variable } from '../../../shared/model/variable.ts'
import { useT } from '../../app/i18n.tsx'
import { lacksScale } from './scaleEdit.ts'

/** "1–10 ↑ 正向" beside an item, or a warning that its bounds are missing. */
export function ScaleText({ variable }: { variable: Variable }): ReactNode {
  const t = useT()
  if (lacksScale(variable)) return <span className="yg-scale-warning">⚠ {t('questionnaire.noScale')}</span>
  if (!variable.scale) return null
  const { min, max, direction } = variable.scale
  return (
    <span className="yg-scale-text yg-num" title={t(direction === 'positive' ? 'questionnaire.positive' : 'questionnaire.negative')}>
      {min}–{max}
      <span className={direction === 'negative' ? 'yg-direction yg-direction-negative' : 'yg-direction'}>
        <span aria-hidden="true">{direction === 'positive' ? '↑' : '↓'}</span> {t(direction === 'positive' ? 'questionnaire.positiveShort' : 'questionnaire.negativeShort')}
      </span>
    </span>
  )
}
