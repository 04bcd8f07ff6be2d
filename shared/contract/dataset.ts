import { z } from 'zod'
import type { CellValue, MissingState } from '../model/missing.ts'
import type { Dataset, DatasetSummary } from '../model/dataset.ts'
import { questionKind } from '../model/questionnaire.ts'
import type { Invalid, Variable } from '../model/variable.ts'
import { variablePatch } from '../model/variable.ts'
import { command, query } from '../rpc/call.ts'
import type { BlockStats, Found } from './gridView.ts'
import { MAX_CELLS, findSpec, gridView, gridViewFields, rowSpan } from './gridView.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const rid = z.number().int().positive()
const rids = z.array(rid).min(1).max(200_000)
const variables = z.array(variable).min(1).max(2000)
/** A missing state is set by name; a number or text is the answer itself. */
export const cellInput = z.union([z.number(), z.string().max(32_767), z.null(), z.object({ missing: z.enum(['none', 'notShown', 'empty']) })])
export type CellInput = number | string | null | { missing: MissingState }

export interface Row {
  rid: number
  /** In the order of the page's `variables`. */
  values: CellValue[]
  /** Why the row does not count, or null. */
  excluded: string | null
  /** Indices of cells whose value does not fit the variable. */
  invalid: number[]
  /** Indices of cells edited since import. */
  edited: number[]
  /** Indices of cells with an open comment. */
  commented: number[]
}

export interface Page { total: number; offset: number; variables: string[]; rows: Row[] }

export interface CellChange {
  changeSet: number
  at: string
  actor: string
  /** edit | undo | redo | import | recode … */
  kind: string
  from: CellValue
  to: CellValue
  reason: string | null
}

export interface EditOutcome {
  changed: number
  /** Cells whose new value was stored although it does not fit the variable. */
  invalid: { rid: number; variable: string; why: Invalid }[]
}

/** `rids`: the ids of the new rows, in their order. */
export interface AddOutcome extends EditOutcome { rids: number[] }

export interface ColumnStats {
  n: number
  missing: { none: number; notShown: number; empty: number }
  invalid: number
  distinct: number
  mean: number | null
  min: number | null
  max: number | null
  /** Counts of the most frequent values, at most 50, most frequent first. */
  values: { value: CellValue; label: string | null; count: number }[]
  /** Counts in ten equal intervals from min to max (the last closed on both sides); empty where there are no two different numbers. */
  bins: number[]
}

export const datasetCalls = {
  'dataset.list': query<DatasetSummary[]>()('dataset.list', z.object({}), () => [tag.datasets]),
  'dataset.get': query<Dataset>()('dataset.get', z.object({ dataset }), p => [tag.datasets, tag.variables(p.dataset), tag.factors]),
  'dataset.page': query<Page>()('dataset.page', z.object({
    dataset,
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(1000).default(200),
    variables: z.array(variable).max(2000).optional(),
    ...gridViewFields,
  }), p => [tag.cells(p.dataset), tag.variables(p.dataset), tag.comments(p.dataset), tag.segments]),
  /** Ids of the rows of a view, in its order; how many of them do not count. */
  'dataset.rids': query<{ rids: number[]; excluded: number }>()('dataset.rids', z.object({ dataset, view: gridView, span: rowSpan.optional() }), p => [tag.cells(p.dataset), tag.comments(p.dataset)]),
  /** Cells whose text matches, among these variables and (with `span`) these rows of the view. A pattern is stopped when it takes too long. */
  'dataset.find': query<Found>()('dataset.find', z.object({ dataset, view: gridView, span: rowSpan.optional(), variables, spec: findSpec }), p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  'dataset.blockStats': query<BlockStats>()('dataset.blockStats', z.object({ dataset, view: gridView, span: rowSpan.optional(), variables }), p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  'dataset.columnStats': query<ColumnStats>()('dataset.columnStats', z.object({ dataset, variable }), p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  'dataset.cellHistory': query<CellChange[]>()('dataset.cellHistory', z.object({ dataset, rid, variable }), p => [tag.cells(p.dataset)]),
  /** One change set, however many cells. Text typed into a coded cell may be a code or a label; what fits neither is stored and reported as invalid. */
  'dataset.setCells': command<EditOutcome>()('dataset.setCells', z.object({
    dataset,
    edits: z.array(z.object({ rid, variable, value: cellInput })).min(1).max(200_000),
    reason: z.string().max(500).optional(),
  }), p => [tag.cells(p.dataset)]),
  /**
   * A block of cells, row by row, onto these rows and variables; rows of the block beyond `rids` become new rows. A line may be
   * shorter than `variables`. One change set. Derived variables are refused (BAD_VALUE, why `derived`).
   */
  'dataset.paste': command<AddOutcome>()('dataset.paste', z.object({
    dataset, rids: z.array(rid).max(MAX_CELLS), variables, cells: z.array(z.array(cellInput).max(2000)).min(1).max(MAX_CELLS),
  }), p => [tag.cells(p.dataset), tag.datasets]),
  /** Every match in the matching cells is replaced; the cell then is what a person would have typed. `only`: this one cell. */
  'dataset.replace': command<EditOutcome>()('dataset.replace', z.object({
    dataset, view: gridView, span: rowSpan.optional(), variables, spec: findSpec, by: z.string().max(2000), only: z.object({ rid, variable }).optional(),
  }), p => [tag.cells(p.dataset)]),
  /**
   * The first `source` rows (down, up) or columns (right, left) go on into the others, counted in the direction of filling:
   * `rids` and `variables` begin with the source. With `series` an even sequence of numbers goes on; everything else is repeated.
   */
  'dataset.fill': command<EditOutcome>()('dataset.fill', z.object({
    dataset, rids, variables, source: z.number().int().min(1).max(MAX_CELLS), along: z.enum(['rows', 'columns']), series: z.boolean().default(true),
  }), p => [tag.cells(p.dataset)]),
  /** New rows after the last: so many empty ones, or with cells. One change set. */
  'dataset.addRows': command<AddOutcome>()('dataset.addRows', z.object({
    dataset,
    rows: z.union([z.number().int().min(1).max(10_000), z.array(z.array(z.object({ variable, value: cellInput })).max(2000)).min(1).max(10_000)]),
  }), p => [tag.cells(p.dataset), tag.datasets]),
  /** Excluded rows stay visible and out of every analysis. reason null: include again. */
  'dataset.setExcluded': command<{ changed: number }>()('dataset.setExcluded', z.object({
    dataset, rids: z.array(rid).min(1).max(200_000), reason: z.string().min(1).max(200).nullable(),
  }), p => [tag.cells(p.dataset), tag.datasets]),
  'dataset.update': command<DatasetSummary>()('dataset.update', z.object({
    dataset, name: z.string().min(1).max(120).optional(), issued: z.number().int().min(0).nullable().optional(), period: z.string().max(120).optional(),
  }), () => [tag.datasets]),
  'dataset.remove': command<null>()('dataset.remove', z.object({ dataset }), p => [tag.datasets, tag.variables(p.dataset), tag.cells(p.dataset), tag.factors]),
  'variable.update': command<Variable[]>()('variable.update', z.object({
    dataset, variables: z.array(variable).min(1).max(2000), patch: variablePatch,
  }), p => [tag.variables(p.dataset), tag.cells(p.dataset)]),
  'question.update': command<null>()('question.update', z.object({
    dataset, question: z.string(), title: z.string().max(2000).optional(), kind: questionKind.optional(),
  }), p => [tag.variables(p.dataset)]),
}
