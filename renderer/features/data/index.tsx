import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../shared/model/dataset.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { DatasetList } from './DatasetList.tsx'
import { OpenDataset } from './OpenDataset.tsx'
import { ScreeningPage } from './screening/ScreeningPage.tsx'
import { SCREENING } from './screening/showRows.ts'
import { NoDatasets } from './sources/NoDatasets.tsx'
import { isSourceRoute, SourceRoute } from './sources/SourceRoute.tsx'
import { OpenWaves } from './waves/OpenWaves.tsx'
import './data.css'

/** `#/data/<data set>/<variable>`: the responses of one data set, row by row; and what stands beside them. */
export default function DataPage(): ReactNode {
  const list = useEngineQuery('dataset.list', {})
  if (list.error) return <div className="yg-page"><ErrorNote error={list.error} /></div>
  if (!list.data) return null
  return (
    <>
      <Shown list={list.data} />
      <OpenWaves list={list.data} />
    </>
  )
}

function Shown({ list }: { list: readonly DatasetSummary[] }): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const wanted = Number(rest[0])
  const chosen = rest[0] === undefined ? list[0]?.id : Number.isInteger(wanted) && wanted > 0 ? wanted : undefined
  if (isSourceRoute(rest)) return <SourceRoute rest={rest} list={list} />
  if (list.length === 0) return <NoDatasets />
  const here = list.find(dataset => dataset.id === chosen)
  if (!here) return <EmptyPlace sentence={t('data.gone')} action={<Button onClick={() => navigate('data')}>{t('controls.back')}</Button>} />
  if (rest[1] === SCREENING) return <ScreeningPage key={here.id} id={here.id} />
  return <OpenDataset key={here.id} id={here.id} variable={rest[1]} list={<DatasetList list={list} chosen={here.id} />} />
}
