import { meanText } from '../../figures/rounding.ts'
import type { BrandScore, Lead, WeightedTotal } from '../../stats/brandTotal.ts'
import type { Presenter } from '../presented.ts'
import { count, interval, intervalText, levelText, mean, pValue, tableOf, words } from '../tableWords.ts'
import { statusSentence } from './notes.ts'

type Score = BrandScore & { brand: string; se: number | null }
interface Row { variable: string; unit: 'score100' | 'asCoded'; own: Score[]; own_total: WeightedTotal; others: Score[]; others_total: WeightedTotal; leads: (Lead & { over: string | null })[] }

export const brands: Presenter = (result, { t, label }) => {
  const r = result as unknown as { status: string; level: number; weights_from: { own: string; others: string }; brands: { own: { brand: string; n: number }[]; others: { brand: string; n: number }[] }; rows: Row[] }
  const level = levelText(r.level)
  const head = ({ brand, n }: { brand: string; n: number }, side: string) => [`${side}:${brand}`, `${brand} (N = ${n})`] as const
  const several = r.brands.others.length > 1
  const scores = tableOf([
    ['variable', t('comparison.column.measure')], ...r.brands.own.map(one => head(one, 'own')), ['own', t('comparison.word.own')], ['se', t('comparison.column.se')],
    ...r.brands.others.map(one => head(one, 'other')), ...(several ? [['others', t('comparison.word.others')] as const] : []),
  ], r.rows.map(row => [words(label(row.variable)), ...row.own.map(one => mean(one.mean)), mean(row.own_total.mean), mean(row.own_total.se), ...row.others.map(one => mean(one.mean)), ...(several ? [mean(row.others_total.mean)] : [])]))
  const over = (one: Row['leads'][0]): string => one.over ?? t('comparison.reading.rivals')
  const flat = r.rows.flatMap(row => row.leads.map(one => ({ row, one })))
  const leads = tableOf([['variable', t('comparison.column.measure')], ['over', t('comparison.column.over')], ['diff', t('comparison.column.diff')], ['ci', t('comparison.column.ci', { level })], ['p', 'p'], ['conclusion', t('comparison.column.conclusion')]],
    flat.map(({ row, one }) => [words(label(row.variable)), words(over(one)), mean(one.diff), interval(one.ci), pValue(one.p), words(one.p === null ? '–' : t(one.p < 1 - r.level ? 'comparison.word.distinguishable' : 'comparison.word.notDistinguishable'))]), [0, 1, 5])
  const weights = tableOf([['variable', t('comparison.column.measure')], ['weight', t('comparison.column.weight')], ['n', t('comparison.column.n')], ['nEff', t('comparison.column.nEff')], ['deff', t('comparison.column.deff')]],
    r.rows.map(row => [words(label(row.variable)), words(row.own_total.weights.map(meanText).join(' / ')), count(row.own_total.n), mean(row.own_total.n_effective), mean(row.own_total.deff)]))
  const given = r.weights_from.own === 'given' || r.weights_from.others === 'given'
  return {
    tables: [
      { key: 'scores', title: t('comparison.brands.title'), table: scores, notes: [t(r.rows.every(row => row.unit === 'score100') ? 'comparison.note.score100' : 'comparison.note.asCoded'), t(given ? 'comparison.note.weightsGiven' : 'comparison.note.weightsCases')] },
      ...(flat.length > 0 ? [{ key: 'leads', title: t('comparison.brands.leads'), table: leads, notes: [t('comparison.note.leadFromExact'), t('comparison.note.none', { n: flat.length })] }] : []),
      { key: 'weights', title: t('comparison.brands.weights'), table: weights, notes: [] },
    ],
    reading: flat.filter(({ one }) => one.p !== null && one.diff !== null).map(({ row, one }) => {
      const key = one.p! >= 1 - r.level ? 'comparison.reading.level' : one.diff! > 0 ? 'comparison.reading.ahead' : 'comparison.reading.behind'
      return t(key, { variable: `${label(row.variable)} (N = ${row.own_total.n})`, over: over(one), diff: meanText(key.endsWith('behind') ? -one.diff! : one.diff!), level, ci: intervalText(key.endsWith('behind') && one.ci ? [-one.ci[1], -one.ci[0]] : one.ci) })
    }),
    warnings: [statusSentence(r.status, t)].filter(Boolean),
  }
}
