import { z } from 'zod'
import type { CellValue } from '../model/missing.ts'
import { responseAnswers, responseDraft, responseTiming } from '../model/response.ts'
import type { CollectionColumns, ResponseDraft } from '../model/response.ts'
import type { EntryAgreement } from '../stats/entryAgreement.ts'
import type { Invalid } from '../model/variable.ts'
import { command, query } from '../rpc/call.ts'
import { cellInput } from './dataset.ts'
import type { PretestReport } from '../model/pretest.ts'
import { tag } from './tags.ts'

const form = z.string().min(1).max(80)
const serial = z.number().int().min(0).max(1_000_000_000)
const by = z.string().trim().max(80).default('')

const newResponse = z.object({
  form,
  answers: responseAnswers,
  /** fill: given on the screen, checked like there. paper: typed from a sheet, kept as it stands; needs its number. */
  via: z.enum(['fill', 'paper']),
  language: z.string().max(16).default(''),
  timing: responseTiming.nullable().default(null),
  serial: serial.nullable().default(null),
  /** Who typed the sheet. */
  by,
  /** The sheet's number is there already and is to stand twice (else CONFLICT `serialTaken`). */
  again: z.boolean().default(false),
})
export type NewResponse = z.output<typeof newResponse>
export interface AddedResponse { dataset: number; rid: number; version: number; /** Rows there are now. */ rows: number; invalid: { variable: string; why: Invalid }[] }

export interface SerialFacts {
  /** Numbers that are there, once or more. */
  entered: number
  first: number | null
  last: number | null
  /** Between the first and the last, at most 500 of them; `gaps`: how many there are. */
  missing: number[]
  gaps: number
  duplicates: { serial: number; rids: number[] }[]
}

export interface EntryMismatch {
  entry: string
  serial: number
  rid: number
  variable: string
  question: string
  label: string
  first: CellValue
  second: CellValue
  /** What stands in the data now. */
  now: CellValue
  settled: boolean
}

export interface EntryState {
  dataset: number | null
  columns: CollectionColumns | null
  rows: number
  serials: SerialFacts
  /** Sheets entered twice; of those, by one and the same person. */
  sheets: number
  samePerson: number
  agreement: EntryAgreement
  /** Differences, open ones first. */
  mismatches: EntryMismatch[]
  open: number
}

const state = ({ form: id }: { form: string }): string[] => [tag.entries(id), tag.questionnaire(id), tag.questionnaires, tag.datasets, 'cells:*', 'variables:*']
const written = ({ form: id }: { form: string }): string[] => [tag.datasets, tag.factors, tag.questionnaires, tag.questionnaire(id), tag.entries(id)]

export const responseCalls = {
  /** One row more in the data set of the questionnaire, which is made with the first; the version it answers is found or made. */
  'response.add': command<AddedResponse>()('response.add', newResponse, written),
  /** The response somebody is giving on this computer; null: none. */
  'response.draft': query<{ at: string; draft: ResponseDraft } | null>()('response.draft', z.object({ form })),
  /** Kept at once and beside the log; draft null: it was sent or given up. */
  'response.keepDraft': command<null>()('response.keepDraft', z.object({ form, draft: responseDraft.nullable() })),
  /** How the first responses came out; dataset null: the newest of the questionnaire. null: there is none. */
  'form.pretest': query<PretestReport | null>()('form.pretest', z.object({ form, dataset: z.number().int().positive().nullable().default(null) }), p => [...state(p), tag.factors]),
  'entry.state': query<EntryState>()('entry.state', z.object({ form }), state),
  /** A sheet entered a second time; what was entered the second time before is replaced. NOT_FOUND without a row of this number. */
  'entry.second': command<{ entry: string; cells: number; differ: number }>()('entry.second', z.object({ form, serial, answers: responseAnswers, by }), written),
  /** The right value of one cell: written to the data, and the difference is settled. */
  'entry.settle': command<null>()('entry.settle', z.object({ form, entry: z.string().max(80), variable: z.string().max(120), value: cellInput }), written),
}
