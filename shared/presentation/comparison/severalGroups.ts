import { coefficientText, countText, meanText } from '../../figures/rounding.ts'
import type { TableModel } from '../../figures/figure.ts'
import type { Anova, WelchAnova } from '../../stats/anova.ts'
import type { Kruskal } from '../../stats/kruskal.ts'
import type { VarianceTest } from '../../stats/spread.ts'
import type { Presenter } from '../presented.ts'
import { coefficient, count, interval, levelText, mean, pPhrase, pValue, tableOf, words } from '../tableWords.ts'
import type { Counted, T } from './notes.ts'
import { countNotes, statusSentence } from './notes.ts'

interface Facts extends Counted {
  status: string; variable: string; by: string; level: number; n: number; group_order: string[]
  groups: Record<string, { n: number; mean: number; sd: number | null; median: number; ci95_t: [number, number] | null }>
}
interface Pair { pair: string; diff: number; lwr: number | null; upr: number | null; p_tukey?: number | null; p_games_howell?: number | null }
interface AnovaResult extends Omit<Anova, 'status'>, Facts {
  posthoc_skipped: boolean; tukey: Pair[]; games_howell: Pair[]; welch_anova: WelchAnova; levene_mean: VarianceTest; brown_forsythe: VarianceTest; bartlett: { statistic: number | null; df: number; p: number | null }
}
interface KruskalResult extends Facts { posthoc_skipped: boolean; kruskal: Omit<Kruskal, 'mean_ranks' | 'dunn'> & { mean_ranks: Record<string, number>; dunn: { pair: string; mean_rank_diff: number; z: number; p: number | null; p_holm: number | null }[] } }

const groupTable = (r: Facts, t: T): TableModel => tableOf(
  [['group', t('comparison.column.group')], ['n', t('comparison.column.n')], ['mean', t('comparison.column.mean')], ['sd', t('comparison.column.sd')], ['ci', t('comparison.column.ci', { level: 95 })], ['median', t('comparison.column.median')]],
  r.group_order.map(key => { const group = r.groups[key]!; return [words(key), count(group.n), mean(group.mean), mean(group.sd), interval(group.ci95_t), mean(group.median)] }))

/** F and H are approximations that a handful of cases does not bear. */
const FEW = 5
function smallGroups({ groups, group_order: order }: Facts, t: T): string[] {
  const few = order.filter(key => groups[key]!.n < FEW)
  return few.length > 0 ? [t('comparison.note.fewInGroup', { names: few.map(key => `${key} (n = ${groups[key]!.n})`).join(', ') })] : []
}

const pairTable = (pairs: readonly Pair[], level: string, t: T): TableModel => tableOf(
  [['pair', t('comparison.column.pair')], ['diff', t('comparison.column.diff')], ['ci', t('comparison.column.ci', { level })], ['p', 'p']],
  pairs.map(pair => [words(pair.pair), mean(pair.diff), interval(pair.lwr === null || pair.upr === null ? null : [pair.lwr, pair.upr]), pValue(pair.p_tukey ?? pair.p_games_howell)]))

export const anova: Presenter = (result, { t, label }) => {
  const r = result as unknown as AnovaResult
  const level = levelText(r.level)
  const title = t('comparison.anova.title', { variable: label(r.variable) })
  const total = r.ss_between === null || r.ss_within === null ? null : r.ss_between + r.ss_within
  const columns = [['source', t('comparison.column.source')], ['ss', t('comparison.column.ss')], ['df', t('comparison.column.df')], ['ms', t('comparison.column.ms')], ['F', 'F'], ['p', 'p'], ['eta2', t('comparison.effect.eta2')], ['omega2', t('comparison.effect.omega2')], ['ci', t('comparison.column.effectCi')]] as const
  const blank = words('')
  const table = tableOf(columns, [
    [words(t('comparison.source.between')), mean(r.ss_between), count(r.df1), mean(r.ms_between), coefficient(r.F), pValue(r.p), coefficient(r.eta2), coefficient(r.omega2), interval(r.eta2_ci, coefficientText)],
    [words(t('comparison.source.within')), mean(r.ss_within), count(r.df2), mean(r.ms_within), blank, blank, blank, blank, blank],
    [words(t('comparison.source.total')), mean(total), count(r.df1 + r.df2), blank, blank, blank, blank, blank, blank],
  ])
  const tests = tableOf([['test', t('comparison.column.test')], ['value', t('comparison.column.statistic')], ['df', t('comparison.column.df')], ['p', 'p']], [
    [words(t('comparison.anova.welch')), coefficient(r.welch_anova.F), words(r.welch_anova.df2 === null ? '–' : `${r.welch_anova.df1}, ${countText(r.welch_anova.df2)}`), pValue(r.welch_anova.p)],
    [words(t('comparison.test.levene')), coefficient(r.levene_mean.F), words(`${r.levene_mean.df1}, ${r.levene_mean.df2}`), pValue(r.levene_mean.p)],
    [words(t('comparison.test.brownForsythe')), coefficient(r.brown_forsythe.F), words(`${r.brown_forsythe.df1}, ${r.brown_forsythe.df2}`), pValue(r.brown_forsythe.p)],
    [words(t('comparison.test.bartlett')), coefficient(r.bartlett.statistic), count(r.bartlett.df), pValue(r.bartlett.p)],
  ])
  const alpha = 1 - r.level
  const unequal = r.brown_forsythe.p !== null && r.brown_forsythe.p < 0.05
  const compared = unequal ? r.games_howell : r.tukey
  const pairs = compared.filter(pair => (pair.p_tukey ?? pair.p_games_howell ?? 1) < alpha)
  const solved = r.status === 'solved' && r.F !== null && r.p !== null
  return {
    tables: [
      { key: 'groups', title: `${title} · ${t('comparison.ttest.groups')}`, table: groupTable(r, t), notes: [...countNotes(r, t), ...smallGroups(r, t)] },
      { key: 'anova', title: t('comparison.anova.table'), table, notes: [t('comparison.note.omegaCi')] },
      { key: 'spread', title: t('comparison.ttest.spread'), table: tests, notes: [] },
      ...(r.tukey.length > 0 ? [{ key: 'tukey', title: t('comparison.anova.tukey'), table: pairTable(r.tukey, level, t), notes: [t('comparison.note.differenceOf')] }] : []),
      ...(r.games_howell.length > 0 ? [{ key: 'howell', title: t('comparison.anova.howell'), table: pairTable(r.games_howell, level, t), notes: [t('comparison.note.differenceOf')] }] : []),
    ],
    reading: !solved ? [] : [
      ...verdict(r, unequal, t),
      ...(r.group_order.length < 3 || compared.length === 0 ? [] : [pairs.length > 0 ? t('comparison.reading.pairsApart', { pairs: pairs.map(pair => pair.pair).join(', ') }) : t('comparison.reading.pairsNone')]),
    ],
    warnings: [statusSentence(r.status === 'constant' && new Set(r.group_order.map(key => r.groups[key]!.mean)).size > 1 ? 'noSpread' : r.status, t), r.posthoc_skipped ? t('comparison.note.skipped') : ''].filter(Boolean),
  }
}

/** By F; where the variances are unequal and Welch's test can be made, by that. */
function verdict(r: AnovaResult, unequal: boolean, t: T): string[] {
  const { F, p, df2 } = r.welch_anova
  const alpha = 1 - r.level
  const facts = { n: r.n, k: r.group_order.length, omega: coefficientText(r.omega2!) }
  const [plain, welch] = [{ df1: r.df1, df2: r.df2, F: meanText(r.F!), p: pPhrase(r.p!) }, F === null || p === null || df2 === null ? null : { df1: r.df1, df2: countText(df2), F: meanText(F), p: pPhrase(p) }]
  if (unequal && welch) return [t(p! < alpha ? 'comparison.reading.welchApart' : 'comparison.reading.welchNotApart', { ...facts, ...welch })]
  return [t(r.p! < alpha ? 'comparison.reading.groupsApart' : 'comparison.reading.groupsNotApart', { ...facts, ...plain }), ...(welch ? [t('comparison.reading.welchToo', welch)] : [])]
}

export const kruskal: Presenter = (result, { t, label }) => {
  const r = result as unknown as KruskalResult
  const found = r.kruskal
  const ranks = tableOf([['group', t('comparison.column.group')], ['n', t('comparison.column.n')], ['median', t('comparison.column.median')], ['rank', t('comparison.column.meanRank')]],
    r.group_order.map(key => [words(key), count(r.groups[key]!.n), mean(r.groups[key]!.median), mean(found.mean_ranks[key])]))
  const test = tableOf([['H', 'H'], ['df', t('comparison.column.df')], ['p', 'p'], ['effect', t('comparison.effect.epsilon2')]], [[coefficient(found.H_tie_corrected), count(found.df), pValue(found.p), coefficient(found.epsilon2)]])
  const dunn = tableOf([['pair', t('comparison.column.pair')], ['diff', t('comparison.column.meanRankDiff')], ['z', 'z'], ['p', 'p'], ['holm', t('comparison.column.pAdjusted')]],
    found.dunn.map(pair => [words(pair.pair), mean(pair.mean_rank_diff), coefficient(pair.z), pValue(pair.p), pValue(pair.p_holm)]))
  const alpha = 1 - r.level
  const pairs = found.dunn.filter(pair => (pair.p_holm ?? 1) < alpha).map(pair => pair.pair)
  return {
    tables: [
      { key: 'groups', title: t('comparison.kruskal.title', { variable: label(r.variable) }), table: ranks, notes: [...countNotes(r, t), ...smallGroups(r, t)] },
      { key: 'test', title: t('comparison.test.kruskal'), table: test, notes: [] },
      ...(found.dunn.length > 0 ? [{ key: 'dunn', title: t('comparison.kruskal.dunn'), table: dunn, notes: [t('comparison.note.differenceOf')] }] : []),
    ],
    reading: found.p === null || found.H_tie_corrected === null ? [] : [
      t(found.p < alpha ? 'comparison.reading.kruskalApart' : 'comparison.reading.kruskalNotApart', { n: r.n, k: r.group_order.length, df: found.df, H: meanText(found.H_tie_corrected), p: pPhrase(found.p), e: coefficientText(found.epsilon2!) }),
      ...(r.group_order.length < 3 || found.dunn.length === 0 ? [] : [pairs.length > 0 ? t('comparison.reading.pairsApart', { pairs: pairs.join(', ') }) : t('comparison.reading.pairsNone')]),
    ],
    warnings: [statusSentence(r.status, t), r.posthoc_skipped ? t('comparison.note.skipped') : ''].filter(Boolean),
  }
}
