import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ReadIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import { isCanonical, numberLook } from '../number.ts'
import { INT, Table } from '../table.ts'

export type Delimiter = ',' | ';' | '\t' | '|'
const candidates: Delimiter[] = [',', '\t', ';', '|']

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const ZERO = 0x30
const NINE = 0x39

const HEADLESS = 0.4

/** The candidate that cuts the first lines into the most equal number of cells, quotes respected. */
export function guessDelimiter(sample: string): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of candidates) {
    const counts = cellsPerLine(sample, delimiter, 50)
    if (counts.length === 0) continue
    const typical = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)]!
    const equal = counts.filter(count => count === typical).length / counts.length
    // A first line without commas speaks against the comma: 1,75;2,50 below Größe;Gewicht.
    const headed = delimiter !== ',' || counts.length === 1 || counts[0]! > 1 ? 1 : HEADLESS
    const score = typical > 1 ? equal * Math.log2(1 + typical) * headed : 0
    if (score > bestScore * 1.0001) { best = delimiter; bestScore = score }
  }
  return best
}

function cellsPerLine(sample: string, delimiter: string, most: number): number[] {
  const counts: number[] = []
  let cells = 1
  let quoted = false
  let empty = true
  const cut = delimiter.charCodeAt(0)
  for (let at = 0; at < sample.length && counts.length < most; at++) {
    const code = sample.charCodeAt(at)
    if (code === QUOTE) { quoted = !quoted; empty = false }
    else if (quoted) continue
    else if (code === cut) { cells++; empty = false }
    else if (code === LF || code === CR) {
      if (code === CR && sample.charCodeAt(at + 1) === LF) at++
      if (!empty) counts.push(cells)
      cells = 1
      empty = true
    } else empty = false
  }
  if (counts.length === 0 && !empty) counts.push(cells)
  return counts
}

/**
 * RFC 4180 read leniently: quotes only at the start of a cell, bare line feeds inside quotes, LF, CRLF and CR line ends,
 * text after a closing quote kept. Numbers that print as they were written become numbers; all else stays text.
 */
export class DelimitedReader {
  readonly table = new Table()
  readonly #delimiter: number
  readonly #issues: ReadIssues
  readonly #sheet: string
  /** Characters of the cell so far when it crosses a piece or holds a quote. */
  #pending = ''
  #state: 'start' | 'plain' | 'quoted' | 'quoteInQuoted' = 'start'
  #column = 0
  #line = 1
  #rowOpen = false
  #skipLf = false
  #openedAt = 0
  #canon = new Map<string, number>()

  constructor(delimiter: Delimiter, issues: ReadIssues, sheet: string) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#issues = issues
    this.#sheet = sheet
  }

  push(piece: string): void {
    const delimiter = this.#delimiter
    const length = piece.length
    let at = 0
    while (at < length) {
      const code = piece.charCodeAt(at)
      if (this.#skipLf) {
        this.#skipLf = false
        if (code === LF) { at++; continue }
      }
      if (this.#state === 'quoted') {
        let end = piece.indexOf('"', at)
        if (end < 0) end = length
        this.#take(piece.slice(at, end))
        at = end
        if (end < length) { this.#state = 'quoteInQuoted'; at++ }
        continue
      }
      if (this.#state === 'quoteInQuoted') {
        if (code === QUOTE) { this.#pending += '"'; this.#state = 'quoted'; at++; continue }
        this.#state = 'plain'
        continue
      }
      if (this.#state === 'start' && code === QUOTE) {
        this.#state = 'quoted'
        this.#openedAt = this.#line
        this.#open()
        at++
        continue
      }
      if (this.#state === 'start' && code >= ZERO && code <= NINE) {
        const after = this.#wholeNumbers(piece, at)
        if (after > at) { at = after; continue }
      }
      let end = at
      let stop = code
      while (stop !== delimiter && stop !== LF && stop !== CR && ++end < length) stop = piece.charCodeAt(end)
      if (end > at) { this.#open(); this.#take(piece.slice(at, end)); this.#state = 'plain' }
      at = end
      if (end === length) break
      at++
      this.#cell()
      if (stop === delimiter) this.#column++
      else {
        this.#endRow()
        if (stop === CR) this.#skipLf = true
      }
    }
  }

  /**
   * Most cells of a survey are whole numbers of at most nine digits that print as they are written, or empty: those need
   * no text. Takes them as long as they come, line ends too; the place of the first cell that is anything else comes back.
   */
  #wholeNumbers(piece: string, from: number): number {
    const delimiter = this.#delimiter
    const { table } = this
    const length = piece.length
    let at = from
    for (;;) {
      let end = at
      let value = 0
      let code = 0
      while (end < length && end - at < 10) {
        code = piece.charCodeAt(end)
        if (code < ZERO || code > NINE) break
        value = value * 10 + code - ZERO
        end++
      }
      const digits = end - at
      if (end === length || digits > 9 || (digits > 1 && piece.charCodeAt(at) === ZERO) || (code !== delimiter && code !== LF && code !== CR)) return at
      if (digits > 0) {
        this.#open()
        this.#mindRoom()
        table.add(this.#column, INT, value)
      }
      at = end + 1
      if (code === delimiter) this.#column++
      else {
        this.#endRow()
        if (code !== CR) continue
        if (at === length) { this.#skipLf = true; return at }
        if (piece.charCodeAt(at) === LF) at++
      }
    }
  }

  end(): Table {
    if (this.#state === 'quoted') this.#issues.openQuoteRow = this.#openedAt
    if (this.#rowOpen || this.#pending !== '') { this.#cell(); this.#endRow() }
    this.table.finish()
    return this.table
  }

  #open(): void {
    if (this.#rowOpen) return
    this.#rowOpen = true
    this.table.startRow(this.#line)
    if (this.table.rows > limits.rows + limits.headerSearchRows) throw new YinguoError('M09', { what: 'rows', sheet: this.#sheet, n: this.table.rows, max: limits.rows })
  }

  #take(text: string): void {
    this.#pending = this.#pending === '' ? text : this.#pending + text
    if (this.#pending.length > limits.cellTextHard) {
      // A quote that never closes swallows the file: say where it opened.
      if (this.#state === 'quoted') throw new YinguoError('M11', { where: `${this.#sheet}:${this.#openedAt}` })
      throw new YinguoError('M09', { what: 'cellText', sheet: this.#sheet, n: this.#pending.length, max: limits.cellTextHard })
    }
  }

  #cell(): void {
    const text = this.#pending
    this.#pending = ''
    this.#state = 'start'
    if (text === '') return
    this.#mindRoom()
    const first = text.charCodeAt(0)
    if (first <= 0x39 && (first >= 0x30 || first === 0x2d)) {
      const value = this.#number(text)
      if (!Number.isNaN(value)) {
        this.table.addNumber(this.#column, value)
        return
      }
    } else if ((first <= 0x20 || first === 0xa0 || first === 0x3000 || first === 0xfeff) && text.replaceAll('\ufeff', '').trim() === '') return
    if (text.length > limits.cellText) this.#issues.longTexts++
    this.table.addText(this.#column, text)
  }

  #mindRoom(): void {
    if (this.#column >= limits.columns) throw new YinguoError('M09', { what: 'columns', sheet: this.#sheet, n: this.#column + 1, max: limits.columns })
    if (this.table.cells >= limits.cells) throw new YinguoError('M09', { what: 'cells', sheet: this.#sheet, n: this.table.cells + 1, max: limits.cells })
  }

  #number(text: string): number {
    if (text.length <= 12) {
      const known = this.#canon.get(text)
      if (known !== undefined) return known
    }
    let value = Number.NaN
    const look = numberLook(text)
    if (look === 'number') {
      const parsed = Number(text)
      if (isCanonical(text, parsed) && Math.abs(parsed) < 2 ** 53) value = parsed
    } else if (look === 'idLike' && text.length >= 16) this.#issues.longNumbers++
    if (text.length <= 12 && this.#canon.size < 100_000) this.#canon.set(text, value)
    return value
  }

  #endRow(): void {
    this.#line++
    this.#column = 0
    this.#rowOpen = false
  }
}
