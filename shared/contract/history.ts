import { z } from 'zod'
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

export const historyCalls = {
  'history.state': query<HistoryState>()('history.state', z.object({}), () => [tag.history]),
  /** Newest first. */
  'history.list': query<{ total: number; sets: ChangeSet[] }>()('history.list', z.object({
    offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100),
  }), () => [tag.history]),
  /** Touches what the undone change touched. */
  'history.undo': command<ChangeSet>()('history.undo', z.object({})),
  'history.redo': command<ChangeSet>()('history.redo', z.object({})),
}
