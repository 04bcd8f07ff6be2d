import type { Code } from '../../../../shared/model/questionnaire.ts'
import type { Scale, VariableKind } from '../../../../shared/model/variable.ts'
import type { DictionaryColumn, MultipleSet, SourceDictionary } from '../dictionary.ts'
import { isUserMissing } from '../dictionary.ts'
import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import { likertLadder } from '../propose/likert.ts'
import type { Bounds } from '../propose/scaleRuns.ts'
import { findScales } from '../propose/scaleRuns.ts'
import { proposeKind } from '../propose/kinds.ts'
import type { KindProposal } from '../propose/kinds.ts'
import { idOf } from '../propose/names.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { Drafting, questionKindOf } from './drafting.ts'
import type { Draft, Platform } from './platform.ts'

/** Names of the number every case has of its own. */
const caseNumber = /^(_?id|case_?(id|no)|resp(ondent)?_?(id|no)|sample_?id|serial|序号|编号|问卷编号)$/i

const CODES_MAX = 2_000

/** A label given to the values of an SPSS variable: numbers keep theirs, texts are counted through. */
interface Labelled { codes: Code[]; labelled: number[] }

/** The facts of the answers alone: what the file declares missing is none. */
function answersOf(facts: ColumnFacts, column: DictionaryColumn): ColumnFacts {
  const distinct = facts.distinct.filter(value => !isUserMissing(column.missing, column.type === 'number' ? value.number ?? value.text : value.text))
  if (distinct.length === facts.distinct.length) return facts
  const gone = facts.distinct.filter(value => !distinct.includes(value)).reduce((sum, value) => sum + value.count, 0)
  const numbers = distinct.flatMap(value => (value.number === null ? [] : [value.number]))
  const count = (look: string): number => distinct.reduce((sum, value) => sum + (value.look === look ? value.count : 0), 0)
  return {
    ...facts, distinct, filled: facts.filled - gone, numbers: count('number'), idLike: count('idLike'), dates: count('date'), noAnswers: count('noAnswer'), texts: count('text'),
    whole: numbers.every(Number.isInteger), min: numbers.length > 0 ? Math.min(...numbers) : Number.NaN, max: numbers.length > 0 ? Math.max(...numbers) : Number.NaN,
  }
}

/** Codes of a numeric variable: its labels, and the values declared missing, labelled or not, as far as they occur. */
function numberCodes(column: DictionaryColumn, facts: ColumnFacts): Labelled {
  const codes = new Map<number, Code>()
  const missing = (value: number): { missing?: true } => (isUserMissing(column.missing, value) ? { missing: true } : {})
  for (const { value, label } of column.valueLabels) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue
    codes.set(value, { code: value, label: column.own?.codeLabels.get(value) ?? (label === '' ? String(value) : label), ...missing(value) })
  }
  const labelled = [...codes.values()].filter(code => !code.missing).map(code => code.code)
  for (const value of [...column.missing.values, ...facts.distinct.map(item => item.number)]) {
    if (typeof value === 'number' && !codes.has(value) && isUserMissing(column.missing, value) && codes.size < CODES_MAX) codes.set(value, { code: value, label: String(value), missing: true })
  }
  return { codes: [...codes.values()], labelled }
}

/** A string variable with labels: their texts stand in the cells; whole numbers in quotes stay their own codes. */
function textCodes(column: DictionaryColumn, facts: ColumnFacts): Code[] {
  const numbers = column.valueLabels.every(item => /^\d{1,9}$/.test(String(item.value)))
  const codes: Code[] = []
  const taken = new Set<string>()
  for (const { value, label } of column.valueLabels) {
    const text = label === '' ? String(value) : label
    if (taken.has(text)) continue
    taken.add(text)
    codes.push({ code: numbers ? Number(value) : codes.length + 1, label: text, ...(isUserMissing(column.missing, value) ? { missing: true } : {}) })
  }
  // Answers without a label are answers all the same.
  let next = Math.max(0, ...codes.map(code => code.code))
  for (const { text } of facts.distinct) if (!taken.has(text) && codes.length < CODES_MAX) codes.push({ code: ++next, label: text, ...(isUserMissing(column.missing, text) ? { missing: true } : {}) })
  return codes
}

interface Judged { kind: VariableKind; codes: Code[]; scale: Scale | null; confidence: number; reasons: string[] }
const judged = (kind: VariableKind, codes: Code[], reason: string, scale: Scale | null = null): Judged => ({ kind, codes, scale, confidence: 0.95, reasons: [reason] })

/** Points in words that make a ladder, and which end is the good one; null when they do not, or stand in another order. */
function ladderScale(codes: readonly Code[]): Scale | null {
  const points = codes.filter(code => !code.missing).sort((a, b) => a.code - b.code)
  const ladder = points.length >= 3 && points.every(point => Number.isInteger(point.code)) ? likertLadder(points.map(point => point.label)) : null
  if (!ladder) return null
  const steps = points.map(point => ladder.codes.get(point.label) ?? Number.NaN)
  const rising = steps.every((step, index) => index === 0 || step > steps[index - 1]!)
  const falling = steps.every((step, index) => index === 0 || step < steps[index - 1]!)
  if (!rising && !falling) return null
  return { min: points[0]!.code, max: points.at(-1)!.code, direction: rising ? 'positive' : 'negative' }
}

/** Labels at the ends only, whole answers between them: 1 完全不同意 … 7 完全同意. */
function endsScale(codes: readonly Code[], facts: ColumnFacts): Scale | null {
  const ends = codes.filter(code => !code.missing).map(code => code.code).sort((a, b) => a - b)
  const [min, max] = [ends[0], ends.at(-1)]
  if (min === undefined || max === undefined || !Number.isInteger(min) || !Number.isInteger(max) || max - min < 2 || max - min > 10 || min < 0 || min > 1) return null
  return facts.filled === 0 || facts.whole && facts.min >= min && facts.max <= max ? { min, max, direction: 'positive' } : null
}

function judge(column: DictionaryColumn, title: string, whole: ColumnFacts, bounds: Bounds | undefined): Judged {
  const facts = answersOf(whole, column)
  const { own, measure } = column
  if (own) return judged(own.kind, own.kind === 'text' || own.kind === 'date' || own.kind === 'indicator' && column.valueLabels.length === 0 ? [] : numberCodes(column, whole).codes, 'ownFile', own.scale)
  if (column.type === 'date') return judged('date', [], 'dates')
  if (column.type === 'text') {
    const labels = new Set(column.valueLabels.map(item => item.label))
    const unlabelled = facts.distinct.filter(value => !labels.has(value.text)).length
    if (column.valueLabels.some(item => !isUserMissing(column.missing, item.value)) && unlabelled <= 100) return judged('nominal', textCodes(column, whole), 'valueLabels')
    const found = proposeKind(title, facts, undefined, 'text')
    // What was stored as text stays text: digits in it are no measure.
    return found.kind === 'number' || found.kind === 'scale' && found.codes.length === 0 ? judged('text', [], 'manyTexts') : found
  }
  const { codes, labelled } = numberCodes(column, whole)
  const missing = codes.filter(code => code.missing)
  if (labelled.length === 0) {
    if (measure === 'nominal' || measure === 'ordinal') {
      const few = facts.filled > 0 && facts.whole && facts.complete && facts.distinct.length <= 40
      const points = few ? [...facts.distinct].sort((a, b) => a.number! - b.number!).map(value => ({ code: value.number!, label: value.text })) : []
      if (measure === 'ordinal' && bounds) return judged('scale', missing, 'scaleRun', { ...bounds, direction: 'positive' })
      return few ? { ...judged(measure, [...points, ...missing], 'measureLevel'), confidence: 0.7 } : judged('number', missing, 'numbers')
    }
    const found: KindProposal = facts.filled === 0 ? { ...judged('number', [], 'emptyColumn') } : proposeKind(title, facts, bounds, 'text')
    return { ...found, codes: [...found.codes, ...missing.filter(code => !found.codes.some(known => known.code === code.code))] }
  }
  const scale = ladderScale(codes)
  if (scale) return judged('scale', codes, 'ladderLabels', scale)
  const covered = facts.distinct.every(value => value.number !== null && labelled.includes(value.number))
  if (!covered) {
    const ends = measure === 'nominal' ? null : endsScale(codes, facts)
    return ends ? judged('scale', codes, 'valueLabels', ends) : judged(measure === 'scale' || measure === 'unknown' || !facts.complete || facts.distinct.length > 100 ? 'number' : measure, withValues(codes, facts), 'valueLabels')
  }
  if (measure === 'scale') {
    const ends = endsScale(codes, facts)
    return ends ? judged('scale', codes, 'valueLabels', ends) : judged('number', codes, 'valueLabels')
  }
  return judged(measure === 'ordinal' ? 'ordinal' : 'nominal', codes, 'valueLabels')
}

/** Labelled values and, of a short list, those without a label too. */
function withValues(codes: Code[], facts: ColumnFacts): Code[] {
  const known = new Set(codes.map(code => code.code))
  const others = facts.distinct.flatMap(value => (value.number === null || known.has(value.number) ? [] : [value.number]))
  return others.length > 100 ? codes : [...codes, ...others.map(code => ({ code, label: String(code) }))].sort((a, b) => a.code - b.code)
}

/** What the labels of a set's columns all begin with is its question. */
function optionLabels(labels: readonly string[], title: string): string[] {
  const prefix = title !== '' && labels.every(label => label.startsWith(title) && label.length > title.length) ? title.length : 0
  return labels.map(label => label.slice(prefix).replace(/^[\s:：\-–—.,，。？?]+/, '').trim() || label)
}

class SavDrafting {
  readonly drafting: Drafting
  readonly #dictionary: SourceDictionary
  readonly #headers: ReadonlyMap<string, HeaderCell>
  readonly #scales: ReadonlyMap<number, Bounds>
  readonly #questions = new Map<string, string>()

  constructor(view: SheetView, dictionary: SourceDictionary) {
    this.drafting = new Drafting(view)
    this.#dictionary = dictionary
    this.#headers = new Map(dictionary.columns.flatMap((column, index) => {
      const header = view.headers.find(own => own.column === index)
      return header ? [[column.name, header] as const] : []
    }))
    this.#scales = findScales(dictionary.columns.flatMap((column, index) => {
      const plain = column.type === 'number' && column.valueLabels.every(item => typeof item.value === 'number' && isUserMissing(column.missing, item.value))
      return plain && view.facts.has(index) ? [{ title: column.label || column.name, facts: answersOf(this.drafting.facts(index), column) }] : []
    }), 3)
  }

  run(): Draft {
    const inSet = new Map<string, MultipleSet>()
    for (const set of this.#dictionary.sets) for (const name of set.columns) if (!inSet.has(name)) inSet.set(name, set)
    const done = new Set<MultipleSet>()
    for (const column of this.#dictionary.columns) {
      const header = this.#headers.get(column.name)
      if (!header) continue
      const set = inSet.get(column.name)
      if (column.own) this.#own(column, header)
      else if (set && !done.has(set) && this.#set(set)) done.add(set)
      else if (!set || !done.has(set)) this.#single(column, header, false)
    }
    return this.drafting.draft('number')
  }

  #own(column: DictionaryColumn, header: HeaderCell): void {
    const own = column.own!
    const label = own.label || column.label
    const found = judge(column, label, this.drafting.facts(header.column), undefined)
    const { question } = own
    if (question && !this.#questions.has(question.id)) this.#questions.set(question.id, this.drafting.question(this.drafting.ids.take(`${question.id}`.slice(0, 100)), question.number, question.title, question.kind))
    this.drafting.variable({
      id: this.drafting.ids.take(own.id), name: own.name, label, column: header.column, question: question ? this.#questions.get(question.id)! : null,
      role: own.role, include: own.role !== 'identifier' && own.id !== 'rid', kind: found.kind, codes: found.codes, scale: found.scale,
    })
    this.drafting.variables.at(-1)!.meaning = own.meaning
    this.drafting.note(header.column, 1, 'ownFile')
  }

  #single(column: DictionaryColumn, header: HeaderCell, taken: boolean): void {
    const title = column.label || column.name
    const id = idOf(column.name)
    if (!taken && this.drafting.identifier(header, null, title)) return
    const facts = this.drafting.facts(header.column)
    if (!taken && caseNumber.test(column.name) && facts.complete && facts.distinct.length === facts.filled && column.valueLabels.length === 0) {
      this.drafting.paradata(header, 'id', column.type === 'number' ? 'number' : 'text', 'rowNumber')
      return
    }
    const found = judge(column, title, facts, this.#scales.get(header.column))
    const weight = column.name === this.#dictionary.weight
    const own = this.drafting.ids.take(id)
    this.drafting.variable({
      id: own, name: column.name, label: title, column: header.column, question: weight || taken ? null : this.drafting.question(own, '', title, questionKindOf(found.kind)),
      role: weight ? 'paradata' : 'answer', include: !taken, kind: found.kind, codes: found.codes, scale: found.scale,
    })
    this.drafting.note(header.column, found.confidence, ...(weight ? ['weightColumn'] : found.reasons))
  }

  /** A multiple-response set: false when its columns are better taken one by one. */
  #set(set: MultipleSet): boolean {
    const columns = set.columns.map(name => ({ column: this.#dictionary.columns.find(own => own.name === name)!, header: this.#headers.get(name) }))
    if (columns.some(({ header }) => header === undefined)) return false
    const title = set.label || columns[0]!.column.label || set.name
    if (set.counted === null && !set.joined) return false
    const id = this.drafting.ids.take(idOf(set.name))
    if (set.joined) {
      const { column: place, separator } = set.joined
      const options = [...new Set(columns.flatMap(({ column }) => column.valueLabels.filter(item => !isUserMissing(column.missing, item.value)).map(item => item.label || String(item.value))))]
      const others = this.drafting.facts(place).distinct.flatMap(value => value.text.split(separator))
      this.drafting.joined({ column: place, text: set.name, parts: [set.name], startsGroup: true }, id, '', title, { separator, options: [...new Set([...options, ...others])], hasFillIn: false, hasOthers: false })
      // The columns as they came may be switched on beside the options.
      for (const { column, header } of columns) this.#single(column, header!, true)
      return true
    }
    const labels = optionLabels(columns.map(({ column }) => column.label || column.name), set.label)
    const question = this.drafting.question(id, '', title, 'multiple')
    const group = columns.map(({ header }) => header!.column)
    columns.forEach(({ column, header }, index) => {
      const text = (value: number | string): string => (column.type === 'text' ? column.valueLabels.find(item => item.value === value)?.label || String(value) : String(value))
      const chosen = text(set.counted!)
      const unchosen = [...new Set([...this.drafting.facts(header!.column).distinct.map(value => value.text), ...column.valueLabels.filter(item => !isUserMissing(column.missing, item.value)).map(item => text(item.value))])].filter(value => value !== chosen).slice(0, 50)
      // Where "not chosen" is written out, a blank is no answer.
      this.drafting.option(idOf(column.name), { chosen: [chosen], unchosen, label: labels[index]! }, header!, question, unchosen.length > 0 ? [] : group, [])
    })
    return true
  }
}

/** A file with variables of its own: nothing has to be guessed that it says. */
export const sav: Platform = {
  id: 'sav',
  recognise: view => (view.dictionary ? 1 : 0),
  propose: view => new SavDrafting(view, view.dictionary ?? { columns: [], weight: null, sets: [] }).run(),
}
