import type { AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../store/reader.ts'
import { correlateColumns } from './requests/correlate.ts'
import { describeColumns } from './requests/describe.ts'
import { driverTable } from './requests/drivers.ts'
import { countValues } from './requests/frequencies.ts'
import { paretoTable } from './requests/pareto.ts'
import { priorityTable } from './requests/priority.ts'

type Result = AnalysisResult['result']

/** Answers an analysis request under the names of the reference files. Throws NOT_FOUND, BAD_VALUE, NOT_ENOUGH_DATA. */
export function runAnalysis(project: ProjectReader, request: AnalysisRequest): AnalysisResult {
  const id = request.method !== 'pareto' ? request.dataset : request.spec.source.type === 'counts' ? null : request.spec.source.dataset
  const dataset = id === null ? null : project.dataset(id)
  return {
    method: request.method,
    dataset: dataset && { name: dataset.name, simulated: dataset.simulated },
    result: answer(project, request),
  }
}

function answer(project: ProjectReader, request: AnalysisRequest): Result {
  switch (request.method) {
    case 'describe': return describeColumns(project, request)
    case 'frequencies': return countValues(project, request)
    case 'correlate': return correlateColumns(project, request)
    case 'drivers': return driverTable(project, request)
    case 'priority': return priorityTable(project, request)
    case 'pareto': return paretoTable(project, request.spec)
  }
}
