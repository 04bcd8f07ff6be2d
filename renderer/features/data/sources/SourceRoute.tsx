import type { ReactNode } from 'react'
import type { DatasetSummary } from '../../../../shared/model/dataset.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { CodingPage } from '../coding/CodingPage.tsx'
import { DatasetList } from '../DatasetList.tsx'
import { SourceTablePage } from './SourceTablePage.tsx'
import { TimeTablePage } from './TimeTablePage.tsx'

const routes = ['table', 'code', 'time']

/** Addresses below the data place that are no data set: `table/<id>`, `code/<data set>/<variable>`, `time/<data set>`. */
export const isSourceRoute = (rest: readonly string[]): boolean => routes.includes(rest[0] ?? '')

export function SourceRoute({ rest, list }: { rest: readonly string[]; list: readonly DatasetSummary[] }): ReactNode {
  const [what, id, variable] = rest
  if (what === 'table') return <SourceTablePage id={id ?? ''} list={<DatasetList list={list} chosen={0} table={id} />} />
  return <OfDataset what={what === 'time' ? 'time' : 'code'} id={Number(id)} variable={variable} list={list} />
}

function OfDataset({ what, id, variable, list }: { what: 'time' | 'code'; id: number; variable: string | undefined; list: readonly DatasetSummary[] }): ReactNode {
  const dataset = useEngineQuery('dataset.get', { dataset: Number.isInteger(id) && id > 0 ? id : 1 }, { keepPrevious: false })
  if (!dataset.data) return dataset.error ? <div className="yg-page"><ErrorNote error={dataset.error} /></div> : null
  return what === 'code' ? <CodingPage dataset={dataset.data} variable={variable} /> : <TimeTablePage key={id} dataset={dataset.data} list={<DatasetList list={list} chosen={id} />} />
}
