import { coefficientText, countText, meanText } from '../../figures/rounding.ts'
import type { TestName, Reason, Level } from '../../stats/testChoice.ts'
import type { PresentContext, Presenter } from '../presented.ts'
import { coefficient, count, interval, levelText, mean, pValue, tableOf, words } from '../tableWords.ts'
import { statusSentence } from './notes.ts'

interface Entry {
  variable: string; status: string; level: Level; test: TestName | null; reasons: Reason[]; n: number; statistic: number | null; df: number | null; df2: number | null; p: number | null; p_adjusted: number | null
  effect: { name: 'hedges_g' | 'rank_biserial' | 'epsilon2' | 'omega2' | 'cramers_v' | 'cohen_dz' | 'odds_ratio'; value: number | null; ci: [number, number] | null } | null
  distinguishable: boolean | null; groups: { group: string; n: number; mean: number | null; sd: number | null; median: number | null }[]
  pairs: { pair: string; diff: number; ci: [number, number] | null; p: number | null }[]
}

const rankTests: readonly (TestName | null)[] = ['mannwhitney', 'kruskal', 'wilcoxon']

/** What a test of means compares, of ranks the medians, of categories only how many there are. */
function groupText({ group, n, mean: average, median }: Entry['groups'][0], test: TestName | null, t: PresentContext['t']): string {
  if (average === null || median === null) return t('comparison.word.groupCount', { group, n: countText(n) })
  return rankTests.includes(test) ? t('comparison.word.groupMedian', { group, median: meanText(median), n: countText(n) }) : t('comparison.word.groupMean', { group, mean: meanText(average), n: countText(n) })
}

export const compare: Presenter = (result, { t, label }) => {
  const r = result as unknown as { correction: 'holm' | 'bh' | 'none'; tests: number; level: number; design: string; variables: Entry[] }
  const named = (entry: Entry): string => entry.variable.split(' / ').map(label).join(' / ')
  const summary = tableOf(
    [['variable', t('comparison.column.variable')], ['n', t('comparison.column.n')], ['test', t('comparison.column.test')], ['value', t('comparison.column.statistic')], ['df', t('comparison.column.df')], ['p', 'p'], ['adjusted', t('comparison.column.pAdjusted')], ['effect', t('comparison.column.effect')], ['conclusion', t('comparison.column.conclusion')], ['groups', t('comparison.column.groups')]],
    r.variables.map(entry => [
      words(named(entry)), count(entry.n),
      words(entry.test ? t(`comparison.test.${entry.test}`) : '–'), coefficient(entry.statistic),
      words(entry.df === null ? '–' : [entry.df, ...(entry.df2 === null ? [] : [entry.df2])].map(countText).join(', ')), pValue(entry.p), pValue(entry.p_adjusted),
      words(entry.effect && entry.effect.value !== null ? `${t(`comparison.effect.${entry.effect.name}`)} = ${coefficientText(entry.effect.value)}` : '–'),
      words(entry.distinguishable === null ? statusSentence(entry.status, t) : t(entry.distinguishable ? 'comparison.word.distinguishable' : 'comparison.word.notDistinguishable')),
      words(entry.groups.map(group => groupText(group, entry.test, t)).join(t('comparison.word.clauses'))),
    ]), [0, 2, 7, 8, 9])
  const why = tableOf([['variable', t('comparison.column.variable')], ['level', t('comparison.column.level')], ['test', t('comparison.column.test')], ['why', t('comparison.column.why')]],
    r.variables.filter(entry => entry.test !== null).map(entry => [words(named(entry)), words(t(`comparison.level.${entry.level}`)), words(t(`comparison.test.${entry.test!}`)), words(entry.reasons.map(reason => t(`comparison.reason.${reason}`)).join(t('comparison.word.clauses')))]), [0, 1, 2, 3])
  const level = levelText(r.level)
  const pairs = r.variables.filter(entry => entry.pairs.length > 1).map((entry, i) => ({
    key: `pairs${i}`, title: `${named(entry)}: ${t(entry.test === 'kruskal' ? 'comparison.kruskal.dunn' : entry.test === 'welch_anova' ? 'comparison.anova.howell' : 'comparison.anova.tukey')}`, notes: [t('comparison.note.differenceOf')],
    table: tableOf([['pair', t('comparison.column.pair')], ['diff', t(entry.test === 'kruskal' ? 'comparison.column.meanRankDiff' : 'comparison.column.diff')], ['ci', t('comparison.column.ci', { level })], ['p', t('comparison.column.pAdjusted')]],
      entry.pairs.map(pair => [words(pair.pair), mean(pair.diff), interval(pair.ci), pValue(pair.p)])),
  }))
  const apart = r.variables.filter(entry => entry.distinguishable === true)
  return {
    tables: [{ key: 'summary', title: t('comparison.compare.title'), table: summary, notes: [t(`comparison.note.${r.correction}`, { n: r.tests })] }, { key: 'why', title: t('comparison.compare.why'), table: why, notes: [] }, ...pairs],
    reading: r.tests === 0 ? [] : [apart.length === 0 ? t('comparison.reading.compareNone', { tests: r.tests }) : t('comparison.reading.compare', {
      tests: r.tests, k: apart.length, names: t('comparison.reading.names', { names: apart.map(named).join(t('comparison.word.items')) }), rest: r.tests - apart.length,
    })],
    warnings: r.variables.filter(entry => entry.status !== 'solved').map(entry => t('comparison.word.about', { variable: named(entry), text: statusSentence(entry.status, t) })),
  }
}
