import type { JsonObject } from '../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { CONSISTENT, judgementWeights, revisions } from '../../../shared/stats/weighting/ahp.ts'
import { asJson } from './asJson.ts'

/** 0.33 for 1/3 is what people type; what is further off is another judgement. */
const TYPED = 0.03

/**
 * The matrix with 1 on the diagonal and each small judgement the exact inverse of the large one opposite it.
 * BAD_VALUE for a matrix that is not square, or whose halves contradict each other.
 */
function reciprocalMatrix(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  return matrix.map((row, i) => {
    if (row.length !== n) throw new YinguoError('BAD_VALUE', { variable: 'matrix', value: `${n} × ${row.length}`, why: 'notSquare' })
    return row.map((value, j) => {
      const opposite = matrix[j]?.[i] ?? Number.NaN
      if (!(Math.abs(Math.log(value * opposite)) < TYPED)) throw new YinguoError('BAD_VALUE', { variable: 'matrix', value: `${value}, ${opposite}`, why: 'notReciprocal' })
      return i === j ? 1 : value >= opposite ? value : 1 / opposite
    })
  })
}

/** AHP weights of a judgement matrix under the names of the reference files; with more inconsistency than is usually let pass, what to revise. */
export function judgementResult(matrix: readonly (readonly number[])[], labels: readonly string[]): JsonObject {
  const a = reciprocalMatrix(matrix)
  const found = judgementWeights(a)
  const acceptable = (cr: number | null): boolean | null => (cr === null ? null : cr < CONSISTENT)
  const names = a.map((_, i) => labels[i] || String(i + 1))
  return asJson({
    labels: names,
    n_items: a.length,
    weights_eigen: found.eigen, lambda_max: found.lambda, CI: found.ci,
    CR_RI_saaty1980: found.cr1980, CR_RI_saaty2000s: found.cr2000s,
    weights_geometric_mean: found.geometric, lambda_max_geometric: found.lambdaGeometric,
    weights_column_normalised_mean: found.columnMean, lambda_max_column_mean: found.lambdaColumnMean, CR_column_mean_RI_saaty1980: found.crColumnMean1980,
    GCI: found.gci,
    'acceptable_at_0.10_RI1980': acceptable(found.cr1980), 'acceptable_at_0.10_RI2000s': acceptable(found.cr2000s),
    revise: (found.cr1980 ?? 0) < CONSISTENT ? [] : revisions(a).map(({ row, column, given, suggested, exact, cr1980 }) =>
      ({ row: names[row]!, column: names[column]!, given, suggested, implied: exact, CR_after_RI_saaty1980: cr1980 })),
  })
}
