import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import type { KindProposal } from '../propose/kinds.ts'
import { proposeKind } from '../propose/kinds.ts'
import type { Bounds } from '../propose/scaleRuns.ts'
import { findScales, usualBounds } from '../propose/scaleRuns.ts'
import { unitedFacts } from '../propose/unitedFacts.ts'
import { asksForScale, normalLabel } from '../propose/words.ts'
import type { Drafting } from './drafting.ts'
import { questionKindOf } from './drafting.ts'
import type { Crossed } from './spreadAnswers.ts'
import { answersOf, crossed } from './spreadAnswers.ts'
import { isRanking, tickedColumns } from './tickedColumns.ts'
import type { TickedColumn } from './tickedColumns.ts'

/** A column of a question: `label` names its option or row, '' for the only column. */
export interface Sub {
  header: HeaderCell
  label: string
  /** A text beside the question, which belongs to an option or comments on the answer. */
  beside: 'no' | 'other' | 'comment'
  /** What the platform calls the column, when that makes a better id than a running number. */
  id?: string
}

/** Columns that are one question. */
export interface Group {
  id: string
  number: string
  title: string
  subs: Sub[]
  /** What every person calls the only column, when it is not the id. */
  name?: string
}

export interface GroupRules {
  coding: 'text' | 'number'
  /** Texts of an option's column that say the question was not displayed. */
  hidden: readonly string[]
  /** Scale points of questions with one column. */
  scales?: ReadonlyMap<number, Bounds>
  /** True when no person ever has two of the question's columns filled. */
  exclusive?: boolean
}

const severalAllowed = /all that apply|that apply|select all|choose all|tick all|check all|mark all|select (up to|any)|choose (up to|any)|multiple|多选|可多选|mehrfach/i
const ranks = /\brank|\border of (preference|importance)|排序|排列/i
const place = /^(?:(?:rank(?:ing)?|rang(?:ordnung)?|rango|排名|排序|名次)\s*)?#?(\d{1,2})(?:\.|st|nd|rd|th)?$/i

/** Makes variables of a question's columns by what stands in them: options, ranks, rows of a matrix, texts, or one answer. */
export function draftGroup(drafting: Drafting, group: Group, rules: GroupRules): void {
  const core = group.subs.filter(sub => sub.beside === 'no')
  const beside = group.subs.filter(sub => sub.beside !== 'no')
  if (core.length === 0) {
    const [first, ...rest] = beside
    if (first) draftGroup(drafting, { ...group, subs: [{ ...first, beside: 'no' }, ...rest] }, rules)
    return
  }
  const columns = core.map(sub => ({ label: sub.label, facts: drafting.facts(sub.header.column) }))
  const options = core.length > 1 || columns[0]!.label !== '' ? tickedColumns(columns) : null
  if (options && rules.exclusive && core.length > 1 && options.every(option => option.unchosen.length === 0) && !severalAllowed.test(group.title)) { picked(options); return }
  if (options && (core.length > 1 || options[0]!.chosen.some(text => normalLabel(text) === normalLabel(options[0]!.label)))) { multiple(options); return }
  if (core.length === 1) { single(core[0]!); return }
  const cells = crossed(columns.map((column, index) => ({ ...column, sub: core[index]! })))
  if (cells) { grid(cells); return }
  if (isRanking(columns, ranks.test(group.title))) { ranking(); return }
  if (rankedByPlace(columns)) { placed(); return }
  matrix()

  function besideTexts(question: string): void {
    for (const sub of beside) {
      const wanted = `${question}_${sub.beside === 'other' ? 'text' : 'comment'}`
      const title = sub.label === '' ? group.title : sub.label
      if (drafting.identifier(sub.header, wanted, title)) continue
      const id = drafting.ids.take(wanted)
      drafting.variable({ id, label: title, column: sub.header.column, question, kind: 'text', codes: [], scale: null })
      drafting.note(sub.header.column, 0.9, sub.beside === 'other' ? 'fillIns' : 'manyTexts')
    }
  }

  function multiple(found: readonly TickedColumn[]): void {
    const question = drafting.question(drafting.ids.take(group.id), group.number, group.title, 'multiple')
    const all = [...core, ...beside.filter(sub => sub.beside === 'other')].map(sub => sub.header.column)
    found.forEach((option, index) => drafting.option(core[index]!.id ?? `${question}_${index + 1}`, option, core[index]!.header, question, all, rules.hidden))
    // A text column without a box of its own is the box too: whoever wrote something chose it.
    const boxed = found.some(option => /\b(other|sonstiges|andere[sn]?|otros?|autres?)\b|其他|其它/i.test(option.label))
    const others = boxed ? [] : beside.filter(sub => sub.beside === 'other')
    others.forEach((sub, index) => drafting.option(`${question}_${found.length + index + 1}`, { chosen: [], unchosen: [], label: sub.label === '' ? group.title : sub.label }, sub.header, question, all, rules.hidden))
    besideTexts(question)
  }

  /** Each option has a column, and nobody has two of them: one answer, or one point of a scale. */
  function picked(found: readonly TickedColumn[]): void {
    const others = beside.filter(sub => sub.beside === 'other')
    const labels = found.map(option => option.label.replace(/^\s*[-–]\s*(?=\d)/, '').trim())
    const id = drafting.ids.take(group.id)
    const alone = answersOf(labels)
    // On a scale the text beside it is a comment; among options it is the option "Other".
    const listed = [...core.map((sub, index) => ({ column: sub.header.column, label: labels[index]! })), ...(alone.scale ? [] : others.map(sub => ({ column: sub.header.column, label: sub.label })))]
    drafting.picked(id, group.number, group.title, listed, alone.scale ? alone : answersOf(listed.map(option => option.label)))
    besideTexts(id)
  }

  function single(sub: Sub): void {
    const title = sub.label === '' || normalLabel(sub.label) === normalLabel(group.title) ? group.title : group.title === '' ? sub.label : `${group.title} - ${sub.label}`
    if (drafting.identifier(sub.header, group.id, group.title === '' ? sub.label : group.title)) return
    const facts = drafting.facts(sub.header.column)
    const bounds = rules.scales?.get(sub.header.column) ?? findScales([{ title, facts }], 3).get(sub.header.column)
    const id = drafting.ids.take(group.id)
    drafting.single(sub.header, id, group.number, title, bounds, rules.coding, group.name)
    besideTexts(id)
  }

  /** A column for each row and each of its answers. */
  function grid(found: Crossed): void {
    const question = drafting.question(drafting.ids.take(group.id), group.number, group.title, 'matrix')
    const lists = [...found.rows.values()].map(cells => cells.map(cell => cell.sub.header.column))
    const exclusive = drafting.exclusive(lists)
    const answers = answersOf(found.options)
    ;[...found.rows].forEach(([label, cells], index) => {
      const id = `${question}_${index + 1}`
      if (exclusive[index] && cells.length >= 2) drafting.picked(id, group.number, label, cells.map(cell => ({ column: cell.sub.header.column, label: cell.option })), answers, question)
      else cells.forEach((cell, place) => drafting.option(`${id}_${place + 1}`, { chosen: [], unchosen: [], label: cell.sub.label }, cell.sub.header, question, lists[index]!, rules.hidden))
    })
    besideTexts(question)
  }

  function ranking(): void {
    const question = drafting.question(drafting.ids.take(group.id), group.number, group.title, 'ranking')
    core.forEach((sub, index) => {
      const facts = drafting.facts(sub.header.column)
      const codes = facts.noAnswers > 0 ? proposeKind('', facts, undefined, 'text').codes : []
      drafting.variable({ id: drafting.ids.take(sub.id ?? `${question}_${index + 1}`), label: sub.label, column: sub.header.column, question, kind: 'number', codes, scale: null })
      drafting.note(sub.header.column, 0.9, 'rankColumn')
    })
    besideTexts(question)
  }

  function placed(): void {
    const question = drafting.question(drafting.ids.take(group.id), group.number, group.title, 'ranking')
    const list = core.map(sub => sub.header.column)
    unitedFacts(columns.map(column => column.facts)).distinct.forEach((value, index) => {
      drafting.place(`${question}_${index + 1}`, value.text, list, question)
    })
    for (const sub of core) drafting.note(sub.header.column, 0.85, 'rankedOptions')
    besideTexts(question)
  }

  function matrix(): void {
    const judged = rowKinds(group.title, columns, rules.coding)
    const texts = judged.every(found => found.kind === 'text' || found.kind === 'date' || found.reasons.includes('emptyColumn'))
    const numbers = judged.every(found => found.kind === 'number')
    const question = drafting.question(drafting.ids.take(group.id), group.number, group.title, texts ? 'text' : numbers && !asksForScale(group.title) ? 'number' : 'matrix')
    core.forEach((sub, index) => {
      const id = sub.id ?? `${question}_${index + 1}`
      const label = sub.label === '' ? group.title : sub.label
      if (drafting.identifier(sub.header, id, label)) return
      const found = judged[index]!
      drafting.variable({ id: drafting.ids.take(id), label, column: sub.header.column, question, kind: found.kind, codes: found.codes, scale: found.scale })
      drafting.note(sub.header.column, found.confidence, ...found.reasons, 'matrixRow')
    })
    besideTexts(question)
  }
}

/** Columns named 1, 2, 3 … that hold texts of one list: a ranking exported by place, as LimeSurvey does. */
function rankedByPlace(columns: readonly { label: string; facts: ColumnFacts }[]): boolean {
  if (columns.length < 2 || !columns.every((column, index) => Number(place.exec(normalLabel(column.label))?.[1]) === index + 1)) return false
  const filled = columns.filter(column => column.facts.filled > 0)
  return filled.length > 0 && filled.every(column => column.facts.texts + column.facts.noAnswers === column.facts.filled) && unitedFacts(filled.map(column => column.facts)).distinct.length <= 60
}

const amounts = /how many|\bthe number of|hours|minutes|percent|%|多少|几次|小时/i

/** One scale for all rows of a matrix of numbers; the rows are known to be a battery, however few answered. */
function matrixBounds(title: string, columns: readonly { facts: ColumnFacts }[]): Bounds | undefined {
  const all = unitedFacts(columns.map(column => column.facts))
  if (all.numbers === 0 || all.numbers !== all.filled - all.noAnswers || !all.whole || all.min < 0 || all.max > 10 || all.max < 3 || amounts.test(title)) return undefined
  if (all.distinct.filter(value => value.number !== null).length < 3) return undefined
  return all.min >= 1 && all.numbers >= 100 && (all.max === 3 || all.max === 4 || all.max === 6) ? { min: 1, max: all.max } : usualBounds(all.min, all.max)
}

/** One code for one label in all rows of a matrix: what nobody chose in one row is known from the others. */
function rowKinds(title: string, columns: readonly { label: string; facts: ColumnFacts }[], coding: 'text' | 'number'): KindProposal[] {
  const bounds = matrixBounds(title, columns)
  const one = columns.map(column => proposeKind(asksForScale(title) ? title : column.label, column.facts, column.facts.numbers > 0 ? bounds : undefined, coding))
  const filled = one.filter((_, index) => columns[index]!.facts.filled > 0)
  const together = proposeKind(title, unitedFacts(columns.map(column => column.facts)), undefined, coding)
  if (together.codes.length === 0 || questionKindOf(together.kind) === 'number') return one
  if (together.kind !== 'scale') {
    if (together.kind !== 'nominal' && together.kind !== 'ordinal' || filled.some(found => found.kind === 'text' || found.kind === 'date' || found.kind === 'number')) return one
    if (filled.some(found => found.kind === 'scale' && found.codes.length === 0)) return one
  }
  return one.map(found => ({ ...together, confidence: Math.min(together.confidence, Math.max(found.confidence, 0.7)) }))
}
