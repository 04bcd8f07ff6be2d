import type { PrintedBody, PrintedForm, PrintedOption, PrintedQuestion } from '../../../../shared/forms/print/printedForm.ts'
import { balancedLines, labelCells, labelSpans } from '../../../../shared/forms/print/pointLabels.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import { Flow, LEADING, MARGIN } from '../../export/pdf/flow.ts'
import { textWidth } from '../../export/pdf/lines.ts'
import { Paper } from '../../export/pdf/paper.ts'
import { colour } from '../../export/ooxml/palette.ts'
import { POINT } from '../../export/ooxml/units.ts'

const SIZE = { title: 17 * POINT, section: 12.5 * POINT, text: 10.5 * POINT, small: 9 * POINT, code: 7.5 * POINT }
const LINE = SIZE.text * LEADING
/** Left of the answers. */
const INDENT = 7
/** Answers no higher than this stay on one page with their question. */
const TOGETHER = 120
/** A mark to tick. */
const MARK = 3.2

/** A questionnaire on A4: numbered, codes beside the answers and in the margin, a box for the serial number, consent on a page of its own. */
export function formPdf(form: PrintedForm, at: string, t: Translate): Promise<Uint8Array> {
  const lang = form.language.startsWith('zh') ? 'zh-CN' : 'en'
  const paper = new Paper({ title: form.title, at, lang })
  const sheet = new Sheet(form, paper, t)
  sheet.write()
  return paper.finish()
}

type PrintedTable = Extract<PrintedBody, { kind: 'table' }>

class Sheet {
  readonly #form: PrintedForm
  readonly #flow: Flow
  readonly #paper: Paper
  readonly #t: Translate

  constructor(form: PrintedForm, paper: Paper, t: Translate) {
    this.#form = form
    this.#paper = paper
    this.#flow = new Flow(paper)
    this.#t = t
  }

  write(): void {
    const { title, intro, consent, thanks, serial, sections } = this.#form
    const flow = this.#flow
    flow.page('portrait')
    if (consent) this.#consent(consent)
    if (serial) this.#serial()
    flow.paragraph([{ text: title, bold: true }], { size: SIZE.title, align: 'center', tag: 'H1', leading: 1.4, after: 3 })
    for (const line of intro.split('\n').filter(Boolean)) flow.paragraph([{ text: line }], { size: SIZE.text, align: 'justify', indent: this.#form.language.startsWith('zh') ? 2 * SIZE.text : 0, after: 1 })
    flow.space(3)
    for (const section of sections) {
      const [first] = section.questions
      // The heading, what is said under it, and the first question with its answers stand on one page.
      const follows = [section.hint, section.show].filter(Boolean).length * 6 + (first ? 3 * LINE + Math.min(this.#height(first.body), TOGETHER) : 0)
      if (section.title) flow.paragraph([{ text: section.title, bold: true }], { size: SIZE.section, tag: 'H2', before: 4, after: 2, keep: Math.max(24, follows), leading: 1.4 })
      for (const line of [section.hint, section.show].filter(Boolean)) flow.paragraph([{ text: line, colour: colour.muted }], { size: SIZE.small, after: 1 })
      for (const question of section.questions) this.#question(question)
    }
    if (thanks) flow.paragraph([{ text: thanks, bold: true }], { size: SIZE.text, align: 'center', before: 6 })
    this.#running()
  }

  #consent(text: string): void {
    const flow = this.#flow
    const t = this.#t
    flow.paragraph([{ text: t('formPrint.consentTitle'), bold: true }], { size: SIZE.title, align: 'center', tag: 'H1', after: 6, leading: 1.4 })
    for (const line of text.split('\n').filter(Boolean)) flow.paragraph([{ text: line }], { size: SIZE.text, align: 'justify', indent: this.#form.language.startsWith('zh') ? 2 * SIZE.text : 0, after: 1.5 })
    flow.space(8)
    const y = flow.y
    this.#paper.artifact(() => { this.#paper.box(flow.left, y + 0.8, MARK, MARK, 0.8) })
    flow.paragraph([{ text: t('formPrint.agree') }], { size: SIZE.text, left: 6, after: 10 })
    for (const word of [t('formPrint.signature'), t('formPrint.date')]) this.#blank(word, 55)
    flow.page('portrait')
  }

  /** A word with a line to write on. */
  #blank(word: string, length: number): void {
    const flow = this.#flow
    flow.paragraph([{ text: word }], { size: SIZE.text, after: 4 })
    const [x, y] = [flow.left + textWidth(word, SIZE.text, false) + 3, flow.y - 4.6]
    this.#paper.artifact(() => { this.#paper.rule(x, y, x + length, y, 0.6) })
  }

  #serial(): void {
    const flow = this.#flow
    const word = this.#t('formPrint.serial')
    const [width, top] = [6.5, MARGIN.top - 12]
    const left = flow.left + flow.width - 6 * width
    this.#paper.element('P', () => { flow.line(word, left - textWidth(word, SIZE.small, false) - 2.5, top + 1.4, SIZE.small) })
    this.#paper.artifact(() => { for (let i = 0; i < 6; i++) this.#paper.box(left + i * width, top, width, 7, 0.7) })
  }

  #question(question: PrintedQuestion): void {
    const flow = this.#flow
    const { number, text, instruction, hint, body, skips, code } = question
    const room = this.#height(body) + (skips.length > 0 ? LINE : 0)
    const said = `${number ? `${number}. ` : ''}${text}`
    flow.need(2 * LINE + Math.min(room, TOGETHER), 'portrait')
    flow.space(2.2)
    const top = flow.y
    const page = flow.number
    flow.paragraph([{ text: said, bold: number !== '' }, ...(instruction ? [{ text: instruction, colour: colour.muted }] : [])], { size: SIZE.text, keep: Math.min(room, TOGETHER), tag: 'P' })
    if (number && flow.number === page) this.#margin(code, top)
    if (hint) flow.paragraph([{ text: hint, colour: colour.muted }], { size: SIZE.small, left: INDENT })
    this.#body(body)
    for (const skip of skips) flow.paragraph([{ text: `→ ${skip}`, colour: colour.accent }], { size: SIZE.small, left: INDENT })
  }

  /** The name of the variable where the coder looks for it; a long one goes on below rather than off the sheet. */
  #margin(code: string, top: number): void {
    const x = this.#flow.left + this.#flow.width + 3
    const width = 210 - x - 3
    const size = SIZE.code * Math.max(0.7, Math.min(1, width / measureText(code, SIZE.code, false)))
    const lines = wrapText(code, { width, fontSize: size })
    this.#paper.element('Note', () => { lines.forEach((line, n) => { this.#flow.line(line, x, top + 0.8 + n * size * 1.2, size, { colour: colour.muted }) }) })
  }

  #height(body: PrintedBody): number {
    switch (body.kind) {
      case 'choices': case 'ranks': return Math.ceil(body.options.length / this.#columns(body.options)) * LINE + 1
      case 'points': return 11
      case 'table': { const whole = this.#tableHeight(body); return whole <= TOGETHER ? whole : 40 }
      case 'lines': return Math.max(1, body.count) * 8
      case 'none': return 0
    }
  }

  /** As many columns as the longest answer allows: one to four. */
  #columns(options: readonly PrintedOption[]): number {
    const widest = Math.max(0, ...options.map(option => textWidth(`${option.code} ${option.text}`, SIZE.text, false) + (option.blank ? 28 : 0))) + MARK + 8
    const fit = Math.max(1, Math.min(4, Math.floor((this.#flow.width - INDENT) / widest)))
    // One long list in a row of its own reads better than a ragged pair.
    return options.length <= 2 ? Math.min(fit, options.length) || 1 : fit
  }

  #body(body: PrintedBody): void {
    const flow = this.#flow
    switch (body.kind) {
      case 'none': return
      case 'choices': return this.#grid(body.options, (x, y) => { if (body.mark === 'box') this.#paper.box(x, y + 1.1, MARK, MARK, 0.7); else this.#circle(x + MARK / 2, y + 1.1 + MARK / 2, MARK / 2) })
      case 'ranks': return this.#grid(body.options, null)
      case 'points': return this.#points(body)
      case 'table': return this.#table(body)
      case 'lines': {
        if (body.count === 0) {
          const [x, y] = [flow.left + INDENT, flow.y]
          if (body.text.includes('____')) flow.paragraph([{ text: body.text }], { size: SIZE.text, left: INDENT })
          else {
            flow.need(LINE + 1, 'portrait')
            this.#paper.artifact(() => { this.#paper.rule(x, flow.y + 5.6, x + 45, flow.y + 5.6, 0.6) })
            if (body.text) this.#paper.element('P', () => { flow.line(body.text, x + 47, flow.y + 1.2, SIZE.text) })
            flow.y = Math.max(y, flow.y) + LINE + 1
          }
          return
        }
        for (let i = 0; i < body.count; i++) {
          flow.need(8, 'portrait')
          flow.y += 7.5
          this.#paper.artifact(() => { this.#paper.rule(flow.left + INDENT, flow.y, flow.left + flow.width, flow.y, 0.5) })
        }
        flow.y += 1
      }
    }
  }

  #circle(x: number, y: number, radius: number): void {
    const mm = 72 / 25.4
    this.#paper.pdf.circle(x * mm, y * mm, radius * mm).lineWidth(0.7).strokeColor('#000000').stroke()
  }

  /** Answers in columns, row by row; `mark` null: brackets for a rank. */
  #grid(options: readonly PrintedOption[], mark: ((x: number, y: number) => void) | null): void {
    const flow = this.#flow
    const columns = this.#columns(options)
    const width = (flow.width - INDENT) / columns
    for (let from = 0; from < options.length; from += columns) {
      const row = options.slice(from, from + columns)
      const wrapped = row.map(option => wrapText(`${option.code} ${option.text}`, { width: width - MARK - 4 - (option.blank ? 26 : 0), fontSize: SIZE.text }))
      const height = Math.max(1, ...wrapped.map(lines => lines.length)) * LINE
      flow.need(height, 'portrait')
      row.forEach((option, i) => {
        const x = flow.left + INDENT + i * width
        const y = flow.y
        this.#paper.artifact(() => { if (mark) mark(x, y); else flow.line('(    )', x - 1, y + 1, SIZE.text) })
        const textLeft = x + (mark ? MARK + 1.8 : 9)
        this.#paper.element('P', () => { wrapped[i]!.forEach((line, n) => { flow.line(line, textLeft, y + n * LINE + 1, SIZE.text) }) })
        if (option.blank) {
          const end = textLeft + textWidth(wrapped[i]!.at(-1) ?? '', SIZE.text, false) + 1.5
          this.#paper.artifact(() => { this.#paper.rule(end, y + (wrapped[i]!.length - 1) * LINE + 5.6, end + 26, y + (wrapped[i]!.length - 1) * LINE + 5.6, 0.6) })
        }
      })
      flow.y += height
    }
    flow.y += 0.8
  }

  /** The points of one scale in a row, their words above. */
  #points({ points, apart }: Extract<PrintedBody, { kind: 'points' }>): void {
    const flow = this.#flow
    const all = apart ? [...points, apart] : points
    const width = Math.min(22, (flow.width - INDENT) / all.length)
    flow.need(12, 'portrait')
    const top = flow.y
    let at = 0
    for (const { text, span, align } of [...labelSpans(points, width - 1, SIZE.code), ...(apart ? [{ text: apart.text, span: 1, align: 'center' as const }] : [])]) {
      const x = flow.left + INDENT + at * width + (apart && at === all.length - 1 ? 2 : 0)
      const wide = span * width - 1
      const label = balancedLines(text, wide, SIZE.code, 2)
      // One line stands nearer to its points than the first of two.
      this.#paper.element('P', () => { label.forEach((line, n) => { flow.line(line, x, top + (n + (2 - label.length) / 2) * SIZE.code * 1.4, SIZE.code, { align, width: wide, colour: colour.muted }) }) })
      at += span
    }
    all.forEach((point, i) => {
      const x = flow.left + INDENT + i * width + (apart && i === all.length - 1 ? 2 : 0)
      this.#paper.element('P', () => {
        flow.line(String(point.code), x, top + 7.6, SIZE.text, { align: 'center', width: width - 1 })
      })
      this.#paper.artifact(() => { this.#circle(x + (width - 1) / 2, top + 7.6 + SIZE.text * 0.72, 3) })
    })
    flow.y += 14.5
  }

  /** Columns and words of a table: `cell` wide each, `first` of the rows' texts; heights in mm. */
  #layout({ groups, rows }: PrintedTable): { cell: number; first: number; size: number; words: string[][]; titled: boolean; headHeight: number; lines: { text: string[]; height: number }[] } {
    const { width } = this.#flow
    const points = groups.flatMap(each => each.points)
    const { cell, size } = labelCells(points.map(point => point.text), { width, least: 7.5, most: 16, fontSize: SIZE.code })
    const first = width - cell * points.length
    const words = points.map(point => balancedLines(point.text, cell - 0.7, size, 4))
    const titled = groups.some(each => each.title)
    const headHeight = (titled ? 5.5 : 0) + Math.max(1, ...words.map(lines => lines.length)) * size * 1.4 + 2
    const lines = rows.map(row => { const text = wrapText(row.text, { width: first - 2, fontSize: SIZE.text }); return { text, height: Math.max(1, text.length) * SIZE.text * 1.4 + 2.2 } })
    return { cell, first, size, words, titled, headHeight, lines }
  }
  #tableHeight(body: PrintedTable): number { const { headHeight, lines } = this.#layout(body); return lines.reduce((sum, line) => sum + line.height, headHeight) }

  #table(body: PrintedTable): void {
    const flow = this.#flow
    const { groups, rows } = body
    const { cell, first, size, words, titled, headHeight, lines: rowLines } = this.#layout(body)
    const right = flow.left + flow.width
    const header = (): void => {
      const top = flow.y
      let x = flow.left + first
      let at = 0
      for (const each of groups) {
        const wide = cell * each.points.length
        const left = x
        if (each.title) this.#paper.element('TH', () => { flow.line(each.title, left, top + 0.8, SIZE.small, { bold: true, align: 'center', width: wide }) })
        each.points.forEach((_, i) => {
          const lines = words[at++]!
          const cellLeft = left + i * cell
          this.#paper.element('TH', () => { lines.forEach((line, n) => { flow.line(line, cellLeft, top + (titled ? 5.5 : 0) + 0.8 + n * size * 1.4, size, { align: 'center', width: cell }) }) })
        })
        x += wide
      }
      flow.y += headHeight
      this.#paper.artifact(() => { this.#paper.rule(flow.left, top, right, top, 1); this.#paper.rule(flow.left, flow.y, right, flow.y, 0.6) })
    }
    flow.need(headHeight + (rowLines[0]?.height ?? 0) + 8, 'portrait')
    header()
    rows.forEach((row, r) => {
      const { text: lines, height } = rowLines[r]!
      if (flow.room < height) { flow.page(); header() }
      const top = flow.y
      if (r % 2 === 1) this.#paper.artifact(() => { this.#paper.fill(flow.left, top, flow.width, height, 'F4F6F9') })
      this.#paper.element('P', () => { lines.forEach((line, n) => { flow.line(line, flow.left + 1, top + 1 + n * SIZE.text * 1.4, SIZE.text) }) })
      let x = flow.left + first
      for (const each of groups) {
        for (const point of each.points) {
          const left = x
          this.#paper.element('P', () => { flow.line(String(point.code), left, top + (height - SIZE.small * 1.45) / 2, SIZE.small, { align: 'center', width: cell }) })
          this.#paper.artifact(() => { this.#circle(left + cell / 2, top + height / 2, 2.5) })
          x += cell
        }
      }
      this.#margin(row.code, top)
      flow.y += height
    })
    const end = flow.y
    this.#paper.artifact(() => { this.#paper.rule(flow.left, end, right, end, 1) })
    flow.y += 2
  }

  /** Page of pages, and the title, on every sheet. */
  #running(): void {
    const { pdf } = this.#paper
    const { start, count } = pdf.bufferedPageRange()
    for (let i = 0; i < count; i++) {
      pdf.switchToPage(start + i)
      this.#paper.artifact(() => {
        this.#flow.line(this.#t('report.pageOf', { page: i + 1, pages: count }), 0, 283, SIZE.small, { colour: colour.muted, align: 'center', width: 210 })
        if (i > 0) this.#flow.line(this.#form.title.slice(0, 60), MARGIN.side, 12, SIZE.small, { colour: colour.muted })
      })
    }
  }
}
