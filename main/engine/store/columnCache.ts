import type { Database } from 'better-sqlite3'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { analysisNumber } from '../../../shared/model/variable.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { ColumnReader } from './reader.ts'
import { quoteName } from './values.ts'

interface KeptDataset { rids: Float64Array | undefined; values: Map<string, CellValue[]>; numbers: Map<string, Float64Array> }

/** Few values repeat many times in a survey column; what each counts as is worked out once. */
export function analysisNumbers(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, values: readonly CellValue[]): Float64Array {
  const known = new Map<CellValue, number>()
  const numbers = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as CellValue
    let number = known.get(value)
    if (number === undefined) {
      number = analysisNumber(variable, value)
      if (known.size < 4096) known.set(value, number)
    }
    numbers[i] = number
  }
  return numbers
}

/** Position of a row id in the ascending list; -1 when the row is excluded. */
function positionOf(rids: Float64Array, rid: number): number {
  let low = 0
  let high = rids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = rids[middle] as number
    if (at === rid) return middle
    if (at < rid) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Columns of the rows that count, read once and patched by every cell that changes. */
export class ColumnCache implements ColumnReader {
  #db: Database
  #definitions: Definitions
  #kept = new Map<number, KeptDataset>()

  constructor(db: Database, definitions: Definitions) {
    this.#db = db
    this.#definitions = definitions
  }

  #of(dataset: number): KeptDataset {
    let kept = this.#kept.get(dataset)
    if (!kept) this.#kept.set(dataset, kept = { rids: undefined, values: new Map(), numbers: new Map() })
    return kept
  }

  rids(dataset: number): Float64Array {
    this.#definitions.of(dataset)
    const kept = this.#of(dataset)
    kept.rids ??= Float64Array.from(this.#db.prepare(`SELECT rid FROM ${dataTable(dataset)} WHERE excluded IS NULL ORDER BY rid`).pluck().all() as number[])
    return kept.rids
  }

  values(dataset: number, variable: string): readonly CellValue[] {
    this.#definitions.variable(dataset, variable)
    const kept = this.#of(dataset)
    let values = kept.values.get(variable)
    if (!values) {
      values = this.#read(dataset, variable)
      kept.values.set(variable, values)
    }
    return values
  }

  numbers(dataset: number, variable: string): Float64Array {
    const definition = this.#definitions.variable(dataset, variable)
    const kept = this.#of(dataset)
    let numbers = kept.numbers.get(variable)
    if (!numbers) {
      // The raw values are not kept for this: a number column would be held twice.
      numbers = analysisNumbers(definition, kept.values.get(variable) ?? this.#read(dataset, variable))
      kept.numbers.set(variable, numbers)
    }
    return numbers
  }

  #read(dataset: number, variable: string): CellValue[] {
    return this.#db.prepare(`SELECT ${quoteName(variable)} FROM ${dataTable(dataset)} WHERE excluded IS NULL ORDER BY rid`).pluck().all() as CellValue[]
  }

  patch(dataset: number, rid: number, variable: string, value: CellValue): void {
    const kept = this.#kept.get(dataset)
    const values = kept?.values.get(variable)
    const numbers = kept?.numbers.get(variable)
    if (!values && !numbers) return
    const position = positionOf(this.rids(dataset), rid)
    if (position < 0) return
    if (values) values[position] = value
    if (numbers) numbers[position] = analysisNumber(this.#definitions.variable(dataset, variable), value)
  }

  /** A variable means something else now. */
  forgetNumbers(dataset: number, variable: string): void { this.#kept.get(dataset)?.numbers.delete(variable) }
  /** Other rows count now, or the dataset is gone. */
  forget(dataset?: number): void {
    if (dataset === undefined) this.#kept.clear()
    else this.#kept.delete(dataset)
  }
}
