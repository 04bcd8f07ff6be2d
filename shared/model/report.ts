import { z } from 'zod'
import { figureSpec } from './figureSpec.ts'

const id = z.string().max(80)
const words = z.string().max(20_000)

const request = z.looseObject({ method: z.string().max(60) })

/** Tables that are worked out anew whenever a report is made. */
const live = [
  /** A table of an analysis (the request says data set, segment, weight, method, options and seed), by its key; null: the first. */
  z.object({ type: z.literal('analysis'), request, table: z.string().max(80).nullable().default(null) }),
  /** The table that belongs to a figure. */
  z.object({ type: z.literal('figure'), spec: figureSpec }),
  /** Kept by the project: ledger, screening and codebook of a data set (`of`: its id), questionnaire (its id), what a summary says, the plan of activities by months, the plan and outcome of confirmations (the fishbone's id), measures and their scores, effects, trace matrix, changes. */
  z.object({ type: z.literal('project'), name: z.enum(['ledger', 'screening', 'codebook', 'questionnaire', 'findings', 'activityPlan', 'confirmationPlan', 'confirmations', 'measureScores', 'measures', 'effects', 'trace', 'changes']), of: id.nullable().default(null) }),
] as const
export const liveTable = z.discriminatedUnion('type', [...live])
export type LiveTable = z.infer<typeof liveTable>

/** What a table of a report shows. typed: by hand; said so wherever it is printed and checked. */
const reportTable = z.discriminatedUnion('type', [...live, z.object({ type: z.literal('typed'), header: z.array(z.string().max(300)).max(30), rows: z.array(z.array(z.string().max(2000)).max(30)).max(500) })])
export type ReportTable = z.infer<typeof reportTable>

/**
 * Where a number in a sentence comes from: a cell of a table that is worked out. `value`, `text` and `data` are what it was
 * when it was put there or last brought up to date: what a changed result is told by.
 */
const binding = z.object({
  of: liveTable,
  row: z.string().max(300),
  column: z.string().max(300),
  /** Decimal places; null: as the table prints it. */
  digits: z.number().int().min(0).max(10).nullable().default(null),
  value: z.union([z.number(), z.string().max(2000), z.null()]).default(null),
  text: z.string().max(300).default(''),
  /** Hash of the data it was worked out from. */
  data: z.string().max(64).default(''),
})
export type Binding = z.infer<typeof binding>

/** A piece of a line. `ref`: the number of another block's caption ("图 3"), kept right when blocks move. */
const run = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: words, bold: z.boolean().optional(), italic: z.boolean().optional() }),
  z.object({ type: z.literal('number'), binding }),
  z.object({ type: z.literal('ref'), block: id }),
])
export type Run = z.infer<typeof run>
const runs = z.array(run).max(500)

/** Facts of the last time a block's result was looked at, so that a change shows. */
const seen = z.string().max(64).default('')

export const blockContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(3), text: z.string().max(300), numbered: z.boolean().default(true), /** Step of the QC story, or part, the heading opens. */ step: z.string().max(40).default(''), /** Speaking time, seconds; null: none. */ seconds: z.number().int().min(0).nullable().default(null) }),
  z.object({ type: z.literal('text'), runs, /** A prompt of the template, printed nowhere. */ prompt: z.string().max(1000).default('') }),
  /** The reading of an analysis: its sentences, worked out anew. */
  z.object({ type: z.literal('reading'), request, seen }),
  z.object({ type: z.literal('list'), ordered: z.boolean().default(false), items: z.array(runs).max(200) }),
  z.object({ type: z.literal('figure'), spec: figureSpec, /** A saved figure the spec follows; null: its own. */ figure: id.nullable().default(null), caption: z.string().max(300).default(''), seen }),
  z.object({ type: z.literal('table'), table: reportTable, caption: z.string().max(300).default(''), seen }),
  z.object({ type: z.literal('picture'), attachment: id, caption: z.string().max(300).default(''), /** Share of the text width. */ width: z.number().min(0.1).max(1).default(0.8) }),
  z.object({ type: z.literal('pageBreak') }),
  z.object({ type: z.literal('contents') }),
  z.object({ type: z.literal('signature'), lines: z.array(z.string().max(120)).min(1).max(12) }),
  /** Speaker notes for the slides of what stands before; printed nowhere else. */
  z.object({ type: z.literal('notes'), text: words }),
])
export type BlockContent = z.infer<typeof blockContent>

export const reportTemplates = ['student', 'satisfaction', 'qc', 'teacher', 'blank'] as const
export const reportTemplate = z.enum(reportTemplates)
export type ReportTemplate = z.infer<typeof reportTemplate>

export const reportSettings = z.object({
  template: reportTemplate.default('blank'),
  /** Of the document, whatever the window's language is. */
  lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
  style: z.object({
    /** threeLine: 三线表. grid: all lines, as in QC reports. */
    table: z.enum(['threeLine', 'grid']).default('threeLine'),
    /** serif: SimSun and Times New Roman. sans: the screen fonts. */
    font: z.enum(['serif', 'sans']).default('serif'),
    slides: z.enum(['16:9', '4:3']).default('16:9'),
  }).prefault({}),
  cover: z.object({
    title: z.string().max(200).default(''), subtitle: z.string().max(200).default(''), organisation: z.string().max(200).default(''),
    authors: z.string().max(500).default(''), advisor: z.string().max(200).default(''), date: z.string().max(60).default(''),
  }).nullable().default(null),
  /** Seconds of a talk in all; the default of QC presentations is 15 minutes. */
  talk: z.number().int().min(60).max(7200).default(900),
  /** The report as it was handed in: hash of the data, the last change set, and under which id the whole of it is kept. null: it follows the data. */
  frozen: z.object({ data: z.string().max(64), changeSet: z.number().int(), at: z.string(), snapshot: z.string().max(64) }).nullable().default(null),
})
export type ReportSettings = z.infer<typeof reportSettings>

export interface Block { id: string; order: number; content: BlockContent }
export interface Report { id: string; order: number; name: string; settings: ReportSettings; blocks: Block[] }
