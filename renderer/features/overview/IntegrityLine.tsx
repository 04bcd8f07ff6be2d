import type { ReactNode } from 'react'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'

/** Whether the file and its log are whole. */
export function IntegrityLine(): ReactNode {
  const t = useT()
  const check = useEngineQuery('project.check', {})
  const state = check.data === undefined ? 'checking' : check.data.sound ? 'sound' : 'unsound'
  return (
    <section className="yg-card" aria-labelledby="overview-integrity">
      <h2 className="yg-h2" id="overview-integrity">{t('overview.integrity')}</h2>
      <p className="yg-integrity">
        <span className={`yg-tag ${state === 'sound' ? 'yg-tag-ok' : state === 'unsound' ? 'yg-tag-error' : ''}`}>{t(`overview.${state}`)}</span>
        <a className="yg-link" href={formatRoute('review')}>{t('overview.seeReview')}</a>
      </p>
    </section>
  )
}
