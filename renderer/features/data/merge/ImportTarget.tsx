import { Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import './merge.css'

const NEW = 0

/** Whether the sheet becomes a data set of its own or brings one up to date; says so when it is a newer export of one. */
export function ImportTarget({ session, target, onTarget }: { session: string; target: number | null; onTarget: (dataset: number | null) => void }): ReactNode {
  const t = useT()
  const id = useId()
  const candidates = useEngineQuery('merge.candidates', { session }, { keepPrevious: false })
  const list = candidates.data ?? []
  if (list.length === 0) return null
  const [first] = list
  return (
    <div className="yg-merge-target" data-offered={first?.offered || undefined}>
      <label htmlFor={id}>{t('merge.target')}</label>
      <Select
        id={id} value={target ?? NEW} onChange={value => onTarget(value === NEW ? null : value)} popupMatchSelectWidth={false} style={{ minWidth: 220 }}
        options={[{ value: NEW, label: t('merge.asNew') }, ...list.map(({ dataset, name }) => ({ value: dataset, label: t('merge.asUpdate', { name }) }))]}
      />
      {first?.offered && (
        <>
          <span role="status">{t('merge.offer', { name: first.name, percent: Math.round(first.share * 100) })}</span>
          {target === null && <button type="button" className="yg-link-button" onClick={() => onTarget(first.dataset)}>{t('merge.asUpdate', { name: first.name })}</button>}
        </>
      )}
    </div>
  )
}
