import { z } from 'zod'

/** Answers of one respondent by the id of the questionnaire's variable; what is not in it, or null, was not answered. Of a multiple choice 1 for chosen. */
export const responseAnswers = z.record(z.string().max(80), z.union([z.number(), z.string().max(8000), z.null()]))
export type ResponseAnswers = z.infer<typeof responseAnswers>

/** When a response was begun and sent, as the clock on the wall showed, and how long its pages were looked at. */
export const responseTiming = z.object({
  start: z.string().max(40),
  end: z.string().max(40),
  /** Seconds the pages were in front of somebody: without the time a draft lay. */
  seconds: z.number().min(0).max(10_000_000),
  /** Of the pages, by the code of the question or section that stood on it. */
  pages: z.record(z.string().max(40), z.number().min(0).max(10_000_000)).default({}),
})

/** A response that is being given: kept after every page, so that a crash or a reload loses nothing. */
export const responseDraft = z.object({
  answers: responseAnswers,
  /** Code of the page in front; `consent` and `end` beside those of questions and sections. */
  page: z.string().max(40),
  language: z.string().max(16),
  agreed: z.boolean(),
  start: z.string().max(40),
  pages: z.record(z.string().max(40), z.number().min(0)),
})
export type ResponseDraft = z.infer<typeof responseDraft>

/** What is recorded beside the answers; the columns it has are named in `collection`. */
export const besideAnswers = ['serial', 'start', 'end', 'seconds', 'version', 'via', 'language', 'enteredBy'] as const
export type BesideAnswers = (typeof besideAnswers)[number]

/** Codes of the column `via`. */
export const viaCodes = { fill: 1, paper: 2 } as const

/** Topic `collection` of a data set's settings: which of its columns holds what of the questionnaire. */
export const collectionColumns = z.object({
  /** Variable of the questionnaire → column. */
  answers: z.record(z.string(), z.string()).default({}),
  beside: z.partialRecord(z.enum(besideAnswers), z.string()).default({}),
  /** Code of a page → column of its seconds. */
  pages: z.record(z.string(), z.string()).default({}),
})
export type CollectionColumns = z.infer<typeof collectionColumns>
export const COLLECTION = 'collection'
/** Platform of data sets that were collected here. */
export const COLLECTED = 'questionnaire'

/** Content of a row of `entry`: a sheet entered a second time, set against what stood in the data then. */
export const secondEntry = z.object({
  dataset: z.number().int(),
  rid: z.number().int(),
  serial: z.number(),
  by: z.string().max(80),
  firstBy: z.string().max(80),
  at: z.string().max(40),
  /** By column of the data set; missing states as they are stored. */
  first: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  second: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  /** Columns whose difference was settled, with the value it was settled to. */
  settled: z.record(z.string(), z.union([z.number(), z.string(), z.null()])).default({}),
})
export type SecondEntry = z.infer<typeof secondEntry>
