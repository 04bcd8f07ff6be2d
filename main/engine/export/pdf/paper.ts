import PDFDocument from 'pdfkit'
import type { Lang } from '../../../../shared/contract/figure.ts'
import { CREATOR, utc } from '../ooxml/properties.ts'
import { fontFile } from '../fonts.ts'

const POINTS_PER_MM = 72 / 25.4
type Element = ReturnType<PDFKit.PDFDocument['struct']>

/** Points of a length in mm: everything outside this folder is in mm. */
export const points = (mm: number): number => mm * POINTS_PER_MM

/** No kerning and no ligatures: texts are as wide as they were measured. */
const features = { kern: false, liga: false, calt: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[]

/** Fonts go by their file: a name registered for a file that is open already makes pdfkit read it again at every use. */
export const fontNamed = (bold: boolean): string => fontFile(bold ? 'bold' : 'regular')

export interface PaperInfo { title: string; /** ISO 8601. */ at: string; lang: Lang }
/** What holds the parts of an element in the order they are read. */
export interface Group { add(part: () => void): unknown }

/** Where a layout goes: onto paper, or nowhere when only its pages are asked for. Lengths in mm from the top left corner. */
export interface Surface {
  page(width: number, height: number): void
  element(type: string, draw: () => void, options?: { alt?: string; title?: string }, parent?: Group): void
  group(type: string, fill: (group: Group) => void, options?: { title?: string }, parent?: Group): void
  artifact(draw: () => void): void
  text(text: string, x: number, y: number, style: TextStyle): void
  rule(x1: number, y1: number, x2: number, y2: number, width: number, colour?: string): void
  fill(x: number, y: number, width: number, height: number, colour: string): void
}

/** Nothing is drawn, no font is read; groups are walked, because what they hold takes its place on the page. */
export const noPaper: Surface = {
  page() {},
  element() {},
  group(_type, fill) { fill({ add() {} }) },
  artifact() {},
  text() {},
  rule() {},
  fill() {},
}

export interface TextStyle { size: number; bold?: boolean; /** RRGGBB. */ colour?: string; /** Extra room after each character, mm. */ spread?: number }

/**
 * A PDF being written: vector, with the glyphs that are used of the bundled Noto Sans SC inside, tagged (ISO 32000-1, 14.8)
 * with its language and title, so that it can be read aloud and searched. Lengths in mm from the top left corner.
 */
export class Paper implements Surface {
  readonly pdf: PDFKit.PDFDocument
  readonly #date: Date
  #chunks: Buffer[] = []
  #ended: Promise<Uint8Array>
  #root: Element

  constructor({ title, at, lang }: PaperInfo) {
    const date = new Date(utc(at))
    this.#date = date
    this.pdf = new PDFDocument({
      pdfVersion: '1.7', tagged: true, lang, displayTitle: true, autoFirstPage: false, bufferPages: true, font: fontFile('regular'),
      info: { Title: title, Creator: CREATOR, Producer: CREATOR, CreationDate: date, ModDate: date },
    })
    this.#ended = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => { this.#chunks.push(chunk) })
      this.pdf.on('end', () => { resolve(new Uint8Array(Buffer.concat(this.#chunks))) })
      this.pdf.on('error', reject)
    })
    this.#root = this.pdf.struct('Document')
    this.pdf.addStructure(this.#root)
  }

  /** A file inside the document (ISO 32000-1, 7.11.4). */
  attach(name: string, json: string, description: string): void {
    this.pdf.file(Buffer.from(json, 'utf8'), { name, type: 'application/json', description, creationDate: this.#date, modifiedDate: this.#date })
  }

  page(width: number, height: number): void {
    this.pdf.addPage({ size: [points(width), points(height)], margin: 0 })
  }

  /** A tagged element of the document, such as P, H1, Table; `draw` writes what belongs to it. */
  element(type: string, draw: () => void, options: { alt?: string; title?: string } = {}, parent: Element = this.#root): void {
    const element = this.pdf.struct(type , options, draw)
    parent.add(element)
    element.end()
  }

  /** An element that holds others: `fill` adds them. */
  group(type: string, fill: (group: Element) => void, options: { title?: string } = {}, parent: Element = this.#root): void {
    const element = this.pdf.struct(type , options)
    parent.add(element)
    fill(element)
    element.end()
  }

  /** Rules, page numbers: drawn, and not read aloud. */
  artifact(draw: () => void): void {
    this.pdf.markContent('Artifact')
    draw()
    this.pdf.endMarkedContent()
  }

  /** One line, its box's top left corner at (x, y). */
  text(text: string, x: number, y: number, { size, bold = false, colour = '000000', spread = 0 }: TextStyle): void {
    this.pdf.font(fontNamed(bold)).fontSize(points(size)).fillColor(`#${colour}`)
      .text(text, points(x), points(y), { lineBreak: false, features, characterSpacing: points(spread) })
  }

  rule(x1: number, y1: number, x2: number, y2: number, width: number, colour = '000000'): void {
    this.pdf.moveTo(points(x1), points(y1)).lineTo(points(x2), points(y2)).lineWidth(width).strokeColor(`#${colour}`).stroke()
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.pdf.rect(points(x), points(y), points(width), points(height)).fill(`#${colour}`)
  }

  box(x: number, y: number, width: number, height: number, line: number, colour = '000000'): void {
    this.pdf.rect(points(x), points(y), points(width), points(height)).lineWidth(line).strokeColor(`#${colour}`).stroke()
  }

  async finish(): Promise<Uint8Array> {
    this.pdf.end()
    return this.#ended
  }
}
