import { cholesky, invertCholesky, solveCholesky } from './linalg/cholesky.ts'
import { tridiagonalEigen } from './linalg/tridiagonalEigen.ts'
import { dotProduct } from './summation.ts'

/** Which factor each item loads on: item indices by factor. An item may hang on several; factors are correlated, with variance 1. */
export type FactorPattern = readonly (readonly number[])[]

/** The fit is a sum of terms near 1 that cancel: below this a smaller one cannot be told from rounding, and a step is taken on trust. */
const NOISE = 1e-12

export type ConfirmatoryStatus = 'solved' | 'underidentified' | 'notIdentified' | 'singular' | 'notConverged'

export interface Confirmatory {
  status: ConfirmatoryStatus
  /** Minimum of ln|Σ| + tr(R Σ⁻¹) - ln|R| - p. */
  f: number
  df: number
  parameters: number
  /** loadings[factor][position in its pattern]; standardised, since R was analysed. */
  loadings: Float64Array[]
  /** Residual variances by item; negative ones are Heywood cases. */
  residuals: Float64Array
  phi: Float64Array[]
  /** Model-implied correlations. */
  implied: Float64Array[]
  /** Standard errors of the loadings (factor variances 1), from the expected information. */
  errors: Float64Array[]
  iterations: number
}

/** Parameters in the order loadings, residuals, factor correlations; each derivative of Σ is u v' + v u'. */
interface Layout { item: number[]; factor: number[]; pairs: [number, number][]; items: number; factors: number }

/**
 * Confirmatory factor analysis of a correlation matrix by maximum likelihood: Fisher scoring with step halving. Parameters are
 * not held inside their bounds, so that an improper solution is found and can be said. Scale-free: raw loadings are these times the sd.
 * Source: Jöreskog (1969), Psychometrika 34, 183-202; Browne (1974), S. Afr. Statist. J. 8, 1-24. R: lavaan::cfa(std.lv = TRUE).
 */
export function confirmatoryFactors(correlations: readonly ArrayLike<number>[], pattern: FactorPattern, n: number): Confirmatory {
  const items = correlations.length
  const layout: Layout = {
    item: pattern.flatMap(list => [...list]), factor: pattern.flatMap((list, f) => list.map(() => f)), items, factors: pattern.length,
    pairs: pattern.flatMap((_, f) => pattern.slice(0, f).map((_entry, g): [number, number] => [f, g])),
  }
  const free = layout.item.length
  const parameters = free + items + layout.pairs.length
  const df = items * (items + 1) / 2 - parameters
  const own = cholesky(correlations)
  const blank = (status: ConfirmatoryStatus): Confirmatory => ({
    status, f: 0, df, parameters, loadings: [], residuals: new Float64Array(items), phi: [], implied: [], errors: [], iterations: 0,
  })
  if (df < 0) return blank('underidentified')
  if (own.dependent.length > 0) return blank('singular')

  let values = start(correlations, pattern, layout)
  let state = evaluate(correlations, values, layout, own.logDeterminant)
  let iterations = 0
  let status: ConfirmatoryStatus = 'notConverged'
  let information: Float64Array[] = []
  while (state && iterations < 500) {
    iterations++
    const scoring = score(correlations, layout, state)
    information = scoring.information
    const factor = cholesky(information, 1e-12)
    if (factor.dependent.length > 0) { status = 'notIdentified'; break }
    const step = solveCholesky(factor.lower, scoring.gradient)
    if (step.every(value => Math.abs(value) < 1e-10)) { status = 'solved'; break }
    let better: State | null = null
    for (let size = 1; size > 1e-8 && !better; size /= 2) {
      const next = values.map((value, i) => value - size * step[i]!)
      const trial = evaluate(correlations, next, layout, own.logDeterminant)
      if (trial && trial.f <= state.f + NOISE) { better = trial; values = next }
    }
    if (!better) { status = step.every(value => Math.abs(value) < 1e-6) ? 'solved' : 'notConverged'; break }
    state = better
  }
  if (!state || status === 'notIdentified') return { ...blank(state ? status : 'notConverged'), iterations }

  turnFactors(values, layout)
  const inverse = invertCholesky(cholesky(information, 0).lower)
  const byFactor = (at: (index: number) => number): Float64Array[] => pattern.map((list, f) => {
    const first = layout.factor.indexOf(f)
    return Float64Array.from(list, (_, position) => at(first + position))
  })
  return {
    status, f: Math.max(0, state.f), df, parameters, iterations,
    loadings: byFactor(index => values[index]!),
    residuals: values.slice(free, free + items),
    phi: factorCorrelations(values, layout),
    implied: state.sigma,
    // F is twice the discrepancy per case: information of the sample is n / 2 times that of F.
    errors: byFactor(index => Math.sqrt(2 / n * inverse[index]![index]!)),
  }
}

interface State { f: number; sigma: Float64Array[]; inverse: Float64Array[]; lambda: Float64Array[]; phi: Float64Array[] }

function factorCorrelations(values: Float64Array, { item, items, factors, pairs }: Layout): Float64Array[] {
  const phi = Array.from({ length: factors }, (_, f) => { const row = new Float64Array(factors); row[f] = 1; return row })
  pairs.forEach(([f, g], at) => { phi[f]![g] = phi[g]![f] = values[item.length + items + at]! })
  return phi
}

/** Null where Σ is not positive definite. */
function evaluate(correlations: readonly ArrayLike<number>[], values: Float64Array, layout: Layout, ownLog: number): State | null {
  const { item, factor, items, factors } = layout
  const lambda = Array.from({ length: factors }, () => new Float64Array(items))
  item.forEach((i, at) => { lambda[factor[at]!]![i] = values[at]! })
  const phi = factorCorrelations(values, layout)
  const spread = phi.map(row => lambda[0]!.map((_, i) => row.reduce((sum, r, g) => sum + r * lambda[g]![i]!, 0)))
  const sigma = Array.from({ length: items }, (_, i) => Float64Array.from({ length: items }, (_entry, j) => {
    let sum = i === j ? values[item.length + i]! : 0
    for (let f = 0; f < factors; f++) sum += lambda[f]![i]! * spread[f]![j]!
    return sum
  }))
  const factored = cholesky(sigma, 1e-12)
  if (factored.dependent.length > 0) return null
  const inverse = invertCholesky(factored.lower)
  let fit = factored.logDeterminant - ownLog - items
  for (let i = 0; i < items; i++) for (let j = 0; j < items; j++) fit += inverse[i]![j]! * correlations[j]![i]!
  return { f: fit, sigma, inverse, lambda, phi }
}

/** Gradient of F and its expected second derivatives. */
function score(correlations: readonly ArrayLike<number>[], layout: Layout, { sigma, inverse, lambda, phi }: State): { gradient: Float64Array; information: Float64Array[] } {
  const { item, factor, items, pairs } = layout
  const times = (matrix: readonly ArrayLike<number>[], vector: ArrayLike<number>): Float64Array => Float64Array.from(matrix, row => {
    let sum = 0
    for (let j = 0; j < vector.length; j++) sum += row[j]! * vector[j]!
    return sum
  })
  const units = Array.from({ length: items }, (_, i) => { const unit = new Float64Array(items); unit[i] = 1; return unit })
  const spread = phi.map(row => lambda[0]!.map((_, i) => row.reduce((sum, r, g) => sum + r * lambda[g]![i]!, 0)))
  const vectors = [...units, ...spread, ...lambda]
  const weighted = vectors.map(vector => times(inverse, vector))
  /** Σ⁻¹ (Σ - R) Σ⁻¹ v = Σ⁻¹ v - Σ⁻¹ R Σ⁻¹ v. */
  const pulled = weighted.map(vector => times(inverse, times(sigma.map((row, i) => row.map((value, j) => value - correlations[i]![j]!)), vector)))
  const gram = vectors.map(vector => Float64Array.from(weighted, other => dotProduct(vector, other)))
  /** Which two vectors make each derivative; a residual's is e e', half of e e' + e e'. */
  const forms: [u: number, v: number, half: number][] = [
    ...item.map((i, at): [number, number, number] => [i, items + factor[at]!, 1]),
    ...units.map((_, i): [number, number, number] => [i, i, 0.5]),
    ...pairs.map(([f, g]): [number, number, number] => [items + phi.length + f, items + phi.length + g, 1]),
  ]
  const gradient = Float64Array.from(forms, ([u, v, half]) => 2 * half * dotProduct(vectors[u]!, pulled[v]!))
  const information = forms.map(([u, v, half]) => Float64Array.from(forms, ([x, y, other]) =>
    2 * half * other * (gram[u]![x]! * gram[v]![y]! + gram[u]![y]! * gram[v]![x]!)))
  return { gradient, information }
}

/** Leading eigenvector of each factor's items; correlations of their composites. */
function start(correlations: readonly ArrayLike<number>[], pattern: FactorPattern, { items, pairs }: Layout): Float64Array {
  const communality = new Float64Array(items)
  const blocks = pattern.map(list => {
    const { values, vectors } = tridiagonalEigen(list.map(i => Float64Array.from(list, j => correlations[i]![j]!)))
    const sign = vectors[0]!.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1
    return vectors[0]!.map(value => Math.max(-0.9, Math.min(0.9, 0.9 * sign * value * Math.sqrt(values[0]!))))
  })
  pattern.forEach((list, f) => list.forEach((i, at) => { communality[i] = Math.min(0.8, communality[i]! + blocks[f]![at]! ** 2) }))
  const composite = (f: number, g: number): number => pattern[f]!.reduce((sum, i, a) => sum + pattern[g]!.reduce((inner, j, b) => inner + blocks[f]![a]! * blocks[g]![b]! * correlations[i]![j]!, 0), 0)
  const between = pairs.map(([f, g]) => Math.max(-0.8, Math.min(0.8, composite(f, g) / Math.sqrt(composite(f, f) * composite(g, g)))))
  return Float64Array.from([...blocks.flatMap(block => [...block]), ...communality.map(value => 1 - value), ...between])
}

/** The sign of a factor is free: its loadings add up to something positive. */
function turnFactors(values: Float64Array, { item, factor, items, pairs, factors }: Layout): void {
  for (let f = 0; f < factors; f++) {
    const own = factor.flatMap((at, index) => (at === f ? [index] : []))
    if (own.reduce((sum, index) => sum + values[index]!, 0) >= 0) continue
    for (const index of own) values[index] = -values[index]!
    pairs.forEach(([a, b], at) => { if (a === f || b === f) values[item.length + items + at] = -values[item.length + items + at]! })
  }
}
