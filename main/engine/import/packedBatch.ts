import type { CellValue } from '../../../shared/model/missing.ts'
import type { Batch } from './messages.ts'

/** A column with texts on its way between threads: each distinct value once, and which of them stands in which row. */
interface PackedColumn { values: CellValue[]; places: Uint16Array }
export interface PackedBatch { count: number; columns: (Float64Array | PackedColumn)[] }

/** Labels come again and again: copied cell by cell they would be most of what crosses, and most of the garbage. */
export function pack({ count, columns }: Batch): PackedBatch {
  return { count, columns: columns.map(column => (column instanceof Float64Array ? column : packColumn(column, count))) }
}

export function unpack({ count, columns }: PackedBatch): Batch {
  return { count, columns: columns.map(column => (column instanceof Float64Array ? column : unpackColumn(column))) }
}

function unpackColumn({ values, places }: PackedColumn): CellValue[] {
  const column = new Array<CellValue>(places.length)
  for (let row = 0; row < places.length; row++) column[row] = values[places[row]!]!
  return column
}

/** What a batch may hand over instead of having it copied. */
export const buffersOf = ({ columns }: PackedBatch): ArrayBuffer[] => columns.map(column => (column instanceof Float64Array ? column : column.places).buffer as ArrayBuffer)

function packColumn(column: readonly CellValue[], count: number): PackedColumn {
  const values: CellValue[] = []
  const places = new Uint16Array(count)
  const known = new Map<CellValue, number>()
  for (let row = 0; row < count; row++) {
    const value = column[row] ?? null
    let place = known.get(value)
    // A map takes 0 and -0 for one, which are two values here.
    if (place === undefined || Object.is(value, -0)) {
      place = values.length
      values.push(value)
      if (!Object.is(value, -0)) known.set(value, place)
    }
    places[row] = place
  }
  return { values, places }
}
