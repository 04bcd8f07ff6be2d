import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { netPromoterScore } from '../../../../shared/stats/nps.ts'
import type { Nps } from '../../../../shared/stats/nps.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { caseWeights } from '../caseWeights.ts'
import { findVariable } from '../findVariable.ts'
import { groupKeys } from '../valueGroups.ts'
import { groupsBy } from './groups.ts'

/** Net promoter score, whole and by group. An item that does not end at 10 has none (`notTenPoint`); one that starts at 1 is named in `warnings`. */
export function npsTable(project: ProjectReader, request: RequestOf<'nps'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const variable = findVariable(dataset, request.variable)
  const column = project.columns.numbers(dataset.id, variable.id)
  const weights = caseWeights(project, dataset, request.weight)
  const score = (rows: readonly number[]): Nps & { missing: number } => {
    const kept = rows.filter(row => !Number.isNaN(column[row]!))
    return {
      ...netPromoterScore(kept.map(row => column[row]!), 10, request.level, weights && kept.map(row => weights[row]!)),
      missing: rows.length - kept.length,
    }
  }
  const all = Array.from(column.keys())
  const answers = column.filter(value => !Number.isNaN(value))
  const outside = answers.some(value => value < 0 || value > 10)
  if (outside || (variable.scale !== null && variable.scale.max !== 10)) {
    return asJson({ status: 'notTenPoint', n: answers.length, scale: variable.scale, variable: variable.name })
  }
  const groups = request.by === null ? [] : groupsBy(project, dataset, request.by)
  const keys = groupKeys(groups)
  const lowest = variable.scale ? variable.scale.min : answers.reduce((least, value) => Math.min(least, value), 10)
  return asJson({
    status: answers.length > 0 ? 'solved' : 'noCases', variable: variable.name, level: request.level, ...score(all),
    groups: groups.map((group, i) => ({ group: keys[i]!, ...score(group.rows) })),
    warnings: lowest >= 1 && answers.length > 0 ? ['startsAtOne'] : [],
  })
}
