import { coefficientText, countText, meanText } from '../figures/rounding.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Presenter, Presenters } from './presented.ts'
import { refused } from './comparison/notes.ts'
import { mean, tableOf, words } from './tableWords.ts'

type Check = 'grim' | 'range' | 'order' | 'sd' | 'composite' | 'percent' | 'percent_sum' | 'total' | 'lead' | 'weights' | 'pooled' | 'verdict' | 'claim'
interface Found { check: Check; outcome: 'bad' | 'good' | 'open'; code: string; row: string | null; column: string | null; params: Record<string, string | number | null> }
interface Result {
  status: string; problems: number; findings: Found[]
  recovered: { total: string; parts: string[]; status: string; weights: number[] | null; rounded: number[] | null; max_residual: number | null; ranges: [number, number][]; n_effective: number | null; deff: number | null }[]
  leads: { column: string; of: string; over: string; sure: boolean }[]
}

/** The codes of granularity and spread share words; their sentences have names of their own. */
const sentenceOf = ({ check, code }: Found): MessageKey => {
  const name = check === 'grim' && code !== 'noPower' ? `grim${capital(code)}` : check === 'sd' ? `sd${capital(code)}` : code
  return `forensics.finding.${name}` as MessageKey
}
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Printed numbers stay as they are; computed ones are cut to what can be read. */
const shown = (params: Found['params']): Record<string, string | number | null> =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value !== 'number' || Number.isInteger(value) ? value : /^(below|above|least|most|residual)$/.test(key) ? Number(value.toFixed(4)) : Number(value.toFixed(5))]))

const present: Presenter = (result, { t }) => {
  const r = result as unknown as Result
  if (r.status !== 'solved') return refused(t(r.status === 'noNumbers' ? 'forensics.status.noNumbers' : 'forensics.status.nothingToCheck'))
  const findings = tableOf([['place', t('forensics.column.place')], ['check', t('forensics.column.check')], ['outcome', t('forensics.column.outcome')], ['finding', t('forensics.column.finding')]],
    r.findings.map(found => [words([found.row, found.column].filter(Boolean).join(' · ')), words(t(`forensics.check.${found.check}`)), words(t(`forensics.outcome.${found.outcome}`)), words(t(sentenceOf(found), shown(found.params)))]), [0, 1, 2, 3])
  const recovered = tableOf([['total', t('forensics.column.total')], ['parts', t('forensics.column.parts')], ['weights', t('forensics.column.weights')], ['range', t('forensics.column.range')], ['residual', t('forensics.column.residual')], ['nEff', t('forensics.column.nEff')], ['deff', t('forensics.column.deff')]],
    r.recovered.map(one => [words(one.total), words(one.parts.join(' / ')), words((one.rounded ?? one.weights)?.map(weight => countText(weight)).join(' / ') ?? '–'), words(one.ranges.map(([low, high]) => `${coefficientText(low)}–${coefficientText(high)}`).join(' / ') || '–'), { value: one.max_residual, text: one.max_residual === null ? '–' : one.max_residual.toFixed(4) }, mean(one.n_effective), mean(one.deff)]), [0, 1, 2, 3])
  const leads = tableOf([['column', t('forensics.column.column')], ['difference', t('forensics.column.difference')]], r.leads.map(lead => [words(lead.column), words(`${lead.of} − ${lead.over}`)]), [0, 1])
  const open = r.findings.filter(found => found.outcome === 'open').length
  const counts = { n: r.findings.length, bad: r.problems, open }
  return {
    tables: [
      { key: 'findings', title: t('forensics.findings'), table: findings, notes: [] },
      ...(r.recovered.length > 0 ? [{ key: 'recovered', title: t('forensics.recovered'), table: recovered, notes: [] }] : []),
      ...(r.leads.length > 0 ? [{ key: 'leads', title: t('forensics.leads'), table: leads, notes: [] }] : []),
    ],
    reading: [
      t(r.problems > 0 ? 'forensics.reading.problems' : 'forensics.reading.clean', counts),
      ...r.recovered.filter(one => one.status === 'recovered').map(one => t('forensics.reading.weights', { total: one.total, formula: one.parts.map((part, i) => `${meanText((one.rounded ?? one.weights)![i]!)} × ${part}`).join(' + ') })),
    ],
    warnings: r.findings.filter(found => found.outcome === 'bad').map(found => t(sentenceOf(found), shown(found.params))),
  }
}

export const forensics: Presenters<'forensics'> = { forensics: present }
