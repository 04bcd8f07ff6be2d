import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { completeCases } from '../../../../shared/stats/missing.ts'
import { pairedT } from '../../../../shared/stats/tTest.ts'
import { wilcoxon } from '../../../../shared/stats/wilcoxon.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { findVariables, resultKeys } from '../findVariable.ts'

type Request = RequestOf<'paired'> | RequestOf<'wilcoxon'>

function open(project: ProjectReader, request: Request): { facts: object; x: Float64Array; y: Float64Array } {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const columns = variables.map(variable => project.columns.numbers(dataset.id, variable.id))
  const [x, y] = completeCases(columns) as [Float64Array, Float64Array]
  return { x, y, facts: { variables: variables.map(variable => keys.get(variable.id)!), level: request.level, missing: columns[0]!.length - x.length } }
}

/** Paired t with effect size, and the signed rank test, on complete pairs, first less second. */
export function pairedMeans(project: ProjectReader, request: RequestOf<'paired'>): JsonObject {
  const { facts, x, y } = open(project, request)
  return asJson({ ...facts, ...pairedT(x, y, request.level), wilcoxon: wilcoxon(x, y) })
}

/** The signed rank test with the medians of both measurements. */
export function pairedRanks(project: ProjectReader, request: RequestOf<'wilcoxon'>): JsonObject {
  const { facts, x, y } = open(project, request)
  const ranks = wilcoxon(x, y)
  const medians = [x, y].map(column => describe(column).median)
  return asJson({ ...facts, status: ranks.status, n: x.length, medians, wilcoxon: ranks })
}
