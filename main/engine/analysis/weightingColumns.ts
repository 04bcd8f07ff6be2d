import { YinguoError } from '../../../shared/rpc/errors.ts'
import { completeCases } from '../../../shared/stats/missing.ts'
import { isConstant } from '../../../shared/stats/pearson.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable, findVariables, refuseTwice, resultKeys } from './findVariable.ts'
import { goodEndUp } from './goodEndUp.ts'

/** Items to be weighted: complete cases, items whose scale is negative turned round, lower-is-better ones marked. */
export interface WeightingColumns {
  names: string[]
  columns: Float64Array[]
  /** Of the same cases; null without a target. */
  target: Float64Array | null
  lowerIsBetter: boolean[]
  constant: boolean[]
  n: number
  rowsTotal: number
  reversed: string[]
}

/** Throws NOT_FOUND for a name, BAD_VALUE for one given twice, NOT_ENOUGH_DATA for none. */
export function weightingColumns(project: ProjectReader, id: number, named: readonly string[], cost: readonly string[], targetName: string | null): WeightingColumns {
  const dataset = project.dataset(id)
  const variables = findVariables(dataset, named)
  if (variables.length === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: 0 })
  refuseTwice(variables, 'variables')
  const keys = resultKeys(variables)
  const costs = new Set(findVariables(dataset, cost).map(variable => {
    if (!variables.includes(variable)) throw new YinguoError('NOT_FOUND', { what: 'item', id: variable.name })
    return variable.id
  }))
  const target = targetName === null ? null : findVariable(dataset, targetName)
  const all = completeCases([...variables, ...(target ? [target] : [])].map(variable => goodEndUp(project, variable)))
  const columns = all.slice(0, variables.length)
  return {
    names: variables.map(variable => keys.get(variable.id)!),
    columns, target: target && all.at(-1)!,
    lowerIsBetter: variables.map(variable => costs.has(variable.id)),
    constant: columns.map(isConstant),
    n: columns[0]!.length, rowsTotal: project.columns.numbers(id, variables[0]!.id).length,
    reversed: variables.filter(({ scale }) => scale?.direction === 'negative').map(variable => keys.get(variable.id)!),
  }
}
