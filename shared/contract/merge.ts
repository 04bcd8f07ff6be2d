import { z } from 'zod'
import type { CellValue } from '../model/missing.ts'
import { job, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const variable = z.string().min(1).max(120)
const session = z.string()

/** How respondents of two exports of one survey are told: the platform's own number, when and how long they answered, all their answers, or columns a person named. */
export type MergeKeyKind = 'id' | 'moment' | 'answers' | 'chosen'

/** A data set the waiting sheet may be a newer export of. */
export interface MergeCandidate {
  dataset: number
  name: string
  /** 0..1: how many of the columns the data set was imported from are in the sheet under the same header. */
  share: number
  /** The file names carry the same number of the platform's survey. */
  sameSurvey: boolean
  /** Enough of them, so that the window offers it by itself. */
  offered: boolean
}

/** What makes the comparison less than certain. Sentences under `merge.warning`. */
export interface MergeWarning {
  code: 'notUnique' | 'restarted' | 'differs' | 'ambiguous' | 'answersOnly' | 'masked' | 'cut' | 'shortKey'
  params: Record<string, string | number>
}

export interface ChangedCellOfFile { rid: number; variable: string; /** What the last file said; null also where it had no such cell. */ base: CellValue; local: CellValue; next: CellValue }
export interface AddedVariable { id: string; label: string; kind: string; header: string; /** It can come along as it is; else it needs an import of its own. */ simple: boolean }

export interface MergeReport {
  dataset: { id: number; name: string }
  file: string
  /** Rows of the new file. */
  rows: number
  key: { kind: MergeKeyKind; variables: string[] }
  /** Variables that may be named as the key: what is in both and tells respondents apart on both sides. */
  keyChoices: { variable: string; label: string; unique: boolean }[]
  counts: {
    new: number; gone: number; unchanged: number
    /** Respondents with a cell that takes the new value, and those cells. */
    changed: number; cells: number
    /** Cells with an edit of one's own that the file leaves as it was. */
    kept: number
    conflicts: number
    /** Rows that cannot be told apart by the key; they stay as they are. */
    ambiguous: { file: number; data: number }
    /** Excluded by an earlier update because they were gone; they count again. */
    returned: number
  }
  /** Variables of the `new` and `gone` lists, the key first. */
  shown: string[]
  /** Parts of the lists, from their beginning (at most 500 each, 2,000 conflicts). */
  new: { line: number; values: CellValue[] }[]
  gone: { rid: number; values: CellValue[] }[]
  changed: ChangedCellOfFile[]
  conflicts: ChangedCellOfFile[]
  /** Variables whose column the file no longer has: they stay as they are. */
  missing: { variable: string; label: string }[]
  added: AddedVariable[]
  /** Options nobody had chosen before; each gets a code after the last. */
  options: { variable: string; code: number; label: string }[]
  warnings: MergeWarning[]
}

export interface MergeResult {
  project: string
  dataset: { id: number; name: string }
  merge: { new: number; changed: number; gone: number; conflicts: number; kept: number; /** Of the conflicts, those that took the file's value. */ taken: number; excluded: number; returned: number; ambiguous: number; added: number }
  rows: number
  changeSet: number
  elapsedMs: number
}

/** A file the data set was made from, oldest first. */
export interface KeptFile { file: string; sha256: string; at: string; rows: number; first: boolean }

export const mergeCalls = {
  /** Data sets of the open project that the sheet waiting in an import session may be a newer export of, likeliest first. */
  'merge.candidates': query<MergeCandidate[]>()('merge.candidates', z.object({ session }), () => [tag.datasets]),
  'merge.files': query<KeptFile[]>()('merge.files', z.object({ dataset }), p => [tag.datasets, tag.cells(p.dataset), tag.history]),
  /** Compares the waiting sheet with a data set, respondent by respondent. Nothing is written; the sheet goes on waiting. */
  'merge.inspect': job<MergeReport>()('merge.inspect', z.object({
    session, dataset,
    /** Names the key; left out: found out. */
    key: z.array(variable).min(1).max(8).optional(),
  })),
  /** The same comparison, carried out: one change set. */
  'merge.commit': job<MergeResult>()('merge.commit', z.object({
    session, dataset, key: z.array(variable).min(1).max(8).optional(),
    /** Cells changed here and in the file: whose value stays. */
    conflicts: z.enum(['local', 'file']).default('local'),
    /** Conflicts decided one by one, against the rule. */
    choices: z.array(z.object({ rid: z.number().int().positive(), variable, take: z.enum(['local', 'file']) })).max(200_000).default([]),
    /** New variables that come along, by their id in the report. */
    add: z.array(variable).max(2000).default([]),
    /** Respondents that are not in the file any more: left as they are, or excluded with this reason. */
    gone: z.object({ reason: z.string().min(1).max(200) }).nullable().default(null),
  }), p => [tag.datasets, tag.variables(p.dataset), tag.cells(p.dataset)]),
}
