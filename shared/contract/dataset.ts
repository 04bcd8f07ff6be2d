import { z } from 'zod'
import type { CellValue, MissingState } from '../model/missing.ts'
import type { Dataset, DatasetSummary } from '../model/dataset.ts'
import { questionKind } from '../model/questionnaire.ts'
import type { Invalid, Variable } from '../model/variable.ts'
import { variablePatch } from '../model/variable.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const rid = z.number().int().positive()
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
}

export const datasetCalls = {
  'dataset.list': query<DatasetSummary[]>()('dataset.list', z.object({}), () => [tag.datasets]),
  'dataset.get': query<Dataset>()('dataset.get', z.object({ dataset }), p => [tag.datasets, tag.variables(p.dataset), tag.factors]),
  'dataset.page': query<Page>()('dataset.page', z.object({
    dataset,
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(1000).default(200),
    variables: z.array(variable).max(2000).optional(),
    sort: z.object({ variable, descending: z.boolean().default(false) }).optional(),
    /** Rows in which the text of any cell holds this. */
    search: z.string().max(200).optional(),
  }), p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  'dataset.columnStats': query<ColumnStats>()('dataset.columnStats', z.object({ dataset, variable }), p => [tag.cells(p.dataset), tag.variables(p.dataset)]),
  'dataset.cellHistory': query<CellChange[]>()('dataset.cellHistory', z.object({ dataset, rid, variable }), p => [tag.cells(p.dataset)]),
  /** One change set, however many cells. Text typed into a coded cell may be a code or a label; what fits neither is stored and reported as invalid. */
  'dataset.setCells': command<EditOutcome>()('dataset.setCells', z.object({
    dataset,
    edits: z.array(z.object({ rid, variable, value: cellInput })).min(1).max(200_000),
    reason: z.string().max(500).optional(),
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
