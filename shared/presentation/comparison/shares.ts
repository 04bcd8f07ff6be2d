import type { TableCell } from '../../figures/figure.ts'
import { countText, meanText, percentNumber, percentText } from '../../figures/rounding.ts'
import type { Nps } from '../../stats/nps.ts'
import type { ProportionDifference, ProportionIntervals } from '../../stats/proportion.ts'
import type { Presenter } from '../presented.ts'
import { cell, coefficient, count, interval, intervalText, levelText, mean, pValue, tableOf, words } from '../tableWords.ts'
import { countNotes, refused, statusSentence } from './notes.ts'

const percent = (value: number | null): TableCell => cell(value, percentText)

export const proportion: Presenter = (result, { t }) => {
  const r = result as unknown as { level: number; missing: number; rows: (ProportionIntervals & { group?: string; status: string })[]; differences: (ProportionDifference & { pair: string; p_holm: number | null })[] }
  const level = levelText(r.level)
  const table = tableOf(
    [['group', t('comparison.column.group')], ['x', t('comparison.column.x')], ['n', t('comparison.column.n')], ['share', t('comparison.column.share')], ['wilson', t('comparison.column.wilson', { level })], ['exact', t('comparison.column.exact', { level })]],
    r.rows.map(row => [words(row.group ?? t('comparison.word.all')), count(row.x), count(row.n), percent(row.p), interval(row.wilson, percentNumber), interval(row.clopper_pearson, percentNumber)]))
  const differences = tableOf([['pair', t('comparison.column.pair')], ['diff', t('comparison.column.points')], ['ci', t('comparison.column.ciNewcombe', { level })], ['z', 'z'], ['p', 'p'], ['holm', t('comparison.column.pAdjusted')]],
    r.differences.map(row => [words(row.pair), { value: row.diff, text: row.diff === null ? '–' : percentNumber(row.diff) }, interval(row.ci_newcombe, percentNumber), coefficient(row.z), pValue(row.p), pValue(row.p_holm)]))
  return {
    tables: [{ key: 'shares', title: t('comparison.proportion.title'), table, notes: countNotes(r, t) },
      ...(r.differences.length > 0 ? [{ key: 'differences', title: t('comparison.proportion.differences'), table: differences, notes: [t('comparison.note.differenceOf')] }] : [])],
    reading: r.rows.filter(row => row.p !== null).slice(0, 12).map(row => t('comparison.reading.share', {
      group: row.group === undefined ? '' : `${row.group}: `, x: countText(row.x), n: countText(row.n), share: percentNumber(row.p!), level, ci: intervalText(row.wilson, percentNumber),
    })),
    warnings: r.rows.some(row => row.status === 'noCases') ? [statusSentence('noCases', t)] : [],
  }
}

export const nps: Presenter = (result, { t }) => {
  const r = result as unknown as Nps & { status: string; level: number; missing: number; warnings: string[]; groups: (Nps & { group: string })[] }
  if (r.status !== 'solved') return refused(statusSentence(r.status, t))
  const level = levelText(r.level)
  const line = (name: string, one: Nps) => [words(name), count(one.n), ...[one.promoters, one.passives, one.detractors].map(n => ({ value: n, text: one.n > 0 ? `${countText(n)} (${percentNumber(n / one.n)}%)` : countText(n) })), mean(one.nps), mean(one.se_points), interval(one.ci), mean(one.top2_box_pct), mean(one.mean)]
  const table = tableOf(
    [['group', t('comparison.column.group')], ['n', t('comparison.column.n')], ['promoters', t('comparison.column.promoters')], ['passives', t('comparison.column.passives')], ['detractors', t('comparison.column.detractors')], ['nps', t('comparison.column.nps')], ['se', t('comparison.column.se')], ['ci', t('comparison.column.ci', { level })], ['top2', `${t('comparison.column.top2')} %`], ['mean', t('comparison.column.mean')]],
    [line(t('comparison.word.all'), r), ...r.groups.map(group => line(group.group, group))])
  const [low, high] = r.ci!
  return {
    tables: [{ key: 'nps', title: t('comparison.nps.title'), table, notes: [...countNotes(r, t), ...(r.warnings.includes('startsAtOne') ? [t('comparison.note.startsAtOne')] : [])] }],
    reading: [
      t('comparison.reading.nps', { n: countText(r.n), p: percentNumber(r.promoters / r.n), d: percentNumber(r.detractors / r.n), nps: meanText(r.nps!), se: meanText(r.se_points!), level, ci: intervalText(r.ci) }),
      t(low > 0 ? 'comparison.reading.npsPositive' : high < 0 ? 'comparison.reading.npsNegative' : 'comparison.reading.npsOpen'),
    ],
    warnings: [],
  }
}
