import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import { groupsBy, pick } from './groups.ts'

type Request = Extract<AnalysisRequest, { method: 'describe' }>

/** Descriptive statistics keyed by variable name; with `by`, also for every group. */
export function describeColumns(project: ProjectReader, request: Request): { [key: string]: Json } {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const groups = request.by === null ? null : groupsBy(project, dataset, request.by)
  return Object.fromEntries(variables.map(variable => {
    const column = project.columns.numbers(dataset.id, variable.id)
    const whole = { ...describe(column) }
    const parts = groups?.map(({ value, label, rows }) => ({ value, label, ...describe(pick(column, rows)) }))
    return [keys.get(variable.id)!, parts ? { ...whole, groups: parts } : whole]
  }))
}
