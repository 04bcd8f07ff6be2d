import { Button } from 'antd'
import type { ReactNode } from 'react'
import { runCommand } from '../../app/commands.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { DatasetList } from './DatasetList.tsx'
import { OpenDataset } from './OpenDataset.tsx'
import './data.css'

/** `#/data/<data set>/<variable>`: the responses of one data set, row by row. */
export default function DataPage(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const list = useEngineQuery('dataset.list', {})
  const wanted = Number(rest[0])
  const chosen = rest[0] === undefined ? list.data?.[0]?.id : Number.isInteger(wanted) && wanted > 0 ? wanted : undefined
  if (list.error) return <div className="yg-page"><ErrorNote error={list.error} /></div>
  if (!list.data) return null
  if (list.data.length === 0) {
    return (
      <EmptyPlace
        sentence={t('data.empty.sentence')} example={t('data.empty.example')}
        action={<Button type="primary" onClick={() => runCommand('import.file')}>{t('data.importData')}</Button>}
      />
    )
  }
  const here = list.data.find(dataset => dataset.id === chosen)
  if (!here) return <EmptyPlace sentence={t('data.gone')} action={<Button onClick={() => navigate('data')}>{t('common.back')}</Button>} />
  return <OpenDataset key={here.id} id={here.id} variable={rest[1]} list={<DatasetList list={list.data} chosen={here.id} />} />
}
