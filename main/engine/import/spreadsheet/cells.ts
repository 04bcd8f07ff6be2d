import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ReadIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import { numberLook } from '../number.ts'
import { Table } from '../table.ts'
import type { DateStyle } from '../xlsx/serial.ts'
import { durationSeconds, serialText } from '../xlsx/serial.ts'

const BLANK = /^[\s\ufeff]*$/

/** Puts the cells of a sheet into a table as the .xlsx reader does: same limits, same treatment of dates, ids and errors. */
export class CellSink {
  readonly table = new Table()
  readonly #issues: ReadIssues
  readonly #sheet: string

  constructor(issues: ReadIssues, sheet: string) {
    this.#issues = issues
    this.#sheet = sheet
  }

  /** `number` is 1-based. */
  row(number: number): void {
    this.table.startRow(number)
    if (this.table.rows > limits.rows + limits.headerSearchRows) throw new YinguoError('M09', { what: 'rows', sheet: this.#sheet, n: this.table.rows, max: limits.rows })
  }

  number(column: number, value: number, style: Exclude<DateStyle, 'duration'>, is1904: boolean): void {
    this.#mind(column)
    if (style !== 'none') {
      const text = serialText(value, style, is1904)
      if (text !== null) {
        this.table.addDate(column, text)
        return
      }
    }
    const raw = String(value)
    // Beyond 2^53 neighbouring whole numbers share a double: kept as it prints, and said.
    if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 53 || numberLook(raw) === 'idLike') {
      this.#issues.longNumbers++
      this.table.addText(column, raw)
    } else this.table.addNumber(column, value)
  }

  /** `days` is the serial number, `format` how the cell shows it. */
  duration(column: number, days: number, format: string): void {
    this.#mind(column)
    this.#issues.durations.set(column, format)
    this.table.addNumber(column, durationSeconds(days))
  }

  /** ISO wall-clock text. */
  date(column: number, text: string): void {
    this.#mind(column)
    this.table.addDate(column, text)
  }

  text(column: number, text: string): void {
    if (BLANK.test(text)) return
    this.#mind(column)
    if (text.length > limits.cellTextHard) throw new YinguoError('M09', { what: 'cellText', sheet: this.#sheet, n: text.length, max: limits.cellTextHard })
    if (text.length > limits.cellText) this.#issues.longTexts++
    this.table.addText(column, text)
  }

  boolean(column: number, value: boolean): void {
    this.#mind(column)
    this.table.addText(column, value ? 'TRUE' : 'FALSE')
  }

  error(): void { this.#issues.errorCells++ }

  formula(hasValue: boolean): void {
    this.#issues.formulas++
    if (!hasValue) this.#issues.formulasWithoutValue++
  }

  #mind(column: number): void {
    if (column >= limits.columns) throw new YinguoError('M09', { what: 'columns', sheet: this.#sheet, n: column + 1, max: limits.columns })
    if (this.table.cells >= limits.cells) throw new YinguoError('M09', { what: 'cells', sheet: this.#sheet, n: this.table.cells + 1, max: limits.cells })
  }
}
