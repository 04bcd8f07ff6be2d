import type { AnalysisMethod, AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import { datasetOf } from '../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { comparison } from './groups/comparison.ts'
import { descriptive } from './groups/descriptive.ts'
import { forensics } from './groups/forensics.ts'
import { measurement } from './groups/measurement.ts'
import { pathModel } from './groups/pathModel.ts'
import { priority } from './groups/priority.ts'
import { quality } from './groups/quality.ts'
import { relation } from './groups/relation.ts'
import { weighting } from './groups/weighting.ts'
import { findVariable, labelOf } from './findVariable.ts'
import type { Method, Methods, RunHooks } from './method.ts'
import { segmentView } from './segmentView.ts'

/** A method of the contract that no chapter answers is a type error here. */
const methods: Methods<AnalysisMethod> = { ...descriptive, ...relation, ...comparison, ...measurement, ...weighting, ...pathModel, ...quality, ...priority, ...forensics }

/** The methods with a weighted form; the others refuse a weight. */
const weighted: ReadonlySet<AnalysisMethod> = new Set(['describe', 'frequencies', 'responses', 'dimensions', 'crosstab', 'nps'])

const atOnce: RunHooks = { progress: () => {} }

/**
 * Answers an analysis request under the names of the reference files, over the cases of its segment.
 * Throws NOT_FOUND, BAD_VALUE, NOT_ENOUGH_DATA; UNSUPPORTED for a weight where there is no weighted form.
 */
export function runAnalysis(project: ProjectReader, request: AnalysisRequest, hooks: RunHooks = atOnce): AnalysisResult {
  const method = methods[request.method] as Method<AnalysisMethod>
  const id = datasetOf(request)
  const dataset = id === null ? null : project.dataset(id)
  const held = 'segment' in request ? request.segment : request.method === 'pareto' && 'segment' in request.spec.source ? request.spec.source.segment : null
  const weight = 'weight' in request ? request.weight : null
  if (weight !== null && !weighted.has(request.method)) throw new YinguoError('UNSUPPORTED', { what: 'weight' })
  const view = segmentView(project, id, held)
  return {
    method: request.method,
    dataset: dataset && { name: dataset.name, simulated: dataset.simulated },
    segment: view.segment && view.segment.name,
    weight: weight === null || !dataset ? null : labelOf(findVariable(dataset, weight)),
    result: method(view.project, request as never, hooks),
  }
}
