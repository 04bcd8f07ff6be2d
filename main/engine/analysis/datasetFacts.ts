import type { Dataset } from '../../../shared/model/dataset.ts'
import type { DatasetFacts } from '../../../shared/model/results.ts'

export const datasetFacts = (dataset: Dataset): DatasetFacts => ({
  id: dataset.id,
  name: dataset.name,
  simulated: dataset.simulated,
  valid: dataset.ledger.valid,
  period: dataset.period,
  source: dataset.source.file,
})
