import type { CellValue } from '../../../shared/model/missing.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ReturnedRows } from './returnedRows.ts'

/** The project as if these returned responses of one data set were the ones that count. */
export function heldToRows(project: ProjectReader, dataset: number, rows: ReturnedRows, kept: Int32Array): ProjectReader {
  const numbers = new Map<string, Float64Array>()
  const values = new Map<string, CellValue[]>()
  const rids = Float64Array.from(kept, row => rows.rids[row]!)
  const made = <V>(map: Map<string, V>, variable: string, make: () => V): V => {
    let column = map.get(variable)
    if (column === undefined) map.set(variable, column = make())
    return column
  }
  const { columns } = project
  return {
    ...project,
    dataset: id => {
      const whole = project.dataset(id)
      return id === dataset ? { ...whole, ledger: { ...whole.ledger, valid: kept.length } } : whole
    },
    columns: {
      numbers: (id, variable) => (id !== dataset ? columns.numbers(id, variable)
        : made(numbers, variable, () => { const column = rows.numbers(variable); return Float64Array.from(kept, row => column[row]!) })),
      values: (id, variable) => (id !== dataset ? columns.values(id, variable)
        : made(values, variable, () => { const column = rows.values(variable); return Array.from(kept, row => column[row] ?? null) })),
      rids: id => (id === dataset ? rids : columns.rids(id)),
    },
  }
}
