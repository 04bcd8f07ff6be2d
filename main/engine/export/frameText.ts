import type { Figure, Frame } from '../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../shared/figures/resultFigure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { percentText } from '../../../shared/figures/rounding.ts'
import { oneLine, shorten } from './cleanText.ts'

/** The line under a title: what was counted, and when. */
export const factsLine = (frame: Frame): string => [...frame.facts, frame.period].filter(Boolean).map(oneLine).join('  ·  ')

export const rulesOf = (figure: Figure): string[] => (figure.kind === 'pareto' || figure.kind === 'priority' || isResultFigure(figure) ? figure.rules : []).filter(Boolean)
export const warningsOf = (figure: Figure): string[] => (figure.kind === 'priority' ? figure.warnings : figure.kind === 'pareto' ? figure.warnings ?? [] : []).filter(Boolean)

/** Paragraphs under a figure: rules, warnings, note, source. */
export function footTexts(figure: Figure, t: Translate): string[] {
  const rules = rulesOf(figure)
  const warnings = warningsOf(figure)
  const joined = (list: readonly string[]): string => list.map(oneLine).join(t('figures.frame.sentenceGap'))
  return [
    rules.length > 0 ? t('figures.frame.rules', { rules: joined(rules) }) : '',
    warnings.length > 0 ? t('figures.frame.warnings', { warnings: joined(warnings) }) : '',
    oneLine(figure.frame.note), oneLine(figure.frame.source),
  ].filter(Boolean)
}

/** What a reader who cannot see the figure is told. */
export function alternativeText(figure: Figure, t: Translate): string {
  const title = shorten(oneLine(figure.frame.title), 200)
  if (isResultFigure(figure)) return t('report.chart.alt.result', { kind: t(`figures.result.kind.${figure.kind}`), title, n: figure.table.rows.length })
  switch (figure.kind) {
    case 'pareto': {
      const first = figure.bars[0]
      return first
        ? t('report.chart.alt.pareto', { title, n: figure.bars.length, total: figure.total, first: shorten(oneLine(first.label), 60), share: percentText(first.share) })
        : title
    }
    case 'bar': return t('report.chart.alt.bar', { title, n: figure.bars.length })
    case 'fishbone': return figure.diagram ? t(`causeFigure.diagramDescription.${figure.diagram.kind}`, { n: figure.diagram.boxes.length - 1 }) : t('report.chart.alt.fishbone', { title, n: figure.layout.bones.length })
    case 'priority': return title
  }
}
