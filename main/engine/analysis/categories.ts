import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable } from './findVariable.ts'
import { groupKeys } from './valueGroups.ts'
import { groupsBy } from './requests/groups.ts'

export interface Categories {
  name: string
  keys: string[]
  values: (number | string)[]
  /** Place of each row's category; -1 for missing. */
  of: Int32Array
}

/** A variable's categories: its codes in order, those that never occur too, then what else occurs. */
export function categoriesOf(project: ProjectReader, dataset: Dataset, named: string): Categories {
  const variable = findVariable(dataset, named)
  const occurring = groupsBy(project, dataset, variable.id)
  const met = new Set(occurring.map(group => group.value))
  const unused = variable.codes.filter(code => !code.missing && !met.has(code.code)).map(code => ({ value: code.code as number | string, label: code.label, rows: [] as number[] }))
  const place = new Map(variable.codes.map((code, i) => [code.code as number | string, i]))
  const all = [...occurring, ...unused].map((group, i) => ({ group, at: place.get(group.value) ?? place.size + i })).sort((a, b) => a.at - b.at).map(({ group }) => group)
  const of = new Int32Array(project.columns.numbers(dataset.id, variable.id).length).fill(-1)
  all.forEach((group, i) => { for (const row of group.rows) of[row] = i })
  return { name: variable.name, keys: groupKeys(all), values: all.map(group => group.value), of }
}

/** Counts of rows by columns, and how many rows have no place in it; with weights, sums of them, of their squares, and the cases that have one. */
export function countPairs(rows: Categories, columns: Categories, weights: ArrayLike<number> | null): { table: number[][]; squares: number[][]; cases: number; missing: number } {
  const table = rows.keys.map(() => columns.keys.map(() => 0))
  const squares = table.map(row => [...row])
  let cases = 0
  let missing = 0
  for (let i = 0; i < rows.of.length; i++) {
    const row = rows.of[i]!, column = columns.of[i]!
    if (row < 0 || column < 0) { missing++; continue }
    const weight = weights ? weights[i]! : 1
    if (weight > 0) cases++
    table[row]![column]! += weight
    squares[row]![column]! += weight * weight
  }
  return { table, squares, cases, missing }
}
