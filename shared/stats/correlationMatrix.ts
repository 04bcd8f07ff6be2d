import { correlation } from './pearson.ts'

/** Correlation matrix of complete columns, none of them constant; 1 on the diagonal. R: cor(x). */
export function correlationMatrix(columns: readonly ArrayLike<number>[]): Float64Array[] {
  const k = columns.length
  const matrix = columns.map(() => new Float64Array(k))
  for (let i = 0; i < k; i++) {
    matrix[i]![i] = 1
    for (let j = i + 1; j < k; j++) {
      const r = correlation(columns[i]!, columns[j]!) ?? Number.NaN
      matrix[i]![j] = r
      matrix[j]![i] = r
    }
  }
  return matrix
}
