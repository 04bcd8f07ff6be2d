import type { Database } from 'better-sqlite3'
import type { SourceColumns } from '../../../shared/derived/rowRule.ts'
import { isWhole } from '../../../shared/derived/sources.ts'
import type { WeightFacts } from '../../../shared/derived/wholeColumn.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { analysisNumber } from '../../../shared/model/variable.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { Derived, ExcludedRows, KeptColumns } from './derivedColumns.ts'
import { conditionMask, deriveColumn, followEdit, forgetDerived } from './derivedColumns.ts'
import type { ColumnReader } from './reader.ts'
import { quoteName } from './values.ts'

/** Few values repeat many times in a survey column; what each counts as is worked out once. */
function analysisNumbers(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, values: readonly CellValue[]): Float64Array {
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

/**
 * Columns of the rows that count, read once and patched by every cell that changes. Derived variables have no cells:
 * theirs are worked out here from the others, and follow them.
 */
export class ColumnCache implements ColumnReader {
  #db: Database
  #definitions: Definitions
  #kept = new Map<number, KeptColumns>()
  /** Being worked out; a file that was tampered with may hold a circle. */
  #open = new Set<string>()

  constructor(db: Database, definitions: Definitions) {
    this.#db = db
    this.#definitions = definitions
  }

  #of(dataset: number): KeptColumns {
    let kept = this.#kept.get(dataset)
    if (!kept) this.#kept.set(dataset, kept = { rids: undefined, values: new Map(), numbers: new Map(), derived: new Map(), excluded: undefined })
    return kept
  }

  rids(dataset: number): Float64Array {
    this.#definitions.of(dataset)
    const kept = this.#of(dataset)
    kept.rids ??= this.#readRids(dataset, 'IS NULL')
    return kept.rids
  }

  values(dataset: number, variable: string): readonly CellValue[] {
    const { derived } = this.#definitions.variable(dataset, variable)
    const kept = this.#of(dataset)
    let values = kept.values.get(variable)
    if (!values) {
      values = derived ? this.#derived(dataset, variable, derived).values : this.#read(dataset, variable, 'IS NULL')
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
      const values = definition.derived ? this.values(dataset, variable) : kept.values.get(variable) ?? this.#read(dataset, variable, 'IS NULL')
      numbers = analysisNumbers(definition, values)
      kept.numbers.set(variable, numbers)
    }
    return numbers
  }

  /** A derivation that is not (yet) kept, over the rows that count. */
  tried(dataset: number, derivation: Derivation): Derived {
    return deriveColumn(derivation, this.rids(dataset).length, this.#definitions.of(dataset).variables, this.#columns(dataset))
  }

  /** Whether the margins of a raked weight are met; null for other variables. */
  weightFacts(dataset: number, variable: string): WeightFacts | null {
    const { derived } = this.#definitions.variable(dataset, variable)
    return derived && isWhole(derived) ? this.#derived(dataset, variable, derived).facts : null
  }

  #columns(dataset: number): SourceColumns {
    return { numbers: id => this.numbers(dataset, id), values: id => this.values(dataset, id) }
  }

  #derived(dataset: number, variable: string, derivation: Derivation): Derived {
    const kept = this.#of(dataset)
    const known = kept.derived.get(variable)
    if (known) return known
    const key = `${dataset} ${variable}`
    const { length } = this.rids(dataset)
    if (this.#open.has(key)) return { values: new Array<CellValue>(length).fill(null), facts: null, rule: null }
    this.#open.add(key)
    try {
      const derived = deriveColumn(derivation, length, this.#definitions.of(dataset).variables, this.#columns(dataset))
      kept.derived.set(variable, derived)
      kept.values.set(variable, derived.values)
      return derived
    } finally { this.#open.delete(key) }
  }

  #read(dataset: number, variable: string, excluded: 'IS NULL' | 'IS NOT NULL'): CellValue[] {
    return this.#db.prepare(`SELECT ${quoteName(variable)} FROM ${dataTable(dataset)} WHERE excluded ${excluded} ORDER BY rid`).pluck().all() as CellValue[]
  }
  #readRids(dataset: number, excluded: 'IS NULL' | 'IS NOT NULL'): Float64Array {
    return Float64Array.from(this.#db.prepare(`SELECT rid FROM ${dataTable(dataset)} WHERE excluded ${excluded} ORDER BY rid`).pluck().all() as number[])
  }

  // Rows of the grid, those that do not count among them

  #excluded(dataset: number): ExcludedRows {
    return this.#of(dataset).excluded ??= { rids: this.#readRids(dataset, 'IS NOT NULL'), values: new Map(), numbers: new Map() }
  }

  #excludedColumns(dataset: number): SourceColumns {
    const rows = this.#excluded(dataset)
    const { variables, byId } = this.#definitions.of(dataset)
    const columns: SourceColumns = {
      values: id => {
        let values = rows.values.get(id)
        if (!values) {
          const derived = byId.get(id)?.derived
          // Set first, so that a circle ends. A weight or a group of equal size is a matter of the cases that count.
          rows.values.set(id, values = derived ? new Array<CellValue>(rows.rids.length).fill(null) : this.#read(dataset, id, 'IS NOT NULL'))
          if (derived && !isWhole(derived)) rows.values.set(id, values = deriveColumn(derived, rows.rids.length, variables, columns).values)
        }
        return values
      },
      numbers: id => {
        let numbers = rows.numbers.get(id)
        if (!numbers) rows.numbers.set(id, numbers = analysisNumbers(this.#definitions.variable(dataset, id), Array.from(columns.values(id))))
        return numbers
      },
    }
    return columns
  }

  /** Cells of a derived variable for any rows, in their order. */
  cells(dataset: number, variable: string, rids: readonly number[]): CellValue[] {
    const counting = this.rids(dataset)
    const values = this.values(dataset, variable)
    let others: { rids: Float64Array; values: ArrayLike<CellValue> } | null = null
    return rids.map(rid => {
      const position = positionOf(counting, rid)
      if (position >= 0) return values[position] ?? null
      others ??= { rids: this.#excluded(dataset).rids, values: this.#excludedColumns(dataset).values(variable) }
      return others.values[positionOf(others.rids, rid)] ?? null
    })
  }

  /** Rows a condition holds for, excluded ones among them, ascending. */
  rowsWhere(dataset: number, condition: string): number[] {
    const { variables } = this.#definitions.of(dataset)
    const among = (rids: Float64Array, columns: SourceColumns): number[] => {
      const mask = conditionMask(condition, rids.length, variables, columns)
      return Array.from(rids).filter((_, row) => mask[row] === 1)
    }
    return [...among(this.rids(dataset), this.#columns(dataset)), ...among(this.#excluded(dataset).rids, this.#excludedColumns(dataset))].sort((x, y) => x - y)
  }

  patch(dataset: number, rid: number, variable: string, value: CellValue): void {
    const kept = this.#kept.get(dataset)
    if (!kept) return
    kept.excluded = undefined
    const values = kept.values.get(variable)
    const numbers = kept.numbers.get(variable)
    if (!values && !numbers) return
    const position = positionOf(this.rids(dataset), rid)
    if (position < 0) return
    if (values) values[position] = value
    if (numbers) numbers[position] = analysisNumber(this.#definitions.variable(dataset, variable), value)
    if (kept.derived.size > 0) followEdit(kept, this.#definitions.of(dataset), variable, position)
  }

  /** A variable means something else now, and so may what is derived from it. */
  forgetNumbers(dataset: number, variable: string): void {
    const kept = this.#kept.get(dataset)
    if (!kept) return
    kept.numbers.delete(variable)
    forgetDerived(kept)
  }
  /** Other rows count now, or the dataset is gone. */
  forget(dataset?: number): void {
    if (dataset === undefined) this.#kept.clear()
    else this.#kept.delete(dataset)
  }
}
