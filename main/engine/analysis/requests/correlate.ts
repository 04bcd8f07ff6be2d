import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import { kendall } from '../../../../shared/stats/kendall.ts'
import { completeCases, present } from '../../../../shared/stats/missing.ts'
import { isConstant, pearson } from '../../../../shared/stats/pearson.ts'
import { spearman } from '../../../../shared/stats/spearman.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, resultKeys } from '../findVariable.ts'

type Request = Extract<AnalysisRequest, { method: 'correlate' }>

/**
 * Every pair, each on the cases it shares (pairwise deletion). All three coefficients are given, `type` is the one asked for.
 * A constant variable has no correlation and is named in `constant`.
 */
export function correlateColumns(project: ProjectReader, request: Request): { [key: string]: Json } {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const columns = variables.map(variable => project.columns.numbers(dataset.id, variable.id))
  const names = variables.map(variable => keys.get(variable.id)!)
  const pairs: Json[] = []
  for (let i = 0; i < columns.length; i++) {
    for (let j = i + 1; j < columns.length; j++) {
      const [x, y] = completeCases([columns[i]!, columns[j]!]) as [Float64Array, Float64Array]
      pairs.push({
        x: names[i]!, y: names[j]!, n: x.length,
        pearson: { ...pearson(x, y) }, spearman: { ...spearman(x, y) }, kendall_tau_b: { ...kendall(x, y) },
      })
    }
  }
  const constant = names.filter((_, i) => isConstant(present(columns[i]!)))
  return { type: request.type, missing: 'pairwise', pairs, constant }
}
