import type { ReactNode } from 'react'
import type { ChangeSet } from '../../../shared/contract/history.ts'
import { exclusionWords } from '../../../shared/i18n/exclusionWords.ts'
import { changeWords } from '../../app/changeWords.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { dayTime } from '../../ui/dayTime.ts'

/** Newest first. What was taken back stays in the list, marked. */
export function HistoryTable({ sets, selected, onSelect }: { sets: readonly ChangeSet[]; selected: number | null; onSelect: (set: ChangeSet) => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  return (
    <table className="yg-history">
      <thead>
        <tr>
          <th scope="col" className="yg-history-id">{t('review.number')}</th>
          <th scope="col" className="yg-history-time">{t('review.time')}</th>
          <th scope="col">{t('review.what')}</th>
          <th scope="col">{t('review.reason')}</th>
          <th scope="col" className="yg-history-actor" title={t('review.actorHint')}>{t('review.actor')}</th>
          <th scope="col" className="yg-history-state">{t('review.state')}</th>
        </tr>
      </thead>
      <tbody>
        {sets.map(set => (
          <tr key={set.id} className={set.undone ? 'yg-history-undone' : undefined} aria-current={set.id === selected ? 'true' : undefined} onClick={() => onSelect(set)}>
            <td className="yg-num yg-secondary yg-history-id">{set.id}</td>
            <td className="yg-num">{dayTime(set.at)}</td>
            <td><button type="button" className="yg-history-what" onClick={() => onSelect(set)}>{changeWords(set, lang)}</button></td>
            <td className="yg-secondary">{set.reason && exclusionWords(t, set.reason)}</td>
            <td>{set.actor}</td>
            <td>{set.undone && <span className="yg-tag">{t('review.undone')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
