import { fTails } from './distributions/fisherF.ts'
import { cholesky, solveCholesky } from './linalg/cholesky.ts'

export interface RaoScott {
  /** Pearson's χ² of the weighted shares, times the number of cases. */
  chi2: number
  F: number
  df1: number
  df2: number
  p: number
}

/** Contrasts of rows with the last row times contrasts of columns with the last: more of them are not tried. */
const MOST_CONTRASTS = 400

/**
 * Association in a cross table of weighted cases: Pearson's χ² with the second-order correction of Rao & Scott, referred to F.
 * Cases are taken as drawn one by one with unequal probability. `table` holds Σw of every cell, `squares` Σw², `n` the cases;
 * no row or column may be all zero. Null where the weights leave too little to judge by.
 * Source: Rao & Scott (1984), Annals of Statistics 12, 46-60; Thomas & Rao (1987). R: survey::svychisq(statistic = "F").
 */
export function raoScott(table: readonly (readonly number[])[], squares: readonly (readonly number[])[], n: number): RaoScott | null {
  const rows = table.length, columns = table[0]!.length
  const contrasts = (rows - 1) * (columns - 1)
  const total = table.flat().reduce((sum, weight) => sum + weight, 0)
  if (contrasts < 1 || contrasts > MOST_CONTRASTS || n < 2 || !(total > 0)) return null
  const share = table.map(row => row.map(weight => weight / total))
  const rowShare = share.map(row => row.reduce((sum, value) => sum + value, 0))
  const columnShare = share[0]!.map((_, j) => share.reduce((sum, row) => sum + row[j]!, 0))
  const chi2 = n * share.reduce((sum, row, i) => sum + row.reduce((inner, value, j) => inner + (value - rowShare[i]! * columnShare[j]!) ** 2 / (rowShare[i]! * columnShare[j]!), 0), 0)
  /** Value of the contrast (a, b) in the cell (i, j). */
  const contrast = (a: number, b: number, i: number, j: number): number =>
    (Number(i === a) - Number(i === rows - 1)) * (Number(j === b) - Number(j === columns - 1))
  const pairs = Array.from({ length: contrasts }, (_, at) => [Math.floor(at / (columns - 1)), at % (columns - 1)] as const)
  const cells = share.flatMap((row, i) => row.flatMap((value, j) => (value > 0 ? [{ share: value, square: squares[i]![j]! / total ** 2, of: Float64Array.from(pairs, ([a, b]) => contrast(a, b, i, j)) }] : [])))
  /** Mean of a case's contrast over its cell's share: not 0 where a cell is empty. */
  const centre = Float64Array.from(pairs, (_, at) => cells.reduce((sum, cell) => sum + cell.of[at]!, 0))
  const spread = (weight: (cell: (typeof cells)[0]) => number, vector: (cell: (typeof cells)[0]) => Float64Array): Float64Array[] => {
    const matrix = pairs.map(() => new Float64Array(contrasts))
    for (const cell of cells) {
      const of = vector(cell)
      for (let s = 0; s < contrasts; s++) for (let t = 0; t < contrasts; t++) matrix[s]![t]! += weight(cell) * of[s]! * of[t]!
    }
    return matrix
  }
  const simple = spread(cell => 1 / (n * cell.share), cell => cell.of)
  const found = spread(cell => n / (n - 1) * cell.square, cell => cell.of.map((value, at) => value / cell.share - centre[at]!))
  const factor = cholesky(simple)
  if (factor.dependent.length > 0) return null
  const effects = found.map(row => solveCholesky(factor.lower, row))
  const trace = effects.reduce((sum, row, s) => sum + row[s]!, 0)
  const squared = effects.reduce((sum, row, s) => sum + row.reduce((inner, value, t) => inner + value * effects[t]![s]!, 0), 0)
  if (!(trace > 0) || !(squared > 0)) return null
  const df1 = trace * trace / squared
  const df2 = df1 * (n - 1)
  const F = chi2 / trace
  return { chi2, F, df1, df2, p: fTails(F, df1, df2).upper }
}
