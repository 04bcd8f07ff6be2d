import type { RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { completeCases } from '../../../../shared/stats/missing.ts'
import { pairedChoice } from '../../../../shared/stats/testChoice.ts'
import type { Reason } from '../../../../shared/stats/testChoice.ts'
import { pairedT } from '../../../../shared/stats/tTest.ts'
import { wilcoxon } from '../../../../shared/stats/wilcoxon.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { mcnemarTable } from '../requests/mcnemarTest.ts'
import { emptyComparison, groupCount, groupSummary } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import { levelOf } from './level.ts'

type Request = RequestOf<'compare'>

/** Two measurements of the same respondents. Measured at different levels they are `notComparable`. */
export function pairedComparison(project: ProjectReader, dataset: Dataset, [first, second]: readonly [Variable, Variable], request: Request): Comparison {
  const columns = [first, second].map(variable => project.columns.numbers(dataset.id, variable.id))
  // Both measurements together: one that nobody changed from may show a single value.
  const both = columns.flatMap(column => [...column])
  const { level, twoValues } = levelOf(first, both)
  if (level !== levelOf(second, both).level) return { ...emptyComparison, status: 'notComparable', level, n: 0, groups: [] }
  if (level === 'nominal') return change(project, dataset, [first, second], twoValues ? ['twoValues'] : [])
  const [x, y] = completeCases(columns) as [Float64Array, Float64Array]
  const groups = [groupSummary(first.name, x), groupSummary(second.name, y)]
  const facts = { ...emptyComparison, level, n: x.length, groups }
  if (x.length < 2) return { ...facts, status: 'tooFewCases' }
  const choice = pairedChoice(x.map((value, i) => value - y[i]!), level, first.kind === 'scale' ? ['scaleAsInterval'] : [])
  const t = pairedT(x, y, request.level)
  const ranks = wilcoxon(x, y)
  if (t.status === 'constant' && ranks.status === 'constant') return { ...facts, status: 'constant' }
  const rankP = ranks.p_exact ?? ranks.p_no_cc
  if (choice.test === 'paired_t' && t.t.p !== null) {
    return {
      ...facts, ...choice, status: 'solved', statistic: t.t.statistic, df: t.t.df, p: t.t.p, effect: { name: 'cohen_dz', value: t.cohen_dz, ci: t.cohen_dz_ci },
      difference: { value: t.mean_diff, ci: t.t.ci95 }, check: { test: 'wilcoxon', p: rankP },
    }
  }
  return {
    ...facts, ...choice, test: 'wilcoxon', status: rankP === null ? 'tooFewCases' : 'solved', statistic: ranks.V, p: rankP,
    effect: { name: 'rank_biserial', value: ranks.rank_biserial, ci: null }, check: { test: 'paired_t', p: t.t.p },
  }
}

function change(project: ProjectReader, dataset: Dataset, [first, second]: readonly [Variable, Variable], reasons: readonly Reason[]): Comparison {
  const found = mcnemarTable(project, { method: 'mcnemar', dataset: dataset.id, segment: null, weight: null, variables: [first.id, second.id], table: null }) as unknown as {
    status: string; n: number; chi2_no_cc: number | null; df: number; p_no_cc: number | null; p_exact: number | null; odds_ratio: number | null
  }
  const choice = pairedChoice([], 'nominal', reasons)
  return {
    ...emptyComparison, ...choice, level: 'nominal', n: found.n, groups: [first, second].map(variable => groupCount(variable.name, found.n)),
    status: found.status === 'solved' ? 'solved' : found.status === 'noChange' ? 'constant' : 'tooFewCases',
    statistic: found.chi2_no_cc, df: found.df, p: found.p_exact ?? found.p_no_cc,
    effect: found.odds_ratio === null ? null : { name: 'odds_ratio', value: found.odds_ratio, ci: null },
  }
}
