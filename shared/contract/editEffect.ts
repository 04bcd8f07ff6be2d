import { z } from 'zod'
import type { Quadrant } from '../stats/quadrant.ts'
import { paretoSpec, prioritySpec } from '../model/figureSpec.ts'
import { query } from '../rpc/call.ts'
import type { ChangeSet } from './history.ts'
import { tag } from './tags.ts'

/** Of the same thing before the edit and now; null where it could not be worked out. */
export type BeforeNow<T = number> = [before: T | null, now: T | null]

/** What one change set did to the headline results: everything is worked out on the data as they are and with that change taken back; nothing is undone. */
export interface EditEffect {
  changeSet: ChangeSet
  dataset: { id: number; name: string } | null
  /** Cells that still are as the change set left them, and those written over since. */
  cells: number
  overwritten: number
  /** Cases that count. */
  n: BeforeNow
  variables: { key: string; label: string; n: BeforeNow; mean: BeforeNow }[]
  dimensions: { key: string; label: string; mean: BeforeNow; alpha: BeforeNow }[]
  /** Score of the overall item, 0-100. */
  index: { label: string; score: BeforeNow } | null
  priority: { key: string; label: string; rank: BeforeNow; index: BeforeNow }[]
  quadrant: { key: string; label: string; field: BeforeNow<Quadrant> }[]
  pareto: { key: string; label: string; rank: BeforeNow; count: BeforeNow; class: BeforeNow<'A' | 'B' | 'C'> }[]
}

export const editEffectCalls = {
  /**
   * changeSet null: the last one. The specs are those the page shows; null: the saved ones, else none.
   * Only what the change set did to cells, to which rows count, and to variables, factors and segments is taken back.
   */
  'history.effect': query<EditEffect | null>()('history.effect', z.object({
    changeSet: z.number().int().positive().nullable().default(null), priority: prioritySpec.nullable().default(null), pareto: paretoSpec.nullable().default(null),
  }), () => [tag.history]),
}
