import { z } from 'zod'
import { job } from '../rpc/call.ts'
import { checkedFigureSpec, lang } from './figure.ts'
import { grant } from './project.ts'

export interface Exported { fileName: string; bytes: number; warnings: { code: string; count: number }[] }

/** svg, pdf: vector. png: 300 dpi. json: the figure itself. */
export const figureFormats = ['svg', 'png', 'emf', 'pdf', 'pptx', 'docx', 'xlsx', 'json'] as const
export type FigureFormat = (typeof figureFormats)[number]

export const dataFormats = ['csv', 'json', 'xlsx', 'sav'] as const
export type DataFormat = (typeof dataFormats)[number]

/** A write grant carries the host's consent to overwrite; without it an existing target is refused (M24). */
export const exportCalls = {
  'export.figure': job<Exported>()('export.figure', z.object({
    spec: checkedFigureSpec, format: z.enum(figureFormats), lang: lang.default('zh-CN'), grant,
  })),
  /** A figure for the clipboard: PNG at 200 dpi, base64. */
  'export.picture': job<{ png: string }>()('export.picture', z.object({ spec: checkedFigureSpec, lang: lang.default('zh-CN') })),
  /** The given figures, each with its table, in one document. */
  'export.report': job<Exported>()('export.report', z.object({
    title: z.string().max(200).default(''), figures: z.array(checkedFigureSpec).min(1).max(100), format: z.enum(['docx', 'pptx', 'xlsx']), lang: lang.default('zh-CN'), grant,
  })),
  /** Row ids first. CSV is UTF-8 with BOM and formula-safe; .sav always holds codes with their labels. */
  'export.data': job<Exported>()('export.data', z.object({
    dataset: z.number().int().positive(), format: z.enum(dataFormats), values: z.enum(['codes', 'labels']).default('codes'), lang: lang.default('zh-CN'), grant,
    /** all: the rows that do not count too, with a column that says why. */
    rows: z.enum(['counted', 'all']).default('counted'),
    /** By id, in the order of the data set whatever order they are named in; left out: all. */
    variables: z.array(z.string().min(1).max(120)).min(1).max(2000).optional(),
    /** Columns that may name a person come along. */
    identifiers: z.boolean().default(false),
    /** A named filter of the data set, by id or name. */
    segment: z.string().min(1).max(120).nullable().default(null),
  })),
}
