import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ReadIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import { CellSink } from '../spreadsheet/cells.ts'
import type { Table } from '../table.ts'
import type { XmlScan } from '../xlsx/xmlScan.ts'
import { CLOSE, nameCode, OPEN, SELF, TEXT } from '../xlsx/xmlScan.ts'
import type { DurationStyles } from './durationStyles.ts'
import { clockText, isoSeconds, isoStamp } from './values.ts'

const N = {
  table: nameCode('table'), row: nameCode('table-row'), cell: nameCode('table-cell'), covered: nameCode('covered-table-cell'),
  p: nameCode('p'), s: nameCode('s'), c: nameCode('c'), tab: nameCode('tab'), lineBreak: nameCode('line-break'),
  annotation: nameCode('annotation'), frame: nameCode('frame'), shapes: nameCode('shapes'), customShape: nameCode('custom-shape'), ruby: nameCode('ruby-text'),
  tableColumn: nameCode('table-column'), defaultStyle: nameCode('default-cell-style-name'), style: nameCode('style'), properties: nameCode('table-properties'), name: nameCode('name'), display: nameCode('display'), styleName: nameCode('style-name'),
  rowsRepeated: nameCode('number-rows-repeated'), columnsRepeated: nameCode('number-columns-repeated'),
  rowsSpanned: nameCode('number-rows-spanned'), columnsSpanned: nameCode('number-columns-spanned'),
  valueType: nameCode('value-type'), value: nameCode('value'), dateValue: nameCode('date-value'), timeValue: nameCode('time-value'),
  booleanValue: nameCode('boolean-value'), stringValue: nameCode('string-value'), formula: nameCode('formula'),
}
/** What floats over a cell or stands in its margin has texts of its own. */
const ASIDE = [N.annotation, N.frame, N.shapes, N.customShape, N.ruby]
const ERROR = /^(#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)|(Err|错误)[:：]\d{3})$/

interface Cell { type: string; value: string; formula: boolean; text: string; /** How a duration is shown. */ duration?: string }
export interface OdsSheet { table: Table; merges: string[]; name: string; index: number; hidden: boolean }
interface OdsOptions {
  maxRows: number
  wants: (index: number) => boolean
  issues: () => ReadIssues
  done: (sheet: OdsSheet) => void
}

/**
 * Takes the tokens of content.xml (ODF 1.3 part 3, 9.1). Typed values come from attributes, texts from their paragraphs;
 * `repeated` of empty cells and rows costs nothing, of filled ones it meets the limits of a sheet.
 */
export class OdsReader {
  readonly #options: OdsOptions
  readonly #hiddenStyles = new Set<string>()
  readonly #durations: DurationStyles
  #style = ''
  #sheets = 0
  #depth = 0
  #aside = 0
  #sink: CellSink | null = null
  #issues: ReadIssues | null = null
  #sheet = { name: '', index: 0, hidden: false }
  #merges: string[] = []
  #row = 0
  #rowRepeat = 1
  #cells: { column: number; repeat: number; cell: Cell }[] = []
  #column = 0
  #columnRepeat = 1
  #cell: Cell | null = null
  #inText = 0
  #paragraphs = 0

  /** `durations` already knows the styles of the document, which stand in a part of their own. */
  constructor(options: OdsOptions, durations: DurationStyles) {
    this.#options = options
    this.#durations = durations
  }

  token(token: number, xml: XmlScan): void {
    const name = xml.name
    if (token === TEXT) {
      if (this.#inText > 0 && this.#cell && this.#aside === 0) this.#add(xml.text().replace(/[ \t\r\n]+/g, ' '))
      else if (this.#depth === 0) this.#durations.token(token, xml)
      return
    }
    if (ASIDE.includes(name)) {
      if (token === OPEN) this.#aside++
      else if (token === CLOSE) this.#aside--
      return
    }
    if (this.#aside > 0) return
    if (this.#depth === 0) this.#durations.token(token, xml)
    else if (name === N.tableColumn && token !== CLOSE) this.#durations.columns(xml.attribute(N.defaultStyle), times(xml.attribute(N.columnsRepeated)))
    if (token === CLOSE) this.#close(name)
    else this.#open(name, xml, token === SELF)
  }

  #open(name: number, xml: XmlScan, self: boolean): void {
    switch (name) {
      case N.style: this.#style = xml.attribute(N.name) ?? ''; break
      case N.properties: if (xml.attribute(N.display) === 'false') this.#hiddenStyles.add(this.#style); break
      case N.table: if (!self) this.#openTable(xml); break
      case N.row:
        this.#cells = []
        this.#column = 0
        this.#rowRepeat = times(xml.attribute(N.rowsRepeated))
        if (self) this.#closeRow()
        break
      case N.cell:
      case N.covered:
        this.#openCell(xml)
        if (self) this.#closeCell()
        break
      case N.p:
        if (!this.#cell) break
        if (this.#paragraphs++ > 0) this.#add('\n')
        if (!self) this.#inText++
        break
      case N.s: if (this.#cell) this.#add(' '.repeat(Math.min(limits.cellText, times(xml.attribute(N.c))))); break
      case N.tab: if (this.#cell) this.#add('\t'); break
      case N.lineBreak: if (this.#cell) this.#add('\n'); break
    }
  }

  #close(name: number): void {
    switch (name) {
      case N.p: if (this.#inText > 0) this.#inText--; break
      case N.cell:
      case N.covered: this.#closeCell(); break
      case N.row: this.#closeRow(); break
      case N.table:
        if (--this.#depth === 0) this.#closeTable()
        break
    }
  }

  #openTable(xml: XmlScan): void {
    if (++this.#depth > 1) return
    this.#durations.startTable()
    const index = this.#sheets++
    if (this.#sheets > limits.sheets) throw new YinguoError('M09', { what: 'sheets', sheet: null, n: this.#sheets, max: limits.sheets })
    const name = xml.attribute(N.name) ?? ''
    this.#sheet = { name, index, hidden: this.#hiddenStyles.has(xml.attribute(N.styleName) ?? '') }
    this.#issues = this.#options.issues()
    this.#sink = this.#options.wants(index) ? new CellSink(this.#issues, name) : null
    this.#merges = []
    this.#row = 0
  }

  #closeTable(): void {
    if (!this.#sink) return
    this.#sink.table.finish()
    this.#options.done({ ...this.#sheet, table: this.#sink.table, merges: this.#merges })
    this.#sink = null
  }

  #openCell(xml: XmlScan): void {
    this.#columnRepeat = times(xml.attribute(N.columnsRepeated))
    this.#cell = null
    this.#paragraphs = 0
    this.#inText = 0
    if (!this.#sink) return
    const type = xml.attribute(N.valueType) ?? ''
    const value = type === 'date' ? xml.attribute(N.dateValue) : type === 'time' ? xml.attribute(N.timeValue) : type === 'boolean' ? xml.attribute(N.booleanValue)
      : type === 'string' ? xml.attribute(N.stringValue) : type === '' ? undefined : xml.attribute(N.value)
    this.#cell = { type, value: value ?? '', formula: xml.attribute(N.formula) !== undefined, text: '', ...this.#durations.of(type, xml.attribute(N.styleName), this.#column) }
    const down = times(xml.attribute(N.rowsSpanned))
    const right = times(xml.attribute(N.columnsSpanned))
    if ((down > 1 || right > 1) && this.#merges.length < 20_000) {
      this.#merges.push(`${letters(this.#column)}${this.#row + 1}:${letters(Math.min(this.#column + right - 1, limits.columns))}${this.#row + down}`)
    }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (cell && (cell.text !== '' || cell.value !== '' || cell.formula)) this.#cells.push({ column: this.#column, repeat: this.#columnRepeat, cell })
    this.#column += this.#columnRepeat
  }

  #closeRow(): void {
    const sink = this.#sink
    const first = this.#row
    this.#row += this.#rowRepeat
    if (!sink || this.#cells.length === 0 || sink.table.rows > this.#options.maxRows) return
    for (let row = 0; row < this.#rowRepeat && sink.table.rows <= this.#options.maxRows; row++) {
      sink.row(first + row + 1)
      for (const { column, repeat, cell } of this.#cells) for (let index = 0; index < repeat; index++) take(sink, cell, column + index)
    }
  }

  #add(text: string): void {
    const cell = this.#cell!
    cell.text += text
    if (cell.text.length > limits.cellTextHard) throw new YinguoError('M09', { what: 'cellText', sheet: this.#sheet.name, n: cell.text.length, max: limits.cellTextHard })
  }
}

function take(sink: CellSink, cell: Cell, column: number): void {
  const { type, value, text, formula, duration } = cell
  if (formula) {
    sink.formula(value !== '' || text !== '')
    if (ERROR.test(text.trim())) {
      sink.error()
      return
    }
  }
  if (type === 'date') sink.date(column, isoStamp(value) ?? (text || value))
  else if (type === 'time') {
    const seconds = isoSeconds(value)
    if (seconds === null) sink.text(column, text || value)
    else if (duration !== undefined) sink.duration(column, seconds / 86_400, duration)
    else sink.date(column, clockText(seconds))
  } else if (type === 'boolean') sink.boolean(column, value === 'true')
  else if (type === 'string' || type === '') sink.text(column, text === '' ? value : text)
  else {
    const number = value.trim() === '' ? Number.NaN : Number(value)
    if (Number.isNaN(number)) sink.text(column, text || value)
    else sink.number(column, number, 'none', false)
  }
}

function times(attribute: string | undefined): number {
  const count = attribute === undefined ? 1 : Number(attribute)
  return Number.isInteger(count) && count > 0 ? count : 1
}

const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
