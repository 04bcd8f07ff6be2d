import type { ImportWarning, QuestionDraft, VariableDraft } from '../../../../shared/contract/import.ts'
import type { Marks } from '../propose/marks.ts'
import type { SheetView } from '../propose/sheetView.ts'

export interface ColumnNote { confidence: number; reasons: string[] }

export interface Draft {
  coding: 'text' | 'number' | 'mixed'
  questions: QuestionDraft[]
  variables: VariableDraft[]
  /** By column: how sure, and why. */
  notes: Map<number, ColumnNote>
  /** What the platform writes where there is no answer, beside 问卷星's words. */
  marks?: Marks
  /** What only this platform's columns tell: previews, partial responses. */
  warnings?: ImportWarning[]
}

/** Header rows [from, to) among the first rows of the sheet. */
export interface HeaderSpan { from: number; to: number }

/** One survey platform's way to lay out a response sheet. New ones are added to `platforms` in list.ts. */
export interface Platform {
  /** As `source.platform` and the command line's --platform. */
  id: string
  /** Where the header stands when the first rows (cells by column, at most 60 rows) show this platform's own shape; needed only where the general finder cannot know it. */
  header?(top: readonly (readonly string[])[]): HeaderSpan | null
  /** 0 not at all … 1 certainly. */
  recognise(view: SheetView): number
  propose(view: SheetView): Draft
}
