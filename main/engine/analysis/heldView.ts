import type { CellValue } from '../../../shared/model/missing.ts'
import type { ProjectReader } from '../store/reader.ts'

/** The project with one data set held to some of the cases that count, by their positions. */
export function heldView(project: ProjectReader, dataset: number, positions: ArrayLike<number>): ProjectReader {
  const { columns } = project
  const rows = Int32Array.from(positions)
  const numbers = new Map<string, Float64Array>()
  const values = new Map<string, CellValue[]>()
  const held = (column: Float64Array): Float64Array => {
    const kept = new Float64Array(rows.length)
    for (let i = 0; i < kept.length; i++) kept[i] = column[rows[i]!]!
    return kept
  }
  const kept = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    let value = map.get(key)
    if (value === undefined) map.set(key, value = make())
    return value
  }
  const rids = held(columns.rids(dataset))
  return {
    ...project,
    dataset: id => {
      const whole = project.dataset(id)
      return id === dataset ? { ...whole, ledger: { ...whole.ledger, valid: rows.length } } : whole
    },
    columns: {
      numbers: (id, variable) => (id === dataset ? kept(numbers, variable, () => held(columns.numbers(id, variable))) : columns.numbers(id, variable)),
      values: (id, variable) => {
        if (id !== dataset) return columns.values(id, variable)
        return kept(values, variable, () => { const column = columns.values(id, variable); return Array.from(rows, row => column[row] as CellValue) })
      },
      rids: id => (id === dataset ? rids : columns.rids(id)),
    },
  }
}
