import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Finding } from '../../../shared/contract/project.ts'
import { translateDynamic } from '../../../shared/i18n/translate.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { checksItself } from './checksItself.ts'

/** The integrity check; by itself where it takes no time, else when asked. */
export function CheckPanel(): ReactNode {
  const t = useT()
  const lang = useLang()
  const [asked, setAsked] = useState(false)
  const overview = useEngineQuery('project.overview', {})
  const enabled = asked || (overview.data !== undefined && checksItself(overview.data.rows))
  const check = useEngineQuery('project.check', {}, { enabled })
  const wrong = check.data?.findings.filter(finding => finding.level !== 'ok').length ?? 0
  const sentence = (finding: Finding): string =>
    translateDynamic(lang, `review.finding.${finding.code}.${finding.level}`, finding.params) ?? t('review.findingOther', { code: finding.code })
  return (
    <div className="yg-check">
      <p className="yg-secondary">{t('review.checkHint')}</p>
      <ErrorNote error={check.error} />
      {check.data && (
        <p><span className={`yg-tag ${check.data.sound ? 'yg-tag-ok' : 'yg-tag-error'}`}>{check.data.sound ? t('review.sound') : t('review.unsound', { n: wrong })}</span></p>
      )}
      {enabled && check.pending && <p className="yg-secondary" role="status">{t('review.checking')}</p>}
      <ul>
        {check.data?.findings.map((finding, index) => (
          <li key={index} className={`yg-check-${finding.level}`}>
            <span className="yg-check-sign" role="img" aria-label={t(`review.level.${finding.level}`)}>{finding.level === 'ok' ? '✓' : '!'}</span>
            <span>{sentence(finding)}</span>
          </li>
        ))}
      </ul>
      <Button size="small" loading={check.refreshing} onClick={() => (enabled ? check.refetch() : setAsked(true))}>{t('review.checkNow')}</Button>
    </div>
  )
}
