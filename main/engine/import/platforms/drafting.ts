import type { ImportWarning, QuestionDraft, VariableDraft } from '../../../../shared/contract/import.ts'
import type { QuestionKind } from '../../../../shared/model/questionnaire.ts'
import type { VariableKind, VariableRole } from '../../../../shared/model/variable.ts'
import { emptyFacts } from '../propose/facts.ts'
import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import { identifierKind, identifierReason } from '../propose/identifiers.ts'
import type { KindProposal } from '../propose/kinds.ts'
import { proposeKind } from '../propose/kinds.ts'
import type { JoinedOptions } from '../propose/multiple.ts'
import { Ids, Names } from '../propose/names.ts'
import type { Marks } from '../propose/marks.ts'
import type { Bounds } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import type { TickedColumn } from './tickedColumns.ts'
import type { ColumnNote, Draft } from './platform.ts'

const LABEL = 2000
const cut = (text: string): string => text.slice(0, LABEL)

/** Puts a draft together; ids, names and notes are kept consistent in one place for all platforms. */
export class Drafting {
  readonly ids = new Ids()
  readonly names = new Names()
  readonly questions: QuestionDraft[] = []
  readonly variables: VariableDraft[] = []
  readonly notes = new Map<number, ColumnNote>()
  readonly warnings: ImportWarning[] = []
  readonly #view: SheetView

  constructor(view: SheetView) { this.#view = view }

  facts(column: number): ColumnFacts { return this.#view.facts.get(column) ?? emptyFacts(column) }

  note(column: number, confidence: number, ...reasons: string[]): void { this.notes.set(column, { confidence, reasons }) }

  question(id: string, number: string, title: string, kind: QuestionKind): string {
    this.questions.push({ id, number: number.slice(0, 40), title: cut(title), kind })
    return id
  }

  variable(draft: { id: string; name?: string; label: string; column: number; question: string | null; role?: VariableRole; include?: boolean } & Pick<KindProposal, 'kind' | 'codes' | 'scale'>): void {
    this.variables.push({
      id: draft.id, name: this.names.take(draft.name ?? draft.id, draft.id), label: cut(draft.label), kind: draft.kind, role: draft.role ?? 'answer', question: draft.question,
      source: { take: 'value', column: draft.column }, codes: draft.codes.slice(0, LABEL).map(code => ({ ...code, label: cut(code.label) })), scale: draft.scale, include: draft.include ?? true, treatment: 'keep', meaning: null,
    })
  }

  /** A column that was not asked: time, source, number of the row. Personal data are left out until someone wants them. */
  paradata(header: HeaderCell, role: VariableRole, kind: VariableKind | null, reason: string): void {
    const facts = this.facts(header.column)
    const found = kind === null ? proposeKind('', facts, undefined, 'text') : { kind, codes: [], scale: null }
    const id = this.ids.ofHeader(header.text, header.column)
    this.variable({ id, name: header.text, label: header.text, column: header.column, question: null, role, include: role !== 'identifier', kind: found.kind, codes: found.codes, scale: null })
    this.note(header.column, 0.95, reason)
  }

  /** Personal data under whatever question: true when the column was taken as such. */
  identifier(header: HeaderCell, id: string | null, title: string): boolean {
    const kind = identifierKind(title, this.facts(header.column)) ?? identifierKind(header.text, this.facts(header.column))
    if (kind === null) return false
    const own = id === null ? this.ids.ofHeader(header.text, header.column) : this.ids.take(id)
    this.variable({ id: own, ...(id === null ? { name: header.text } : {}), label: title, column: header.column, question: null, role: 'identifier', include: false, kind: 'text', codes: [], scale: null })
    this.note(header.column, 0.9, 'identifier', identifierReason[kind])
    return true
  }

  /** One question in one column. */
  single(header: HeaderCell, id: string, number: string, title: string, bounds: Bounds | undefined, coding: 'text' | 'number', name?: string, question?: string): KindProposal {
    const found = proposeKind(title, this.facts(header.column), bounds, coding)
    this.variable({ id, ...(name === undefined ? {} : { name }), label: title, column: header.column, question: question ?? this.question(id, number, title, questionKindOf(found.kind)), kind: found.kind, codes: found.codes, scale: found.scale })
    this.note(header.column, found.confidence, ...found.reasons)
    return found
  }

  /** A multiple-choice question joined in one column: an indicator for each option, and the fill-in. */
  joined(header: HeaderCell, id: string, number: string, title: string, joined: JoinedOptions): void {
    const question = this.question(id, number, title, 'multiple')
    joined.options.forEach((option, index) => {
      const own = this.ids.take(`${id}_${index + 1}`)
      this.variables.push({
        id: own, name: this.names.take(own, own), label: cut(option), kind: 'indicator', role: 'answer', question, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
        source: { take: 'option', column: header.column, option, separator: joined.separator },
      })
    })
    if (joined.hasFillIn) this.fillIn(header, id, question, title)
    if (joined.hasOthers) this.#text(`${id}_text`, question, title, { take: 'others', column: header.column, separator: joined.separator })
    this.note(header.column, 0.9, 'joinedOptions')
  }

  /** A ranking joined in one cell: for each option its place. */
  ranked(header: HeaderCell, id: string, number: string, title: string, options: readonly string[], separator: string): void {
    const question = this.question(id, number, title, 'ranking')
    options.forEach((option, index) => {
      const own = this.ids.take(`${id}_${index + 1}`)
      this.variables.push({
        id: own, name: this.names.take(own, own), label: cut(option), kind: 'number', role: 'answer', question, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
        source: { take: 'rank', column: header.column, option, separator },
      })
    })
    this.note(header.column, 0.85, 'rankedOptions')
  }

  fillIn(header: HeaderCell, id: string, question: string, title: string): void { this.#text(`${id}_text`, question, title, { take: 'fillIn', column: header.column }) }

  #text(wanted: string, question: string, label: string, source: VariableDraft['source']): void {
    const own = this.ids.take(wanted)
    this.variables.push({ id: own, name: this.names.take(own, own), label: cut(label), kind: 'text', role: 'answer', question, codes: [], scale: null, include: true, treatment: 'keep', meaning: null, source })
  }

  /** One option's own column: an indicator that tells chosen, not chosen and not shown apart. */
  option(id: string, option: TickedColumn, header: HeaderCell, question: string, group: readonly number[], hidden: readonly string[]): void {
    const own = this.ids.take(id)
    this.variables.push({
      id: own, name: this.names.take(own, own), label: cut(option.label), kind: 'indicator', role: 'answer', question, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
      source: { take: 'mark', column: header.column, chosen: option.chosen, unchosen: option.unchosen, hidden: [...hidden], group: [...group] },
    })
    this.note(header.column, 0.9, 'optionColumn')
  }

  /** The rank of one option in a ranking whose columns are places. */
  place(id: string, option: string, columns: readonly number[], question: string): void {
    const own = this.ids.take(id)
    this.variables.push({
      id: own, name: this.names.take(own, own), label: cut(option), kind: 'number', role: 'answer', question, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
      source: { take: 'rankAt', column: columns[0]!, columns: [...columns], option },
    })
  }

  /** One answer of which each option has a column. */
  picked(wanted: string, number: string, title: string, options: readonly { column: number; label: string }[], found: Pick<KindProposal, 'kind' | 'codes' | 'scale'>, question?: string): void {
    const id = question === undefined ? wanted : this.ids.take(wanted)
    this.variables.push({
      id, name: this.names.take(id, id), label: cut(title), kind: found.kind, role: 'answer', question: question ?? this.question(id, number, title, questionKindOf(found.kind)),
      codes: found.codes.map(code => ({ ...code, label: cut(code.label) })), scale: found.scale, include: true, treatment: 'keep', meaning: null,
      source: { take: 'pick', column: options[0]!.column, options: options.map(option => ({ ...option, label: cut(option.label) })) },
    })
    for (const option of options) this.note(option.column, 0.85, 'pickedColumns')
  }

  exclusive(lists: readonly (readonly number[])[]): boolean[] { return this.#view.exclusive(lists) }

  /** Whether a row has the column filled at all, as paradata: 1 submitted, 0 not. `always` is a column every row fills. */
  whether(id: string, header: HeaderCell, always: number): void {
    const own = this.ids.take(id)
    this.variables.push({
      id: own, name: this.names.take(own, own), label: cut(header.text), kind: 'indicator', role: 'paradata', question: null, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
      source: { take: 'mark', column: header.column, chosen: [], unchosen: [], hidden: [], group: [header.column, always] },
    })
  }

  warn(warning: ImportWarning): void { this.warnings.push(warning) }

  draft(coding: Draft['coding'], marks?: Marks): Draft { return { coding, questions: this.questions, variables: this.variables, notes: this.notes, warnings: this.warnings, ...(marks ? { marks } : {}) } }
}

export function questionKindOf(kind: VariableKind): QuestionKind {
  switch (kind) {
    case 'scale': return 'scale'
    case 'number': return 'number'
    case 'date': return 'date'
    case 'text': return 'text'
    case 'nominal': case 'ordinal': return 'single'
    case 'indicator': return 'multiple'
  }
}
