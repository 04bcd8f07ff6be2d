import { binomialTest } from './distributions/binomial.ts'
import { chiSquareTails } from './distributions/chiSquare.ts'

export interface McNemar {
  status: 'solved' | 'noCases' | 'noChange'
  n: number
  /** Pairs that changed, by direction; 2 x 2 only. */
  b: number | null
  c: number | null
  df: number
  chi2_cc: number | null
  p_cc: number | null
  chi2_no_cc: number | null
  p_no_cc: number | null
  p_exact: number | null
  /** b / c; null when c is 0. */
  odds_ratio: number | null
}

/**
 * Change in paired categories: McNemar (1947) with and without correction and the exact binomial test for 2 x 2;
 * Bowker's symmetry test (1948, under chi2_no_cc) for larger squares. R: mcnemar.test, binom.test(min(b, c), b + c).
 */
export function mcnemar(table: readonly (readonly number[])[]): McNemar {
  const k = table.length
  const n = table.flat().reduce((total, count) => total + count, 0)
  const two = k === 2
  const b = table[0]?.[1] ?? 0
  const c = table[1]?.[0] ?? 0
  const facts = { n, b: two ? b : null, c: two ? c : null, odds_ratio: two && c > 0 ? b / c : null }
  const nothing = { df: k * (k - 1) / 2, chi2_cc: null, p_cc: null, chi2_no_cc: null, p_no_cc: null, p_exact: null }
  if (!(n > 0)) return { ...facts, ...nothing, status: 'noCases' }
  let chi2 = 0
  let df = 0
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const both = table[i]![j]! + table[j]![i]!
      if (both > 0) { chi2 += (table[i]![j]! - table[j]![i]!) ** 2 / both; df++ }
    }
  }
  if (df === 0) return { ...facts, ...nothing, status: 'noChange' }
  const corrected = two ? (Math.abs(b - c) - Math.min(1, Math.abs(b - c))) ** 2 / (b + c) : null
  return {
    ...facts, status: 'solved', df, chi2_no_cc: chi2, p_no_cc: chiSquareTails(chi2, df).upper,
    chi2_cc: corrected, p_cc: corrected === null ? null : chiSquareTails(corrected, 1).upper,
    p_exact: two && Number.isInteger(b + c) ? binomialTest(Math.min(b, c), b + c) : null,
  }
}
