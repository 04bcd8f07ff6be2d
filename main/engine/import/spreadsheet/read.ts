import type { CellObject, DenseWorkSheet, Range, WorkSheet } from '@e965/xlsx'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ReadIssues } from '../issues.ts'
import { noIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import type { Contents, ReaderInput } from '../readFile.ts'
import { noText } from '../readFile.ts'
import { bestGlance, GLANCE_ROWS, glanceAt, summariesOf, surroundingsOf, wantedSheet } from '../sheetChoice.ts'
import type { Table } from '../table.ts'
import type { DateStyle } from '../xlsx/serial.ts'
import { dateStyle, DURATION_FORMAT } from '../xlsx/serial.ts'
import { CellSink } from './cells.ts'
import type { ParsedBook } from './library.ts'
import { parseBook } from './library.ts'

/** Reads an .xls stream or an .xlsb package that passed the gate: values as the .xlsx reader takes them. */
export async function readBook(bytes: Buffer, container: 'xls' | 'xlsb', { options, onProgress }: ReaderInput): Promise<Contents> {
  onProgress({ phase: 'reading', done: 0, total: bytes.length })
  const book = await parseBook(bytes, container)
  onProgress({ phase: 'reading', done: bytes.length, total: bytes.length })
  const sheets = sheetsOf(book)
  if (sheets.length === 0) throw new YinguoError('M23', { reason: 'noSheets' })
  if (sheets.length > limits.sheets) throw new YinguoError('M09', { what: 'sheets', sheet: null, n: sheets.length, max: limits.sheets })
  const wanted = wantedSheet(sheets.map(sheet => sheet.name), options.sheet)
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const glances = sheets.map(({ name, sheet, hidden }, index) => glanceAt(tableOf(sheet, name, is1904, noIssues(), GLANCE_ROWS), name, index, hidden))
  const best = bestGlance(glances, wanted)
  const issues = noIssues()
  const { name, sheet } = sheets[best.index]!
  const table = tableOf(sheet, name, is1904, issues, Infinity)
  return {
    ...noText, container, sheet: name, table, issues, merges: (sheet['!merges'] ?? []).slice(0, 20_000).map(rangeText),
    sheets: summariesOf(glances, best, table), surroundings: surroundingsOf(glances, best),
  }
}

interface NamedSheet { name: string; sheet: WorkSheet; hidden: boolean }

/** Worksheets only: charts, dialogs and old macro sheets hold no answers. */
function sheetsOf(book: ParsedBook): NamedSheet[] {
  const found: NamedSheet[] = []
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) continue
    found.push({ name, sheet, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 })
  }
  return found
}

function tableOf(sheet: WorkSheet, name: string, is1904: boolean, issues: ReadIssues, maxRows: number): Table {
  const sink = new CellSink(issues, name)
  const styles = new Map<string | number, DateStyle>()
  const styleOf = (format: string | number | undefined): DateStyle => {
    if (format === undefined) return 'none'
    let style = styles.get(format)
    if (style === undefined) styles.set(format, style = typeof format === 'number' ? dateStyle(format, undefined) : dateStyle(-1, format))
    return style
  }
  const data = (sheet as DenseWorkSheet)['!data'] as (CellObject | undefined)[][] | undefined
  // Own keys: a row far away leaves a hole, not a million rows.
  for (const key of Object.keys(data ?? [])) {
    const row = data![Number(key)]
    if (!row) continue
    sink.row(Number(key) + 1)
    if (sink.table.rows > maxRows) break
    row.forEach((cell, column) => { if (cell) take(sink, cell, column, styleOf(cell.z), is1904) })
  }
  sink.table.finish()
  return sink.table
}

function take(sink: CellSink, cell: CellObject, column: number, style: DateStyle, is1904: boolean): void {
  const value: unknown = cell.v
  if (cell.f !== undefined || cell.F !== undefined) sink.formula(value !== undefined && value !== null)
  if (cell.t === 'e') sink.error()
  else if (typeof value === 'number') {
    if (style === 'duration') sink.duration(column, value, typeof cell.z === 'string' ? cell.z : DURATION_FORMAT)
    else sink.number(column, value, style, is1904)
  } else if (typeof value === 'string') sink.text(column, value)
  else if (typeof value === 'boolean') sink.boolean(column, value)
}

const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
const rangeText = ({ s, e }: Range): string => `${letters(s.c)}${s.r + 1}:${letters(e.c)}${e.r + 1}`
