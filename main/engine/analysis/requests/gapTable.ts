import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { completeCases, present } from '../../../../shared/stats/missing.ts'
import { mean } from '../../../../shared/stats/summation.ts'
import { pairedT } from '../../../../shared/stats/tTest.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { findVariable, labelOf } from '../findVariable.ts'

interface Pair { label: string; dimension: string; weight: number | null; expectation: Float64Array; perception: Float64Array }

/** Gap = perception - expectation by item, dimension and overall, each tested as a paired difference over those who answered both. */
export function gapTable(project: ProjectReader, request: RequestOf<'gap'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const pairs = request.pairs.map(({ label, dimension, weight, expectation, perception }): Pair => {
    const [e, p] = [findVariable(dataset, expectation), findVariable(dataset, perception)]
    assertSameScale(e, p)
    return { label: label || labelOf(p), dimension, weight, expectation: project.columns.numbers(dataset.id, e.id), perception: project.columns.numbers(dataset.id, p.id) }
  })
  const row = (name: string, dimension: string, expectation: ArrayLike<number>, perception: ArrayLike<number>, weight: number | null): JsonObject => {
    const [p, e] = completeCases([perception, expectation]) as [Float64Array, Float64Array]
    return asJson({ item: name, dimension, weight, expectation: mean(e), perception: mean(p), ...pairedT(p, e, request.level) })
  }
  const items = pairs.map(pair => row(pair.label, pair.dimension, pair.expectation, pair.perception, pair.weight))
  const byDimension = Map.groupBy(pairs.filter(pair => pair.dimension !== ''), pair => pair.dimension)
  const dimensions = [...byDimension].map(([name, members]) => row(name, name, respondentMeans(members, 'expectation'), respondentMeans(members, 'perception'), weightOf(members)))
  const overall = row('', '', respondentMeans(pairs, 'expectation'), respondentMeans(pairs, 'perception'), null)
  const weighted = pairs.every(pair => pair.weight !== null) ? weightedGap(pairs) : null
  return asJson({ level: request.level, items, dimensions, overall, weighted_gap: weighted })
}

/** Each respondent's mean over the items of a dimension, where all are answered. */
function respondentMeans(pairs: readonly Pair[], side: 'expectation' | 'perception'): Float64Array {
  const first = pairs[0]![side]
  return first.map((_, row) => pairs.reduce((sum, pair) => sum + pair[side][row]!, 0) / pairs.length)
}

const weightOf = (pairs: readonly Pair[]): number | null =>
  (pairs.every(pair => pair.weight !== null) ? pairs.reduce((sum, pair) => sum + pair.weight!, 0) : null)

/** Sum of weight x mean gap over the sum of weights. */
function weightedGap(pairs: readonly Pair[]): number | null {
  const total = weightOf(pairs) ?? 0
  if (!(total > 0)) return null
  return pairs.reduce((sum, pair) => {
    const differences = present(pair.perception.map((value, row) => value - pair.expectation[row]!))
    return sum + pair.weight! * (mean(differences) ?? Number.NaN)
  }, 0) / total
}

/** A difference of answers on two scales is not a gap. */
function assertSameScale(expectation: Variable, perception: Variable): void {
  const [e, p] = [expectation.scale, perception.scale]
  if (e && p && (e.min !== p.min || e.max !== p.max || e.direction !== p.direction)) throw new YinguoError('BAD_VALUE', { variable: perception.name, value: expectation.name, why: 'otherScale' })
}
