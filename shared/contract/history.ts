import { z } from 'zod'
import type { CellValue } from '../model/missing.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

export interface ChangeSet {
  id: number
  at: string
  actor: string
  /** The command that made it (`dataset.setCells`, `import.commit` …), or undo / redo. */
  kind: string
  /** What it undid or redid. */
  of: number | null
  reason: string | null
  /** Numbers and names for the sentence, e.g. {cells: 12}. */
  params: Record<string, string | number>
  undone: boolean
}

export interface HistoryState { undo: ChangeSet | null; redo: ChangeSet | null; savedAt: string; count: number }

/** A cell that a change set wrote. variable null: whether the row counts, with the reason as value. variable `rid`: the row came (from null) or went (to null). */
export interface ChangedCell { dataset: number; rid: number; variable: string | null; label: string; from: CellValue; to: CellValue }

export const historyCalls = {
  'history.state': query<HistoryState>()('history.state', z.object({}), () => [tag.history]),
  /** Newest first. */
  'history.list': query<{ total: number; sets: ChangeSet[] }>()('history.list', z.object({
    offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100),
  }), () => [tag.history]),
  /** The cells of one change set, in the order they were written. */
  'history.cells': query<{ total: number; cells: ChangedCell[] }>()('history.cells', z.object({
    changeSet: z.number().int().positive(), limit: z.number().int().min(1).max(500).default(100),
  })),
  /** Touches what the undone change touched. */
  'history.undo': command<ChangeSet>()('history.undo', z.object({})),
  'history.redo': command<ChangeSet>()('history.redo', z.object({})),
}
