import type { Dataset, DatasetSummary } from '../../../shared/model/dataset.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import type { QueryView } from '../../app/engine/hooks.ts'
import { useRemembered } from '../../app/remembered.ts'

interface CurrentDataset {
  list: DatasetSummary[]
  summary: DatasetSummary | undefined
  dataset: Dataset | undefined
  choose(id: number): void
  query: QueryView<DatasetSummary[]>
}

const none: DatasetSummary[] = []

/** The data set a place works on: the one last chosen, else the first. */
export function useCurrentDataset(): CurrentDataset {
  const query = useEngineQuery('dataset.list', {})
  const [chosen, choose] = useRemembered('dataset', 0)
  const list = query.data ?? none
  const summary = list.find(candidate => candidate.id === chosen) ?? list[0]
  const dataset = useEngineQuery('dataset.get', { dataset: summary?.id ?? 1 }, { enabled: summary !== undefined, keepPrevious: false }).data
  return { list, summary, dataset: summary ? dataset : undefined, choose, query }
}
