import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, labelOf } from '../findVariable.ts'
import { groupKeys } from '../valueGroups.ts'
import { groupsBy } from './groups.ts'

/**
 * 调查表: how often each thing was ticked, by period or place. Indicators count where they are 1; other variables give one line
 * for each of their answers. Shares and cumulative shares are of all counts.
 */
export function checkSheet(project: ProjectReader, request: RequestOf<'checksheet'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const groups = groupsBy(project, dataset, request.by)
  const columns = groupKeys(groups)
  const lines = findVariables(dataset, request.variables).flatMap(variable => {
    const numbers = project.columns.numbers(dataset.id, variable.id)
    const count = (wanted: number): number[] => groups.map(group => group.rows.reduce((total, row) => total + (numbers[row] === wanted ? 1 : 0), 0))
    if (variable.kind === 'indicator') return [{ item: labelOf(variable), counts: count(1) }]
    return variable.codes.filter(code => !code.missing).map(code => ({ item: code.label || String(code.code), counts: count(code.code) }))
  }).map(line => ({ ...line, total: line.counts.reduce((sum, each) => sum + each, 0) })).sort((a, b) => b.total - a.total)
  const total = lines.reduce((sum, line) => sum + line.total, 0)
  let before = 0
  return {
    columns, column_n: groups.map(group => group.rows.length), total,
    lines: lines.map(line => {
      before += line.total
      return { ...line, share: total > 0 ? line.total / total : null, cumulative_share: total > 0 ? before / total : null }
    }),
  }
}
