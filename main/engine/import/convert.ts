import type { ImportRecipe, ImportWarning, VariableDraft } from '../../../shared/contract/import.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { Batch } from './messages.ts'
import { commaNumber, looseNumber } from './number.ts'
import type { Parsed } from './proposal.ts'
import type { ColumnFacts } from './propose/facts.ts'
import { numberMarks } from './propose/marks.ts'
import { dateOrder } from './propose/textDates.ts'
import { normalLabel } from './propose/words.ts'
import { OptionGroup, PlaceRanking } from './rowGroups.ts'
import type { Table } from './table.ts'
import { DATE, INT, REAL } from './table.ts'
import type { Turn } from './turn.ts'
import { isCoded, turnFor } from './turn.ts'
import { warn } from './warnings.ts'

const SMALL = 1_024

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
  readonly #marks: ReadonlyMap<number, CellValue> | null

  constructor(draft: VariableDraft, place: number, table: Table, turn: Turn, marks: ReadonlyMap<number, CellValue> | null, codesStay: boolean) {
    this.draft = draft
    this.place = place
    this.#turn = turn
    this.#table = table
    this.#marks = marks
    // Without codes a number is itself; with codes its digits may be a label, unless the file keeps codes and labels apart.
    this.#numbersStay = draft.source.take === 'value' && draft.treatment === 'keep' && isCoded(draft.kind) && (codesStay || draft.codes.every(code => Number(code.label) === code.code || Number.isNaN(Number(code.label))))
  }

  /** Whether a number from 0 on goes in as it is. */
  get takesNumbers(): boolean { return this.#numbersStay }

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

  /** What a text that stands in no cell becomes. */
  text(text: string): CellValue { return this.#count(this.#turn(text, false)) }

  #int(value: number): CellValue {
    if (value < 0 && this.#marks) {
      const marked = this.#marks.get(value)
      if (marked !== undefined) return marked
    }
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

type Column = Float64Array | CellValue[]

const isBlank = (value: CellValue | undefined): boolean => value === null || value === undefined || Number.isNaN(value)

/** Puts a value into a column of the batch, which turns from numbers to mixed cells when it must. */
function put(columns: Column[], place: number, row: number, value: CellValue): void {
  const target = columns[place]!
  if (typeof value === 'string' && target instanceof Float64Array) {
    const mixed = new Array<CellValue>(target.length)
    for (let index = 0; index < mixed.length; index++) mixed[index] = Number.isNaN(target[index]) ? null : target[index]!
    mixed[row] = value
    columns[place] = mixed
  } else target[row] = value as number
}

/** Turns the parsed sheet into batches by a recipe. Labels become codes, marks become states, ids stay texts. */
export class Converter {
  readonly columns: string[]
  readonly #plans: Plan[]
  readonly #byColumn: Plan[][] = []
  readonly #groups: OptionGroup[]
  readonly #groupsByColumn: OptionGroup[][] = []
  readonly #rankingsByColumn: PlaceRanking[][] = []
  readonly #picksByColumn: { plan: Plan; label: string }[][] = []
  readonly #constants: Plan[]
  readonly #parsed: Parsed
  readonly #free: Float64Array[] = []
  /** By place, once a column has held a text: its next batch begins with mixed cells. */
  readonly #mixed: (CellValue[] | undefined)[] = []
  #next: number

  constructor(parsed: Parsed, recipe: ImportRecipe) {
    const { table } = parsed.file
    const included = recipe.variables.filter(variable => variable.include)
    this.#parsed = parsed
    this.columns = included.map(variable => variable.id)
    // Of all options, also those left out: which of them a part of the cell is depends on the others.
    const joined = new Map<number, string[]>()
    for (const { source } of recipe.variables) if (source.take === 'option' || source.take === 'rank') joined.set(source.column, [...(joined.get(source.column) ?? []), source.option])
    this.#plans = included.map((draft, place) => {
      const facts = parsed.facts.get(draft.source.column)
      const texts = draft.kind === 'date' ? (facts?.distinct ?? []).map(value => value.normal) : []
      return new Plan(draft, place, table, turnFor(draft, { order: dateOrder(texts), marks: parsed.marks, options: joined.get(draft.source.column) ?? [], number: numberOf(draft, facts) }), numberMarks(parsed.marks, facts), parsed.file.dictionary !== undefined)
    })
    const groups = new Map<string, OptionGroup>()
    const rankings = new Map<string, PlaceRanking>()
    this.#constants = this.#plans.filter(plan => plan.draft.source.take === 'constant')
    for (const plan of this.#plans) {
      const { source } = plan.draft
      if (source.take === 'constant') continue
      if (source.take === 'pick') {
        for (const option of source.options) (this.#picksByColumn[option.column] ??= []).push({ plan, label: option.label })
        continue
      }
      if (source.take === 'rankAt') {
        const key = source.columns.join()
        let ranking = rankings.get(key)
        if (!ranking) {
          rankings.set(key, ranking = new PlaceRanking(source.columns, table, parsed.marks))
          for (const column of ranking.columns) (this.#rankingsByColumn[column] ??= []).push(ranking)
        }
        ranking.add(normalLabel(source.option), plan.place)
        continue
      }
      (this.#byColumn[source.column] ??= []).push(plan)
      if (source.take !== 'mark' || source.group.length === 0) continue
      const key = `${source.group.join()}|${source.hidden.join('\u0000')}`
      let group = groups.get(key)
      if (!group) {
        groups.set(key, group = new OptionGroup(source.hidden, table, parsed.marks))
        for (const column of new Set(source.group)) (this.#groupsByColumn[column] ??= []).push(group)
      }
      group.places.push(plan.place)
    }
    this.#groups = [...groups.values()]
    this.#next = parsed.place.data
  }

  get total(): number { return this.#parsed.file.table.rows - this.#parsed.place.data }
  get done(): number { return this.#next - this.#parsed.place.data }

  /** Arrays of a written batch, to be filled again: a large sheet would leave hundreds of megabytes of them. */
  reuse(used: Float64Array[]): void { this.#free.push(...used) }

  #column(place: number, count: number): Column {
    const mixed = this.#mixed[place]
    if (mixed) {
      mixed.length = count
      return mixed.fill(null)
    }
    const free = this.#free.pop()
    return free && free.length === count ? free.fill(Number.NaN) : new Float64Array(count).fill(Number.NaN)
  }

  /**
   * The next rows, or null at the end. Whole columns of numbers are Float64Array with NaN for no answer; mixed ones are
   * filled anew with the batch after.
   */
  next(most: number): Batch | null {
    const { table } = this.#parsed.file
    const from = this.#next
    const to = Math.min(table.rows, from + most)
    if (from >= to) return null
    const count = to - from
    const columns: Column[] = this.#plans.map(plan => this.#column(plan.place, count))
    for (const group of this.#groups) group.start(count)
    const several = this.#groupsByColumn.length + this.#picksByColumn.length + this.#rankingsByColumn.length > 0
    // A column of whole numbers, as most are: nothing to ask or to look up.
    const taken = this.#byColumn.map((plans, column) => {
      const [plan] = plans
      const alone = plans.length === 1 && !this.#groupsByColumn[column] && !this.#picksByColumn[column] && !this.#rankingsByColumn[column]
      const into = plan && alone && plan.takesNumbers ? columns[plan.place] : undefined
      return into instanceof Float64Array ? into : undefined
    })
    table.each(from, to, (row, column, tag, value) => {
      const plans = this.#byColumn[column]
      if (plans) {
        for (const plan of plans) {
          const turned = plan.value(tag, value)
          if (turned === null) continue
          put(columns, plan.place, row - from, turned)
          // From a column that has turned to mixed cells the array of numbers is gone.
          if (typeof turned === 'string') taken[column] = undefined
        }
      }
      // Most sheets have no variable that looks at several columns.
      if (!several) return
      const groups = this.#groupsByColumn[column]
      if (groups) for (const group of groups) group.see(row - from, tag, value)
      const picks = this.#picksByColumn[column]
      if (picks) for (const { plan, label } of picks) if (isBlank(columns[plan.place]![row - from])) put(columns, plan.place, row - from, plan.text(label))
      const rankings = this.#rankingsByColumn[column]
      if (rankings) for (const ranking of rankings) ranking.see(column, tag, value, (place, turned) => put(columns, place, row - from, turned))
    }, { taken })
    for (const group of this.#groups) for (const place of group.places) fillBlanks(columns, place, group, count)
    for (const plan of this.#constants) {
      const { source } = plan.draft
      if (source.take !== 'constant') continue
      const turned = plan.text(source.text)
      for (let row = 0; row < count; row++) put(columns, plan.place, row, turned)
    }
    columns.forEach((column, place) => { if (!(column instanceof Float64Array)) this.#mixed[place] = column })
    this.#next = to
    return { count, columns }
  }

  /** Labels that are in no code list, and texts where numbers belong: kept as they came, and said. */
  warnings(): ImportWarning[] {
    const coded = (draft: VariableDraft): boolean => draft.kind === 'indicator' || draft.codes.length > 0 && (draft.kind !== 'number')
    return this.#plans.filter(plan => plan.unknown > 0).map(plan => warn(coded(plan.draft) ? 'unknownLabels' : 'notNumbers', { n: plan.unknown, variable: plan.draft.id }, plan.draft.source.column))
  }
}

/** Points of a quiz may come with the points there were: `9 / 10`. */
const outOf = /^(\d+(?:\.\d+)?) ?\/ ?\d+(?:\.\d+)?$/

const numberOf = (draft: VariableDraft, facts: ColumnFacts | undefined) => (normal: string): number | null => {
  const decimal = facts?.decimalComma ? commaNumber(normal) : null
  const points = draft.role === 'paradata' ? outOf.exec(normal) : null
  return decimal ?? (points ? Number(points[1]) : looseNumber(normal))
}

function fillBlanks(columns: Column[], place: number, group: OptionGroup, count: number): void {
  for (let row = 0; row < count; row++) {
    if (!isBlank(columns[place]![row])) continue
    const value = group.fill(row)
    if (value !== null) put(columns, place, row, value)
  }
}
