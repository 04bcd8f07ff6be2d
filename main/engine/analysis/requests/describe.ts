import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { describeWeighted } from '../../../../shared/stats/weighted.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import { weightsOf } from '../weights.ts'
import { groupsBy, pick } from './groups.ts'

type Request = Extract<AnalysisRequest, { method: 'describe' }>

/** Descriptive statistics keyed by variable name; with `by`, also for every group; weighted where a weight is given. */
export function describeColumns(project: ProjectReader, request: Request): { [key: string]: Json } {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const groups = request.by === null ? null : groupsBy(project, dataset, request.by)
  const weights = weightsOf(project, dataset, request.weight)
  const told = (column: Float64Array, weight: Float64Array | null): { [key: string]: Json } =>
    (weights && weight ? { ...describeWeighted(column, weight), warnings: weights.warnings.map(warning => ({ ...warning })) } : { ...describe(column) })
  return Object.fromEntries(variables.map(variable => {
    const column = project.columns.numbers(dataset.id, variable.id)
    const whole = told(column, weights && weights.column)
    const parts = groups?.map(({ value, label, rows }) => ({ value, label, ...told(pick(column, rows), weights && pick(weights.column, rows)) }))
    return [keys.get(variable.id)!, parts ? { ...whole, groups: parts } : whole]
  }))
}
