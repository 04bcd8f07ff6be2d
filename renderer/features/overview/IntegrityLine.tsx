import type { ReactNode } from 'react'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { checksItself } from '../review/checksItself.ts'

/** Whether the file and its log are whole; large projects are checked on the review page, when asked. */
export function IntegrityLine({ rows }: { rows: number }): ReactNode {
  const t = useT()
  const enabled = checksItself(rows)
  const check = useEngineQuery('project.check', {}, { enabled })
  const state = check.data !== undefined ? (check.data.sound ? 'sound' : 'unsound') : enabled ? 'checking' : 'unchecked'
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
