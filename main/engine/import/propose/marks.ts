import type { CellValue } from '../../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../../shared/model/missing.ts'
import type { ColumnFacts, Distinct } from './facts.ts'

/** Texts and numbers by which a platform says why there is no answer, beside those every file may hold (`missingMark`). Texts are normal labels. */
export interface Marks {
  notShown: readonly string[]
  empty: readonly string[]
  /** Nothing known of why, such as the NA of R. */
  none: readonly string[]
}

export const noMarks: Marks = { notShown: [], empty: [], none: [] }

/** What a marked text stands for; undefined for an answer. */
export function markedValue(marks: Marks, normal: string): CellValue | undefined {
  if (marks.notShown.includes(normal)) return NOT_SHOWN
  if (marks.empty.includes(normal)) return SHOWN_EMPTY
  return marks.none.includes(normal) ? null : undefined
}

/** Whether a mark written as a number counts in this column: not where other numbers below zero are answers. */
export function numberMarks(marks: Marks, facts: ColumnFacts | undefined): Map<number, CellValue> | null {
  const numbers = new Map<number, CellValue>()
  const add = (texts: readonly string[], value: CellValue): void => { for (const text of texts) if (/^-\d{1,4}$/.test(text)) numbers.set(Number(text), value) }
  add(marks.notShown, NOT_SHOWN)
  add(marks.empty, SHOWN_EMPTY)
  add(marks.none, null)
  if (numbers.size === 0) return null
  return facts?.distinct.some(value => value.number !== null && value.number < 0 && !numbers.has(value.number)) ? null : numbers
}

const kinds = { number: 'numbers', idLike: 'idLike', date: 'dates', noAnswer: 'noAnswers', text: 'texts' } as const

/** The facts of a column with its marked cells counted as missing, as a kind is to be judged. */
export function withoutMarks(facts: ColumnFacts, marks: Marks): ColumnFacts {
  const numbers = numberMarks(marks, facts)
  const value = (item: Distinct): CellValue | undefined => (item.number !== null && item.number < 0 ? numbers?.get(item.number) : markedValue(marks, item.normal))
  const marked = facts.distinct.filter(item => value(item) !== undefined)
  if (marked.length === 0) return facts
  const rest = facts.distinct.filter(item => !marked.includes(item))
  const found: ColumnFacts = { ...facts, distinct: rest }
  for (const item of marked) {
    found.filled -= item.count
    found[kinds[item.look]] -= item.count
    const state = value(item)
    if (state === NOT_SHOWN) found.notShown += item.count
    else if (state === SHOWN_EMPTY) found.empty += item.count
  }
  const left = rest.flatMap(item => (item.number === null ? [] : [item.number]))
  found.whole = left.every(Number.isInteger)
  found.min = left.length > 0 ? Math.min(...left) : Number.NaN
  found.max = left.length > 0 ? Math.max(...left) : Number.NaN
  found.longest = rest.reduce((most, item) => Math.max(most, item.text.length), 0)
  return found
}
