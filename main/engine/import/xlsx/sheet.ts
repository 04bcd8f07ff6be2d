import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ReadIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import { isCanonical, numberLook } from '../number.ts'
import { Table, TEXT as TEXT_CELL } from '../table.ts'
import type { Archive } from '../zip/archive.ts'
import type { Workbook } from './parts.ts'
import { durationSeconds, serialText } from './serial.ts'
import type { PlainCells } from './xmlScan.ts'
import { CLOSE, decodeEscapes, nameCode, OPEN, scanPart, SELF, TEXT, XmlScan } from './xmlScan.ts'

const ROW = nameCode('row')
const C = nameCode('c')
const V = nameCode('v')
const T = nameCode('t')
const F = nameCode('f')
const IS = nameCode('is')
const RPH = nameCode('rPh')
const R = nameCode('r')
const MERGE = nameCode('mergeCell')
const REF = nameCode('ref')

/** Types of a cell, from the first letters of its t attribute. */
type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd'
const LAST_ROW = 1_048_576

export interface SheetRead { table: Table; issues: ReadIssues; merges: string[]; truncated: boolean }

export interface SheetOptions {
  /** Stop after this many rows that hold something (a glance at a sheet). */
  maxRows?: number
  onCompressed?: (bytes: number) => void
}

/**
 * Reads one worksheet part into a table. Claims of the file about its own size (dimension, spans, merges) are not
 * used; rows and cells without a reference follow the one before them. Formulas give their cached value.
 */
export async function readSheet(
  archive: Archive, part: string, sheetName: string, workbook: Workbook, strings: readonly string[], issues: ReadIssues, options: SheetOptions = {},
): Promise<SheetRead> {
  const table = new Table(strings)
  const reader = new CellReader(table, workbook, issues, sheetName, strings)
  const merges: string[] = []
  let truncated = false
  const scan = new XmlScan(part)
  const maxRows = options.maxRows ?? Infinity
  await scanPart(scan, archive.read(part, options.onCompressed), token => {
    const name = scan.name
    switch (token) {
      case TEXT:
        if (reader.wantsText) reader.text(scan)
        break
      case OPEN:
        if (name === C) reader.open(scan)
        else if (name === V || name === T) reader.wantsText = !reader.phonetic
        else if (name === ROW) {
          reader.row(scan.attribute(R))
          if (table.rows > maxRows) { truncated = true; return false }
        } else if (name === F) reader.hasFormula = true
        else if (name === IS) reader.restart()
        else if (name === RPH) reader.phonetic = true
        break
      case SELF:
        if (name === C) { reader.open(scan); reader.close() }
        else if (name === F) reader.hasFormula = true
        else if (name === ROW) reader.row(scan.attribute(R))
        else if (name === MERGE && merges.length < 20_000) merges.push(scan.attribute(REF) ?? '')
        break
      case CLOSE:
        if (name === V || name === T) reader.wantsText = false
        else if (name === C) reader.close()
        else if (name === RPH) reader.phonetic = false
        break
    }
    return undefined
  }, reader)
  table.finish()
  return { table, issues, merges, truncated }
}

/** The state of the cell being read, and what becomes of it. */
class CellReader implements PlainCells {
  wantsText = false
  hasFormula = false
  phonetic = false
  readonly #table: Table
  readonly #workbook: Workbook
  readonly #issues: ReadIssues
  readonly #sheet: string
  /** 1 for shared strings that hold nothing to read. */
  readonly #blank: Uint8Array
  #rowNumber = 0
  #column = -1
  #style = 0
  #type: CellType = 'n'
  /** Small whole numbers and string indices are read as they come, without a text. */
  #fast = Number.NaN
  #raw = ''
  #filled = false

  constructor(table: Table, workbook: Workbook, issues: ReadIssues, sheet: string, strings: readonly string[]) {
    this.#table = table
    this.#workbook = workbook
    this.#issues = issues
    this.#sheet = sheet
    this.#blank = Uint8Array.from(strings, text => (text.trim() === '' ? 1 : 0))
  }

  row(reference: string | undefined): void {
    const number = reference === undefined ? this.#rowNumber + 1 : Number(reference)
    if (!Number.isInteger(number) || number < 1) this.#rowNumber++
    else {
      this.#rowNumber = number
      if (number > LAST_ROW) this.#issues.farRows++
    }
    this.#column = -1
    this.#table.startRow(this.#rowNumber)
    if (this.#table.rows > limits.rows + limits.headerSearchRows) {
      throw new YinguoError('M09', { what: 'rows', sheet: this.#sheet, n: this.#table.rows, max: limits.rows })
    }
  }

  get wantsPlain(): boolean { return !this.phonetic && !this.wantsText }

  plainCell(column: number, style: number, shared: boolean, value: number): void {
    this.hasFormula = false
    this.#column = column
    if (value < 0) return
    this.#style = style
    this.#type = shared ? 's' : 'n'
    this.#raw = ''
    this.#fast = value
    this.#filled = true
    this.close()
  }

  /** Attributes r, s and t of a cell that is not plain, read from the bytes. */
  open(scan: XmlScan): void {
    this.hasFormula = false
    this.#filled = false
    this.#raw = ''
    this.#fast = Number.NaN
    this.#style = 0
    this.#type = 'n'
    const buffer = scan.buffer
    const end = scan.end
    let at = scan.start
    let column = -1
    while (at < end) {
      const letter = buffer[at]!
      if (buffer[at + 1] !== 0x3d || (buffer[at - 1] !== 0x20 && buffer[at - 1] !== 0x0a && buffer[at - 1] !== 0x0d && buffer[at - 1] !== 0x09)) { at++; continue }
      const quote = buffer[at + 2]
      let from = at + 3
      if (letter === 0x72) { // r="AB12"
        column = 0
        for (; from < end; from++) {
          const byte = buffer[from]!
          if (byte >= 0x41 && byte <= 0x5a) column = column * 26 + byte - 0x40
          else if (byte >= 0x61 && byte <= 0x7a) column = column * 26 + byte - 0x60
          else break
          if (column > 1_000_000) break
        }
        column--
      } else if (letter === 0x73) { // s="3"
        let style = 0
        for (; from < end; from++) {
          const byte = buffer[from]!
          if (byte < 0x30 || byte > 0x39) break
          style = style * 10 + byte - 0x30
        }
        this.#style = style
      } else if (letter === 0x74) this.#type = cellType(buffer[from], buffer[from + 1], buffer[from + 2])
      while (from < end && buffer[from] !== quote) from++
      at = from + 1
    }
    this.#column = column >= 0 ? column : this.#column + 1
  }

  /** An inline text replaces a value that stands before it. */
  restart(): void {
    this.#raw = ''
    this.#fast = Number.NaN
    this.#filled = false
  }

  text(scan: XmlScan): void {
    const buffer = scan.buffer
    const start = scan.start
    const length = scan.end - start
    this.#filled = true
    if (length <= 9 && this.#raw === '' && (this.#type === 's' || this.#type === 'n')) {
      let value = 0
      let index = 0
      for (; index < length; index++) {
        const byte = buffer[start + index]!
        if (byte < 0x30 || byte > 0x39) break
        value = value * 10 + byte - 0x30
      }
      if (index === length && (length === 1 || buffer[start] !== 0x30)) {
        this.#fast = value
        this.#raw = ''
        return
      }
    }
    this.#raw += scan.text()
  }

  close(): void {
    const column = this.#column
    this.wantsText = false
    this.phonetic = false
    if (this.hasFormula) {
      this.#issues.formulas++
      if (!this.#filled) this.#issues.formulasWithoutValue++
    }
    // A styled empty cell far to the right is common and harmless; a value there is not dropped but refused.
    if (!this.#filled) return
    if (column >= limits.columns) throw new YinguoError('M09', { what: 'columns', sheet: this.#sheet, n: column + 1, max: limits.columns })
    const table = this.#table
    if (table.rows === 0) table.startRow(++this.#rowNumber)
    if (table.cells >= limits.cells) throw new YinguoError('M09', { what: 'cells', sheet: this.#sheet, n: table.cells + 1, max: limits.cells })
    if (this.#type === 's') this.#shared(column)
    else if (this.#type === 'n') this.#number(column)
    else this.#other(column)
  }

  #shared(column: number): void {
    const index = Number.isNaN(this.#fast) ? Number(this.#raw.trim()) : this.#fast
    const blank = this.#blank[index]
    if (blank === undefined) this.#issues.brokenCells++
    else if (blank === 0) {
      this.#table.add(column, TEXT_CELL, index)
      this.#mindLength(this.#table.strings[index]!)
    }
  }

  #mindLength(text: string): void {
    if (text.length <= limits.cellText) return
    if (text.length > limits.cellTextHard) throw new YinguoError('M09', { what: 'cellText', sheet: this.#sheet, n: text.length, max: limits.cellTextHard })
    this.#issues.longTexts++
  }

  #number(column: number): void {
    const style = this.#workbook.styles[this.#style] ?? 'none'
    const fast = this.#fast
    if (style === 'none' && !Number.isNaN(fast)) {
      this.#table.addNumber(column, fast)
      return
    }
    const raw = Number.isNaN(fast) ? this.#raw.trim() : String(fast)
    if (raw === '') return
    const value = Number(raw)
    if (Number.isNaN(value)) {
      this.#table.addText(column, raw)
      return
    }
    if (style === 'duration') {
      this.#issues.durations.set(column, this.#workbook.durations.get(this.#style)!)
      this.#table.addNumber(column, durationSeconds(value))
      return
    }
    if (style !== 'none') {
      const text = serialText(value, style, this.#workbook.is1904)
      if (text !== null) {
        this.#table.addDate(column, text)
        return
      }
    }
    // Beyond 2^53 neighbouring whole numbers share a double: such an id is kept as it is written.
    if (Math.abs(value) >= 2 ** 53 || (numberLook(raw) === 'idLike' && !isCanonical(raw, value))) {
      this.#issues.longNumbers++
      this.#table.addText(column, raw)
      return
    }
    this.#table.addNumber(column, value)
  }

  #other(column: number): void {
    const raw = Number.isNaN(this.#fast) ? this.#raw : String(this.#fast)
    if (this.#type === 'e') {
      this.#issues.errorCells++
      return
    }
    if (this.#type === 'b') {
      this.#table.addText(column, raw.trim() === '1' || raw.trim() === 'true' ? 'TRUE' : 'FALSE')
      return
    }
    if (this.#type === 'd') {
      this.#table.addDate(column, raw.trim().replace('T', ' ').replace(/(\.\d+)?Z?$/, ''))
      return
    }
    const text = decodeEscapes(raw)
    if (text.trim() === '') return
    this.#mindLength(text)
    this.#table.addText(column, text)
  }
}

function cellType(first: number | undefined, second: number | undefined, third: number | undefined): CellType {
  switch (first) {
    case 0x73: return second === 0x74 && third === 0x72 ? 'str' : 's'
    case 0x69: return 'inlineStr'
    case 0x62: return 'b'
    case 0x65: return 'e'
    case 0x64: return 'd'
    default: return 'n'
  }
}
