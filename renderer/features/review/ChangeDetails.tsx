import type { ReactNode } from 'react'
import type { ChangeSet } from '../../../shared/contract/history.ts'
import { translateDynamic } from '../../../shared/i18n/translate.ts'
import { exclusionWords } from '../../../shared/i18n/exclusionWords.ts'
import { changeWords } from '../../app/changeWords.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { formatRoute } from '../../app/route.ts'
import { dayTime } from '../../ui/dayTime.ts'
import { ChangedCells } from './ChangedCells.tsx'

export function ChangeDetails({ change }: { change: ChangeSet | null }): ReactNode {
  const t = useT()
  const lang = useLang()
  const datasets = useEngineQuery('dataset.list', {})
  if (!change) return <p className="yg-details-pick">{t('review.pick')}</p>
  const facts = Object.entries(change.params).flatMap(([key, value]): [string, string][] => {
    const name = translateDynamic(lang, `review.param.${key}`)
    return name === undefined || value === '' ? [] : [[name, String(value)]]
  })
  const dataset = Number(change.params['dataset'])
  const there = datasets.data?.some(candidate => candidate.id === dataset) ?? false
  return (
    <div className="yg-details">
      <h3 className="yg-h2">{changeWords(change, lang)}</h3>
      <p className="yg-secondary">{t('review.wholeId', { id: change.id })} · {dayTime(change.at)} · {change.actor}</p>
      {change.undone && <p><span className="yg-tag">{t('review.undone')}</span></p>}
      <dl>
        {change.reason && <div><dt>{t('review.reason')}</dt><dd>{exclusionWords(t, change.reason)}</dd></div>}
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <ChangedCells change={change.id} />
      {there && <a className="yg-link" href={formatRoute('data', dataset)}>{t('review.openData')}</a>}
    </div>
  )
}
