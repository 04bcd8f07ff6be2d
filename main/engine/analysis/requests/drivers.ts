import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { completeCases, present } from '../../../../shared/stats/missing.ts'
import { score100 } from '../../../../shared/stats/score.ts'
import { mean } from '../../../../shared/stats/summation.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable, findVariables } from '../findVariable.ts'
import { keyed } from '../keyed.ts'
import type { RunHooks } from '../method.ts'
import { rankAgreement } from '../rankAgreement.ts'
import { runRegression } from '../regression.ts'
import { pathModelTable } from './pls.ts'

type Request = RequestOf<'drivers'>

/**
 * Regression of the target on the predictors with every measure of importance derived from it, on complete cases, answers as coded, and how
 * far the measures agree on the order. `status` says why numbers are null: tooFewCases, constantTarget, overflow, singular (then `dependent`
 * names the culprits).
 */
export function driverTable(project: ProjectReader, request: Request, hooks: RunHooks): JsonObject {
  const run = runRegression(project, request)
  const stated = request.pairs && statedImportance(project, request, request.pairs)
  const effects = request.model && totalEffects(project, request, hooks)
  const measures = { ...run.measures, ...(stated && { direct: stated }), ...(effects && { pls: effects }) }
  const known = Object.entries(measures).filter(([, values]) => values.some(value => value !== null)).map(([name, values]) => ({ name, values }))
  return {
    ...run.table,
    ...(stated && { stated_importance: keyed(run.names, stated) }), ...(effects && { pls_total_effects: keyed(run.names, effects) }),
    warnings: run.warnings,
    importance_agreement: { measures: known.map(({ name }) => name), ...rankAgreement(run.names, known) },
  }
}

/** Mean of what the respondents say matters, 0-100 where the item has a scale; null for a predictor without such an item. */
function statedImportance(project: ProjectReader, request: Request, pairs: NonNullable<Request['pairs']>): (number | null)[] {
  const dataset = project.dataset(request.dataset)
  const matched = new Map(pairs.map(pair => [findVariable(dataset, pair.item).id, findVariable(dataset, pair.importance)]))
  return findVariables(dataset, request.variables).map(({ id }) => {
    const variable = matched.get(id)
    if (!variable) return null
    const { scale } = variable
    const [values] = completeCases([project.columns.numbers(dataset.id, variable.id)]) as [Float64Array]
    return mean(present(scale ? values.map(value => score100(value, scale)) : values))
  })
}

/** Size of the total effect of each item on the target's latent by the path model's importance map; null for what is not in the model. */
function totalEffects(project: ProjectReader, request: Request, hooks: RunHooks): (number | null)[] {
  const dataset = project.dataset(request.dataset)
  const model = request.model!
  const target = findVariable(dataset, request.target)
  const goal = model.blocks.find(block => block.items.some(item => findVariable(dataset, item) === target))?.name ?? null
  const answer = pathModelTable(project, {
    method: 'pls', dataset: dataset.id, segment: null, weight: null, model, bootstrap: 0, seed: 0, interval: 'percentile', ipmaTarget: goal, standardised: true, scale: null,
  }, hooks)
  const items = ((answer['ipma'] as JsonObject | undefined)?.['items'] ?? []) as { name: string; importance: number | null }[]
  return findVariables(dataset, request.variables).map(({ id, name }) => {
    const found = items.find(item => item.name === name || item.name === id)?.importance ?? null
    return found === null ? null : Math.abs(found)
  })
}
