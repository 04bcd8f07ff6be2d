import { z } from 'zod'
import { importanceMethods, paretoSpec } from '../model/figureSpec.ts'
import { query } from '../rpc/call.ts'
import type { Tag } from '../rpc/envelope.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const names = z.array(z.string()).max(500)

/** One request shape for window, command line and reference runs. Variables are named by id or name. */
export const analysisRequest = z.discriminatedUnion('method', [
  z.object({ method: z.literal('describe'), dataset, variables: names, by: z.string().nullable().default(null) }),
  z.object({ method: z.literal('frequencies'), dataset, variables: names, by: z.string().nullable().default(null) }),
  z.object({ method: z.literal('correlate'), dataset, variables: names.min(2), type: z.enum(['pearson', 'spearman', 'kendall']).default('pearson') }),
  z.object({ method: z.literal('drivers'), dataset, target: z.string(), variables: names.min(1) }),
  z.object({
    method: z.literal('priority'), dataset, target: z.string(), variables: names.min(1).nullable().default(null),
    importance: z.enum(importanceMethods).default('johnson'),
    gap: z.enum(['max', 'target']).default('max'), targetScore: z.number().min(0).max(100).default(80),
  }),
  z.object({ method: z.literal('pareto'), spec: paretoSpec }),
])
export type AnalysisRequest = z.infer<typeof analysisRequest>
export type AnalysisRequestInput = z.input<typeof analysisRequest>
export type AnalysisMethod = AnalysisRequest['method']

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** Under the names of the reference files: snake_case, keyed by variable name where those are; null for what is not defined. */
export interface AnalysisResult { method: AnalysisMethod; dataset: { name: string; simulated: boolean } | null; result: { [key: string]: Json } }

const reads = (request: AnalysisRequest): Tag[] => {
  const id = request.method === 'pareto' ? (request.spec.source.type === 'counts' ? null : request.spec.source.dataset) : request.dataset
  return id === null ? [] : [tag.cells(id), tag.variables(id), tag.factors, tag.datasets]
}

export const analysisCalls = {
  'analysis.run': query<AnalysisResult>()('analysis.run', analysisRequest, reads),
}
