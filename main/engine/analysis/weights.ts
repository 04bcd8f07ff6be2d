import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ProjectReader } from '../store/reader.ts'
import { caseWeights } from './caseWeights.ts'
import { findVariable } from './findVariable.ts'

export interface Weights {
  /** Of each row; 0 where there is none. */
  column: Float64Array
  /** What is wrong with them: `notConverged` (raking did not meet its margins), `noWeight` (rows without a weight are left out). */
  warnings: { code: 'notConverged' | 'noWeight'; value: number }[]
}

/** The weights of the cases and what must be known of them; null when none are asked for. Throws NOT_FOUND, BAD_VALUE for a negative weight. */
export function weightsOf(project: ProjectReader, dataset: Dataset, named: string | null): Weights | null {
  const column = caseWeights(project, dataset, named)
  if (!column || named === null) return null
  const facts = project.weightFacts(dataset.id, findVariable(dataset, named).id)
  const without = column.reduce((count, weight) => count + Number(!(weight > 0)), 0)
  return {
    column,
    warnings: [
      ...(facts && !facts.converged ? [{ code: 'notConverged' as const, value: facts.deviation }] : []),
      ...(without > 0 ? [{ code: 'noWeight' as const, value: without }] : []),
    ],
  }
}
