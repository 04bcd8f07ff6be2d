import type { QuestionDraft, VariableDraft } from '../../../../shared/contract/import.ts'
import type { SheetView } from '../propose/sheetView.ts'

export interface ColumnNote { confidence: number; reasons: string[] }

export interface Draft {
  coding: 'text' | 'number' | 'mixed'
  questions: QuestionDraft[]
  variables: VariableDraft[]
  /** By column: how sure, and why. */
  notes: Map<number, ColumnNote>
}

/** One survey platform's way to lay out a response sheet. New ones are added to `platforms` in list.ts. */
export interface Platform {
  /** As `source.platform` and the command line's --platform. */
  id: string
  /** 0 not at all … 1 certainly. */
  recognise(view: SheetView): number
  propose(view: SheetView): Draft
}
