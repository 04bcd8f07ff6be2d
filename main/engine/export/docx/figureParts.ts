import { ImageRun, Paragraph, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
import type { FishboneFigure, Figure } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine } from '../cleanText.ts'
import { alternativeText, factsLine, rulesOf, warningsOf } from '../frameText.ts'
import { hasNativeChart, nativeCharts } from '../ooxml/chartPart.ts'
import type { ChartFigure } from '../ooxml/chartPart.ts'
import { colour } from '../ooxml/palette.ts'
import { pictureOf } from '../picture.ts'
import { chartRun } from './charts.ts'
import type { PlacedChart } from './charts.ts'
import { PAGES, pixels } from './page.ts'
import type { Orientation } from './page.ts'
import { liesDown } from './table.ts'

const CHART = { width: 160, height: 92 }

const fishboneScale = (figure: FishboneFigure, page: { width: number; figure: number }): number =>
  Math.min(page.width / (figure.diagram ?? figure.layout).width, page.figure / (figure.diagram ?? figure.layout).height)

/** A fishbone lies on its side where that makes it visibly larger; a table of many columns where it would be cramped. */
export function orientationOf(figure: Figure): Orientation {
  if (figure.kind === 'fishbone') return fishboneScale(figure, PAGES.landscape) > 1.08 * Math.min(1.2, fishboneScale(figure, PAGES.portrait)) ? 'landscape' : 'portrait'
  return liesDown(figure.table, PAGES.portrait.width) ? 'landscape' : 'portrait'
}

/** What stands for a figure in a document, without heading, caption and table: its drawing, its facts, its notes. */
export class FigureParts {
  readonly charts: PlacedChart[] = []
  readonly #t: Translate

  constructor(t: Translate) { this.#t = t }

  /** As a chart that can be edited where Office has one, else as a picture. A priority table has no drawing. */
  drawn(figure: Exclude<Figure, { kind: 'priority' }>): Paragraph {
    const page = PAGES[orientationOf(figure)]
    if (figure.kind === 'fishbone') return this.#picture(figure, page)
    const result = isResultFigure(figure) ? figure : null
    if (hasNativeChart(figure)) return this.#charts(figure)
    return result && !result.empty ? this.#picture(result, page) : new Paragraph({ style: 'Figure', children: [new TextRun(result?.empty || this.#t('report.noData'))] })
  }

  /** One chart, or several below each other, each as wide as the text. */
  #charts(figure: ChartFigure): Paragraph {
    const all = nativeCharts(figure)
    const place = (chart: PlacedChart): ParagraphChild => {
      this.charts.push(chart)
      return chartRun(this.charts.length, chart, alternativeText(chart.figure, this.#t))
    }
    if (all.length === 1) return new Paragraph({ style: 'Figure', children: [place({ figure, ...CHART, height: chartHeight(figure) })] })
    return new Paragraph({ style: 'Figure', children: all.map(one => place({ figure: one.figure, title: one.title, width: CHART.width, height: CHART.height * 0.84 })) })
  }

  #picture(figure: FishboneFigure | ResultFigure, page: { width: number; figure: number }): Paragraph {
    // The pixels are for programs that take no SVG; the vector is what is printed.
    const { svg, png, width, height } = pictureOf(figure, 200)
    const scale = Math.min(page.width / width, page.figure / height, 1.2)
    const description = alternativeText(figure, this.#t)
    return new Paragraph({
      style: 'Figure',
      children: [new ImageRun({
        type: 'svg', data: Buffer.from(svg), fallback: { type: 'png', data: Buffer.from(png) },
        transformation: { width: pixels(width * scale), height: pixels(height * scale) }, altText: { name: figure.kind, title: '', description },
      })],
    })
  }

  facts(figure: Figure): Paragraph {
    const simulated: ParagraphChild[] = figure.frame.simulated ? [new TextRun({ text: `  ·  ${figure.frame.simulated}`, bold: true, color: colour.simulated })] : []
    return new Paragraph({ style: 'Facts', children: [new TextRun(factsLine(figure.frame)), ...simulated] })
  }

  notes(figure: Figure): Paragraph[] {
    const t = this.#t
    const rules = rulesOf(figure).map(oneLine).join(t('figures.frame.sentenceGap'))
    const warnings = warningsOf(figure).map(oneLine).join(t('figures.frame.sentenceGap'))
    const note = (text: string, style = 'Notes'): Paragraph => new Paragraph({ style, children: [new TextRun(text)] })
    return [
      ...(rules ? [note(t('figures.frame.rules', { rules }))] : []),
      ...(warnings ? [note(t('figures.frame.warnings', { warnings }), 'Warning')] : []),
      ...[figure.frame.note, figure.frame.source].filter(Boolean).map(text => note(oneLine(text))),
    ]
  }
}

/** Bars need room each; a chart never fills more than a page. */
const chartHeight = (figure: Figure): number => (isResultFigure(figure) ? Math.min(190, Math.max(80, figure.drawing.height)) : figure.kind === 'bar' ? Math.min(190, Math.max(70, 26 + figure.bars.length * 8)) : CHART.height)
