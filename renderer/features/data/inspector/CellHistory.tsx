import type { ReactNode } from 'react'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { dayTime } from '../../../ui/dayTime.ts'
import { cellText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'

/** Who changed this cell, when, from what to what, and why. Keyed to the respondent, so that sorting does not matter. */
export function CellHistory({ dataset, rid, variable, mode }: { dataset: number; rid: number; variable: Variable; mode: ShowMode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { data: changes } = useEngineQuery('dataset.cellHistory', { dataset, rid, variable: variable.id }, { keepPrevious: false })
  return (
    <section className="yg-cell-history" aria-label={t('data.history.title')}>
      <h3 className="yg-h2">{t('data.history.of', { label: variable.label || variable.name, rid })}</h3>
      {changes?.length === 0 && <p className="yg-secondary">{t('data.history.none')}</p>}
      <ol>
        {changes?.map((change, index) => (
          <li key={`${change.changeSet} ${index}`}>
            <span className="yg-cell-change">
              {!(change.kind.startsWith('import') && change.from === null) && (
                <>
                  <span className="yg-change-from">{cellText(variable, change.from, mode, t)}</span>
                  <span aria-hidden="true">→</span>
                </>
              )}
              <strong>{cellText(variable, change.to, mode, t)}</strong>
            </span>
            <span className="yg-secondary">
              {translateDynamic(lang, `review.plainKind.${change.kind}`) ?? change.kind}
              {' · '}
              {t('data.history.by', { actor: change.actor, at: dayTime(change.at) })}
            </span>
            {change.reason && <span className="yg-secondary">{t('data.history.reason', { reason: change.reason })}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
