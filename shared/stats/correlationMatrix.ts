import { correlationOfProducts } from './pearson.ts'
import { deviations, dotProduct, sumOfSquares } from './summation.ts'

/** Correlation matrix of complete columns, none of them constant; 1 on the diagonal. R: cor(x). */
export function correlationMatrix(columns: readonly ArrayLike<number>[]): Float64Array[] {
  const centred = columns.map(deviations)
  const squares = centred.map(sumOfSquares)
  const matrix = columns.map(() => new Float64Array(columns.length))
  for (let i = 0; i < columns.length; i++) {
    matrix[i]![i] = 1
    for (let j = i + 1; j < columns.length; j++) {
      const r = correlationOfProducts(squares[i]!, squares[j]!, dotProduct(centred[i]!, centred[j]!)) ?? Number.NaN
      matrix[i]![j] = r
      matrix[j]![i] = r
    }
  }
  return matrix
}
