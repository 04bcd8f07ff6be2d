import { Pagination } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ChangeSet } from '../../../shared/contract/history.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useLang, useT } from '../../app/i18n.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { Backups } from './Backups.tsx'
import { ChangeDetails } from './ChangeDetails.tsx'
import { CheckPanel } from './CheckPanel.tsx'
import { HistoryTable } from './HistoryTable.tsx'
import './review.css'

const PAGE = 100

/** Who changed what, when and why; and whether file, log and data agree. */
export default function ReviewPage(): ReactNode {
  const t = useT()
  const lang = useLang()
  const [page, setPage] = useState(1)
  const [selected, setSelected] = useState<ChangeSet | null>(null)
  const history = useEngineQuery('history.list', { offset: (page - 1) * PAGE, limit: PAGE })
  const list = history.data
  const current = list?.sets.find(set => set.id === selected?.id) ?? selected
  return (
    <Workspace
      list={<><CheckPanel /><Backups /></>} listTitle={t('review.check')} name="review"
      inspector={<ChangeDetails change={current} />} inspectorTitle={t('review.selected')}
      toolbar={
        <>
          <strong>{t('review.history')}</strong>
          {list && <span className="yg-num yg-secondary">{t('review.count', { n: list.total.toLocaleString(lang) })}</span>}
          <span className="yg-review-gap" />
          {list && list.total > PAGE && <Pagination simple size="small" current={page} pageSize={PAGE} total={list.total} showSizeChanger={false} onChange={setPage} />}
        </>
      }
    >
      <ErrorNote error={history.error} />
      {list?.total === 0 && <EmptyPlace sentence={t('review.none')} example={t('review.noneExample')} />}
      {list && list.total > 0 && <HistoryTable sets={list.sets} selected={current?.id ?? null} onSelect={setSelected} />}
    </Workspace>
  )
}
