import type { AnalysisRequest } from '../../../shared/contract/analysis.ts'
import { analysisRequest, datasetOf } from '../../../shared/contract/analysis.ts'
import type { ResultSpec } from '../../../shared/model/figureSpec.ts'
import { isEntry } from './forms/registry.ts'
import type { EntryName } from './forms/registry.ts'
import type { SavedAnalysis } from './savedAnalysis.ts'

/** Where in the list of methods a request belongs; null where the window has no page for it. */
export function entryOf(request: AnalysisRequest): EntryName | null {
  if (request.method === 'correlate') return request.control.length > 0 ? 'partial' : 'correlate'
  if (request.method === 'weights') return request.type === 'ahp' ? 'ahp' : 'weights'
  return isEntry(request.method) ? request.method : null
}

/** The request of a kept figure, as far as it still is one. */
export function requestOfFigure(spec: ResultSpec): AnalysisRequest | null {
  const read = analysisRequest.safeParse(spec.request)
  return read.success ? read.data : null
}

/** The options that make a request, so that the page of its method opens where the figure came from; null where it has no form. */
export function analysisOf(request: AnalysisRequest): SavedAnalysis | null {
  const entry = entryOf(request)
  const dataset = datasetOf(request)
  if (entry === null || entry === 'ahp' || entry === 'pls' || entry === 'forensics' || dataset === null) return null
  const { method: _, dataset: __, segment, weight, ...options } = { segment: null, weight: null, dataset, ...request }
  return { entry, dataset, segment, weight, options }
}
