import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ReadIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import { isCanonical, numberLook } from '../number.ts'
import { Table } from '../table.ts'

export type Delimiter = ',' | ';' | '\t' | '|'
const candidates: Delimiter[] = [',', '\t', ';', '|']

/** The candidate that cuts the first lines into the most equal number of cells, quotes respected. */
export function guessDelimiter(sample: string): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of candidates) {
    const counts = cellsPerLine(sample, delimiter, 50)
    if (counts.length === 0) continue
    const typical = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)]!
    const equal = counts.filter(count => count === typical).length / counts.length
    const score = typical > 1 ? equal * Math.log2(1 + typical) : 0
    if (score > bestScore * 1.0001) { best = delimiter; bestScore = score }
  }
  return best
}

function cellsPerLine(sample: string, delimiter: string, most: number): number[] {
  const counts: number[] = []
  let cells = 1
  let quoted = false
  let empty = true
  for (let at = 0; at < sample.length && counts.length < most; at++) {
    const char = sample[at]!
    if (char === '"') { quoted = !quoted; empty = false }
    else if (quoted) continue
    else if (char === delimiter) { cells++; empty = false }
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && sample[at + 1] === '\n') at++
      if (!empty) counts.push(cells)
      cells = 1
      empty = true
    } else empty = false
  }
  if (counts.length === 0 && !empty) counts.push(cells)
  return counts
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

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
      let end = at
      let stop = code
      while (stop !== delimiter && stop !== LF && stop !== CR && ++end < length) stop = piece.charCodeAt(end)
      // Most cells of a survey are short whole numbers: those need no text.
      const whole = end < length && this.#state === 'start' ? wholeNumber(piece, at, end) : -1
      if (whole < 0 && end > at) { this.#open(); this.#take(piece.slice(at, end)); this.#state = 'plain' }
      at = end
      if (end === length) break
      at++
      if (whole >= 0) {
        this.#open()
        this.#mindRoom()
        this.table.addNumber(this.#column, whole)
      } else this.#cell()
      if (stop === delimiter) this.#column++
      else {
        this.#endRow()
        if (stop === CR) this.#skipLf = true
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

/** A whole number of at most nine digits that prints as it is written; -1 for anything else. */
function wholeNumber(piece: string, from: number, to: number): number {
  const length = to - from
  if (length === 0 || length > 9) return -1
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = piece.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return length > 1 && piece.charCodeAt(from) === 0x30 ? -1 : value
}
