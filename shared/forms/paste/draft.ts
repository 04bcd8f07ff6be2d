import type { PasteDoubt, PastedRole } from '../../contract/formExchange.ts'
import type { FormQuestionKind } from '../../model/form.ts'
import type { ChoiceMark } from './choiceMarks.ts'
import type { Notes } from './notes.ts'
import { noNotes } from './notes.ts'
import type { ToldScale } from './scaleLine.ts'

export interface DraftText { line: number; text: string }

/** A question while its lines come in. */
export interface Draft {
  /** Number as printed; null: it has none. */
  label: string | null
  line: number
  stem: string
  notes: Notes
  /** What a line that begins with 「注：」 says. */
  hint: string
  options: DraftText[]
  mark: ChoiceMark | null
  rows: DraftText[]
  columns: string[]
  /** Words over groups of columns, such as importance and performance. */
  groups: string[]
  /** Its rows have a place for marks, and no columns of points. */
  scored: boolean
  /** Told by a line of points under the question. */
  scale: ToldScale | null
  /** Lines without any mark, which may be options, rows or more of the question. */
  loose: DraftText[]
  /** Lines to write on. */
  answerLines: number
  /** The question ends with a place to write. */
  filled: boolean
  /** Rows came without a head line. */
  plainRows: boolean
  /** The bounds or words of a scale told for the whole part. */
  around: ToldScale | null
  /** The part is called 「多选题」. */
  partKind: FormQuestionKind | 'matrix' | null
}

export const newDraft = (label: string | null, line: number, around: ToldScale | null, partKind: Draft['partKind']): Draft => ({
  label, line, stem: '', notes: noNotes(), hint: '', options: [], mark: null, rows: [], columns: [], groups: [], scored: false, scale: null, loose: [], answerLines: 0, filled: false, plainRows: false, around, partKind,
})

/** Whether the question has what it asks for, so that more text begins something else. */
export const isComplete = (draft: Draft): boolean => draft.options.length > 0 || draft.rows.length > 0 || draft.scale !== null || draft.answerLines > 0 || draft.filled

export type DraftPart =
  | { kind: 'question'; draft: Draft }
  | { kind: 'section'; line: number; text: string; hint: string }
  | { kind: 'description'; line: number; text: string }

export interface DraftForm {
  title: DraftText[]
  intro: DraftText[]
  consent: DraftText[]
  thanks: DraftText[]
  parts: DraftPart[]
  doubts: PasteDoubt[]
  /** What each line became; `of`: the index among the parts. */
  roles: { line: number; role: PastedRole; of: number | null }[]
}
