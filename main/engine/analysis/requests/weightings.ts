import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { descendingRanks } from '../../../../shared/stats/priority.ts'
import { itemWeights } from '../itemWeights.ts'
import { keyed } from '../keyed.ts'
import { rankAgreement } from '../rankAgreement.ts'
import { weightingColumns } from '../weightingColumns.ts'

/** Several weightings of the same items on the same cases, side by side, and how far their orders agree. */
export function weightingTable(project: ProjectReader, request: RequestOf<'weightings'>): JsonObject {
  const types = [...new Set(request.types)]
  const items = weightingColumns(project, request.dataset, request.variables, request.cost, types.includes('relative') ? request.target : null)
  const found = types.map(type => ({ type, ...itemWeights(type, items, { matrix: request.matrix, labels: [] }) }))
  const by = (value: (one: (typeof found)[number]) => Json): JsonObject => Object.fromEntries(found.map(one => [one.type, value(one)]))
  return {
    types, items: items.names, n: items.n, rows_total: items.rowsTotal, reversed: items.reversed, cost: items.names.filter((_, i) => items.lowerIsBetter[i]),
    weights: by(({ weights }) => keyed(items.names, weights)),
    ranks: by(({ weights }) => keyed(items.names, descendingRanks(weights))),
    ...rankAgreement(items.names, found.map(({ type, weights }) => ({ name: type, values: weights }))),
    warnings: found.flatMap(({ type, warnings }) => warnings.map(warning => ({ type, ...(warning as JsonObject) }))),
  }
}
