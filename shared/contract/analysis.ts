import { z } from 'zod'
import { paretoSpec } from '../model/figureSpec.ts'
import { job, query } from '../rpc/call.ts'
import type { Tag } from '../rpc/envelope.ts'
import { comparisonRequests } from './requests/comparison.ts'
import { descriptiveRequests } from './requests/descriptive.ts'
import { forensicsRequests } from './requests/forensics.ts'
import { measurementRequests } from './requests/measurement.ts'
import { pathModelRequests } from './requests/pathModel.ts'
import { priorityRequests } from './requests/priority.ts'
import { qualityRequests } from './requests/quality.ts'
import { relationRequests } from './requests/relation.ts'
import { weightingRequests } from './requests/weighting.ts'
import { tag } from './tags.ts'

/** One request shape for window, command line and reference runs. Variables are named by id or name. */
export const analysisRequest = z.discriminatedUnion('method', [
  ...descriptiveRequests,
  ...relationRequests,
  ...comparisonRequests,
  ...measurementRequests,
  ...weightingRequests,
  ...pathModelRequests,
  ...qualityRequests,
  ...priorityRequests,
  ...forensicsRequests,
  z.object({ method: z.literal('pareto'), spec: paretoSpec }),
])
export type AnalysisRequest = z.infer<typeof analysisRequest>
export type AnalysisRequestInput = z.input<typeof analysisRequest>
export type AnalysisMethod = AnalysisRequest['method']
export type RequestOf<M extends AnalysisMethod> = Extract<AnalysisRequest, { method: M }>

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }
/** Under the names of the reference files: snake_case, keyed by variable name where those are; null for what is not defined. */
export interface AnalysisResult {
  method: AnalysisMethod
  dataset: { name: string; simulated: boolean } | null
  /** Name of the segment the cases were held to, and of the weight; null: all cases, unweighted. */
  segment: string | null
  weight: string | null
  result: JsonObject
}

/** The data set a request reads; null where the numbers come with the request. */
export function datasetOf(request: AnalysisRequest): number | null {
  if (request.method !== 'pareto') return request.dataset
  return request.spec.source.type === 'counts' ? null : request.spec.source.dataset
}

/** Another data set that is compared with, and what is kept in the project under a name. */
function readsBeside(request: AnalysisRequest): Tag[] {
  if (request.method === 'beforeAfter') return [tag.cells(request.after), tag.variables(request.after), tag.causes]
  const other = 'competitor' in request && request.competitor?.type === 'dataset' ? request.competitor.dataset : null
  const kept = ('pathModel' in request && request.pathModel !== null) || ('chosenOrder' in request && request.chosenOrder !== null)
  return [...(other === null ? [] : [tag.cells(other), tag.variables(other)]), ...(kept ? [tag.studies] : [])]
}

export const analysisReads = (request: AnalysisRequest): Tag[] => {
  const id = datasetOf(request)
  if (request.method === 'plan') return request.rows === null ? [tag.causes] : []
  if (request.method === 'hourly' && request.source.type === 'tables') return [tag.sources]
  return id === null ? [] : [tag.cells(id), tag.variables(id), tag.segments, tag.factors, tag.datasets, ...readsBeside(request)]
}

export const analysisCalls = {
  /** What takes a moment. Answered in the engine's own thread. */
  'analysis.run': query<AnalysisResult>()('analysis.run', analysisRequest, analysisReads),
  /** The same answers, worked out beside the engine with progress and cancel: resampling, large models. */
  'analysis.compute': job<AnalysisResult>()('analysis.compute', analysisRequest, () => []),
}
