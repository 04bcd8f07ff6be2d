import { roundsTo } from './printedNumber.ts'
import type { PrintedNumber } from './printedNumber.ts'

export interface Grim {
  status: 'possible' | 'impossible' | 'noPower'
  /** Smallest step between two means, 1 / (n k). */
  step: number
  /** Means just below and above that integer answers can give. */
  below: number
  above: number
}

/**
 * Granularity-related inconsistency of means (Brown & Heathers 2017): answers are whole numbers, so a mean of n cases over k items is a
 * whole number over n k. `noPower`: steps are so fine that every printed mean is possible.
 */
export function grim(mean: PrintedNumber, n: number, items = 1): Grim {
  const cases = n * items
  const below = Math.floor(mean.value * cases + 1e-9) / cases
  const above = Math.ceil(mean.value * cases - 1e-9) / cases
  const possible = roundsTo(below, mean) || roundsTo(above, mean)
  return { status: 1 / cases <= 2 * mean.half ? 'noPower' : possible ? 'possible' : 'impossible', step: 1 / cases, below, above }
}

/** Numbers of items, to `most`, for which every printed score can be the mean of k whole answers of one respondent (n = 1). */
export function possibleItems(scores: readonly PrintedNumber[], most = 60): number[] {
  if (scores.length === 0) return []
  return Array.from({ length: most }, (_, i) => i + 1).filter(k => scores.every(score => roundsTo(Math.round(score.value * k) / k, score)))
}

/**
 * Largest standard deviation (n - 1) that n values on [min, max] with this mean can have, Bhatia & Davis (2000):
 * √((max - mean)(mean - min) n / (n - 1)); and the smallest, when both ends occur and all else lies at one point.
 */
export function sdBounds(mean: number, n: number, min: number, max: number, endsOccur: boolean): { least: number; most: number } | null {
  if (n < 2 || mean < min || mean > max) return null
  const most = Math.sqrt((max - mean) * (mean - min) * n / (n - 1))
  if (!endsOccur || n < 3) return { least: 0, most }
  const rest = (n * mean - min - max) / (n - 2)
  const squares = (min - mean) ** 2 + (max - mean) ** 2 + (n - 2) * (rest - mean) ** 2
  return { least: Math.min(most, Math.sqrt(squares / (n - 1))), most }
}
