import type { ImportRecipe, ImportWarning, VariableDraft } from '../../../shared/contract/import.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { VariableKind } from '../../../shared/model/variable.ts'
import type { Batch } from './messages.ts'
import { looseNumber } from './number.ts'
import type { Parsed } from './proposal.ts'
import { fillInOf, splitOptions, withoutFillIn } from './propose/multiple.ts'
import { dateOrder, isoDate } from './propose/textDates.ts'
import type { DateOrder } from './propose/textDates.ts'
import { missingMark, normalLabel } from './propose/words.ts'
import type { Table } from './table.ts'
import { DATE, INT, REAL } from './table.ts'
import { warn } from './warnings.ts'

/** What a cell that stands in the sheet becomes; `undefined` leaves it without an answer. */
type Turn = (text: string, isDate: boolean) => CellValue

const SMALL = 1_024

/** As isCoded of the model, whose file would bring the schema library into the worker: 20 MB and a tenth of a second. */
const isCoded = (kind: VariableKind): boolean => kind !== 'text' && kind !== 'date'

/** One variable on its way from a column: every distinct text is turned once, then looked up. */
class Plan {
  readonly draft: VariableDraft
  /** Place among the batch's columns. */
  readonly place: number
  unknown = 0
  readonly #turn: Turn
  readonly #table: Table
  readonly #numbersStay: boolean
  readonly #texts: CellValue[] = []
  readonly #small: (CellValue | undefined)[] = []
  readonly #marks: boolean

  constructor(draft: VariableDraft, place: number, table: Table, turn: Turn, marks: boolean) {
    this.draft = draft
    this.place = place
    this.#turn = turn
    this.#table = table
    this.#marks = marks
    // Without codes a number is itself; with codes its digits may be a label.
    this.#numbersStay = draft.source.take === 'value' && isCoded(draft.kind) && draft.codes.every(code => Number(code.label) === code.code || Number.isNaN(Number(code.label)))
  }

  value(tag: number, value: number): CellValue {
    if (tag === INT) return this.#int(value)
    if (tag === REAL) {
      const real = this.#table.real(value)
      return this.#numbersStay ? real : this.#count(this.#turn(String(real), false))
    }
    let turned = this.#texts[value]
    if (turned === undefined) turned = this.#texts[value] = this.#turn(this.#table.strings[value]!, tag === DATE)
    return this.#count(turned)
  }

  #int(value: number): CellValue {
    if (this.#marks && (value === -3 || value === -2)) return value === -3 ? NOT_SHOWN : SHOWN_EMPTY
    if (this.#numbersStay) return value
    if (value < 0 || value >= SMALL) return this.#count(this.#turn(String(value), false))
    let turned = this.#small[value]
    if (turned === undefined) turned = this.#small[value] = this.#turn(String(value), false)
    return this.#count(turned)
  }

  #count(value: CellValue): CellValue {
    if (typeof value === 'string' && value !== NOT_SHOWN && value !== SHOWN_EMPTY && isCoded(this.draft.kind)) this.unknown++
    return value
  }
}

const mark = (normal: string): CellValue | undefined => {
  const found = missingMark(normal)
  return found === null ? undefined : found === 'notShown' ? NOT_SHOWN : SHOWN_EMPTY
}

function turnFor(draft: VariableDraft, order: DateOrder): Turn {
  const { source } = draft
  if (source.take === 'option') {
    const wanted = normalLabel(source.option)
    return text => {
      const normal = normalLabel(text)
      const missing = mark(normal)
      if (missing !== undefined) return missing
      return splitOptions(text, source.separator).some(part => normalLabel(withoutFillIn(part)) === wanted) ? 1 : 0
    }
  }
  if (source.take === 'fillIn') return text => mark(normalLabel(text)) ?? fillInOf(text)
  if (draft.kind === 'text') return text => mark(normalLabel(text)) ?? text
  if (draft.kind === 'date') return (text, isDate) => mark(normalLabel(text)) ?? (isDate ? text : (isoDate(normalLabel(text), order) ?? text))
  const codes = new Map<string, number>()
  for (const code of draft.codes) if (!codes.has(normalLabel(code.label))) codes.set(normalLabel(code.label), code.code)
  return text => {
    const normal = normalLabel(text)
    const missing = mark(normal)
    if (missing !== undefined) return missing
    const code = codes.get(normal) ?? codes.get(normalLabel(withoutFillIn(text)))
    if (code !== undefined) return code
    return looseNumber(normal) ?? text
  }
}

/** Only where -3 and -2 are the only negative numbers of a column do they mean skipped and empty (问卷星 by number). */
const hasNumberMarks = (parsed: Parsed, column: number): boolean =>
  parsed.platform === 'wjx' && parsed.coding === 'number' && !(parsed.facts.get(column)?.distinct.some(value => value.number !== null && value.number < 0 && value.number !== -3 && value.number !== -2) ?? false)

/** Turns the parsed sheet into batches by a recipe. Labels become codes, marks become states, ids stay texts. */
export class Converter {
  readonly columns: string[]
  readonly #plans: Plan[]
  readonly #byColumn: Plan[][] = []
  readonly #parsed: Parsed
  readonly #free: Float64Array[] = []
  #next: number

  constructor(parsed: Parsed, recipe: ImportRecipe) {
    const { table } = parsed.file
    const included = recipe.variables.filter(variable => variable.include)
    this.#parsed = parsed
    this.columns = included.map(variable => variable.id)
    this.#plans = included.map((draft, place) => {
      const texts = draft.kind === 'date' ? (parsed.facts.get(draft.source.column)?.distinct ?? []).map(value => value.normal) : []
      return new Plan(draft, place, table, turnFor(draft, dateOrder(texts)), hasNumberMarks(parsed, draft.source.column))
    })
    for (const plan of this.#plans) (this.#byColumn[plan.draft.source.column] ??= []).push(plan)
    this.#next = parsed.place.data
  }

  get total(): number { return this.#parsed.file.table.rows - this.#parsed.place.data }
  get done(): number { return this.#next - this.#parsed.place.data }

  /** Arrays of a written batch, to be filled again: a large sheet would leave hundreds of megabytes of them. */
  reuse(used: Float64Array[]): void { this.#free.push(...used) }

  #column(count: number): Float64Array {
    const free = this.#free.pop()
    return free && free.length === count ? free.fill(Number.NaN) : new Float64Array(count).fill(Number.NaN)
  }

  /** The next rows, or null at the end. Whole columns of numbers are Float64Array with NaN for no answer. */
  next(most: number): Batch | null {
    const { table } = this.#parsed.file
    const from = this.#next
    const to = Math.min(table.rows, from + most)
    if (from >= to) return null
    const count = to - from
    const columns: (Float64Array | CellValue[])[] = this.#plans.map(() => this.#column(count))
    table.each(from, to, (row, column, tag, value) => {
      const plans = this.#byColumn[column]
      if (!plans) return
      for (const plan of plans) {
        const turned = plan.value(tag, value)
        if (turned === null) continue
        const target = columns[plan.place]!
        if (typeof turned === 'string' && target instanceof Float64Array) {
          const mixed: CellValue[] = Array.from(target, known => (Number.isNaN(known) ? null : known))
          mixed[row - from] = turned
          columns[plan.place] = mixed
        } else target[row - from] = turned as number
      }
    })
    this.#next = to
    return { count, columns }
  }

  /** Labels that are in no code list, and texts where numbers belong: kept as they came, and said. */
  warnings(): ImportWarning[] {
    const coded = (draft: VariableDraft): boolean => draft.codes.length > 0 && (draft.kind !== 'number')
    return this.#plans.filter(plan => plan.unknown > 0).map(plan => warn(coded(plan.draft) ? 'unknownLabels' : 'notNumbers', { n: plan.unknown, variable: plan.draft.id }, plan.draft.source.column))
  }
}
