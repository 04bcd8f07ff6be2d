import { z } from 'zod'

const variable = z.string().min(1).max(120)
const sortBy = z.object({ variable, descending: z.boolean().default(false) })

/** What a row must hold to be shown; of several filters each must hold. */
const cellFilter = z.discriminatedUnion('type', [
  /** One of these values, or missing in one of these ways. `except`: none of them. */
  z.object({
    type: z.literal('values'), variable, values: z.array(z.union([z.number(), z.string().max(32_767)])).max(5000).default([]),
    missing: z.array(z.enum(['none', 'notShown', 'empty'])).max(3).default([]), except: z.boolean().default(false),
  }),
  /** Numbers between the two, ends included; null: no bound on that side. */
  z.object({ type: z.literal('range'), variable, from: z.number().nullable().default(null), to: z.number().nullable().default(null) }),
  /** The text, the label or the code holds this, without regard to case. */
  z.object({ type: z.literal('text'), variable, text: z.string().min(1).max(200), except: z.boolean().default(false) }),
  /** Does not fit its variable; without `variable`: some cell of the row does not. */
  z.object({ type: z.literal('invalid'), variable: variable.optional() }),
  /** Holds something else than at import. */
  z.object({ type: z.literal('edited'), variable: variable.optional() }),
  /** Has an open comment. */
  z.object({ type: z.literal('commented'), variable: variable.optional() }),
  /** Does not count, for this reason: a code of `model/exclusion.ts`, or an old free text. */
  z.object({ type: z.literal('reason'), reason: z.string().min(1).max(200), variable: z.undefined().optional() }),
  /** One of these rows; `what` says for a person what they have in common. */
  z.object({ type: z.literal('rows'), rids: z.array(z.number().int().positive()).max(20_000), what: z.string().max(200).default(''), variable: z.undefined().optional() }),
])
export type CellFilter = z.infer<typeof cellFilter>

const rowKinds = ['all', 'counted', 'excluded'] as const
export type RowKind = (typeof rowKinds)[number]

/** Which rows stand in the grid, and in what order. */
export const gridViewFields = {
  /** The first sorts; what is alike is sorted by the next. Missing last; numbers before text. */
  sort: z.union([sortBy, z.array(sortBy).max(8)]).optional(),
  /** Rows in which the text of any cell holds this. */
  search: z.string().max(200).optional(),
  filters: z.array(cellFilter).max(100).optional(),
  rows: z.enum(rowKinds).optional(),
  /** A named filter, by id or name: only rows it holds for. */
  segment: z.string().max(120).nullable().optional(),
}
export const gridView = z.object(gridViewFields)
export type GridView = z.infer<typeof gridView>
/** As a caller writes it. */
export type GridViewInput = z.input<typeof gridView>

/** Positions of rows in a view, both included. */
export const rowSpan = z.object({ top: z.number().int().min(0), bottom: z.number().int().min(0) }).refine(span => span.top <= span.bottom, 'top must not be below bottom')
export type RowSpan = z.infer<typeof rowSpan>

export const findSpec = z.object({
  text: z.string().min(1).max(500),
  regex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
  /** The whole cell, not a part of it. */
  whole: z.boolean().default(false),
  /** Which text of a coded cell is looked at. */
  show: z.enum(['labels', 'codes', 'both']).default('labels'),
})
export type FindSpec = z.infer<typeof findSpec>

/** In reading order. `matches` holds at most 10,000: position of the row in the view, its id, and the index into the variables that were asked. */
export interface Found { total: number; cells: [row: number, rid: number, column: number][] }

/** Of a block of cells. numbers, sum, mean, min, max: over valid numbers, as an analysis counts them; null where there is none, or the block is too large to add up. */
export interface BlockStats { cells: number; filled: number; numbers: number; sum: number | null; mean: number | null; min: number | null; max: number | null }

export const MAX_CELLS = 200_000
