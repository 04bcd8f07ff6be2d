import type { BoneFacts, EvidenceFacts, FactorFacts, HeatSource, Held, Interval } from '../causes/facts.ts'
import { countText, meanText, percentText } from '../figures/rounding.ts'
import type { Translate } from '../i18n/translate.ts'
import type { ResultTable } from './presented.ts'
import { tableOf, words } from './tableWords.ts'

const DASH = '–'
const percent = (share: number | null): string => (share === null ? DASH : percentText(share))
const meanWords = (value: number | null): string => (value === null ? DASH : meanText(value))

/** 「95% 区间 [18.9, 56.0]」; a dash where there is none. */
export function intervalWords(t: Translate, ci: Interval | null, round: (value: number) => string): string {
  return ci === null ? DASH : t('causes.ci', { low: round(ci[0]), high: round(ci[1]) })
}

/** A piece of evidence in one line, with its numbers of this moment. */
export function evidenceWords(t: Translate, facts: EvidenceFacts): string {
  switch (facts.type) {
    case 'items': {
      const items = facts.items.map(({ label }) => label).join(t('causes.separator'))
      return facts.n === 0 ? t('causes.evidence.itemsNone', { items }) : t('causes.evidence.items', { items, dissatisfied: facts.dissatisfied, ...scoreWords(t, facts) })
    }
    case 'codes': return facts.base === 0 ? t('causes.evidence.codesNone', { label: facts.label }) : t('causes.evidence.codes', {
      label: facts.label, factor: facts.factor.name, texts: facts.texts, base: facts.base, share: percent(facts.share), ci: intervalWords(t, facts.ci, percentText),
    })
    case 'segment': return t('causes.evidence.segment', { segment: facts.segment.name, n: facts.n, of: facts.of, share: percent(facts.share), ci: intervalWords(t, facts.ci, percentText) })
    case 'hours': return facts.of === 0 ? t('causes.evidence.hoursNone') : t('causes.evidence.hours', {
      from: facts.from, to: facts.to, n: facts.n, of: facts.of, share: percent(facts.share), ci: intervalWords(t, facts.ci, percentText), perHour: rate(facts.perHour), other: rate(facts.perOtherHour),
    })
    case 'note': {
      const by = [facts.who, facts.date].filter(Boolean).join(t('causes.separator'))
      return by === '' ? t('causes.evidence.note', { text: facts.text }) : t('causes.evidence.noteBy', { text: facts.text, by })
    }
    case 'picture': return facts.caption === '' ? t('causes.evidence.picture', { name: facts.name }) : t('causes.evidence.pictureCaption', { name: facts.name, caption: facts.caption })
    case 'table': return t('causes.evidence.table', { name: facts.name, rows: facts.rows })
    case 'gone': return t('causes.evidence.gone', { type: t(`causes.evidence.type.${facts.was}`), what: t(`causes.evidence.what.${facts.what}`) })
  }
}

const rate = (value: number | null): string => (value === null ? DASH : countText(value))
const scoreWords = (t: Translate, facts: Pick<FactorFacts, 'n' | 'share' | 'shareCi' | 'mean' | 'meanCi'>): Record<string, string | number> => ({
  n: facts.n, share: percent(facts.share), ci: intervalWords(t, facts.shareCi, percentText), mean: meanWords(facts.mean), meanCi: intervalWords(t, facts.meanCi, meanText),
})

/** Where the numbers come from; empty for what has no data set. */
export function sourceWords(t: Translate, facts: EvidenceFacts): string {
  if (facts.type === 'table') return [facts.origin, facts.period].filter(Boolean).join(t('causes.separator'))
  if (!('dataset' in facts)) return ''
  const { dataset } = facts
  const segment: Held['segment'] = facts.type === 'segment' ? null : facts.segment
  const said = segment ? t('causes.evidence.fromSegment', { dataset: dataset.name, segment: segment.name, n: segment.n }) : t('causes.evidence.from', { dataset: dataset.name })
  return dataset.simulated ? `${said}${t('causes.separator')}${t('causes.evidence.simulated')}` : said
}

/** The pieces of evidence of a cause, one a line. */
export function evidenceTable(t: Translate, evidence: readonly EvidenceFacts[]): ResultTable {
  const column = (key: 'number' | 'type' | 'what' | 'from'): [string, string] => [key, t(`causes.evidence.column.${key}`)]
  return {
    key: 'evidence', title: t('causes.evidence.title'), notes: [],
    table: tableOf([column('number'), column('type'), column('what'), column('from')], evidence.map((facts, i) => [
      { value: i + 1, text: String(i + 1) }, words(t(`causes.evidence.type.${facts.type}`)), words(evidenceWords(t, facts)), words(sourceWords(t, facts)),
    ]), [1, 2, 3]),
  }
}

/** What a bone weighs: its factor's numbers, its part of all dissatisfaction, gap x impact. */
export function weightWords(t: Translate, facts: BoneFacts, heat: HeatSource | null): string[] {
  const lines: string[] = []
  if (facts.factor && facts.factor.n > 0) lines.push(t('causes.evidence.factor', { factor: facts.factor.factor.name, items: facts.factor.items, ...scoreWords(t, facts.factor) }))
  const { contribution, gapImpact } = facts
  if (contribution) lines.push(t(`causes.evidence.contribution.${contribution.by}`, { share: percent(contribution.share), count: contribution.count, total: contribution.total }))
  if (gapImpact !== null && heat) lines.push(t('causes.evidence.gapImpact', { value: meanText(gapImpact), target: heat.target }))
  return lines
}
