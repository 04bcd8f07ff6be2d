import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { kanoFeature } from '../../../../shared/stats/kano.ts'
import { mean } from '../../../../shared/stats/summation.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { findVariable, labelOf } from '../findVariable.ts'

/**
 * Answers as places 1 (like) to 5 (dislike): by the scale's direction where it has one (positive: the top is "like"),
 * else in the order of the five codes. Null where the item has not five answers.
 */
function places(variable: Variable, column: Float64Array): Float64Array | null {
  const { scale } = variable
  if (scale && scale.max - scale.min === 4) return column.map(value => (scale.direction === 'positive' ? scale.max - value + 1 : value - scale.min + 1))
  const codes = variable.codes.filter(code => !code.missing)
  if (codes.length !== 5) return null
  const order = new Map(codes.map((code, index) => [code.code, index + 1]))
  return column.map(value => order.get(value) ?? Number.NaN)
}

/** KANO: category counts, Better and Worse of every feature. `notFiveAnswers` names features whose two questions are not of five answers. */
export function kanoTable(project: ProjectReader, request: RequestOf<'kano'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const refused: string[] = []
  const features = request.features.flatMap(feature => {
    const functional = findVariable(dataset, feature.functional)
    const dysfunctional = findVariable(dataset, feature.dysfunctional)
    const name = feature.label || labelOf(functional)
    const [f, d] = [functional, dysfunctional].map(variable => places(variable, project.columns.numbers(dataset.id, variable.id)))
    if (!f || !d) { refused.push(name); return [] }
    return [{ feature: name, ...kanoFeature(f, d) }]
  })
  const known = (values: (number | null)[]): number[] => values.filter((value): value is number => value !== null)
  return asJson({
    features,
    // The lines of the quadrant: means over the features.
    better_mean: mean(known(features.map(feature => feature.better))), worse_mean: mean(known(features.map(feature => feature.worse))),
    notFiveAnswers: refused,
  })
}
