import { AlignmentType, Document, Footer, HeadingLevel, ImageRun, Packer, PageNumber, PageOrientation, Paragraph, SimpleField, TextRun } from 'docx'
import type { ISectionOptions, ParagraphChild, Table } from 'docx'
import type { FishboneFigure, Figure, TableModel } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { alternativeText, factsLine, rulesOf, warningsOf } from '../frameText.ts'
import { hasNativeChart, nativeCharts } from '../ooxml/chartPart.ts'
import type { ChartFigure } from '../ooxml/chartPart.ts'
import { colour } from '../ooxml/palette.ts'
import { CREATOR } from '../ooxml/properties.ts'
import { pictureOf } from '../picture.ts'
import { chartRun, finishDocument } from './charts.ts'
import type { PlacedChart } from './charts.ts'
import { styles } from './styles.ts'
import { threeLineTable } from './table.ts'

/** A4, mm. `figure` is the height left for a picture beside its heading, caption and notes. */
const PORTRAIT = { width: 160, figure: 165 }
const LANDSCAPE = { width: 247, figure: 120 }
const CHART = { width: 160, height: 92 }
const twips = (mm: number): number => Math.round(mm / 25.4 * 1440)
const pixels = (mm: number): number => mm / 25.4 * 96

type Block = Paragraph | Table
type Orientation = 'portrait' | 'landscape'

/** A document of the figures: A4, each with caption, notes and, where it has one, its table. */
export async function writeDocument(figures: readonly Figure[], info: { title: string; at: string }, t: Translate): Promise<Uint8Array> {
  const writer = new DocumentWriter(t)
  const parts: { orientation: Orientation; blocks: Block[] }[] = []
  figures.forEach((figure, i) => {
    const orientation = orientationOf(figure)
    const open = parts.at(-1)
    const lead = i === 0 && figures.length > 1 ? [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(shorten(oneLine(info.title), 200))] })] : []
    if (open && open.orientation === orientation) open.blocks.push(...writer.figure(figure, true))
    else parts.push({ orientation, blocks: [...lead, ...writer.figure(figure, false)] })
  })
  const document = new Document({
    creator: CREATOR, lastModifiedBy: CREATOR, title: oneLine(info.title), description: '', styles,
    sections: parts.map(part => section(part.orientation, part.blocks, t)),
  })
  return finishDocument(new Uint8Array(await Packer.toBuffer(document)), { title: oneLine(info.title), at: info.at }, writer.charts, t)
}

function section(orientation: Orientation, children: Block[], t: Translate): ISectionOptions {
  return {
    properties: {
      page: {
        // The library turns width and height round for a landscape page.
        size: { width: twips(210), height: twips(297), orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: twips(22), bottom: twips(20), left: twips(25), right: twips(25), header: twips(12), footer: twips(11) },
      },
    },
    footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, color: colour.muted, children: pageOf(t) })] })] }) },
    children,
  }
}

/** The sentence with its fields: "第 {page} 页，共 {pages} 页". */
function pageOf(t: Translate): string[] {
  const [before = '', between = '', after = ''] = t('report.pageOf', { page: '\u0001', pages: '\u0001' }).split('\u0001')
  return [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after]
}

const fishboneScale = (figure: FishboneFigure, page: { width: number; figure: number }): number =>
  Math.min(page.width / (figure.diagram ?? figure.layout).width, page.figure / (figure.diagram ?? figure.layout).height)

/** A fishbone lies on its side where that makes it visibly larger; a table of many columns where it would be cramped. */
function orientationOf(figure: Figure): Orientation {
  if (figure.kind === 'fishbone') return fishboneScale(figure, LANDSCAPE) > 1.08 * Math.min(1.2, fishboneScale(figure, PORTRAIT)) ? 'landscape' : 'portrait'
  return figure.table.columns.length > 10 ? 'landscape' : 'portrait'
}

class DocumentWriter {
  readonly charts: PlacedChart[] = []
  readonly #t: Translate
  #figures = 0
  #tables = 0

  constructor(t: Translate) { this.#t = t }

  figure(figure: Figure, newPage: boolean): Block[] {
    const t = this.#t
    const page = orientationOf(figure) === 'landscape' ? LANDSCAPE : PORTRAIT
    const title = oneLine(figure.frame.title)
    const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: newPage, children: [new TextRun(shorten(title, 120))] })
    const caption = shorten(title, 120)
    switch (figure.kind) {
      case 'priority': return [heading, ...this.#table(figure.table, caption, figure, page.width), ...this.#notes(figure)]
      case 'fishbone': return [heading, this.#picture(figure, page), this.#caption('figure', caption), this.#facts(figure), ...this.#notes(figure)]
      default: {
        const result = isResultFigure(figure) ? figure : null
        const drawn = hasNativeChart(figure)
          ? this.#charts(figure)
          : result && !result.empty ? this.#picture(result, page) : new Paragraph({ style: 'Figure', children: [new TextRun(result?.empty || t('report.noData'))] })
        const table = figure.table.rows.length > 0 ? this.#table(figure.table, caption, null, page.width) : []
        return [heading, drawn, this.#caption('figure', caption), this.#facts(figure), ...table, ...this.#notes(figure)]
      }
    }
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
    const { svg, png, width, height } = pictureOf(figure)
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

  /** Numbered by a SEQ field, so that captions renumber when the user moves them. */
  #caption(kind: 'figure' | 'table', text: string): Paragraph {
    const word = this.#t(`report.${kind}`)
    const number = kind === 'figure' ? ++this.#figures : ++this.#tables
    return new Paragraph({ style: 'Caption', keepNext: true, children: [new TextRun(`${word} `), new SimpleField(`SEQ ${word} \\* ARABIC`, String(number)), new TextRun(`  ${text}`)] })
  }

  #facts(figure: Figure): Paragraph {
    const simulated: ParagraphChild[] = figure.frame.simulated ? [new TextRun({ text: `  ·  ${figure.frame.simulated}`, bold: true, color: colour.simulated })] : []
    return new Paragraph({ style: 'Facts', children: [new TextRun(factsLine(figure.frame)), ...simulated] })
  }

  /** `figure`: whose facts stand between caption and table, where no chart has said them already. */
  #table(table: TableModel, caption: string, figure: Figure | null, width: number): Block[] {
    return [this.#caption('table', caption), ...(figure ? [this.#facts(figure)] : []), threeLineTable(table, width), new Paragraph({ style: 'Notes', spacing: { before: 0, after: 0 } })]
  }

  #notes(figure: Figure): Paragraph[] {
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
