import type { MeasureLine, MeasureSheet } from '../causes/measures.ts'
import { countText, percentText } from '../figures/rounding.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Presented, ResultTable } from './presented.ts'
import { cell, column, row, words } from './tableWords.ts'

const LINES = '\n'

/** What a measure acts on, in words. */
function measureCauses(t: Translate, { causes, factors }: Pick<MeasureLine, 'causes' | 'factors'>): string {
  return [
    ...causes.map(({ text }) => text ?? t('causes.measures.gone')), ...factors.map(({ name }) => (name === null ? t('causes.measures.gone') : t('causes.measures.factor', { name }))),
  ].join(t('causes.separator'))
}

/** 对策表 (5W1H) of the measures that were not rejected. */
export function measuresTable(t: Translate, sheet: MeasureSheet): ResultTable {
  const keys = ['number', 'cause', 'what', 'target', 'steps', 'where', 'when', 'who', 'cost', 'status'] as const
  const { known, unknown } = sheet.cost
  return {
    key: 'measures', title: t('causes.measures.title'),
    table: {
      columns: keys.map(key => column(key, t(`causes.measures.column.${key}`), '', key === 'number' || key === 'cost' ? 'right' : 'left')),
      rows: sheet.measures.filter(({ content }) => content.status !== 'rejected').map((line, i) => {
        const { content } = line
        const steps = content.steps.length > 1 ? content.steps.map((step, at) => `${at + 1}. ${step}`).join(LINES) : content.steps.join('')
        const when = [content.planned.from, content.planned.to].filter(Boolean).join('–')
        return row(line.id, [
          { value: i + 1, text: String(i + 1) }, ...[measureCauses(t, line), content.what, content.target, steps, content.where, when, content.who].map(words),
          cell(content.cost, countText), words(t(`causes.measures.status.${content.status}`)),
        ])
      }),
    },
    notes: [unknown > 0 ? t('causes.measures.costUnknown', { known: countText(known), unknown }) : t('causes.measures.cost', { known: countText(known) })],
  }
}

/** 对策评价: points by criterion, weighted total, rank, choice. null without criteria. */
export function evaluationTable(t: Translate, { criteria: { criteria, points, line }, evaluation }: MeasureSheet): ResultTable | null {
  if (criteria.length === 0) return null
  const full = points * criteria.reduce((sum, { weight }) => sum + weight, 0)
  return {
    key: 'evaluation', title: t('causes.evaluation.title'),
    table: {
      columns: [
        column('what', t('causes.evaluation.what'), '', 'left'), ...criteria.map(({ name, weight }) => column(`score ${name}`, name, t('causes.evaluation.weight', { n: countText(weight) }))),
        column('total', t('causes.evaluation.total')), column('share', t('causes.evaluation.share')), column('rank', t('causes.evaluation.rank')), column('chosen', t('causes.evaluation.chosen'), '', 'left'),
      ],
      rows: evaluation.map(each => row(each.measure, [
        words(each.what), ...each.scores.map(score => cell(score, countText)), cell(each.total, countText), each.share === null ? cell(null) : { value: 100 * each.share, text: percentText(each.share) },
        cell(each.rank, countText), words(t(`causes.evaluation.${each.chosen ? 'yes' : 'no'}`)),
      ])),
    },
    notes: [
      t('causes.evaluation.note', { full: countText(full) }), ...(line === null ? [] : [t('causes.evaluation.line', { line: percentText(line) })]),
      ...evaluation.flatMap(({ what, against }) => (against ? [t(`causes.evaluation.against.${against}`, { what })] : [])),
    ],
  }
}

/** What the measures still lack, one sentence each. */
function measureDoubts(t: Translate, sheet: MeasureSheet): string[] {
  const comma = t('causes.separator')
  return [
    ...sheet.without.map(({ text }) => t('causes.measures.without', { text })),
    ...sheet.measures.filter(({ gaps }) => gaps.length > 0).map(({ content, gaps }) => t('causes.measures.gaps', { what: content.what, gaps: gaps.map(gap => t(`causes.measures.gap.${gap}`)).join(comma) })),
  ]
}

export function presentMeasures(t: Translate, sheet: MeasureSheet): Presented {
  const evaluation = evaluationTable(t, sheet)
  const doubts = measureDoubts(t, sheet)
  return { tables: [...(evaluation ? [evaluation] : []), measuresTable(t, sheet)], reading: doubts.length === 0 && sheet.measures.length > 0 ? [t('causes.measures.complete')] : [], warnings: doubts }
}
