import type { Evidence, LedgerDetail, RuleOutcome } from '../contract/screening.ts'
import type { TableCell, TableModel, TableRow } from '../figures/figure.ts'
import { percentText } from '../figures/rounding.ts'
import { exclusionWords } from '../i18n/exclusionWords.ts'
import type { MessageKey, MessageParams, Translate } from '../i18n/translate.ts'
import { ledgerRates } from '../model/dataset.ts'
import { cell, column, count, row, words } from './tableWords.ts'

/** Seconds as a person says them: 19 秒, 3.5 分钟, 26 小时, 3 天. */
function timeWords(t: Translate, seconds: number): string {
  const size = Math.abs(seconds)
  const say = (unit: 'seconds' | 'minutes' | 'hours' | 'days', by: number): string => t(`screening.${unit}`, { n: String(Number((seconds / by).toFixed(by === 1 ? 0 : 1))) })
  return size < 120 ? say('seconds', 1) : size < 7200 ? say('minutes', 60) : size < 172_800 ? say('hours', 3600) : say('days', 86_400)
}

const percentWords = (value: number): string => `${Number((100 * value).toFixed(1))}%`

/** Facts as they stand in a sentence: times with their unit, shares in percent, statistics to two places. */
function spoken(params: Evidence['params']): MessageParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'number') return [name, value]
    if (name === 'share') return [name, percentWords(value)]
    return [name, Number.isInteger(value) ? value : value.toFixed(2)]
  }))
}
const withTimes = (t: Translate, { params }: Evidence): MessageParams =>
  ({ ...spoken(params), ...Object.fromEntries(['seconds', 'limit', 'median'].flatMap(name => { const value = params[name]; return typeof value === 'number' ? [[name, timeWords(t, value)]] : [] })) })

/** One line that says what a rule has against a response. */
export function evidenceWords(t: Translate, evidence: Evidence): string {
  const { rule, params } = evidence
  if (rule === 'tooFast' || rule === 'impossibleTime') return t(`screening.evidence.${rule}`, withTimes(t, evidence))
  if (rule === 'incomplete' && params['value'] === '') return t('screening.evidence.incompleteEmpty')
  if (rule === 'straightLine' && typeof params['irv'] === 'number') return t('screening.evidence.flat', spoken(params))
  return t(`screening.evidence.${rule}`, spoken(params))
}

/** What a rule was judged by, in short sentences. */
export function factWords(t: Translate, { rule, facts }: RuleOutcome): string[] {
  const said: [MessageKey, MessageParams][] = []
  const { from, items, limit, median, known } = facts
  if (typeof from === 'string' && from !== '') said.push(['screening.facts.from', { from }])
  if (typeof median === 'number') said.push(['screening.facts.median', { median: timeWords(t, median) }])
  if (typeof known === 'number') said.push(['screening.facts.known', { known }])
  if (typeof items === 'number') said.push(['screening.facts.items', { items }])
  if (rule === 'straightLine' && typeof limit === 'number') said.push(['screening.facts.straightLimit', { limit }])
  return said.map(([key, params]) => t(key, params))
}

/** The ledger as a table: issued, returned, valid, invalid by reason; each share beside its denominator. */
export function ledgerTable(t: Translate, detail: LedgerDetail): TableModel {
  const { issued, returned, valid, reasons } = detail
  const rates = ledgerRates(detail)
  const percent = (rate: number | null): TableCell => (rate === null ? cell(null) : { value: 100 * rate, text: percentText(rate) })
  const line = (key: string, what: string, n: number | null, rate: number | null, denominator: string): TableRow => row(key, [words(what), count(n), percent(rate), words(denominator)])
  const invalid = returned - valid
  return {
    columns: [
      column('what', t('screening.ledger.column.what'), '', 'left'), column('n', t('screening.ledger.column.n')), column('share', t('screening.ledger.column.share')), column('of', t('screening.ledger.column.of'), '', 'left'),
    ],
    rows: [
      line('issued', t('overview.issued'), issued, null, ''),
      line('returned', t('overview.returned'), returned, rates.response, t('screening.ledger.ofIssued')),
      line('valid', t('overview.valid'), valid, rates.validOfReturned, t('screening.ledger.ofReturned')),
      line('validOfIssued', t('overview.validOfIssued'), valid, rates.validOfIssued, t('screening.ledger.ofIssued')),
      line('invalid', t('screening.ledger.invalid'), invalid, returned > 0 ? invalid / returned : null, t('screening.ledger.ofReturned')),
      ...reasons.map(({ code, text, n }) => line(`reason ${code ?? text}`, exclusionWords(t, code ?? text), n, invalid > 0 ? n / invalid : null, t('screening.ledger.ofInvalid'))),
    ],
  }
}
