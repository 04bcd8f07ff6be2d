import { commaNumber, isCommaDecimal, looseNumber, numberLook } from '../number.ts'
import type { Table } from '../table.ts'
import { DATE, INT, REAL, TEXT } from '../table.ts'
import { looksLikeDate } from './textDates.ts'
import { isNoAnswer, missingMark, normalLabel } from './words.ts'

/** One distinct value of a column. `number` is null for what is not to be taken as a number. */
export interface Distinct { text: string; normal: string; number: number | null; look: 'number' | 'idLike' | 'date' | 'noAnswer' | 'text'; count: number }

/** What a column holds below its header. Counts are of cells; missing marks are counted apart. */
export interface ColumnFacts {
  column: number
  filled: number
  notShown: number
  empty: number
  numbers: number
  idLike: number
  dates: number
  noAnswers: number
  texts: number
  /** Every number is whole. */
  whole: boolean
  min: number
  max: number
  /** In the order they first appear. Stops at DISTINCT_MAX; `complete` says whether all are here. */
  distinct: Distinct[]
  complete: boolean
  longest: number
  /** 1,75 is a number below two here, and 1.234,5 one above a thousand. */
  decimalComma: boolean
}

const DISTINCT_MAX = 20_000
/** Labels that come back stand near the front of the shared strings; only they are counted in arrays. */
const DENSE = 4_096
const SMALL_FROM = -64
/** As far as a byte reaches: a sheet of 1,900 columns has as many arrays. */
const SMALL = 64 + 256

class Counter {
  readonly column: number
  readonly order: { tag: number; value: number }[] = []
  overflow = 0
  readonly #small = new Uint32Array(SMALL)
  /** Those from 0 on, which most cells of a survey are. */
  readonly tally = this.#small.subarray(-SMALL_FROM)
  /** Numbers beyond the small ones, and texts beyond the dense ones by their index. */
  readonly #numbers = new Map<number, number>()
  readonly #rare = new Map<number, number>()
  #texts: Uint32Array | undefined
  readonly #dense: number

  constructor(column: number, dense: number) {
    this.column = column
    this.#dense = dense
  }

  add(tag: number, value: number): void {
    if (tag === INT && value >= SMALL_FROM && value < SMALL_FROM + SMALL) {
      if (this.#small[value - SMALL_FROM]!++ === 0) this.#first(tag, value)
      return
    }
    if (tag >= 3 && value < this.#dense) {
      this.#texts ??= new Uint32Array(this.#dense)
      if (this.#texts[value]!++ === 0) this.#first(tag, value)
      return
    }
    const counts = tag >= 3 ? this.#rare : this.#numbers
    const known = counts.get(value)
    if (known === undefined) {
      if (this.order.length >= DISTINCT_MAX) { this.overflow++; return }
      this.#first(tag, value)
      counts.set(value, 1)
    } else counts.set(value, known + 1)
  }

  #first(tag: number, value: number): void {
    if (this.order.length < DISTINCT_MAX) this.order.push({ tag, value })
    else this.overflow++
  }

  count(tag: number, value: number): number {
    if (tag === INT && value >= SMALL_FROM && value < SMALL_FROM + SMALL) return this.#small[value - SMALL_FROM]!
    if (tag >= 3 && value < this.#dense) return this.#texts?.[value] ?? 0
    return (tag >= 3 ? this.#rare : this.#numbers).get(value) ?? 0
  }
}

/** Facts of every used column over the stored rows [from, table.rows), in column order. `commas`: the file is written where a comma may stand before the decimals. */
export function gatherFacts(table: Table, from: number, commas = false): Map<number, ColumnFacts> {
  const dense = Math.min(DENSE, table.strings.length)
  const counters: (Counter | undefined)[] = []
  const tally: (Uint32Array | undefined)[] = []
  table.each(from, table.rows, (_, column, tag, value) => {
    let counter = counters[column]
    if (counter === undefined) {
      while (counters.length < column) { counters.push(undefined); tally.push(undefined) }
      counter = counters[column] = new Counter(column, dense)
      tally[column] = counter.tally
    }
    // Doubles are counted by value, not by place in the pool.
    counter.add(tag === REAL ? REAL : tag, tag === REAL ? table.real(value) : value)
  }, { tally })
  const facts = new Map<number, ColumnFacts>()
  for (const [column, counter] of counters.entries()) {
    if (counter) facts.set(column, factsOf(table, counter, commas))
    // What was counted goes as the facts come.
    counters[column] = undefined
  }
  return facts
}

/** For each list of columns, whether no row from `from` on has more than one of them filled. One pass for all. */
export function exclusiveColumns(table: Table, from: number, lists: readonly (readonly number[])[]): boolean[] {
  const byColumn: number[][] = []
  lists.forEach((columns, list) => { for (const column of columns) (byColumn[column] ??= []).push(list) })
  const exclusive = lists.map(() => true)
  const seen = new Int32Array(lists.length).fill(-1)
  table.each(from, table.rows, (row, column) => {
    const found = byColumn[column]
    if (!found) return
    for (const list of found) {
      if (seen[list] === row) exclusive[list] = false
      seen[list] = row
    }
  })
  return exclusive
}

/** A header with nothing below it. */
export const emptyFacts = (column: number): ColumnFacts => ({
  column, filled: 0, notShown: 0, empty: 0, numbers: 0, idLike: 0, dates: 0, noAnswers: 0, texts: 0, whole: true, min: Number.NaN, max: Number.NaN, distinct: [], complete: true, longest: 0, decimalComma: false,
})

function factsOf(table: Table, counter: Counter, commas: boolean): ColumnFacts {
  const facts = emptyFacts(counter.column)
  facts.decimalComma = commas && hasDecimalCommas(table, counter)
  facts.complete = counter.overflow === 0
  let low = Infinity
  let high = -Infinity
  const byText = new Map<string, Distinct>()
  for (const { tag, value } of counter.order) {
    const count = counter.count(tag, value)
    if (tag === INT || tag === REAL) {
      const digits = String(value)
      note(digits, digits, value, 'number', count)
      continue
    }
    const text = table.strings[value]!
    const normal = normalLabel(text)
    const mark = missingMark(normal)
    if (mark === 'notShown') facts.notShown += count
    else if (mark === 'empty') facts.empty += count
    else {
      const decimal = facts.decimalComma && tag !== DATE ? commaNumber(normal) : null
      const look = tag === DATE ? 'date' : decimal === null ? lookOf(normal) : 'number'
      note(text, normal, decimal ?? (look === 'number' ? looseNumber(normal) : null), look, count)
    }
  }
  facts.min = low === Infinity ? Number.NaN : low
  setSentinelsApart(facts)
  if (counter.overflow > 0 && facts.filled > 0) {
    // Beyond DISTINCT_MAX values are not looked at one by one: they are taken to be like those before them.
    const grow = (facts.filled + counter.overflow) / facts.filled
    for (const key of ['filled', 'numbers', 'idLike', 'dates', 'noAnswers', 'texts'] as const) facts[key] = Math.round(facts[key] * grow)
  }
  facts.max = high === -Infinity ? Number.NaN : high
  return facts

  function note(text: string, normal: string, number: number | null, look: Distinct['look'], count: number): void {
    facts.filled += count
    facts.longest = Math.max(facts.longest, text.length)
    if (look === 'number' && number !== null) {
      facts.numbers += count
      if (!Number.isInteger(number)) facts.whole = false
      low = Math.min(low, number)
      high = Math.max(high, number)
    } else if (look === 'idLike') facts.idLike += count
    else if (look === 'date') facts.dates += count
    else if (look === 'noAnswer') facts.noAnswers += count
    else facts.texts += count
    // A text may stand in several entries of the shared strings; it is one value all the same.
    const known = byText.get(text)
    if (known) known.count += count
    else {
      const distinct = { text, normal, number, look, count }
      byText.set(text, distinct)
      facts.distinct.push(distinct)
    }
  }
}

/**
 * Every comma of the column stands before decimals, and not all of them could join two codes: 1,75 or 0,5, no decimal
 * point beside them.
 */
function hasDecimalCommas(table: Table, counter: Counter): boolean {
  let sure = false
  for (const { tag, value } of counter.order) {
    if (tag === REAL) return false
    if (tag !== TEXT) continue
    const normal = normalLabel(table.strings[value]!)
    if (!normal.includes(',')) continue
    if (!isCommaDecimal(normal)) return false
    const [whole, decimals] = normal.replace(/^[+-]/, '').split(',') as [string, string]
    sure ||= decimals.length !== 3 && (decimals.length > 1 || whole === '0' || whole.length > 1)
  }
  return sure
}

/** -99 among numbers from 0 on says why there is no answer (FORMATS.md 0.6): an answer that is not counted, under its own code. */
const sentinel = /^-(?:99|98|97|96|95|88|77|66|999|998|997|888|777|9999|9998|8888|7777)$/

function setSentinelsApart(facts: ColumnFacts): void {
  if (!(facts.min < 0)) return
  const [marks, others] = [facts.distinct.filter(value => value.number !== null && sentinel.test(value.text)), facts.distinct.filter(value => value.number !== null && !sentinel.test(value.text))]
  if (marks.length === 0 || others.length === 0 || others.some(value => value.number! < 0)) return
  for (const value of marks) {
    value.look = 'noAnswer'
    value.number = null
    facts.numbers -= value.count
    facts.noAnswers += value.count
  }
  facts.min = Math.min(...others.map(value => value.number!))
}

function lookOf(normal: string): Distinct['look'] {
  const look = numberLook(normal)
  if (look !== 'text') return look
  if (isNoAnswer(normal)) return 'noAnswer'
  if (looksLikeDate(normal)) return 'date'
  return looseNumber(normal) === null ? 'text' : 'number'
}
