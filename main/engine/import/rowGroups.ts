import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN } from '../../../shared/model/missing.ts'
import type { Marks } from './propose/marks.ts'
import { normalLabel } from './propose/words.ts'
import type { Table } from './table.ts'
import { INT, TEXT } from './table.ts'
import { missingValue } from './turn.ts'

const BLANK = 0
const ANSWERED = 1
const HIDDEN = 2
type RowState = typeof BLANK | typeof ANSWERED | typeof HIDDEN

/** Columns that are one multiple-choice question: whether a row answered it at all, or was never shown it. */
export class OptionGroup {
  /** Places of the batch's columns that hold its options. */
  readonly places: number[] = []
  /** By row of the batch: ANSWERED when some column is filled, HIDDEN when all that stands is a mark of a hidden question. */
  states = new Uint8Array(0)
  readonly #table: Table
  readonly #hidden: Set<string>
  readonly #marks: Marks
  readonly #texts: (RowState | undefined)[] = []

  constructor(hidden: readonly string[], table: Table, marks: Marks) {
    this.#hidden = new Set(hidden.map(normalLabel))
    this.#table = table
    this.#marks = marks
  }

  start(count: number): void {
    if (this.states.length === count) this.states.fill(BLANK)
    else this.states = new Uint8Array(count)
  }

  see(row: number, tag: number, value: number): void {
    if (this.states[row] === ANSWERED) return
    const state = tag < TEXT ? this.#number(tag, value) : this.#texts[value] ??= this.#judge(this.#table.strings[value]!)
    if (state !== BLANK) this.states[row] = state
  }

  #number(tag: number, value: number): RowState { return tag === INT && value < 0 ? this.#judge(String(value)) : ANSWERED }

  #judge(text: string): RowState {
    const normal = normalLabel(text)
    if (this.#hidden.has(normal)) return HIDDEN
    const missing = missingValue(normal, this.#marks)
    if (missing === NOT_SHOWN) return HIDDEN
    return normal === '' || missing !== undefined ? BLANK : ANSWERED
  }

  /** A blank option is not chosen where the question was answered, and not shown where its neighbours say so. */
  fill(row: number): CellValue { return this.states[row] === ANSWERED ? 0 : this.states[row] === HIDDEN ? NOT_SHOWN : null }
}

/** A ranking exported by place: the columns are first, second, … and each cell names an option. */
export class PlaceRanking {
  readonly columns: readonly number[]
  readonly #table: Table
  readonly #marks: Marks
  readonly #ranks = new Map<number, number>()
  readonly #options = new Map<string, number[]>()
  readonly #texts: (readonly number[] | CellValue | undefined)[] = []

  constructor(columns: readonly number[], table: Table, marks: Marks) {
    this.columns = [...new Set(columns)]
    this.#table = table
    this.#marks = marks
    this.columns.forEach((column, index) => this.#ranks.set(column, index + 1))
  }

  add(option: string, place: number): void {
    const places = this.#options.get(option)
    if (places) places.push(place)
    else this.#options.set(option, [place])
  }

  /** Calls `put` for each variable whose option the cell names, with its rank; a mark of no answer goes to all of them. */
  see(column: number, tag: number, value: number, put: (place: number, value: CellValue) => void): void {
    let found: readonly number[] | CellValue | undefined
    if (tag < TEXT) found = this.#judge(this.#table.show(tag, value))
    else found = this.#texts[value] ??= this.#judge(this.#table.strings[value]!)
    if (Array.isArray(found)) for (const place of found as readonly number[]) put(place, this.#ranks.get(column)!)
    else if (typeof found === 'string') for (const places of this.#options.values()) for (const place of places) put(place, found)
  }

  #judge(text: string): readonly number[] | CellValue {
    const normal = normalLabel(text)
    const places = this.#options.get(normal)
    if (places) return places
    const missing = missingValue(normal, this.#marks)
    return missing === undefined && normal === 'N/A' ? NOT_SHOWN : (missing ?? null)
  }
}
