import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { contingency } from '../../../../shared/stats/contingency.ts'
import { fisher2x2 } from '../../../../shared/stats/fisher2x2.ts'
import { adjustP } from '../../../../shared/stats/multiplicity.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { caseWeights } from '../caseWeights.ts'
import { categoriesOf } from '../categories.ts'
import { findVariables, resultKeys } from '../findVariable.ts'

/**
 * A multiple-response question by groups: one row an option. The base of a percentage is the respondents of the column who were
 * asked, i.e. have a valid answer to at least one option; columns need not add up to 100. Each option is tested alone (chosen or not
 * by column) and Holm corrects, because the options of one respondent are not independent.
 */
export function multipleResponse(project: ProjectReader, request: RequestOf<'crosstab'>): JsonObject {
  if (request.dataset === null || request.variables.length > 1) throw new YinguoError('BAD_PARAMS', { issues: ['variables'] })
  const dataset = project.dataset(request.dataset)
  const options = findVariables(dataset, request.options)
  const keys = resultKeys(options)
  const columns = options.map(option => project.columns.numbers(dataset.id, option.id))
  const weights = caseWeights(project, dataset, request.weight)
  const by = request.variables[0] === undefined ? null : categoriesOf(project, dataset, request.variables[0])
  const width = by ? by.keys.length : 1
  const base = Array.from({ length: width }, () => 0)
  const counts = options.map(() => Array.from({ length: width }, () => 0))
  let missing = 0
  for (let row = 0; row < columns[0]!.length; row++) {
    const place = by ? by.of[row]! : 0
    if (place < 0 || columns.every(column => Number.isNaN(column[row]!))) { missing++; continue }
    const weight = weights ? weights[row]! : 1
    base[place]! += weight
    columns.forEach((column, i) => { if (column[row] === 1) counts[i]![place]! += weight })
  }
  const tests = counts.map(row => {
    const table = [row, row.map((count, j) => base[j]! - count)]
    const found = contingency(table, request.level)
    const whole = found.status === 'solved' && found.columns_kept.length === 2 && !weights
    const exact = whole ? fisher2x2(table.map(line => found.columns_kept.map(j => line[j]!)), request.level) : null
    return { status: found.status, chi2: found.chi2, df: found.df, p: found.p, n_expected_lt5: found.n_expected_lt5, fisher_exact_p_two_sided: exact?.p ?? null, cramers_v: found.cramers_v }
  })
  const adjusted = adjustP(tests.map(test => (test.n_expected_lt5 > 0 ? test.fisher_exact_p_two_sided ?? test.p : test.p)), 'holm')
  const total = base.reduce((sum, count) => sum + count, 0)
  const responses = counts.map(row => row.reduce((sum, count) => sum + count, 0))
  const allResponses = responses.reduce((sum, count) => sum + count, 0)
  return asJson({
    status: total > 0 ? 'solved' : 'noCases', multiple_response: true, weighted: weights !== null, level: request.level,
    rows: options.map(option => keys.get(option.id)!), cols: by ? by.keys : [], base_respondents: base, n: total, missing, responses: allResponses,
    table: counts,
    respondent_percent: counts.map(row => row.map((count, j) => (base[j]! > 0 ? 100 * count / base[j]! : null))),
    totals: responses.map(count => ({ count, respondent_percent: total > 0 ? 100 * count / total : null, response_percent: allResponses > 0 ? 100 * count / allResponses : null })),
    tests: by ? tests.map((test, i) => ({ ...test, p_holm: adjusted[i]! })) : [],
    empty_columns: by ? by.keys.filter((_, j) => base[j] === 0) : [],
  })
}
