import type { Dataset } from '../../../../shared/model/dataset.ts'
import { missingState } from '../../../../shared/model/missing.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable } from '../findVariable.ts'

/** Rows of one group of a split. */
export interface Group { value: number | string; label: string; rows: number[] }

/** Rows by the value of `by`: codes in code order, then what else occurs. Rows with a missing value belong to no group. */
export function groupsBy(project: ProjectReader, dataset: Dataset, by: string): Group[] {
  const variable = findVariable(dataset, by)
  const labels = new Map(variable.codes.map(code => [code.code as number | string, code.label]))
  const numbers = project.columns.numbers(dataset.id, variable.id)
  const text = variable.kind === 'text' || variable.kind === 'date'
  const rows = new Map<number | string, number[]>()
  const values = text ? project.columns.values(dataset.id, variable.id) : null
  for (let row = 0; row < numbers.length; row++) {
    const value = values ? values[row]! : numbers[row]!
    if (values ? missingState(value) !== null : Number.isNaN(value)) continue
    const group = rows.get(value!) ?? []
    group.push(row)
    rows.set(value!, group)
  }
  const place = new Map(variable.codes.map((code, index) => [code.code as number | string, index]))
  return [...rows].map(([value, members]) => ({ value, label: labels.get(value) ?? String(value), rows: members })).sort((a, b) =>
    (place.get(a.value) ?? place.size) - (place.get(b.value) ?? place.size) || (a.value < b.value ? -1 : 1))
}

/** The cells of a column in the given rows. */
export const pick = (column: Float64Array, rows: readonly number[]): Float64Array => Float64Array.from(rows, row => column[row]!)
