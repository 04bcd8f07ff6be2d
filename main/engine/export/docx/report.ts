import { AlignmentType, Bookmark, Document, HeadingLevel, ImageRun, LevelFormat, Packer, PageBreak, Paragraph, SimpleField, TableOfContents, TabStopType, TextRun } from 'docx'
import type { FileChild, ParagraphChild } from 'docx'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { RenderedBlock, RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { footTexts } from '../frameText.ts'
import { colour } from '../ooxml/palette.ts'
import { CREATOR } from '../ooxml/properties.ts'
import { announces, lyingBlocks } from '../pageOrientation.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import { finishDocument } from './charts.ts'
import { FigureParts, orientationOf } from './figureParts.ts'
import { keptTogether } from './keptTogether.ts'
import { captionMark, numberMark } from './numberMark.ts'
import { PAGES, pixels, section, twips } from './page.ts'
import type { Block, Orientation } from './page.ts'
import { reportStyles } from './styles.ts'
import { gridTable, liesDown, threeLineTable } from './table.ts'

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
const NUMBERED = 'headings'
const BULLETS = 'bullets'
const ORDERED = 'ordered'

/**
 * A report in Word's own terms: heading styles with a numbering, captions by SEQ fields with references that follow them,
 * contents, running head and page of pages, native charts and tables, wide ones on landscape pages.
 * `pages`: on which page a heading stands, for the contents until Word works them out itself.
 */
export async function reportDocx(report: RenderedReport, pages: ReadonlyMap<string, number>, provenance: FileProvenance, t: Translate): Promise<Uint8Array> {
  const writer = new ReportWriter(report, pages, t)
  const { title, lang, settings } = report
  const document = new Document({
    creator: CREATOR, lastModifiedBy: CREATOR, title: oneLine(title), description: '', styles: reportStyles(settings.style.font, lang),
    features: { updateFields: false },
    numbering: { config: [
      { reference: NUMBERED, levels: [0, 1, 2].map(level => ({ level, format: LevelFormat.DECIMAL, text: [...Array(level + 1).keys()].map(i => `%${i + 1}`).join('.'), alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 0, hanging: 0 } } }, suffix: 'space' as const })) },
      { reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 420, hanging: 280 } } } }] },
      { reference: ORDERED, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 420, hanging: 420 } } } }] },
    ] },
    sections: writer.sections().map(({ orientation, blocks, cover }) => section(orientation, blocks, t, cover ? null : oneLine(title))),
  })
  return finishDocument(new Uint8Array(await Packer.toBuffer(document)), { title: oneLine(title), at: report.at }, writer.parts.charts, t, provenance)
}

/** A figure or table that would be cramped on an upright page. */
const isWide = (block: RenderedBlock): boolean => (block.kind === 'figure' ? orientationOf(block.figure) === 'landscape' : block.kind === 'table' && liesDown(block.table, PAGES.portrait.width))

interface Part { orientation: Orientation; blocks: Block[]; cover: boolean }

class ReportWriter {
  readonly parts: FigureParts
  readonly #report: RenderedReport
  readonly #pages: ReadonlyMap<string, number>
  readonly #t: Translate
  #lists = 0

  constructor(report: RenderedReport, pages: ReadonlyMap<string, number>, t: Translate) {
    this.#report = report
    this.#pages = pages
    this.#t = t
    this.parts = new FigureParts(t)
  }

  sections(): Part[] {
    const { blocks, settings } = this.#report
    const parts: Part[] = settings.cover ? [{ orientation: 'portrait', blocks: this.#cover(settings.cover), cover: true }] : []
    let open: Part | undefined
    let breakNext = false
    const lying = lyingBlocks(blocks, isWide)
    blocks.forEach((block, i) => {
      if (block.kind === 'pageBreak') { breakNext = true; return }
      const orientation = lying.has(block.id) ? 'landscape' : 'portrait'
      if (!open || open.orientation !== orientation) { parts.push(open = { orientation, blocks: [], cover: false }); breakNext = false }
      open.blocks.push(...this.#block(block, breakNext, blocks.slice(i + 1, i + 3)) as Block[])
      breakNext = false
    })
    return parts.length > 0 ? parts : [{ orientation: 'portrait', blocks: [new Paragraph('')], cover: false }]
  }

  #cover({ title, subtitle, organisation, authors, advisor, date }: NonNullable<RenderedReport['settings']['cover']>): Block[] {
    const { simulated } = this.#report
    const line = (text: string, style: string, before = 0): Paragraph => new Paragraph({ style, spacing: { before }, children: [new TextRun(oneLine(text))] })
    const foot = [organisation, authors, advisor, date].filter(Boolean)
    return [
      new Paragraph({ heading: HeadingLevel.TITLE, spacing: { before: twips(55), after: twips(6) }, children: [new TextRun(shorten(oneLine(title || this.#report.title), 200))] }),
      ...(subtitle ? [line(subtitle, 'Subtitle')] : []),
      ...(simulated ? [new Paragraph({ style: 'Subtitle', children: [new TextRun({ text: simulated, bold: true, color: colour.simulated })] })] : []),
      ...foot.map((text, i) => line(text, 'CoverLine', i === 0 ? twips(70) : 0)),
    ]
  }

  #block(block: RenderedBlock, pageBreakBefore: boolean, after: readonly RenderedBlock[]): FileChild[] {
    switch (block.kind) {
      case 'heading': return [new Paragraph({
        heading: HEADINGS[block.level - 1]!, pageBreakBefore, ...(block.number ? { numbering: { reference: NUMBERED, level: block.level - 1 } } : {}),
        children: [new Bookmark({ id: captionMark(block.id), children: [new TextRun(shorten(oneLine(block.text), 200))] })],
      })]
      // A sentence that announces a figure or table does not stay behind alone.
      case 'paragraph': return [new Paragraph({ style: 'BodyText', pageBreakBefore, ...(announces(block, after) && { keepNext: true }), children: this.#runs(block.runs) })]
      case 'list': {
        const instance = ++this.#lists
        return block.items.map(item => new Paragraph({ style: 'ListText', numbering: { reference: block.ordered ? ORDERED : BULLETS, level: 0, instance }, children: this.#runs(item) }))
      }
      case 'figure': return this.#figure(block, pageBreakBefore)
      case 'table': return this.#table(block, block.notes)
      case 'picture': {
        const width = PAGES.portrait.width * block.width
        return [
          new Paragraph({ style: 'Figure', pageBreakBefore, children: [new ImageRun({ type: block.type === 'image/png' ? 'png' : 'jpg', data: Buffer.from(block.base64, 'base64'), transformation: { width: pixels(width), height: pixels(width * block.size.height / Math.max(1, block.size.width)) }, altText: { name: 'picture', title: '', description: block.caption } })] }),
          this.#caption(block, 'figure', false),
        ]
      }
      case 'contents': return this.#contents()
      case 'signature': return block.lines.map((line, i) => new Paragraph({ style: 'ListText', keepNext: i < block.lines.length - 1, spacing: { before: 200 }, tabStops: [{ type: TabStopType.LEFT, position: twips(80), leader: 'underscore' }], children: [new TextRun(`${oneLine(line)} `), new TextRun('\t')] }))
      case 'missing': return [new Paragraph({ style: 'Warning', children: [new TextRun(block.text)] })]
      case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })]
      case 'notes': return []
    }
  }

  #figure(block: Extract<RenderedBlock, { kind: 'figure' }>, pageBreakBefore: boolean): FileChild[] {
    const { figure } = block
    if (figure.kind === 'priority') return this.#table({ ...block, table: figure.table }, footTexts(figure, this.#t))
    const drawn = this.parts.drawn(figure)
    return [...(pageBreakBefore ? [new Paragraph({ children: [new PageBreak()] })] : []), drawn, this.#caption(block, 'figure', true), this.parts.facts(figure), ...this.parts.notes(figure)]
  }

  #table(block: { id: string; number: number; caption: string; table: Extract<RenderedBlock, { kind: 'table' }>['table'] }, notes: readonly string[]): FileChild[] {
    const width = PAGES[liesDown(block.table, PAGES.portrait.width) ? 'landscape' : 'portrait'].width
    const made = this.#report.settings.style.table === 'grid' ? gridTable(block.table, width, notes.length > 0) : threeLineTable(block.table, width, notes.length > 0)
    return [this.#caption(block, 'table', true), made, ...notes.map((note, i) => new Paragraph({ style: 'Notes', keepLines: true, keepNext: i < notes.length - 1, children: [new TextRun(oneLine(note))] })), new Paragraph({ style: 'Notes', spacing: { before: 0, after: 60 } })]
  }

  /** "图 3" is a bookmark, so that references follow the number when captions move. */
  #caption({ id, number, caption }: { id: string; number: number; caption: string }, kind: 'figure' | 'table', keepNext: boolean): Paragraph {
    const word = this.#t(`report.${kind}`)
    return new Paragraph({ style: 'Caption', keepNext, children: [
      new Bookmark({ id: captionMark(id), children: [new TextRun(`${word} `), new SimpleField(`SEQ ${word} \\* ARABIC`, String(number))] }), new TextRun(`  ${shorten(oneLine(caption), 200)}`),
    ] })
  }

  #runs(runs: readonly RenderedRun[]): ParagraphChild[] {
    return runs.flatMap((run): ParagraphChild[] => {
      if (run.ref) return [new SimpleField(`REF ${captionMark(run.ref)} \\h`, run.text)]
      const look = { ...(run.bold && { bold: true }), ...(run.italic && { italics: true }), ...(run.broken && { color: colour.threshold }) }
      // A bound number stands as it is: it is read from the document again.
      const made = run.provenance && run.provenance.row !== null ? new TextRun({ text: run.text, ...look }) : keptTogether(run.text, look)
      return [run.provenance && run.provenance.row !== null ? new Bookmark({ id: numberMark(run.provenance.id), children: [made] }) as unknown as ParagraphChild : made]
    })
  }

  #contents(): FileChild[] {
    const t = this.#t
    const entries = this.#report.blocks.flatMap(block => (block.kind === 'heading' && block.level <= 2
      ? [{ title: block.number ? `${block.number} ${block.text}` : block.text, level: block.level, href: captionMark(block.id), ...(this.#pages.has(block.id) && { page: this.#pages.get(block.id)! }) }] : []))
    return [
      new Paragraph({ style: 'ContentsHeading', children: [new TextRun(t('report.contents'))] }),
      new TableOfContents(t('report.contents'), { hyperlink: true, headingStyleRange: '1-2', cachedEntries: entries, beginDirty: false }),
      new Paragraph({ children: [new PageBreak()] }),
    ]
  }
}
