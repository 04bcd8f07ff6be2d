/** Saaty (1980), table of the random consistency index, n = 1..15. */
const RANDOM_1980 = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
/** The later table from 500,000 simulated matrices (Saaty & Tran 2007). */
const RANDOM_2000S = [0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.58]
/** Largest consistency ratio that is usually let pass (Saaty 1980). */
export const CONSISTENT = 0.1
const SAATY = [1, 2, 3, 4, 5, 6, 7, 8, 9]

export interface Judgements {
  /** Principal right eigenvector, sum 1. */
  eigen: number[]
  lambda: number
  ci: number
  /** null beyond n = 15, where no random index was published. */
  cr1980: number | null
  cr2000s: number | null
  geometric: number[]
  lambdaGeometric: number
  columnMean: number[]
  lambdaColumnMean: number
  crColumnMean1980: number | null
  /** Geometric consistency index (Aguarón & Moreno-Jiménez 2003); 0 up to n = 2. */
  gci: number
}

/** One judgement that works against the others: what they say of it, and the consistency ratio with it put right. */
export interface Revision { row: number; column: number; given: number; suggested: number; exact: number; cr1980: number | null }

const normalised = (values: readonly number[]): number[] => {
  const total = values.reduce((sum, value) => sum + value, 0)
  return values.map(value => value / total)
}
const times = (a: readonly (readonly number[])[], w: readonly number[]): number[] => a.map(row => row.reduce((sum, value, j) => sum + value * w[j]!, 0))
/** Mean of (A w)_i / w_i. */
const lambdaOf = (a: readonly (readonly number[])[], w: readonly number[]): number => times(a, w).reduce((sum, value, i) => sum + value / w[i]!, 0) / w.length

const ratio = (ci: number, table: readonly number[], n: number): number | null => {
  const random = table[n - 1]
  return random === undefined ? null : random === 0 ? 0 : ci / random
}

/** Principal right eigenvector of a positive matrix by the power method; it exists and is positive (Perron). */
function principal(a: readonly (readonly number[])[], start: readonly number[]): number[] {
  let w = [...start]
  for (let step = 0; step < 10_000; step++) {
    const next = normalised(times(a, w))
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - w[i]!) / value), 0)
    w = next
    if (moved < 1e-15) break
  }
  return w
}

const rowGeometric = (a: readonly (readonly number[])[]): number[] => normalised(a.map(row => Math.exp(row.reduce((sum, value) => sum + Math.log(value), 0) / row.length)))

/** Weights and consistency of a positive reciprocal matrix of judgements. Source: Saaty (1980), The Analytic Hierarchy Process; Crawford & Williams (1985) for geometric means. */
export function judgementWeights(a: readonly (readonly number[])[]): Judgements {
  const n = a.length
  const geometric = rowGeometric(a)
  const eigen = principal(a, geometric)
  const columnTotals = a.map((_, j) => a.reduce((sum, row) => sum + row[j]!, 0))
  const columnMean = a.map(row => row.reduce((sum, value, j) => sum + value / columnTotals[j]!, 0) / n)
  const lambda = lambdaOf(a, eigen)
  const lambdaColumnMean = lambdaOf(a, columnMean)
  const ciOf = (value: number): number => (n < 2 ? 0 : (value - n) / (n - 1))
  let squares = 0
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) squares += Math.log(a[i]![j]! * geometric[j]! / geometric[i]!) ** 2
  return {
    eigen, lambda, ci: ciOf(lambda), cr1980: ratio(ciOf(lambda), RANDOM_1980, n), cr2000s: ratio(ciOf(lambda), RANDOM_2000S, n),
    geometric, lambdaGeometric: lambdaOf(a, geometric),
    columnMean, lambdaColumnMean, crColumnMean1980: ratio(ciOf(lambdaColumnMean), RANDOM_1980, n),
    gci: n < 3 ? 0 : 2 * squares / ((n - 1) * (n - 2)),
  }
}

/** The nearest of 1/9 … 9 on a logarithmic scale. */
export function nearestSaaty(value: number): number {
  const steps = [...SAATY.slice(1).reverse().map(step => 1 / step), ...SAATY]
  return steps.reduce((best, step) => (Math.abs(Math.log(step / value)) < Math.abs(Math.log(best / value)) ? step : best), 1)
}

/**
 * The judgements whose revision helps most, best first: each is replaced by what all the others imply of it (Harker's rule for a missing
 * judgement), brought to Saaty's scale, and the consistency ratio worked out anew. Source: Harker (1987), Mathematical Modelling 9, 837-848.
 */
export function revisions(a: readonly (readonly number[])[], most = 3): Revision[] {
  const n = a.length
  const before = judgementWeights(a)
  const found: (Revision & { ci: number })[] = []
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const without = a.map(row => [...row])
      without[i]![j] = 0
      without[j]![i] = 0
      without[i]![i] = 2
      without[j]![j] = 2
      const w = principal(without, before.geometric)
      const exact = w[i]! / w[j]!
      const suggested = nearestSaaty(exact)
      if (Math.abs(Math.log(suggested / a[i]![j]!)) < 1e-9) continue
      const revised = a.map(row => [...row])
      revised[i]![j] = suggested
      revised[j]![i] = 1 / suggested
      const after = judgementWeights(revised)
      if (after.ci < before.ci) found.push({ row: i, column: j, given: a[i]![j]!, suggested, exact, cr1980: after.cr1980, ci: after.ci })
    }
  }
  return found.sort((x, y) => x.ci - y.ci).slice(0, most).map(({ ci: _, ...revision }) => revision)
}
