import { z } from 'zod'
import type { SourceInfo } from '../model/dataset.ts'
import { datasetTypes } from '../model/dataset.ts'
import { codeSchema, questionKind } from '../model/questionnaire.ts'
import { scaleSchema, variableKind, variableMeaning, variableRole } from '../model/variable.ts'
import { job, query } from '../rpc/call.ts'
import { grant } from './project.ts'
import { tag } from './tags.ts'

/** How to read the file; whatever is left out is found out. */
const readOptions = z.object({
  sheet: z.string().optional(),
  /** Which file of a zip that holds several. */
  entry: z.string().max(1000).optional(),
  /** 1-based number of the last header row and how many rows the header has. */
  headerRow: z.number().int().min(1).max(100).optional(),
  headerRows: z.number().int().min(0).max(3).optional(),
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252', 'mac-roman']).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  platform: z.string().max(40).optional(),
})
export type ReadOptions = z.infer<typeof readOptions>

/** Where a variable's values come from in the sheet. `column` is 0-based. */
const variableSource = z.discriminatedUnion('take', [
  /** The cell itself, label turned into code. */
  z.object({ take: z.literal('value'), column: z.number().int().min(0) }),
  /** 1 when the joined cell holds this option, else 0. */
  z.object({ take: z.literal('option'), column: z.number().int().min(0), option: z.string(), separator: z.string().min(1).max(4) }),
  /** What a joined cell holds beside the options that other variables take from its column: 其他 typed without a mark. */
  z.object({ take: z.literal('others'), column: z.number().int().min(0), separator: z.string().min(1).max(4) }),
  /** The fill-in behind an option, 其他〖…〗. */
  z.object({ take: z.literal('fillIn'), column: z.number().int().min(0) }),
  /**
   * An option's own column: 1 where the cell is one of `chosen` (none given: where it holds anything), 0 where it is one of `unchosen`.
   * A blank cell is 0 when any column of `group` is filled in its row, else without an answer; `hidden` marks a question not displayed.
   */
  z.object({
    take: z.literal('mark'), column: z.number().int().min(0), chosen: z.array(z.string()).max(50), unchosen: z.array(z.string()).max(50),
    hidden: z.array(z.string()).max(20), group: z.array(z.number().int().min(0)).max(2000),
  }),
  /** Place of the option in an ordered list joined in one cell, 1 = first. */
  z.object({ take: z.literal('rank'), column: z.number().int().min(0), option: z.string(), separator: z.string().min(1).max(4) }),
  /** The place (1, 2, …) of the column, among `columns`, that holds the option: rankings exported by place. */
  z.object({ take: z.literal('rankAt'), column: z.number().int().min(0), columns: z.array(z.number().int().min(0)).min(1).max(500), option: z.string() }),
  /** One answer spread over a column for each option: the label of the first of `options` whose column is filled, turned into its code. */
  z.object({ take: z.literal('pick'), column: z.number().int().min(0), options: z.array(z.object({ column: z.number().int().min(0), label: z.string().max(2000) })).min(2).max(500) }),
  /** The same text in every row, e.g. the wave. */
  z.object({ take: z.literal('constant'), column: z.number().int().min(0), text: z.string().max(200) }),
])

/** What is done to personal data on the way in: kept, replaced by a number that says nothing, place cut to the city, time to the day. */
const treatments = ['keep', 'mask', 'city', 'day'] as const

const variableDraft = z.object({
  id: z.string().min(1).max(120),
  name: z.string().min(1).max(80),
  label: z.string().max(2000),
  kind: variableKind,
  role: variableRole,
  question: z.string().nullable(),
  source: variableSource,
  codes: z.array(codeSchema).max(2000),
  scale: scaleSchema.nullable(),
  include: z.boolean(),
  treatment: z.enum(treatments).default('keep'),
  meaning: variableMeaning.nullable().default(null),
})
export type VariableDraft = z.infer<typeof variableDraft>

const questionDraft = z.object({
  id: z.string().min(1).max(120),
  number: z.string().max(40),
  title: z.string().max(2000),
  kind: questionKind,
})
export type QuestionDraft = z.infer<typeof questionDraft>

/** Everything needed to turn the sheet into a dataset; kept with the dataset so that the import can be replayed. */
export const importRecipe = z.object({
  name: z.string().min(1).max(120),
  questions: z.array(questionDraft).max(2000),
  variables: z.array(variableDraft).min(1).max(5000),
  issued: z.number().int().min(0).nullable().default(null),
  period: z.string().max(120).default(''),
  type: z.enum(datasetTypes).default('survey'),
  wave: z.string().max(60).nullable().default(null),
  /** Headers of the sheet by column, put in when the recipe is kept: a newer file's columns are found by them. */
  headers: z.array(z.string().max(2000)).max(20_000).optional(),
  /** The project keeps the file as it came, or (left out) a copy without the cells of personal columns that are left out, masked or coarsened. */
  original: z.enum(['emptied', 'whole']).optional(),
  /** Put in when the recipe is kept: what is kept instead of the file. */
  stored: z.object({ container: z.enum(['csv', 'csv.gz']), sha256: z.string().length(64), emptied: z.array(z.number().int().min(0)).max(20_000) }).optional(),
})
export type ImportRecipe = z.infer<typeof importRecipe>

export interface ImportWarning { code: string; params: Record<string, string | number>; column: number | null; row: number | null }

/** What is known of one sheet column, for the wizard. */
export interface ColumnProfile {
  index: number
  header: string
  filled: number
  distinct: number
  /** First distinct values as they stand in the file, at most 8. */
  samples: string[]
  /** 0..1 how sure the proposal is, and why (codes for i18n `import.reason.*`). */
  confidence: number
  reasons: string[]
}

export interface ImportProposal {
  /** Names the parsed sheet that waits in the import worker for a recipe. */
  session: string
  source: SourceInfo & {
    size: number
    delimiter: string | null
    coding: 'text' | 'number' | 'mixed'
    /** The most plausible encodings of a text, best first, at most 3: score 0..1 and how the telling lines read. Empty for a workbook. */
    encodings: { encoding: string; score: number; preview: string[] }[]
  }
  sheets: { name: string; rows: number; columns: number }[]
  /** Further sheets that belong to this one: repeat groups, each a data set of its own below this one. */
  related: { sheet: string; rows: number }[]
  rows: number
  /** 1-based. */
  headerRow: number
  /** Raw top of the sheet, header rows included, at most 30 rows. */
  preview: string[][]
  columns: ColumnProfile[]
  recipe: ImportRecipe
  warnings: ImportWarning[]
  elapsedMs: number
}

/** The codebook shape of the command line. */
export interface ImportResult {
  project: string
  dataset: { id: number; name: string }
  source: SourceInfo
  rows: number
  variables: { id: string; name: string; label: string; kind: string; question: string | null }[]
  questions: { id: string; title: string; kind: string; options: { code: number; label: string }[]; variables: string[] }[]
  paradata: string[]
  ledger: { issued: number | null; returned: number; valid: number }
  warnings: ImportWarning[]
  /** Repeat groups that came along, each a data set below this one. */
  related: { id: number; name: string; sheet: string; rows: number }[]
  elapsedMs: number
}

export const importCalls = {
  /** Reads the file in a killable worker and proposes a recipe. Nothing is written. */
  'import.inspect': job<ImportProposal>()('import.inspect', z.object({ grant, options: readOptions.prefault({}) })),
  /** Applies a recipe to the waiting sheet: staging table, then one transaction. */
  'import.commit': job<ImportResult>()('import.commit', z.object({
    session: z.string(), recipe: importRecipe,
    /** Which of the proposal's related sheets come along; left out: all of them. */
    related: z.array(z.string().max(255)).max(100).optional(),
    /** The personal columns of related sheets come along too. */
    keepIdentifiers: z.boolean().default(false),
  }), () => [tag.datasets]),
  'import.discard': query<null>()('import.discard', z.object({ session: z.string() })),
}
