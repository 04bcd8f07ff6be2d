import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import type { RenderedBlock, RenderedReport, RenderedRun } from '../../../../shared/report/rendered.ts'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine } from '../cleanText.ts'
import { alternativeText, factsLine, footTexts } from '../frameText.ts'
import { colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import { bareSvg } from '../picture.ts'
import { announces, lyingBlocks } from '../pageOrientation.ts'
import { provenanceJson } from '../provenance/parts.ts'
import { drawSvg, svgSize } from './drawing.ts'
import { Flow, LEADING, MARGIN } from './flow.ts'
import type { Stretch } from './lines.ts'
import { linesOf, textWidth } from './lines.ts'
import { noPaper, Paper, points } from './paper.ts'
import { drawTable, liesDown, tableHeight } from './table.ts'

const SIZE = { cover: 24 * POINT, subtitle: 14 * POINT, h1: 15 * POINT, h2: 12.5 * POINT, h3: 11 * POINT, text: 10.5 * POINT, caption: 9.5 * POINT, note: 8.5 * POINT, foot: 9 * POINT }
/** A heading stays with at least so much of what follows, mm. */
const WITH_NEXT = 28
/** A table of so many rows stays on one page. */
const SMALL = 14
/** What a sentence announces stays with it and its heading when it takes no more than this of a page. */
const MOST_TOGETHER = 0.8
/** A picture may be made smaller by this to leave room for its notes, */
const SHRINK = 0.75
/** A picture may be made larger than drawn by this. */
const ENLARGE = 1.2

interface Entry { id: string; level: 1 | 2 | 3; text: string; page: number }

/** A report as PDF: cover, contents, numbered captions, running page numbers, bookmarks; vector figures. No browser needed. */
export function reportPdf(report: RenderedReport, provenance: FileProvenance, t: Translate): Promise<Uint8Array> {
  const paper = new Paper({ title: oneLine(report.title), at: report.at, lang: report.lang })
  paper.attach('provenance.json', provenanceJson(provenance), t('reportFile.attachment'))
  return new ReportWriter(report, paper, t).write(paper)
}

/** On which page each heading stands, by block, when the report is set as a PDF: what another writer's contents may say until they are worked out. */
export function reportPages(report: RenderedReport, t: Translate): Map<string, number> {
  const writer = new ReportWriter(report, null, t)
  writer.layOut()
  return writer.pages()
}

class ReportWriter {
  readonly #report: RenderedReport
  readonly #paper: Paper | null
  readonly #flow: Flow
  readonly #t: Translate
  #entries: Entry[] = []
  #contents: { page: number; top: number; height: number } | null = null
  #covers = 0
  readonly #lying: ReadonlySet<string>
  /** What follows the block that is written. */
  #after: readonly RenderedBlock[] = []

  /** Without paper everything is only put in its place. */
  constructor(report: RenderedReport, paper: Paper | null, t: Translate) {
    this.#report = report
    this.#paper = paper
    this.#flow = new Flow(paper ?? noPaper)
    this.#t = t
    this.#lying = lyingBlocks(report.blocks, wantsLandscape)
  }

  write(paper: Paper): Promise<Uint8Array> {
    this.layOut()
    this.#fillContents(paper)
    this.#running(paper)
    this.#bookmarks(paper)
    return paper.finish()
  }

  layOut(): void {
    const { blocks } = this.#report
    if (this.#report.settings.cover) this.#cover(this.#report.settings.cover)
    blocks.forEach((block, i) => { this.#after = blocks.slice(i + 1, i + 6); this.#block(block) })
    if (this.#flow.number === this.#covers) this.#flow.page('portrait')
  }

  pages(): Map<string, number> { return new Map(this.#entries.map(({ id, page }) => [id, page])) }

  #cover({ title, subtitle, organisation, authors, advisor, date }: NonNullable<RenderedReport['settings']['cover']>): void {
    const flow = this.#flow
    flow.page('portrait')
    this.#covers = 1
    flow.y = 78
    flow.paragraph([{ text: title || this.#report.title, bold: true }], { size: SIZE.cover, align: 'center', tag: 'H1', leading: 1.4, after: 6 })
    if (subtitle) flow.paragraph([{ text: subtitle, colour: colour.muted }], { size: SIZE.subtitle, align: 'center' })
    if (this.#report.simulated) flow.paragraph([{ text: this.#report.simulated, bold: true, colour: colour.simulated }], { size: SIZE.text, align: 'center', before: 4 })
    flow.y = Math.max(flow.y + 20, 190)
    for (const text of [organisation, authors, advisor, date].filter(Boolean)) flow.paragraph([{ text }], { size: SIZE.subtitle * 0.86, align: 'center', after: 3 })
  }

  #block(block: RenderedBlock): void {
    const flow = this.#flow
    if (flow.number === this.#covers && block.kind !== 'pageBreak') flow.page('portrait')
    if (flow.orientation === 'landscape' && !this.#lying.has(block.id)) flow.page('portrait')
    if (flow.orientation === 'portrait' && this.#lying.has(block.id)) flow.page('landscape')
    switch (block.kind) {
      case 'heading': return this.#heading(block)
      case 'paragraph': flow.paragraph(stretches(block.runs), { size: SIZE.text, align: 'justify', indent: this.#report.lang === 'zh-CN' ? 2 * SIZE.text : 0, after: 1.6, keep: this.#announced(block) }); return
      case 'list':
        block.items.forEach((item, i) => {
          const mark = block.ordered ? `${i + 1}.` : '•'
          flow.need(SIZE.text * LEADING, flow.orientation)
          const [top, page] = [flow.y, flow.number]
          flow.paragraph(stretches(item), { size: SIZE.text, align: 'justify', left: 6, after: 0.8, tag: 'LI' })
          if (flow.number === page) flow.paper.element('Lbl', () => { flow.line(mark, flow.left + 1, top + SIZE.text * (LEADING - 1.448) / 2, SIZE.text) })
        })
        flow.space(0.8)
        return
      case 'figure': return this.#figure(block)
      case 'table': return this.#table(block)
      case 'picture': return this.#picture(block)
      case 'pageBreak': if (!flow.atTop) flow.page('portrait'); return
      case 'contents': return this.#reserveContents()
      case 'signature':
        flow.need(block.lines.length * 11, 'portrait')
        flow.space(6)
        for (const line of block.lines) {
          flow.paragraph([{ text: line }], { size: SIZE.text, after: 5 })
          const [left, y] = [flow.left + textWidth(line, SIZE.text, false) + 2, flow.y - 5.6]
          flow.paper.artifact(() => { flow.paper.rule(left, y, left + 55, y, 0.5) })
        }
        return
      case 'missing': flow.paragraph([{ text: block.text, colour: colour.threshold }], { size: SIZE.text, after: 2 }); return
      case 'notes': return
    }
  }

  #heading(block: Extract<RenderedBlock, { kind: 'heading' }>): void {
    const size = [SIZE.h1, SIZE.h2, SIZE.h3][block.level - 1]!
    const text = block.number ? `${block.number}　${block.text}` : block.text
    const page = this.#flow.paragraph([{ text, bold: true }], { size, tag: `H${block.level}`, before: [6, 4.5, 3.5][block.level - 1]!, after: 2, keep: this.#heightWanted(this.#after), leading: 1.4 })
    this.#entries.push({ id: block.id, level: block.level, text, page })
  }

  /** What a heading must have below it on the same page: headings under it with what they head, a figure with its caption or a small table whole, else a few lines. */
  #heightWanted([next, ...rest]: readonly RenderedBlock[]): number {
    if (!next || next.kind === 'pageBreak') return 0
    if (next.kind === 'heading') return 14 + this.#heightWanted(rest)
    // A sentence that announces a small table or a figure, and the heading above it, do not stay behind alone.
    if (next.kind === 'paragraph' && announces(next, rest)) {
      const announced = this.#heightWanted(rest)
      const own = linesOf(stretches(next.runs), this.#flow.width, SIZE.text, 0).length * SIZE.text * LEADING + 2
      return announced <= this.#flow.full * MOST_TOGETHER ? own + announced : WITH_NEXT
    }
    if (next.kind === 'figure' && !wantsLandscape(next)) return Math.min(this.#flow.full - 40, this.#drawing(next).height + 16)
    if (next.kind === 'table' && !wantsLandscape(next)) return Math.min(this.#flow.full - 40, Math.max(WITH_NEXT, this.#wholeTable(next.table, next.notes) + 2))
    return WITH_NEXT
  }

  /** Height of what a sentence announces, where it is small enough to stay with it. */
  #announced(block: RenderedBlock): number {
    if (!announces(block, this.#after) || this.#lying.has(block.id) || this.#after.slice(0, 2).some(wantsLandscape)) return 0
    const height = this.#heightWanted(this.#after)
    return height <= this.#flow.full * MOST_TOGETHER ? height : 0
  }

  /** A table of few rows with its caption and notes, which stays on one page; 0 for others. */
  #wholeTable(table: TableModel, notes: readonly string[]): number {
    return table.rows.length <= SMALL ? 10 + tableHeight(table, this.#flow.width) + this.#notesHeight(notes) : 0
  }

  /** Height of a sentence under a figure after which a new page begins: it would stand on one alone. */
  #lastWords(): number {
    const [next, second] = this.#after
    if (next?.kind !== 'paragraph' || (second && second.kind !== 'pageBreak' && !this.#lying.has(second.id))) return 0
    return 5 + linesOf(stretches(next.runs), this.#flow.width, SIZE.text, 0).length * SIZE.text * LEADING
  }

  #notesHeight(notes: readonly string[]): number {
    return notes.reduce((sum, note) => sum + linesOf([{ text: oneLine(note) }], this.#flow.width, SIZE.note, 0).length, 0) * SIZE.note * 1.4
  }

  #drawing({ figure }: Extract<RenderedBlock, { kind: 'figure' }>): { svg: string; width: number; height: number } {
    const flow = this.#flow
    const svg = bareSvg(figure)
    const size = svgSize(svg)
    const scale = Math.min(flow.width / size.width, (flow.full - 30) / size.height, ENLARGE)
    return { svg, width: size.width * scale, height: size.height * scale }
  }

  #figure(block: Extract<RenderedBlock, { kind: 'figure' }>): void {
    const flow = this.#flow
    const { figure } = block
    if (figure.kind === 'priority') {
      return this.#table({ ...block, kind: 'table', table: figure.table, notes: footTexts(figure, this.#t), typed: false })
    }
    const drawing = this.#drawing(block)
    const { svg } = drawing
    // Caption, facts and notes stand under it on the same page; where little is missing, the drawing gives way.
    const below = 16 + this.#notesHeight(footTexts(figure, this.#t)) + this.#lastWords()
    const least = Math.min(drawing.height * SHRINK + below, flow.full)
    flow.need(least, flow.orientation)
    const shrunk = Math.min(1, Math.max(SHRINK, (flow.room - below - 2) / drawing.height))
    const [width, height] = [drawing.width * shrunk, drawing.height * shrunk]
    flow.space(2)
    const [x, y] = [flow.left + (flow.width - width) / 2, flow.y]
    const paper = this.#paper
    paper?.element('Figure', () => { drawSvg(paper, svg, x, y, width, height) }, { alt: alternativeText(figure, this.#t) })
    flow.y += height
    this.#caption('figure', block.number, block.caption)
    this.#facts(factsLine(figure.frame), figure.frame.simulated)
    this.#notes(footTexts(figure, this.#t))
  }

  #table(block: Extract<RenderedBlock, { kind: 'table' }> | (Omit<Extract<RenderedBlock, { kind: 'figure' }>, 'kind' | 'figure'> & { kind: 'table'; table: Extract<RenderedBlock, { kind: 'table' }>['table']; notes: string[]; typed: boolean; figure?: unknown })): void {
    const flow = this.#flow
    const whole = this.#wholeTable(block.table, block.notes)
    // Higher than a page with its heading, it begins under it and goes on overleaf.
    flow.need(whole <= flow.full - ANNOUNCED ? Math.max(26, whole) : 26, flow.orientation)
    flow.space(2)
    this.#caption('table', block.number, block.caption)
    drawTable(flow, block.table, this.#report.settings.style.table)
    flow.y += 1
    this.#notes(block.notes)
  }

  #picture(block: Extract<RenderedBlock, { kind: 'picture' }>): void {
    const flow = this.#flow
    const ratio = block.size.height / Math.max(1, block.size.width)
    const width = Math.min(flow.width * block.width, (flow.full - 15) / ratio)
    const height = width * ratio
    flow.need(height + 10, flow.orientation)
    flow.space(2)
    const [x, y] = [flow.left + (flow.width - width) / 2, flow.y]
    const paper = this.#paper
    paper?.element('Figure', () => { paper.pdf.image(Buffer.from(block.base64, 'base64'), points(x), points(y), { width: points(width), height: points(height) }) }, { alt: block.caption })
    flow.y += height
    this.#caption('figure', block.number, block.caption)
  }

  #caption(kind: 'figure' | 'table', number: number, text: string): void {
    this.#flow.paragraph([{ text: `${this.#t(`report.${kind}`)} ${number}　${oneLine(text)}`, bold: true }], { size: SIZE.caption, align: 'center', before: kind === 'figure' ? 1.2 : 0, after: 1, tag: 'Caption', leading: 1.4, keep: kind === 'table' ? 18 : 0 })
  }

  #facts(text: string, simulated: string): void {
    if (!text && !simulated) return
    const mark: Stretch[] = simulated ? [{ text: `  ·  ${simulated}`, bold: true, colour: colour.simulated }] : []
    this.#flow.paragraph([{ text, colour: colour.muted }, ...mark], { size: SIZE.note, align: 'center', after: 0.8, leading: 1.4 })
  }

  #notes(texts: readonly string[]): void {
    for (const text of texts) this.#flow.paragraph([{ text: oneLine(text), colour: colour.muted }], { size: SIZE.note, leading: 1.4, tag: 'Note' })
    this.#flow.space(3)
  }

  /** The contents know their pages only when all is written: their lines are left free. */
  #reserveContents(): void {
    const flow = this.#flow
    const listed = this.#report.blocks.filter(block => block.kind === 'heading' && block.level <= 2).length
    flow.need(SIZE.h1 * LEADING + Math.min(listed, 10) * CONTENTS_LINE + 8, 'portrait')
    flow.paragraph([{ text: this.#t('report.contents'), bold: true }], { size: SIZE.h1, align: 'center', after: 4, tag: 'H1' })
    const height = Math.min(listed * CONTENTS_LINE, flow.room)
    this.#contents = { page: flow.number, top: flow.y, height }
    flow.y += height
    flow.page('portrait')
  }

  #fillContents(paper: Paper): void {
    if (!this.#contents) return
    const { page, top, height } = this.#contents
    const flow = this.#flow
    paper.pdf.switchToPage(page - 1)
    const width = 210 - 2 * MARGIN.side
    const fit = Math.floor(height / CONTENTS_LINE + 1e-6)
    const headings = this.#entries.filter(entry => entry.level <= 2)
    const listed = headings.length <= fit ? headings : headings.filter(entry => entry.level === 1).slice(0, fit)
    paper.group('TOC', group => {
      listed.forEach((entry, i) => {
        const y = top + i * CONTENTS_LINE
        const left = MARGIN.side + (entry.level - 1) * 6
        const number = String(entry.page)
        paper.element('TOCI', () => {
          flow.line(entry.text, left, y, SIZE.text, { bold: entry.level === 1 })
          flow.line(number, MARGIN.side, y, SIZE.text, { align: 'right', width })
        }, {}, group)
        const [from, to] = [left + textWidth(entry.text, SIZE.text, entry.level === 1) + 2, MARGIN.side + width - textWidth(number, SIZE.text, false) - 2]
        if (to > from) paper.artifact(() => { dots(paper, from, to, y + SIZE.text * 1.1) })
      })
    })
  }

  /** "第 3 页，共 12 页" under every page but the cover, which counts, as in Word. */
  #running(paper: Paper): void {
    const { start, count } = paper.pdf.bufferedPageRange()
    for (let i = this.#covers; i < count; i++) {
      paper.pdf.switchToPage(start + i)
      const { width, height } = paper.pdf.page
      const text = this.#t('report.pageOf', { page: i + 1, pages: count })
      const sheet = { width: width / points(1), height: height / points(1) }
      paper.artifact(() => {
        this.#flow.line(text, 0, sheet.height - 14, SIZE.foot, { colour: colour.muted, align: 'center', width: sheet.width })
        this.#flow.line(oneLine(this.#report.title).slice(0, 60), 0, 12, SIZE.foot, { colour: colour.muted, align: 'center', width: sheet.width })
        paper.rule(MARGIN.side, 18, sheet.width - MARGIN.side, 18, 0.4, colour.grid)
      })
    }
  }

  #bookmarks({ pdf }: Paper): void {
    type Item = { addItem(title: string, options?: { expanded?: boolean }): Item }
    const stack: { level: number; item: Item }[] = [{ level: 0, item: pdf.outline as Item }]
    for (const entry of this.#entries) {
      pdf.switchToPage(entry.page - 1)
      while (stack.at(-1)!.level >= entry.level) stack.pop()
      stack.push({ level: entry.level, item: stack.at(-1)!.item.addItem(entry.text, { expanded: entry.level === 1 }) })
    }
  }
}

function dots(paper: Paper, from: number, to: number, y: number): void {
  paper.pdf.save().dash(0.6, { space: 2.4 })
  paper.rule(from, y, to, y, 0.6, colour.muted)
  paper.pdf.undash().restore()
}

const CONTENTS_LINE = 7
/** Heading and sentence above a table, mm. */
const ANNOUNCED = 30
/** Of the text on an upright page, mm. */
const UPRIGHT = 160

function wantsLandscape(block: RenderedBlock): boolean {
  if (block.kind === 'table') return liesDown(block.table, UPRIGHT)
  if (block.kind !== 'figure') return false
  if (block.figure.kind === 'priority') return liesDown(block.figure.table, UPRIGHT)
  return block.figure.kind === 'fishbone' && block.figure.layout.width > 190
}

const stretches = (runs: readonly RenderedRun[]): Stretch[] =>
  runs.map(({ text, bold, broken }) => ({ text, ...(bold && { bold }), ...(broken && { colour: colour.threshold }) }))
