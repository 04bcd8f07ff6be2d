import type { ConfirmationLine, ConfirmationSheet, Influence } from '../causes/confirming.ts'
import { meanText, percentText } from '../figures/rounding.ts'
import type { Translate } from '../i18n/translate.ts'
import { evidenceTable, evidenceWords, intervalWords } from './causesEvidence.ts'
import type { Presented, ResultTable } from './presented.ts'
import { cell, column, row, tableOf, words } from './tableWords.ts'

/** A page with a title, as it is printed. */
export interface CausePage extends Presented { title: string }

const CHAIN = ' → '
const wholeNumber = (n: number | null): { value: number | null; text: string } => ({ value: n, text: n === null ? '' : String(n) })

/** 要因确认计划表: every end cause, excluded ones with their reason. */
export function confirmationPlan(t: Translate, sheet: ConfirmationSheet): ResultTable {
  const keys = ['number', 'cause', 'what', 'method', 'criterion', 'person', 'time', 'verdict'] as const
  const verdict = (line: ConfirmationLine): string => (line.excluded !== null ? t('causes.plan.excluded', { reason: line.excluded }) : t(`causes.plan.verdict.${line.record?.content.verdict ?? 'open'}`))
  const counted = (wanted: 'main' | 'not' | 'open'): number => sheet.lines.filter(({ excluded, record }) => excluded === null && (record?.content.verdict ?? 'open') === wanted).length
  return {
    key: 'confirmationPlan', title: t('causes.plan.title'),
    table: {
      columns: keys.map(key => column(key, t(`causes.plan.column.${key}`), '', key === 'number' ? 'right' : 'left')),
      rows: sheet.lines.map(line => {
        const record = line.record?.content
        const method = record ? [t(`causes.plan.method.${record.method}`), record.methodNote].filter(Boolean).join(t('causes.separator')) : ''
        const cause = line.end ? line.text : `${line.text}${t('causes.separator')}${t('causes.plan.notEnd')}`
        return row(line.bone, [wholeNumber(line.number), ...[cause, record?.what ?? '', method, record?.criterion ?? '', record?.person ?? '', record?.done || (record?.planned ?? ''), verdict(line)].map(words)])
      }),
    },
    notes: [
      t('causes.plan.note', { all: sheet.lines.length, main: counted('main'), not: counted('not'), open: counted('open'), excluded: sheet.lines.filter(({ excluded }) => excluded !== null).length }),
      t(`causes.plan.mode.${sheet.mode}`),
    ],
  }
}

/** What stands between a record and a verdict, in words; empty when nothing does. */
export function gapWords(t: Translate, gaps: ConfirmationLine['gaps']): string {
  return gaps.length === 0 ? '' : t('causes.plan.missing', { fields: gaps.map(gap => t(`causes.plan.gap.${gap}`)).join(t('causes.separator')) })
}

/** The influence of a cause on the 症结 in sentences, or why it cannot be told. */
export function influenceWords(t: Translate, influence: Influence): string[] {
  if (!influence.told) return [t(`causes.influence.not.${influence.why}`)]
  const means = influence.metric.statistic === 'mean'
  const round = means ? meanText : percentText
  const apart = (value: number): string => (means ? t('causes.points', { n: meanText(value) }) : t('causes.percentPoints', { n: meanText(100 * value) }))
  const { difference, ci, worse } = influence
  const params = {
    metric: influence.metric.label, a: influence.with.n, b: influence.without.n, x: round(influence.with.value), y: round(influence.without.value),
    d: apart(difference), ci: intervalWords(t, ci, value => (means ? meanText(value) : meanText(100 * value))),
  }
  const verdict = ci === null ? (difference === 0 ? 'alike' : 'apart') : worse === null ? 'apart' : worse ? 'worse' : 'better'
  const lines = [t(`causes.influence.${verdict}`, params)]
  if (verdict === 'worse') lines.push(t('causes.influence.potential', { metric: influence.metric.label, d: apart(Math.abs(influence.potential)) }))
  return [...lines, t('causes.influence.caution')]
}

/** One page a cause: 确认内容, 确认过程, 数据, 结论. */
export function confirmationPage(t: Translate, line: ConfirmationLine): CausePage {
  const record = line.record?.content
  const said = (text: string | undefined): string => text || t('causes.empty')
  const time = [record?.planned && t('causes.page.planned', { time: record.planned }), record?.done && t('causes.page.done', { time: record.done })].filter(Boolean).join(t('causes.separator'))
  const verdict = line.excluded !== null ? t('causes.plan.excluded', { reason: line.excluded }) : t(`causes.plan.verdict.${record?.verdict ?? 'open'}`)
  const rows: [Parameters<typeof label>[0], string][] = [
    ['cause', line.text], ['chain', line.path.join(CHAIN)], ['what', said(record?.what)],
    ['process', record ? [t(`causes.plan.method.${record.method}`), record.methodNote].filter(Boolean).join(t('causes.separator')) : t('causes.empty')],
    ['criterion', said(record?.criterion)], ['data', line.data ? evidenceWords(t, line.data) : t('causes.empty')], ['influence', influenceWords(t, line.influence).join(t('causes.between'))],
    ['finding', said(record?.finding)], ['place', said(record?.place)], ['person', said(record?.person)], ['time', said(time)], ['verdict', verdict],
  ]
  function label(key: 'cause' | 'chain' | 'what' | 'process' | 'criterion' | 'data' | 'influence' | 'person' | 'place' | 'time' | 'finding' | 'verdict'): string { return t(`causes.page.row.${key}`) }
  const gaps = gapWords(t, line.gaps)
  return {
    title: line.number === null ? t('causes.page.titlePlain', { text: line.text }) : t('causes.page.title', { number: line.number, text: line.text }),
    tables: [
      { key: 'record', title: t('causes.page.table'), notes: [], table: tableOf([['what', t('causes.card.column.what')], ['text', t('causes.card.column.text')]], rows.map(([key, text]) => [words(label(key)), words(text)]), [0, 1]) },
      ...(line.data ? [{ ...evidenceTable(t, [line.data]), title: t('causes.page.data') }] : []),
      ...(line.influence.told ? [comparisonTable(t, line.influence)] : []),
    ],
    reading: [verdict], warnings: gaps === '' || line.excluded !== null ? [] : [gaps],
  }
}

function comparisonTable(t: Translate, influence: Extract<Influence, { told: true }>): ResultTable {
  const means = influence.metric.statistic === 'mean'
  const value = (n: number): ReturnType<typeof cell> => (means ? cell(n, meanText) : { value: n, text: percentText(n) })
  const difference = means ? cell(influence.difference, meanText) : { value: influence.difference, text: t('causes.percentPoints', { n: meanText(100 * influence.difference) }) }
  return {
    key: 'compare', title: t('causes.page.compare.title'), notes: [intervalWords(t, influence.ci, n => meanText(means ? n : 100 * n)), t('causes.influence.caution')],
    table: tableOf([['group', t('causes.page.compare.group')], ['n', t('causes.page.compare.n')], ['value', influence.metric.label]], [
      [words(t('causes.page.compare.with')), { value: influence.with.n, text: String(influence.with.n) }, value(influence.with.value)],
      [words(t('causes.page.compare.without')), { value: influence.without.n, text: String(influence.without.n) }, value(influence.without.value)],
      [words(t('causes.page.compare.difference')), words(''), difference],
    ]),
  }
}
