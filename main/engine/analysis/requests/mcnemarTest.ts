import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { mcnemar } from '../../../../shared/stats/mcnemar.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { categoriesOf } from '../categories.ts'

/** Change between two categorical measurements of the same cases; rows first, columns second measurement. */
export function mcnemarTable(project: ProjectReader, request: RequestOf<'mcnemar'>): JsonObject {
  if (request.table) {
    const { table } = request
    if (table.length < 2 || table.some(row => row.length !== table.length)) throw new YinguoError('BAD_VALUE', { variable: 'table', value: table.length, why: 'notSquare' })
    return asJson({ ...mcnemar(table), table, rows: table.map((_, i) => String(i + 1)), missing: 0 })
  }
  if (request.dataset === null || request.variables.length !== 2) throw new YinguoError('BAD_PARAMS', { issues: ['variables'] })
  const dataset = project.dataset(request.dataset)
  const [first, second] = request.variables.map(name => categoriesOf(project, dataset, name)) as [ReturnType<typeof categoriesOf>, ReturnType<typeof categoriesOf>]
  // Both measurements share one list of categories, so that the table is square.
  const keys = [...new Set([...first.keys, ...second.keys])].filter(key => occurs(first, key) || occurs(second, key))
  const table = keys.map(() => keys.map(() => 0))
  let missing = 0
  for (let row = 0; row < first.of.length; row++) {
    const a = first.of[row]!, b = second.of[row]!
    if (a < 0 || b < 0) missing++
    else table[keys.indexOf(first.keys[a]!)]![keys.indexOf(second.keys[b]!)]!++
  }
  const test = keys.length < 2 ? mcnemar([[table[0]?.[0] ?? 0, 0], [0, 0]]) : mcnemar(table)
  return asJson({ ...test, table, rows: keys, missing })
}

const occurs = ({ keys, of }: ReturnType<typeof categoriesOf>, key: string): boolean => of.includes(keys.indexOf(key))
