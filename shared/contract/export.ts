import { z } from 'zod'
import { job } from '../rpc/call.ts'
import { checkedFigureSpec, lang } from './figure.ts'
import { grant } from './project.ts'

export interface Exported { fileName: string; bytes: number; warnings: { code: string; count: number }[] }

/** A write grant carries the host's consent to overwrite; without it an existing target is refused (M24). */
export const exportCalls = {
  'export.figure': job<Exported>()('export.figure', z.object({
    spec: checkedFigureSpec, format: z.enum(['svg', 'png', 'pptx', 'docx', 'xlsx', 'json']), lang: lang.default('zh-CN'), grant,
  })),
  /** The given figures, each with its table, in one document. */
  'export.report': job<Exported>()('export.report', z.object({
    title: z.string().max(200).default(''), figures: z.array(checkedFigureSpec).min(1).max(100), format: z.enum(['docx', 'pptx', 'xlsx']), lang: lang.default('zh-CN'), grant,
  })),
  /** Row ids first. CSV is UTF-8 with BOM and formula-safe. */
  'export.data': job<Exported>()('export.data', z.object({
    dataset: z.number().int().positive(), format: z.enum(['csv', 'json', 'xlsx']), values: z.enum(['codes', 'labels']).default('codes'), lang: lang.default('zh-CN'), grant,
  })),
}
