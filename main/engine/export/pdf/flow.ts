import type { Surface } from './paper.ts'
import type { Line, Stretch } from './lines.ts'
import { linesOf, textWidth } from './lines.ts'

export type Orientation = 'portrait' | 'landscape'
/** A4 and its margins, mm. */
const SHEET = { short: 210, long: 297 }
export const MARGIN = { top: 25, bottom: 22, side: 25 }
/** Of a line to its type size. */
export const LEADING = 1.55
/** A last line alone on a page, or a first one, looks lost: so many stay together. */
const TOGETHER = 2
/** A line is spread over the width only where little is missing, ems. */
const SPREAD_AT_MOST = 2.5

export interface ParagraphStyle {
  size: number
  align?: 'left' | 'center' | 'right' | 'justify'
  /** First line, mm. */
  indent?: number
  /** Whole paragraph, mm. */
  left?: number
  before?: number
  after?: number
  /** Kept with so many mm of what follows. */
  keep?: number
  tag?: string
  leading?: number
}

/** Writes one thing after another down the pages. */
export class Flow {
  readonly paper: Surface
  /** Of the page now written. */
  orientation: Orientation = 'portrait'
  y = 0
  #pages = 0

  constructor(paper: Surface) { this.paper = paper }

  /** Pages begun, which is also the number of this one, from 1. */
  get number(): number { return this.#pages }
  get sheet(): { width: number; height: number } {
    return this.orientation === 'portrait' ? { width: SHEET.short, height: SHEET.long } : { width: SHEET.long, height: SHEET.short }
  }

  get width(): number { return this.sheet.width - 2 * MARGIN.side }
  get left(): number { return MARGIN.side }
  /** Left of the page, mm. */
  get room(): number { return this.#pages === 0 ? 0 : this.sheet.height - MARGIN.bottom - this.y }
  /** Of a whole page. */
  get full(): number { return this.sheet.height - MARGIN.top - MARGIN.bottom }
  get atTop(): boolean { return this.y <= MARGIN.top + 1e-6 }

  page(orientation: Orientation = this.orientation): void {
    this.orientation = orientation
    this.paper.page(this.sheet.width, this.sheet.height)
    this.#pages++
    this.y = MARGIN.top
  }

  /** A page where `height` mm are left; what is higher than a page begins a new one. */
  need(height: number, orientation: Orientation = 'portrait'): void {
    if (this.#pages === 0 || orientation !== this.orientation || (this.room < height && !this.atTop)) this.page(orientation)
  }

  space(height: number): void { if (!this.atTop) this.y += height }

  /** A paragraph, across pages where it must be. Answers the page it begins on. */
  paragraph(stretches: readonly Stretch[], style: ParagraphStyle): number {
    const { size, align = 'left', indent = 0, left = 0, before = 0, after = 0, keep = 0, tag = 'P', leading = LEADING } = style
    const width = this.width - left
    const lines = linesOf(stretches, width, size, indent)
    const height = size * leading
    // What is kept with it follows after the room above and below it.
    this.need((lines.length <= TOGETHER + 1 ? lines.length : TOGETHER) * height + (keep > 0 ? before + after + keep : 0), this.orientation)
    this.space(before)
    const page = this.number
    this.paper.group(tag, group => {
      for (let from = 0; from < lines.length;) {
        let fit = Math.max(1, Math.floor((this.room + 1e-6) / height))
        // Not one line alone on the next page.
        if (from + fit < lines.length && lines.length - (from + fit) < TOGETHER && fit > TOGETHER) fit--
        const part = lines.slice(from, from + fit)
        const top = this.y
        group.add(() => { part.forEach((line, i) => { this.#line(line, { top: top + i * height, height, width, left, size, align, indent: from + i === 0 ? indent : 0 }) }) })
        this.y += part.length * height
        from += part.length
        if (from < lines.length) this.page()
      }
    })
    this.y += after
    return page
  }

  #line(line: Line, at: { top: number; height: number; width: number; left: number; size: number; align: NonNullable<ParagraphStyle['align']>; indent: number }): void {
    const { size, align, indent } = at
    const room = at.width - indent
    const missing = room - line.width
    const gaps = [...line.pieces.map(piece => piece.text).join('')].length - 1
    const spread = align === 'justify' && !line.last && gaps > 0 && missing > 0 && missing < SPREAD_AT_MOST * size ? missing / gaps : 0
    let x = this.left + at.left + indent + (align === 'center' ? missing / 2 : align === 'right' ? missing : 0)
    // The box of a line of type begins about an eighth of its size above the tallest letter.
    const y = at.top + (at.height - 1.448 * size) / 2
    for (const piece of line.pieces) {
      this.paper.text(piece.text, x, y, { size, bold: piece.bold, colour: piece.colour, spread })
      x += piece.width + spread * [...piece.text].length
    }
  }

  /** One line placed by itself, not in the flow. */
  line(text: string, x: number, top: number, size: number, { bold = false, colour = '000000', align = 'left', width = 0 }: { bold?: boolean; colour?: string; align?: 'left' | 'center' | 'right'; width?: number } = {}): void {
    const missing = width - textWidth(text, size, bold)
    this.paper.text(text, x + (align === 'center' ? missing / 2 : align === 'right' ? missing : 0), top, { size, bold, colour })
  }
}
