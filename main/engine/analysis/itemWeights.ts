import type { Json, JsonObject } from '../../../shared/contract/analysis.ts'
import type { WeightingMethod } from '../../../shared/contract/requests/weighting.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { correlationMatrix } from '../../../shared/stats/correlationMatrix.ts'
import { correlation, isConstant } from '../../../shared/stats/pearson.ts'
import { relativeWeights } from '../../../shared/stats/relativeWeights.ts'
import { criticWeights, entropyWeights, factorWeights, minmax, variationWeights } from '../../../shared/stats/weighting/objective.ts'
import { judgementResult } from './judgements.ts'
import { keyed } from './keyed.ts'
import type { WeightingColumns } from './weightingColumns.ts'

/** Weights by item, in their order; null where they are not defined. `details` are the method's own numbers. */
interface ItemWeights { weights: (number | null)[]; details: JsonObject; warnings: Json[] }

/** Added to scaled values so that none is 0: the usual remedy of Chinese texts, kept beside the plain rule because it moves the weights. */
const SHIFT = 0.0001
/** Rows of composite scores in an answer. */
const SCORES = 2000

interface Wanted { matrix: readonly (readonly number[])[] | null; labels: readonly string[] }

/** Weights of the items by one method. Throws BAD_VALUE for a judgement matrix that does not fit, or where a target is missing. */
export function itemWeights(type: WeightingMethod, items: WeightingColumns, wanted: Wanted): ItemWeights {
  const warnings: Json[] = items.constant.some(Boolean) && items.n > 1 && type !== 'ahp' && type !== 'equal' ? [{ code: 'constantItem', items: items.names.filter((_, i) => items.constant[i]) }] : []
  const none = items.names.map(() => null)
  switch (type) {
    case 'equal': return { weights: items.names.map(() => 1 / items.names.length), details: {}, warnings: [] }
    case 'ahp': return ahp(items, wanted)
    case 'entropy': return entropy(items, warnings)
    case 'critic': return { weights: criticWeights(scaled(items)), details: {}, warnings }
    case 'cv': {
      const { variation, weights } = variationWeights(items.columns)
      if (weights.includes(null) && items.n > 1) warnings.push({ code: 'noPositiveMean', items: items.names.filter((_, i) => variation[i] === null) })
      return { weights, details: { coefficient_of_variation: keyed(items.names, variation) }, warnings }
    }
    case 'factor': {
      const used = items.names.map((_, i) => i).filter(i => !items.constant[i])
      if (items.n < 3 || used.length === 0) return { weights: none, details: {}, warnings: [...warnings, { code: 'tooFewCases', items: [] }] }
      const found = factorWeights(correlationMatrix(used.map(i => items.columns[i]!)))
      const weights: (number | null)[] = items.names.map(() => 0)
      used.forEach((i, position) => { weights[i] = found.weights[position]! })
      if (found.mixedSigns) warnings.push({ code: 'mixedSigns', items: [] })
      return { weights, details: { eigenvalues: found.eigenvalues, components: found.components, variance_explained: found.explained }, warnings }
    }
    case 'relative': return relative(items, warnings)
  }
}

const scaled = (items: WeightingColumns): (Float64Array | null)[] => items.columns.map((column, i) => minmax(column, items.lowerIsBetter[i]))

function ahp(items: WeightingColumns, { matrix, labels }: Wanted): ItemWeights {
  if (matrix === null) throw new YinguoError('BAD_VALUE', { variable: 'matrix', value: '', why: 'noMatrix' })
  if (items.names.length > 0 && matrix.length !== items.names.length) throw new YinguoError('BAD_VALUE', { variable: 'matrix', value: `${matrix.length}`, why: 'notSquare' })
  const details = judgementResult(matrix, labels.length > 0 ? labels : items.names)
  const warnings: Json[] = (details['revise'] as Json[]).length > 0 ? [{ code: 'inconsistent', items: [] }] : []
  return { weights: details['weights_eigen'] as number[], details, warnings }
}

function entropy(items: WeightingColumns, warnings: Json[]): ItemWeights {
  const told = (columns: readonly (ArrayLike<number> | null)[]): { json: JsonObject; weights: (number | null)[] } => {
    const found = entropyWeights(columns)
    return { json: { entropy: keyed(items.names, found.entropy), divergence: keyed(items.names, found.divergence), weights: keyed(items.names, found.weights) }, weights: found.weights }
  }
  // A column all alike has no range to scale by; it tells the cases apart as little as can be and weighs 0.
  const unit = scaled(items).map((column, i) => column ?? (items.n > 1 && items.constant[i] ? new Float64Array(items.n).fill(1) : null))
  const main = told(unit)
  // Shares of raw values mean nothing where lower is better or a value is negative.
  const raw = items.lowerIsBetter.some(Boolean) || items.columns.some(column => column.some(value => value < 0)) ? null : told(items.columns).json
  const score = (row: number): number => unit.reduce((sum, column, i) => sum + (main.weights[i] ?? Number.NaN) * (column?.[row] ?? Number.NaN), 0)
  const scores = Array.from({ length: Math.min(SCORES, items.n) }, (_, row) => score(row)).filter(Number.isFinite)
  if (main.weights.includes(null)) warnings.push({ code: 'noInformation', items: [] })
  return {
    weights: main.weights,
    details: {
      m: items.n, proportion_raw: raw, minmax: main.json, [`minmax_shift_${SHIFT}`]: told(unit.map(column => column && column.map(value => value + SHIFT))).json,
      composite_score_minmax: scores, composite_score_minmax_first5: scores.slice(0, 5),
    },
    warnings,
  }
}

function relative(items: WeightingColumns, warnings: Json[]): ItemWeights {
  const { target } = items
  if (target === null) throw new YinguoError('BAD_VALUE', { variable: 'target', value: '', why: 'noTarget' })
  const used = items.names.map((_, i) => i).filter(i => !items.constant[i])
  const none = { weights: items.names.map(() => null), details: {}, warnings: [...warnings, { code: 'tooFewCases', items: [] }] }
  if (items.n < used.length + 2 || used.length === 0 || isConstant(target)) return none
  const found = relativeWeights(correlationMatrix(used.map(i => items.columns[i]!)), used.map(i => correlation(items.columns[i]!, target) ?? 0))
  const weights: (number | null)[] = items.names.map(() => 0)
  used.forEach((i, position) => { weights[i] = (found.percent[position] ?? Number.NaN) / 100 })
  if (found.condition === null || found.condition > 30) warnings.push({ code: 'collinear', items: [] })
  return { weights: weights.map(weight => (Number.isNaN(weight) ? null : weight)), details: { r2: found.r2 }, warnings }
}
