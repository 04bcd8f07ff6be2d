import { Document, HeadingLevel, Packer, Paragraph, SimpleField, TextRun } from 'docx'
import type { Figure, TableModel } from '../../../../shared/figures/figure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { endCauseTable } from '../endCauseTable.ts'
import { CREATOR } from '../ooxml/properties.ts'
import { finishDocument } from './charts.ts'
import { FigureParts, orientationOf } from './figureParts.ts'
import { PAGES, section } from './page.ts'
import type { Block, Orientation } from './page.ts'
import { styles } from './styles.ts'
import { threeLineTable } from './table.ts'

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
  return finishDocument(new Uint8Array(await Packer.toBuffer(document)), { title: oneLine(info.title), at: info.at }, writer.parts.charts, t)
}

class DocumentWriter {
  readonly parts: FigureParts
  readonly #t: Translate
  #figures = 0
  #tables = 0

  constructor(t: Translate) { this.#t = t; this.parts = new FigureParts(t) }

  figure(figure: Figure, newPage: boolean): Block[] {
    const page = PAGES[orientationOf(figure)]
    const title = oneLine(figure.frame.title)
    const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: newPage, children: [new TextRun(shorten(title, 120))] })
    const caption = shorten(title, 120)
    const { parts } = this
    if (figure.kind === 'priority') return [heading, ...this.#table(figure.table, caption, figure, page.width), ...parts.notes(figure)]
    const rows = figure.kind === 'fishbone' ? endCauseTable(figure, this.#t) : figure.table
    const table = rows.rows.length > 0 ? this.#table(rows, figure.kind === 'fishbone' ? this.#t('causeFigure.endTable') : caption, null, page.width) : []
    return [heading, parts.drawn(figure), this.#caption('figure', caption), parts.facts(figure), ...table, ...parts.notes(figure)]
  }

  /** Numbered by a SEQ field, so that captions renumber when the user moves them. */
  #caption(kind: 'figure' | 'table', text: string): Paragraph {
    const word = this.#t(`report.${kind}`)
    const number = kind === 'figure' ? ++this.#figures : ++this.#tables
    return new Paragraph({ style: 'Caption', keepNext: true, children: [new TextRun(`${word} `), new SimpleField(`SEQ ${word} \\* ARABIC`, String(number)), new TextRun(`  ${text}`)] })
  }

  /** `figure`: whose facts stand between caption and table, where no chart has said them already. */
  #table(table: TableModel, caption: string, figure: Figure | null, width: number): Block[] {
    return [this.#caption('table', caption), ...(figure ? [this.parts.facts(figure)] : []), threeLineTable(table, width), new Paragraph({ style: 'Notes', spacing: { before: 0, after: 0 } })]
  }
}
