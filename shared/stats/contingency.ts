import { chiSquareTails } from './distributions/chiSquare.ts'
import { noncentralityOfChiSquare } from './distributions/noncentralChiSquare.ts'
import { sum } from './summation.ts'

export interface Contingency {
  status: 'solved' | 'tooFewRows' | 'noCases'
  n: number
  /** Places of the rows and columns that are kept: all-zero ones are dropped. */
  rows_kept: number[]
  columns_kept: number[]
  chi2: number | null
  df: number | null
  p: number | null
  expected: number[][]
  n_expected_lt5: number
  min_expected: number | null
  /** (observed - expected) / √(expected (1 - row share) (1 - column share)), normal when nothing is going on. Haberman (1973). */
  adj_std_residuals: number[][]
  likelihood_ratio_G2: number | null
  p_G2: number | null
  cramers_v: number | null
  /** Bergsma (2013). */
  cramers_v_bias_corrected: number | null
  cramers_v_ci: [number, number] | null
  contingency_C: number | null
  yates: { chi2: number; p: number } | null
  /** Signed, 2 x 2 only. */
  phi: number | null
  odds_ratio_sample: number | null
}

/**
 * Association in a table of counts (may be weighted). All-zero rows and columns are dropped first; fewer than two of either
 * leave no test. R: chisq.test(correct = FALSE), vcd::assocstats; interval of V by the noncentral chi-square (Smithson 2003).
 */
export function contingency(table: readonly (readonly number[])[], level = 0.95): Contingency {
  const rowSums = table.map(row => sum(row))
  const columnSums = (table[0] ?? []).map((_, j) => sum(table.map(row => row[j]!)))
  const keptRows = rowSums.flatMap((total, i) => (total > 0 ? [i] : []))
  const keptColumns = columnSums.flatMap((total, j) => (total > 0 ? [j] : []))
  const n = sum(rowSums)
  const kept = keptRows.map(i => keptColumns.map(j => table[i]![j]!))
  const rows = keptRows.map(i => rowSums[i]!)
  const columns = keptColumns.map(j => columnSums[j]!)
  const expected = rows.map(row => columns.map(column => row * column / n))
  const facts = {
    n, rows_kept: keptRows, columns_kept: keptColumns, expected,
    n_expected_lt5: expected.flat().filter(value => value < 5).length, min_expected: n > 0 ? expected.flat().reduce((least, value) => Math.min(least, value), Infinity) : null,
  }
  const nothing = {
    chi2: null, df: null, p: null, adj_std_residuals: [], likelihood_ratio_G2: null, p_G2: null, cramers_v: null, cramers_v_bias_corrected: null,
    cramers_v_ci: null, contingency_C: null, yates: null, phi: null, odds_ratio_sample: null,
  }
  if (!(n > 0)) return { ...facts, ...nothing, status: 'noCases' }
  const r = rows.length
  const c = columns.length
  if (r < 2 || c < 2) return { ...facts, ...nothing, status: 'tooFewRows' }
  const over = (term: (observed: number, wanted: number) => number): number => sum(kept.flatMap((row, i) => row.map((count, j) => term(count, expected[i]![j]!))))
  const chi2 = over((observed, wanted) => (observed - wanted) ** 2 / wanted)
  const g2 = Math.max(0, 2 * over((observed, wanted) => (observed > 0 ? observed * Math.log(observed / wanted) : 0)))
  const df = (r - 1) * (c - 1)
  const side = Math.min(r, c) - 1
  const shrunk = Math.max(0, chi2 / n - df / (n - 1))
  const rTilde = r - (r - 1) ** 2 / (n - 1)
  const cTilde = c - (c - 1) ** 2 / (n - 1)
  const limits = noncentralityOfChiSquare(chi2, df, level)
  const square = r === 2 && c === 2 ? kept as [[number, number], [number, number]] : null
  const cross = square && square[0][0] * square[1][1] - square[0][1] * square[1][0]
  const yates = square && over((observed, wanted) => (Math.abs(observed - wanted) - Math.min(0.5, Math.abs(observed - wanted))) ** 2 / wanted)
  const opposite = square && square[0][1] * square[1][0]
  return {
    ...facts, status: 'solved', chi2, df, p: chiSquareTails(chi2, df).upper,
    adj_std_residuals: kept.map((row, i) => row.map((count, j) => (count - expected[i]![j]!) / Math.sqrt(expected[i]![j]! * (1 - rows[i]! / n) * (1 - columns[j]! / n)))),
    likelihood_ratio_G2: g2, p_G2: chiSquareTails(g2, df).upper,
    cramers_v: Math.sqrt(chi2 / (n * side)),
    cramers_v_bias_corrected: n > 1 && Math.min(rTilde, cTilde) > 1 ? Math.sqrt(shrunk / (Math.min(rTilde, cTilde) - 1)) : null,
    cramers_v_ci: limits && [Math.min(1, Math.sqrt(limits[0] / (n * side))), Math.min(1, Math.sqrt(limits[1] / (n * side)))],
    contingency_C: Math.sqrt(chi2 / (chi2 + n)),
    yates: yates === null ? null : { chi2: yates, p: chiSquareTails(yates, df).upper },
    phi: cross === null ? null : cross / Math.sqrt(rows[0]! * rows[1]! * columns[0]! * columns[1]!),
    odds_ratio_sample: square && opposite! > 0 ? square[0][0] * square[1][1] / opposite! : null,
  }
}
