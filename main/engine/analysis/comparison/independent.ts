import type { RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { oneWayAnova, welchAnova } from '../../../../shared/stats/anova.ts'
import { contingency } from '../../../../shared/stats/contingency.ts'
import { kruskal } from '../../../../shared/stats/kruskal.ts'
import { mannWhitney } from '../../../../shared/stats/mannWhitney.ts'
import { gamesHowell, MOST_HOWELL_GROUPS, MOST_POSTHOC_GROUPS, tukeyKramer } from '../../../../shared/stats/postHoc.ts'
import { independentChoice, nominalChoice } from '../../../../shared/stats/testChoice.ts'
import type { Choice, Reason } from '../../../../shared/stats/testChoice.ts'
import { twoSample } from '../../../../shared/stats/tTest.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { categoriesOf, countPairs } from '../categories.ts'
import type { RunHooks } from '../method.ts'
import { crossResult } from '../requests/crosstab.ts'
import { valueGroups } from '../valueGroups.ts'
import type { ValueGroup } from '../valueGroups.ts'
import { levelOf } from './level.ts'
import type { Comparison } from './comparison.ts'
import { emptyComparison, groupCount, groupSummary } from './comparison.ts'

type Request = RequestOf<'compare'>

/** One variable compared between the groups of `by`. */
export function independentComparison(project: ProjectReader, dataset: Dataset, variable: Variable, request: Request, hooks: RunHooks): Comparison {
  const { level, twoValues } = levelOf(variable, project.columns.numbers(dataset.id, variable.id))
  if (level === 'nominal') return nominal(project, dataset, variable, request, hooks, twoValues ? ['twoValues'] : [])
  const { groups } = valueGroups(project, dataset, variable.id, request.by!, request.groups)
  const summary = groups.map(({ key, answers }) => groupSummary(key, answers))
  const n = groups.reduce((total, group) => total + group.answers.length, 0)
  const facts = { ...emptyComparison, level, n, groups: summary }
  if (groups.length < 2) return { ...facts, status: 'oneGroup' }
  const answers = groups.map(group => group.answers)
  if (answers.every(group => group.every(value => value === answers[0]![0]))) return { ...facts, status: 'constant' }
  const choice = independentChoice(answers, level, variable.kind === 'scale' ? ['scaleAsInterval'] : [])
  const found = run(choice, groups, request.level)
  return { ...facts, ...choice, ...found, status: found.p === null ? 'tooFewCases' : 'solved', check: rankCheck(choice, answers) }
}

/** With means compared, what the rank test says; so that a reader sees whether the choice matters. */
function rankCheck(choice: Choice, answers: readonly Float64Array[]): Comparison['check'] {
  if (choice.test === 'welch') return { test: 'mannwhitney', p: mannWhitney(answers[0]!, answers[1]!).p_normal_no_cc }
  if (choice.test === 'anova' || choice.test === 'welch_anova') return { test: 'kruskal', p: kruskal(answers).p }
  return null
}

type Found = Pick<Comparison, 'statistic' | 'df' | 'df2' | 'p' | 'effect' | 'difference' | 'pairs'>

function run({ test }: Choice, groups: readonly ValueGroup[], level: number): Found {
  const answers = groups.map(group => group.answers)
  const pair = (first: number, second: number): string => `${groups[second]!.key}-${groups[first]!.key}`
  const none = { df2: null, difference: null, pairs: [] }
  switch (test) {
    case 'welch': {
      const { welch, mean_diff: diff, hedges_g_exact: g, hedges_g_ci: interval } = twoSample(answers[0]!, answers[1]!, level)
      return { ...none, statistic: welch.statistic, df: welch.df, p: welch.p, effect: { name: 'hedges_g', value: g, ci: interval }, difference: { value: diff, ci: welch.ci95 } }
    }
    case 'mannwhitney': {
      const found = mannWhitney(answers[0]!, answers[1]!)
      return { ...none, statistic: found.U_first_group_R_W, df: null, p: found.p_exact_no_ties ?? found.p_normal_no_cc, effect: { name: 'rank_biserial', value: found.rank_biserial, ci: null } }
    }
    case 'kruskal': {
      const found = kruskal(answers)
      return {
        ...none, statistic: found.H_tie_corrected, df: found.df, p: found.p, effect: { name: 'epsilon2', value: found.epsilon2, ci: null },
        pairs: found.dunn.map(dunn => ({ pair: pair(dunn.first, dunn.second), diff: dunn.mean_rank_diff, ci: null, p: dunn.p_holm })),
      }
    }
    default: {
      const anova = oneWayAnova(answers, level)
      const welch = test === 'welch_anova' ? welchAnova(answers) : null
      const most = test === 'welch_anova' ? MOST_HOWELL_GROUPS : MOST_POSTHOC_GROUPS
      const rows = answers.length > most ? [] : test === 'welch_anova' ? gamesHowell(answers, level) : tukeyKramer(answers, level)
      return {
        statistic: welch ? welch.F : anova.F, df: anova.df1, df2: welch ? welch.df2 : anova.df2, p: welch ? welch.p : anova.p,
        effect: { name: 'omega2', value: anova.omega2, ci: anova.eta2_ci }, difference: null,
        pairs: rows.map(row => ({ pair: pair(row.first, row.second), diff: row.diff, ci: row.lwr === null || row.upr === null ? null : [row.lwr, row.upr], p: row.p })),
      }
    }
  }
}

function nominal(project: ProjectReader, dataset: Dataset, variable: Variable, request: Request, hooks: RunHooks, first: readonly Reason[]): Comparison {
  const rows = categoriesOf(project, dataset, variable.id)
  const columns = categoriesOf(project, dataset, request.by!)
  const kept = request.groups === null ? columns.keys.map((_, j) => j) : columns.keys.flatMap((key, j) => (request.groups!.some(wanted => wanted === columns.values[j] || String(wanted) === key) ? [j] : []))
  const { table } = countPairs(rows, columns, null)
  const chosen = table.map(row => kept.map(j => row[j]!))
  const names = kept.map(j => columns.keys[j]!)
  const found = contingency(chosen, request.level)
  const groups = names.map((group, j) => groupCount(group, chosen.reduce((sum, row) => sum + row[j]!, 0))).filter(group => group.n > 0)
  const facts = { ...emptyComparison, level: 'nominal' as const, n: found.n, groups }
  if (found.status !== 'solved') return { ...facts, status: groups.length < 2 ? 'oneGroup' : 'constant' }
  const choice = nominalChoice(found.expected, first)
  const effect = { name: 'cramers_v' as const, value: found.cramers_v, ci: found.cramers_v_ci }
  const chi = { ...facts, ...choice, statistic: found.chi2, df: found.df, p: found.p, effect, status: 'solved' as const }
  if (choice.test === 'chi_square') return chi
  const exact = crossResult({ rows: rows.keys, columns: names, table: chosen, missing: 0, cells: 'cases' }, { level: request.level, replicates: 10_000, seed: 20260101 }, hooks) as {
    fisher_exact_p_two_sided: number | null; fisher_simulated: { p: number } | null
  }
  return { ...chi, statistic: null, df: null, p: exact.fisher_exact_p_two_sided ?? exact.fisher_simulated?.p ?? found.p, check: { test: 'chi_square', p: found.p } }
}
