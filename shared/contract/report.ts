import { z } from 'zod'
import { blockContent, liveTable, reportSettings, reportTemplate } from '../model/report.ts'
import type { Report, ReportTemplate } from '../model/report.ts'
import type { RenderedReport } from '../report/rendered.ts'
import type { TableModel } from '../figures/figure.ts'
import type { Exported } from './export.ts'
import { command, job, query } from '../rpc/call.ts'
import { lang } from './figure.ts'
import { grant } from './project.ts'
import { tag } from './tags.ts'

export interface ReportSummary { id: string; name: string; template: ReportTemplate; blocks: number; frozen: boolean }

/** What the checks of a report found, said next to the block. */
export interface ReportFinding {
  code: string
  block: string | null
  level: 'error' | 'warning' | 'hint'
  /** Numbers and words for the sentence; `quote`: the words it is about. */
  params: Record<string, string | number>
}

/** One number, table or figure of a report, derived again. */
export interface Verified {
  /** Block, and place in it. */
  id: string
  block: string
  what: 'number' | 'reading' | 'table' | 'figure'
  label: string
  /** As the report has it, and as it comes out now, from the answers as they were imported and the change log. */
  written: string
  derived: string
  outcome: 'equal' | 'different' | 'notDerivable'
  /** Why it differs or cannot be derived. */
  reason: string
}
export interface Verification { report: string; name: string; data: string; at: string; numbers: Verified[]; equal: number; different: number; notDerivable: number; /** Numbers in sentences that are bound to nothing. */ typed: number }

/** Whether the rows of a data set come out of its files again; `reason` where they do not. */
export interface Derivability { dataset: number; name: string; derivable: boolean; reason: string }

/** One project as a teacher's list shows it. */
export interface ProjectReview {
  file: string
  name: string
  datasets: number
  issued: number | null
  returned: number
  valid: number
  /** Cells changed by hand and change sets in all; undone ones left out. */
  edits: number
  excluded: number
  bones: number
  mainCauses: number
  measures: number
  effects: number
  /** Broken links of the chain from items to effects. */
  holes: number
  reports: number
  errors: number
  warnings: number
  hints: number
  sound: boolean
  equal: number
  different: number
  notDerivable: number
  typed: number
}

export const reportFormats = ['docx', 'pptx', 'xlsx', 'pdf', 'html'] as const
export type ReportFormat = (typeof reportFormats)[number]

const report = z.string()
const everything = () => [tag.reports, tag.datasets, tag.factors, tag.fishbones, tag.figures, tag.causes, tag.segments, tag.studies, tag.sources, tag.questionnaires, 'cells:*' as const, 'variables:*' as const, 'codings:*' as const]

export const reportCalls = {
  'report.list': query<ReportSummary[]>()('report.list', z.object({}), () => [tag.reports]),
  'report.get': query<Report>()('report.get', z.object({ report }), p => [tag.reports, tag.report(p.report)]),
  /** With the blocks of a template, filled from what the project has. */
  'report.create': job<Report>()('report.create', z.object({ name: z.string().max(200).default(''), template: reportTemplate.default('student'), lang: lang.default('zh-CN') })),
  'report.update': command<null>()('report.update', z.object({ report, name: z.string().min(1).max(200).optional(), settings: reportSettings.optional() }), p => [tag.reports, tag.report(p.report)]),
  'report.duplicate': command<Report>()('report.duplicate', z.object({ report }), () => [tag.reports]),
  'report.remove': command<null>()('report.remove', z.object({ report }), p => [tag.reports, tag.report(p.report)]),
  /** Answers the ids, in order. index left out: at the end. */
  'block.add': command<string[]>()('block.add', z.object({ report, index: z.number().int().min(0).optional(), contents: z.array(blockContent).min(1).max(200) }), p => [tag.report(p.report), tag.reports]),
  'block.update': command<null>()('block.update', z.object({ report, block: z.string(), content: blockContent }), p => [tag.report(p.report)]),
  'block.move': command<null>()('block.move', z.object({ report, block: z.string(), index: z.number().int().min(0) }), p => [tag.report(p.report)]),
  /** Several of them, in the order given, before what stands at `index` among the others: a section with its heading. */
  'block.moveMany': command<null>()('block.moveMany', z.object({ report, blocks: z.array(z.string()).min(1).max(500), index: z.number().int().min(0) }), p => [tag.report(p.report)]),
  /** What one gesture does to several blocks, as one step: a paragraph split in two or joined with the one before, levels of a section. Answers the ids of what was added. */
  'block.edit': command<string[]>()('block.edit', z.object({
    report, update: z.array(z.object({ block: z.string(), content: blockContent })).max(500).default([]),
    /** id: given by a caller that shows the block before the answer comes. */
    add: z.object({ index: z.number().int().min(0), blocks: z.array(z.object({ id: z.string().regex(/^b-[0-9a-f]{16,40}$/).optional(), content: blockContent })).max(200) }).nullable().default(null), remove: z.array(z.string()).max(500).default([]),
  }), p => [tag.report(p.report), tag.reports]),
  'block.remove': command<null>()('block.remove', z.object({ report, blocks: z.array(z.string()).min(1).max(500) }), p => [tag.report(p.report), tag.reports]),
  /** Takes the results as they are now for seen: the marks of change go. */
  'report.accept': job<{ blocks: number }>()('report.accept', z.object({ report, blocks: z.array(z.string()).nullable().default(null) })),
  /** Keeps the report as it stands with the data as they are; what changes later is told, and not printed. frozen false: it follows again. */
  'report.freeze': job<null>()('report.freeze', z.object({ report, frozen: z.boolean() }), p => [tag.reports, tag.report(p.report)]),
  /** Everything worked out, in the report's language. */
  'report.render': query<RenderedReport>()('report.render', z.object({ report }), p => [tag.report(p.report), ...everything()]),
  'report.check': query<ReportFinding[]>()('report.check', z.object({ report }), p => [tag.report(p.report), ...everything()]),
  'report.verify': job<Verification>()('report.verify', z.object({ report })),
  /** Every data set read from its files again. */
  'report.derivable': job<Derivability[]>()('report.derivable', z.object({})),
  /** The open project in one line, its reports checked and verified. sound: what `project.check` said. */
  'report.review': job<ProjectReview>()('report.review', z.object({ sound: z.boolean() })),
  /** Such lines as a workbook. */
  'report.reviewSheet': job<Exported>()('report.reviewSheet', z.object({ rows: z.array(z.looseObject({ file: z.string() })).max(2000), lang: lang.default('zh-CN'), grant })),
  /** A table to take numbers from, as `binding` names its cells. */
  'report.source': query<{ title: string; table: TableModel; notes: string[] }>()('report.source', z.object({ of: liveTable, lang: lang.default('zh-CN') }), () => everything()),
  /** What the result of a block is recognised by: for `seen` of one that is about to be put in. Empty where there is none. */
  'report.print': query<{ print: string }>()('report.print', z.object({ content: blockContent, lang: lang.default('zh-CN') }), () => everything()),
  /** A report of the project; or, without one, what a template makes of the project as it is, without keeping it. */
  'report.export': job<Exported>()('report.export', z.object({
    report: z.string().nullable().default(null), template: reportTemplate.default('student'), title: z.string().max(200).default(''), lang: lang.default('zh-CN'), format: z.enum(reportFormats), grant,
  })),
}
