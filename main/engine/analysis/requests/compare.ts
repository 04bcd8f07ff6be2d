import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { adjustP } from '../../../../shared/stats/multiplicity.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import type { Comparison } from '../comparison/comparison.ts'
import { independentComparison } from '../comparison/independent.ts'
import { pairedComparison } from '../comparison/paired.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import type { RunHooks } from '../method.ts'

/**
 * The adviser: for every variable the test its level and design call for, with reasons, and p values corrected over all of them.
 * `distinguishable`: corrected p below 1 - level; null where there is no p.
 */
export function compareTable(project: ProjectReader, request: RequestOf<'compare'>, hooks: RunHooks): JsonObject {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  if (request.paired ? variables.length % 2 !== 0 : request.by === null) throw new YinguoError('BAD_PARAMS', { issues: [request.paired ? 'variables' : 'by'] })
  const entries: { key: string; found: Comparison }[] = []
  const step = request.paired ? 2 : 1
  for (let i = 0; i < variables.length; i += step) {
    const [first, second] = [variables[i]!, variables[i + 1]]
    entries.push(request.paired
      ? { key: `${keys.get(first.id)!} / ${keys.get(second!.id)!}`, found: pairedComparison(project, dataset, [first, second!], request) }
      : { key: keys.get(first.id)!, found: independentComparison(project, dataset, first, request, hooks) })
    hooks.progress(i + step, variables.length)
  }
  const adjusted = adjustP(entries.map(({ found }) => found.p), request.correction)
  const alpha = 1 - request.level
  return asJson({
    by: request.by, design: request.paired ? 'paired' : 'independent', correction: request.correction, level: request.level, tests: adjusted.filter(p => p !== null).length,
    variables: entries.map(({ key, found }, i) => ({ variable: key, ...found, p_adjusted: adjusted[i]!, distinguishable: adjusted[i] === null ? null : adjusted[i]! < alpha })),
  })
}
