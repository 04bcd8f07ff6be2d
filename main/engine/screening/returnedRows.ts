import type { Dataset } from '../../../shared/model/dataset.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { analysisNumber } from '../../../shared/model/variable.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import type { ProjectReader } from '../store/reader.ts'

/**
 * Every returned response, whether it counts or not, in the order of its id: a screening of the same data says the same
 * before and after it has been applied.
 */
export interface ReturnedRows {
  length: number
  rids: readonly number[]
  /** The stored reason, or null where the response counts. */
  excluded: readonly (string | null)[]
  values(variable: string): readonly CellValue[]
  /** As an analysis counts them: NaN where missing or invalid; not reversed. */
  numbers(variable: string): Float64Array
}

const PAGE = 1000

export function returnedRows(project: ProjectReader, dataset: Dataset): ReturnedRows {
  const { id } = dataset
  const counting = project.columns.rids(id)
  const out = dataset.ledger.returned > counting.length ? excludedRows(project, id) : []
  if (out.length === 0) {
    return {
      length: counting.length, rids: Array.from(counting), excluded: new Array<null>(counting.length).fill(null),
      values: variable => project.columns.values(id, variable), numbers: variable => project.columns.numbers(id, variable),
    }
  }
  const variables = new Map(dataset.variables.map((variable, at) => [variable.id, { variable, at }]))
  /** Position among those that count, or -1 - position among the others. */
  const places: number[] = []
  for (let a = 0, b = 0; a < counting.length || b < out.length;) {
    if (b >= out.length || (a < counting.length && counting[a]! < out[b]!.rid)) places.push(a++)
    else places.push(-1 - b++)
  }
  const merged = new Map<string, CellValue[]>()
  const numbers = new Map<string, Float64Array>()
  const place = (named: string): { variable: Variable; at: number } => variables.get(named)!
  return {
    length: places.length,
    rids: places.map(at => (at >= 0 ? counting[at]! : out[-1 - at]!.rid)),
    excluded: places.map(at => (at >= 0 ? null : out[-1 - at]!.reason)),
    values: named => {
      let column = merged.get(named)
      if (!column) {
        const kept = project.columns.values(id, named)
        const { at: index } = place(named)
        merged.set(named, column = places.map(at => (at >= 0 ? kept[at] ?? null : out[-1 - at]!.values[index] ?? null)))
      }
      return column
    },
    numbers: named => {
      let column = numbers.get(named)
      if (!column) {
        const kept = project.columns.numbers(id, named)
        const { variable, at: index } = place(named)
        numbers.set(named, column = Float64Array.from(places, at => (at >= 0 ? kept[at]! : analysisNumber(variable, out[-1 - at]!.values[index] ?? null))))
      }
      return column
    },
  }
}

interface Excluded { rid: number; reason: string; values: readonly CellValue[] }

function excludedRows(project: ProjectReader, dataset: number): Excluded[] {
  const rows: Excluded[] = []
  for (let offset = 0; ; offset += PAGE) {
    const page = project.page(dataset, { rows: 'excluded', offset, limit: PAGE })
    for (const row of page.rows) rows.push({ rid: row.rid, reason: row.excluded ?? '', values: row.values })
    if (rows.length >= page.total || page.rows.length === 0) return rows
  }
}

/** Words of a cell: the label of its code, else what stands there; empty where missing. */
export function cellWords(variable: Variable, value: CellValue): string {
  if (missingState(value) !== null) return ''
  return variable.codes.find(code => code.code === value)?.label ?? String(value)
}
