import type { AnalysisMethod, AnalysisRequest, RequestOf } from '../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../store/reader.ts'
import { paretoShare } from './paretoUncertainty.ts'
import { pathModelReplicates } from './requests/pls.ts'
import { priorityShare } from './requests/priority.ts'
import { quadrantShare } from './requests/quadrantTable.ts'

/** A method whose bootstrap may be shared out: replicates `from` up to `to` must not depend on who works them out. */
interface Resampler<M extends AnalysisMethod> {
  count(request: RequestOf<M>): number
  /** Rows of equal length, one a replicate; they come back as `hooks.replicates`, all of them in order. */
  rows(project: ProjectReader, request: RequestOf<M>, from: number, to: number, progress: (done: number) => void): Float64Array
}

export const resamplers: { [M in AnalysisMethod]?: Resampler<M> } = {
  pls: { count: request => request.bootstrap, rows: pathModelReplicates },
  pareto: { count: request => request.spec.bootstrap, rows: (project, request, from, to, progress) => paretoShare(project, request.spec, from, to, progress) },
  priority: { count: request => request.bootstrap, rows: priorityShare },
  quadrant: { count: request => (request.points !== null || request.attributes !== null ? 0 : request.bootstrap), rows: quadrantShare },
}

export const replicatesOf = (request: AnalysisRequest): number =>
  (resamplers[request.method] as Resampler<AnalysisMethod> | undefined)?.count(request as never) ?? 0
