import type { Variable } from '../../../shared/model/variable.ts'
import { turned } from '../../../shared/stats/score.ts'
import type { ProjectReader } from '../store/reader.ts'

/** Answers with the good end up: those to an item whose scale is negative are mirrored in it; NaN stays NaN. */
export function goodEndUp(project: ProjectReader, { dataset, id, scale }: Variable): Float64Array {
  const values = project.columns.numbers(dataset, id)
  return scale?.direction === 'negative' ? values.map(value => turned(value, scale)) : values
}
