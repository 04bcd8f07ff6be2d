import { coefficientText, countText, meanText } from '../../figures/rounding.ts'
import type { MannWhitney } from '../../stats/mannWhitney.ts'
import type { VarianceTest } from '../../stats/spread.ts'
import type { Paired, TTest, TwoSample } from '../../stats/tTest.ts'
import type { Wilcoxon } from '../../stats/wilcoxon.ts'
import type { Presenter, PresentContext, ResultTable } from '../presented.ts'
import { coefficient, count, interval, intervalText, levelText, mean, pPhrase, pValue, tableOf, words } from '../tableWords.ts'
import type { Counted, T } from './notes.ts'
import { countNotes, refused, statusSentence } from './notes.ts'

interface Facts extends Counted { status: string; variable: string; by: string; level: number; groups: [string, string]; n: [number, number] }
interface MeansResult extends Omit<TwoSample, 'status' | 'n'>, Facts { levene_mean: VarianceTest; levene_median_brown_forsythe: VarianceTest; mann_whitney: MannWhitney }

const opening = (facts: Facts, { t, label }: PresentContext): string | null =>
  (facts.status === 'notTwoGroups' ? statusSentence('notTwoGroups', t, { by: label(facts.by), n: facts.groups.length }) : null)

export const ttest: Presenter = (result, context) => {
  const { t, label } = context
  const r = result as unknown as MeansResult
  const refusal = opening(r, context)
  if (refusal) return refused(refusal)
  const level = levelText(r.level)
  const groups = tableOf(
    [['group', t('comparison.column.group')], ['n', t('comparison.column.n')], ['mean', t('comparison.column.mean')], ['sd', t('comparison.column.sd')]],
    r.groups.map((group, i) => [words(group), count(r.n[i]), mean(r.means[i]), mean(r.sds[i])]))
  const test = (name: string, found: TTest, d: number | null, ci: [number, number] | null) => [words(name), coefficient(found.statistic), count(found.df), pValue(found.p), mean(r.mean_diff), interval(found.ci95), mean(d), interval(ci)]
  const means = tableOf(
    [['test', t('comparison.column.test')], ['t', 't'], ['df', t('comparison.column.df')], ['p', 'p'], ['diff', t('comparison.column.diff')], ['ci', t('comparison.column.ci', { level })], ['effect', t('comparison.column.effect')], ['effectCi', t('comparison.column.effectCi')]],
    [test(`${t('comparison.test.welch')} · ${t('comparison.effect.hedges_g')}`, r.welch, r.hedges_g_exact, r.hedges_g_ci), test(`${t('comparison.test.student')} · ${t('comparison.effect.cohen_d')}`, r.student, r.cohen_d_pooled, r.cohen_d_ci)])
  const spread = tableOf([['test', t('comparison.column.test')], ['F', 'F'], ['df', t('comparison.column.df')], ['p', 'p']],
    ([['levene', r.levene_mean], ['brownForsythe', r.levene_median_brown_forsythe]] as const).map(([name, found]) => [words(t(`comparison.test.${name}`)), coefficient(found.F), words(`${found.df1}, ${found.df2}`), pValue(found.p)]))
  const title = t('comparison.ttest.title', { variable: label(r.variable) })
  return {
    tables: [
      { key: 'groups', title: `${title} · ${t('comparison.ttest.groups')}`, table: groups, notes: countNotes(r, t) },
      { key: 'means', title: t('comparison.ttest.means'), table: means, notes: [t('comparison.note.firstLessSecond', { first: r.groups[0], second: r.groups[1] })] },
      { key: 'spread', title: t('comparison.ttest.spread'), table: spread, notes: [] },
      ranksTable(r.mann_whitney, r.groups, t),
    ],
    reading: meansReading(r, level, t), warnings: [statusSentence(r.status === 'constant' && r.mean_diff !== 0 ? 'noSpread' : r.status, t)].filter(Boolean),
  }
}

function meansReading(r: MeansResult, level: string, t: T): string[] {
  const { statistic, df, p, ci95 } = r.welch
  if (statistic === null || p === null || df === null) return []
  const params = {
    first: r.groups[0], second: r.groups[1], n1: r.n[0], n2: r.n[1], m1: meanText(r.means[0]!), m2: meanText(r.means[1]!), diff: meanText(r.mean_diff!), level, ci: intervalText(ci95),
    test: 'Welch t', statistic: `(${countText(df)}) = ${meanText(statistic)}`, p: pPhrase(p), effect: `Hedges g = ${meanText(r.hedges_g_exact ?? r.cohen_d_pooled!)}`,
  }
  return [t(p < 1 - r.level ? 'comparison.reading.apart' : 'comparison.reading.notApart', params)]
}

function ranksTable(found: MannWhitney, groups: readonly string[], t: T): ResultTable {
  const p = found.p_exact_no_ties ?? found.p_normal_no_cc
  return {
    key: 'ranks', title: t('comparison.ttest.ranks'), notes: [],
    table: tableOf([['test', t('comparison.column.test')], ...groups.map((group, i) => [`rank${i}`, `${t('comparison.column.meanRank')} ${group}`] as const), ['U', 'U'], ['z', 'z'], ['p', 'p'], ['effect', t('comparison.effect.rank_biserial')]],
      [[words(t('comparison.test.mannwhitney')), ...groups.map((_, i) => mean(found.mean_ranks?.[i])), count(found.U_first_group_R_W), coefficient(found.z_no_cc), pValue(p), coefficient(found.rank_biserial)]]),
  }
}

export const mannwhitney: Presenter = (result, context) => {
  const { t } = context
  const r = result as unknown as Facts & { medians: [number, number]; mann_whitney: MannWhitney }
  const refusal = opening(r, context)
  if (refusal) return refused(refusal)
  const p = r.mann_whitney.p_exact_no_ties ?? r.mann_whitney.p_normal_no_cc
  const groups = tableOf([['group', t('comparison.column.group')], ['n', t('comparison.column.n')], ['median', t('comparison.column.median')]],
    r.groups.map((group, i) => [words(group), count(r.n[i]), mean(r.medians[i])]))
  return {
    tables: [{ key: 'groups', title: t('comparison.ttest.groups'), table: groups, notes: countNotes(r, t) }, ranksTable(r.mann_whitney, r.groups, t)],
    reading: p === null ? [] : [t(p < 1 - r.level ? 'comparison.reading.ranksApart' : 'comparison.reading.ranksNotApart', {
      first: r.groups[0], second: r.groups[1], n1: r.n[0], n2: r.n[1], U: countText(r.mann_whitney.U_first_group_R_W!), p: pPhrase(p), r: coefficientText(r.mann_whitney.rank_biserial!),
    })],
    warnings: [statusSentence(r.status, t)].filter(Boolean),
  }
}

interface PairFacts extends Counted { status: string; variables: [string, string]; level: number; n: number; wilcoxon: Wilcoxon }

function signedTable(found: Wilcoxon, t: T): ResultTable {
  return {
    key: 'signed', title: t('comparison.test.wilcoxon'), notes: [],
    table: tableOf([['n', t('comparison.column.nChanged')], ['V', 'V'], ['z', 'z'], ['p', 'p'], ['effect', t('comparison.effect.rank_biserial')]],
      [[count(found.n_used), count(found.V), coefficient(found.z_no_cc), pValue(found.p_exact ?? found.p_no_cc), coefficient(found.rank_biserial)]]),
  }
}

export const paired: Presenter = (result, { t, label }) => {
  const r = result as unknown as PairFacts & Omit<Paired, 'status' | 'n'>
  const [first, second] = r.variables.map(label) as [string, string]
  const level = levelText(r.level)
  const title = t('comparison.paired.title', { first, second })
  const table = tableOf(
    [['n', t('comparison.column.n')], ['m1', `${t('comparison.column.mean')} ${first}`], ['m2', `${t('comparison.column.mean')} ${second}`], ['diff', t('comparison.column.diff')], ['sd', t('comparison.column.sd')], ['ci', t('comparison.column.ci', { level })], ['t', 't'], ['df', t('comparison.column.df')], ['p', 'p'], ['dz', t('comparison.effect.cohen_dz')], ['effectCi', t('comparison.column.effectCi')]],
    [[count(r.n), mean(r.means[0]), mean(r.means[1]), mean(r.mean_diff), mean(r.sd_diff), interval(r.t.ci95), coefficient(r.t.statistic), count(r.t.df), pValue(r.t.p), mean(r.cohen_dz), interval(r.cohen_dz_ci)]])
  const { p, statistic, df } = r.t
  return {
    tables: [{ key: 'paired', title, table, notes: countNotes(r, t) }, signedTable(r.wilcoxon, t)],
    reading: p === null ? [] : [t(p < 1 - r.level ? 'comparison.reading.pairedApart' : 'comparison.reading.pairedNotApart', {
      n: r.n, first, second, diff: meanText(r.mean_diff!), level, ci: intervalText(r.t.ci95), df: countText(df!), t: meanText(statistic!), p: pPhrase(p), dz: meanText(r.cohen_dz!),
    })],
    warnings: [statusSentence(r.status === 'constant' && r.mean_diff !== 0 ? 'sameDifference' : r.status, t)].filter(Boolean),
  }
}

export const wilcoxon: Presenter = (result, { t }) => {
  const r = result as unknown as PairFacts
  const p = r.wilcoxon.p_exact ?? r.wilcoxon.p_no_cc
  return {
    tables: [{ ...signedTable(r.wilcoxon, t), notes: countNotes(r, t) }],
    reading: p === null ? [] : [t(p < 1 - r.level ? 'comparison.reading.signedApart' : 'comparison.reading.signedNotApart', { n: r.n, zero: r.wilcoxon.n_zero_dropped, V: countText(r.wilcoxon.V!), p: pPhrase(p) })],
    warnings: [statusSentence(r.status, t)].filter(Boolean),
  }
}
