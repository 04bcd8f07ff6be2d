import type { Dataset } from '../../../shared/model/dataset.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable } from './findVariable.ts'

/** Weight of each row; a missing weight is 0. Null when none is asked for. BAD_VALUE for a negative weight. */
export function caseWeights(project: ProjectReader, dataset: Dataset, named: string | null): Float64Array | null {
  if (named === null) return null
  const variable = findVariable(dataset, named)
  return project.columns.numbers(dataset.id, variable.id).map(value => {
    if (value < 0) throw new YinguoError('BAD_VALUE', { variable: variable.name, value, why: 'negativeWeight' })
    return Number.isNaN(value) ? 0 : value
  })
}
