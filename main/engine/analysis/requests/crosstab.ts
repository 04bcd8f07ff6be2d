import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { contingency } from '../../../../shared/stats/contingency.ts'
import { fisher2x2 } from '../../../../shared/stats/fisher2x2.ts'
import { fisherExact, fisherSimulated } from '../../../../shared/stats/fisherTable.ts'
import { raoScott } from '../../../../shared/stats/raoScott.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { caseWeights } from '../caseWeights.ts'
import { categoriesOf, countPairs } from '../categories.ts'
import type { RunHooks } from '../method.ts'
import { multipleResponse } from './multipleResponse.ts'

type Request = RequestOf<'crosstab'>

/** Exact r x c tests are tried to this many cases; beyond they are drawn. */
const EXACT_TO = 200
/** Cases and cells times replicates. */
const MOST_DRAWS = 3e8

export interface NamedTable {
  rows: string[]
  columns: string[]
  table: number[][]
  missing: number
  /** What the cells add up: cases; whole numbers that say how many cases a row stands for; or weights of single cases. */
  cells: 'cases' | 'counts' | { squares: number[][]; cases: number }
}

/**
 * A cross table with its tests; all-zero rows and columns are dropped and named. Weights that are all whole numbers are counts of cases;
 * others weigh single cases, and association is then judged by `rao_scott`: the other p values take the sum of weights for cases.
 */
export function crossTable(project: ProjectReader, request: Request, hooks: RunHooks): JsonObject {
  if (request.options.length > 0) return multipleResponse(project, request)
  return asJson(crossResult(namedTable(project, request), request, hooks))
}

function namedTable(project: ProjectReader, request: Request): NamedTable {
  if (request.counts) {
    const { rows, columns, table } = request.counts
    if (table.length !== rows.length || table.some(row => row.length !== columns.length)) throw new YinguoError('BAD_VALUE', { variable: 'counts', value: table.length, why: 'notRectangular' })
    return { rows, columns, table, missing: 0, cells: 'cases' }
  }
  if (request.dataset === null || request.variables.length !== 2) throw new YinguoError('BAD_PARAMS', { issues: ['variables'] })
  const dataset = project.dataset(request.dataset)
  const weights = caseWeights(project, dataset, request.weight)
  const [rows, columns] = request.variables.map(name => categoriesOf(project, dataset, name)) as [ReturnType<typeof categoriesOf>, ReturnType<typeof categoriesOf>]
  const { table, squares, cases, missing } = countPairs(rows, columns, weights)
  return { rows: rows.keys, columns: columns.keys, table, missing, cells: weights === null ? 'cases' : weights.every(Number.isInteger) ? 'counts' : { squares, cases } }
}

/** Counts, percentages, chi-square family, exact tests and measures of association of a named table. */
export function crossResult({ rows, columns, table, missing, cells }: NamedTable, { level, replicates, seed }: { level: number; replicates: number; seed: number }, hooks: RunHooks): object {
  const found = contingency(table, level)
  const { rows_kept: rowsKept, columns_kept: columnsKept, status, n, ...numbers } = found
  const kept = rowsKept.map(i => columnsKept.map(j => table[i]![j]!))
  const rowSums = kept.map(row => row.reduce((sum, count) => sum + count, 0))
  const columnSums = columnsKept.map((_, j) => kept.reduce((sum, row) => sum + row[j]!, 0))
  const dropped = (names: readonly string[], places: readonly number[]): string[] => names.filter((_, i) => !places.includes(i))
  const warnings = [
    ...(rowsKept.length < rows.length || columnsKept.length < columns.length ? ['emptyDropped'] : []),
    ...(status === 'solved' && (found.n_expected_lt5 > kept.flat().length / 5 || found.min_expected! < 1) ? ['smallExpected'] : []),
  ]
  return {
    status, table: kept, rows: rowsKept.map(i => rows[i]!), cols: columnsKept.map(j => columns[j]!), n, missing, weighted: cells !== 'cases', level,
    row_totals: rowSums, column_totals: columnSums,
    row_percent: kept.map((row, i) => row.map(count => 100 * count / rowSums[i]!)),
    column_percent: kept.map(row => row.map((count, j) => 100 * count / columnSums[j]!)),
    total_percent: kept.map(row => row.map(count => 100 * count / n)),
    ...numbers, ...(status === 'solved' ? exactTests(kept, n, level, replicates, seed, hooks) : { fisher_exact_p_two_sided: null }),
    ...(typeof cells === 'object' && { cases: cells.cases, rao_scott: status === 'solved' ? raoScott(kept, rowsKept.map(i => columnsKept.map(j => cells.squares[i]![j]!)), cells.cases) : null }),
    dropped_rows: dropped(rows, rowsKept), dropped_columns: dropped(columns, columnsKept), warnings,
  }
}

/** Fisher's test where cells are whole counts: exact for 2 x 2 and small tables, by seeded drawing otherwise. */
function exactTests(table: number[][], n: number, level: number, replicates: number, seed: number, hooks: RunHooks): object {
  if (!table.flat().every(Number.isInteger)) return { fisher_exact_p_two_sided: null, fisher_simulated: null }
  if (table.length === 2 && table[0]!.length === 2) {
    const exact = fisher2x2(table, level)
    if (!exact) return { fisher_exact_p_two_sided: null, fisher_simulated: null }
    return {
      fisher_exact_p_two_sided: exact.p, fisher_simulated: null, odds_ratio_conditional_mle: exact.odds_ratio, odds_ratio_ci: exact.ci,
      odds_ratio_conditional_mle_R: exact.as_R_prints.odds_ratio, odds_ratio_ci95_R: exact.as_R_prints.ci,
    }
  }
  const exact = n <= EXACT_TO ? fisherExact(table) : null
  if (exact !== null || (n + table.length * table[0]!.length) * replicates > MOST_DRAWS) return { fisher_exact_p_two_sided: exact, fisher_simulated: null }
  const p = fisherSimulated(table, replicates, seed, done => hooks.progress(done, replicates))!
  return { fisher_exact_p_two_sided: null, fisher_simulated: { p, replicates, seed, generator: 'xoshiro128**', p_se: Math.sqrt(p * (1 - p) / replicates) } }
}
