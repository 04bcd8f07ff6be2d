import type { Alignment, Cell, CellValue, Worksheet } from 'exceljs'
import type { CellAlign, TableCell, TableModel } from '../../../../shared/figures/figure.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import { shorten } from '../cleanText.ts'
import { colour, fonts } from '../ooxml/palette.ts'
import { escapeXString } from '../ooxml/xml.ts'

/** Excel's limit for one cell. */
const LONGEST_TEXT = 32_000
export const FONT = fonts.screen.eastAsia

export const textValue = (text: string): string => escapeXString(shorten(text, LONGEST_TEXT))

/** A number with a formula where one can be trusted to give the very number; else the number. */
export const computed = (formula: string, result: number): CellValue => ({ formula, result })

/**
 * The number format that prints a column as the figure does. A share is stored 0..1 and printed in percent:
 * its texts are a hundred times its values.
 */
export function columnFormat(cells: readonly (TableCell | undefined)[]): string {
  const numbers = cells.filter((cell): cell is { value: number; text: string } => typeof cell?.value === 'number')
  const printed = numbers.map(cell => ({ value: cell.value, text: cell.text, read: Number(cell.text.replace('−', '-').replace(/[%,]/g, '')) })).filter(one => Number.isFinite(one.read))
  const decimals = Math.max(0, ...printed.map(one => /\.(\d+)/.exec(one.text)?.[1]?.length ?? 0))
  const percent = printed.some(one => one.value !== 0) && printed.every(one => Math.abs(one.read - one.value * 100) <= 0.5001 * 10 ** -decimals)
  const whole = printed.some(one => one.text.includes(',')) ? '#,##0' : '0'
  const pattern = decimals > 0 ? `${whole}.${'0'.repeat(decimals)}` : whole
  return percent ? `${pattern}%` : pattern === '0' ? 'General' : pattern
}

const horizontal: Record<CellAlign, Alignment['horizontal']> = { left: 'left', center: 'center', right: 'right' }
const thin = { style: 'thin' as const, color: { argb: `FF${colour.axis}` } }
const medium = { style: 'medium' as const, color: { argb: `FF${colour.ink}` } }

export function styleHeader(cell: Cell, align: CellAlign): void {
  cell.font = { name: FONT, size: 10, bold: true, color: { argb: `FF${colour.ink}` } }
  cell.alignment = { horizontal: horizontal[align], vertical: 'bottom', wrapText: true }
  cell.border = { top: medium, bottom: thin }
}

export function styleBody(cell: Cell, align: CellAlign, last = false): void {
  cell.font = { name: FONT, size: 10 }
  cell.alignment = { horizontal: horizontal[align], vertical: 'middle', wrapText: align === 'left' }
  if (last) cell.border = { bottom: medium }
}

function styleHeading(cell: Cell, last = false): void {
  cell.font = { name: FONT, size: 10, bold: true }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${colour.tint}` } }
  if (last) cell.border = { bottom: medium }
}

/** Header over its unit or formula; "%" goes without saying where the cells are printed with the sign. */
const headerText = (header: string, sub: string): string => textValue(sub && sub !== '%' ? `${header}\n${sub}` : header)

/** Type of cells, 10 pt, and one character of a column's width, mm. */
const TYPE = 3.53
const CHARACTER = 1.85
/** Formulas and sources under a header wrap after so many. */
const SUB_CHARACTERS = 16

/** Width in characters of the default font. */
export function columnWidth(texts: readonly string[], most: number, least = 8): number {
  const widest = Math.max(0, ...texts.flatMap(text => text.split('\n')).map(text => measureText(text.slice(0, 200), TYPE, false) / CHARACTER))
  return Math.min(most, Math.max(least, widest + 2.5))
}

/** A row high enough for its wrapped texts: not every program fits rows when it opens a file. */
function fitRow(sheet: Worksheet, row: number, texts: readonly string[], bold = false): void {
  const lines = texts.map((text, i) => {
    const width = ((sheet.getColumn(i + 1).width ?? 9) - 1.5) * CHARACTER
    return text.split('\n').reduce((sum, part) => sum + Math.max(1, wrapText(part, { width, fontSize: TYPE, bold }).length), 0)
  })
  const most = Math.max(1, ...lines)
  // 409 points is the highest row there is.
  if (most > 1) sheet.getRow(row).height = Math.min(409, most * 15 + 4)
}

/** Rows before the table: title, facts, label; returns the number of the header row. */
export function writeFrame(sheet: Worksheet, lines: readonly { text: string; bold?: boolean; colour?: string }[]): number {
  lines.forEach((line, i) => {
    const cell = sheet.getCell(i + 1, 1)
    cell.value = textValue(line.text)
    cell.font = { name: FONT, size: i === 0 ? 14 : 10, bold: line.bold ?? i === 0, color: { argb: `FF${line.colour ?? (i === 0 ? colour.ink : colour.muted)}` } }
  })
  return lines.length + 2
}

/** Header and rows as plain values with their formats; returns the first row of the body. */
export function writeTable(sheet: Worksheet, table: TableModel, headerRow: number): number {
  const first = headerRow + 1
  const last = table.rows.length - 1
  const formats = table.columns.map((_, i) => columnFormat(table.rows.filter(row => !row.heading).map(row => row.cells[i])))
  table.columns.forEach((column, i) => {
    const cell = sheet.getCell(headerRow, i + 1)
    cell.value = headerText(column.header, column.sub)
    styleHeader(cell, column.align)
    const words = column.align === 'left'
    sheet.getColumn(i + 1).width = columnWidth([column.header, ...(words ? [] : wrapText(column.sub, { width: SUB_CHARACTERS * CHARACTER, fontSize: TYPE, bold: true }).map(line => `${line} `)), ...table.rows.filter(row => !row.heading).map(row => row.cells[i]?.text ?? '')], words ? 48 : 20)
  })
  fitRow(sheet, headerRow, table.columns.map(column => (column.sub && column.sub !== '%' ? `${column.header}\n${column.sub}` : column.header)), true)
  table.rows.forEach((row, r) => {
    if (!row.heading) fitRow(sheet, first + r, row.cells.map((cell, i) => (table.columns[i]?.align === 'left' ? cell.text : '')))
    table.columns.forEach((column, i) => {
      const cell = sheet.getCell(first + r, i + 1)
      if (row.heading) {
        if (i === 0) cell.value = textValue(row.cells[0]?.text ?? '')
        styleHeading(cell, r === last)
        return
      }
      const given = row.cells[i]
      cell.value = typeof given?.value === 'number' ? given.value : textValue(given?.text ?? '') || null
      styleBody(cell, column.align, r === last)
      const format = formats[i]!
      if (typeof given?.value === 'number' && format !== 'General') cell.numFmt = format
    })
  })
  return first
}

/** A4, one page wide, the header on every page, the page number below. exceljs puts a $ before the column only. */
export function setUpPrint(sheet: Worksheet, headerRow: number, lastColumn: string, lastRow: number, orientation: 'portrait' | 'landscape' = 'landscape'): void {
  sheet.views = [{ state: 'frozen', ySplit: headerRow, xSplit: 0, topLeftCell: `A${headerRow + 1}`, activeCell: 'A1', showGridLines: false }]
  sheet.pageSetup = {
    paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
    margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 }, printTitlesRow: `${headerRow}:${headerRow}`, printArea: `A$1:${lastColumn}$${lastRow}`,
  }
  sheet.headerFooter.oddFooter = '&C&P / &N'
}
