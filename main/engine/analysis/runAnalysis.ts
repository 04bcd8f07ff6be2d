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
import type { Method, RunHooks } from './method.ts'

const methods = { ...descriptive, ...relation, ...comparison, ...measurement, ...weighting, ...pathModel, ...quality, ...priority, ...forensics }

const atOnce: RunHooks = { progress: () => {} }

/** Answers an analysis request under the names of the reference files. Throws NOT_FOUND, BAD_VALUE, NOT_ENOUGH_DATA. */
export function runAnalysis(project: ProjectReader, request: AnalysisRequest, hooks: RunHooks = atOnce): AnalysisResult {
  const method = (methods as { [name: string]: unknown })[request.method] as Method<AnalysisMethod> | undefined
  if (!method) throw new YinguoError('UNSUPPORTED', { what: request.method })
  const id = datasetOf(request)
  const dataset = id === null ? null : project.dataset(id)
  return {
    method: request.method,
    dataset: dataset && { name: dataset.name, simulated: dataset.simulated },
    segment: null, weight: null,
    result: method(project, request as never, hooks),
  }
}
