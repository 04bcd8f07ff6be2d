import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { descendingRanks } from '../../../../shared/stats/priority.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { itemWeights } from '../itemWeights.ts'
import { judgementResult } from '../judgements.ts'
import { keyed } from '../keyed.ts'
import { weightingColumns } from '../weightingColumns.ts'

/** Weights of items by one method, under the names of the reference files; AHP also of labels alone, without a data set. */
export function weightTable(project: ProjectReader, request: RequestOf<'weights'>): JsonObject {
  const { type, matrix, labels } = request
  if (type === 'ahp' && request.variables.length === 0) {
    if (matrix === null) throw new YinguoError('BAD_VALUE', { variable: 'matrix', value: '', why: 'noMatrix' })
    const found = judgementResult(matrix, labels)
    const names = found['labels'] as string[]
    const weights = found['weights_eigen'] as number[]
    return { type, ...found, weights: keyed(names, weights), ranks: keyed(names, descendingRanks(weights)), warnings: (found['revise'] as unknown[]).length > 0 ? [{ code: 'inconsistent', items: [] }] : [] }
  }
  if (request.dataset === null) throw new YinguoError('BAD_VALUE', { variable: 'dataset', value: '', why: 'noDataset' })
  const items = weightingColumns(project, request.dataset, request.variables, request.cost, type === 'relative' ? request.target : null)
  const { weights, details, warnings } = itemWeights(type, items, { matrix, labels })
  return {
    type, n: items.n, rows_total: items.rowsTotal, items: items.names, reversed: items.reversed, cost: items.names.filter((_, i) => items.lowerIsBetter[i]),
    ...details,
    weights: keyed(items.names, weights), ranks: keyed(items.names, descendingRanks(weights)), warnings,
  }
}
