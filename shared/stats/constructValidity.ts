import { defined } from './missing.ts'

/** Σl² / k of standardised loadings. Source: Fornell & Larcker (1981), J. Marketing Res. 18, 39-50. */
export const averageVarianceExtracted = (loadings: ArrayLike<number>): number | null =>
  loadings.length === 0 ? null : Array.from(loadings).reduce((sum, l) => sum + l * l, 0) / loadings.length

/** CR, (Σl)² / ((Σl)² + Σ(1 - l²)) of standardised loadings. Source: Fornell & Larcker (1981). */
export function compositeReliability(loadings: ArrayLike<number>): number | null {
  const list = Array.from(loadings)
  const sum = list.reduce((all, l) => all + l, 0) ** 2
  const error = list.reduce((all, l) => all + 1 - l * l, 0)
  return list.length === 0 ? null : defined(sum / (sum + error))
}

export interface Htmt {
  /** As in 2015: signed correlations. Null where the mean within a construct is not positive. */
  original: number | null
  /** With absolute correlations, as seminr and SmartPLS 4 print it. */
  absolute: number | null
}

/**
 * Heterotrait-monotrait ratio of two sets of items: mean correlation between them over the geometric mean of the mean
 * correlations within. Null when a set has fewer than two items. Source: Henseler, Ringle & Sarstedt (2015), J. Acad. Mark. Sci. 43, 115-135.
 */
export function htmt(correlations: readonly ArrayLike<number>[], first: readonly number[], second: readonly number[]): Htmt {
  const ratio = (of: (r: number) => number): number | null => {
    if (first.length < 2 || second.length < 2) return null
    const within = meanWithin(correlations, first, of) * meanWithin(correlations, second, of)
    const between = first.reduce((sum, i) => sum + second.reduce((inner, j) => inner + of(correlations[i]![j]!), 0), 0) / (first.length * second.length)
    return meanWithin(correlations, first, of) > 0 && within > 0 ? defined(between / Math.sqrt(within)) : null
  }
  return { original: ratio(r => r), absolute: ratio(Math.abs) }
}

function meanWithin(correlations: readonly ArrayLike<number>[], items: readonly number[], of: (r: number) => number): number {
  let sum = 0
  for (let a = 0; a < items.length; a++) for (let b = 0; b < a; b++) sum += of(correlations[items[a]!]![items[b]!]!)
  return sum / (items.length * (items.length - 1) / 2)
}
