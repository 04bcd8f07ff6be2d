import type { TableColumn, TableModel } from '../figure.ts'
import { measureText } from '../text/measure.ts'
import { breakables, widest, wrapText } from '../text/wrap.ts'

export const TABLE_TYPE = { header: 2.9, sub: 2.2, cell: 2.9 }
const LINE = 1.35
export const PAD = { x: 1.8, y: 1.1 }
/** A formula under a header takes at most about this many lines. */
const MOST_SUB_LINES = 5
/** A header longer than this, mm, may wrap. */
const LONG_HEADER = 16
/** A formula as short as this, mm, stays on one line. */
const SHORT_SUB = 15

export interface TableLayout {
  width: number
  height: number
  columns: { x: number; width: number; align: TableColumn['align']; header: string[]; sub: string[] }[]
  headerHeight: number
  rows: { y: number; height: number; heading: boolean; cells: string[][] }[]
}

/** 三线表 in mm: text columns take what numbers leave; every cell wraps, none is clipped. */
export function layoutTable(table: TableModel, width: number): TableLayout {
  const widths = columnWidths(table, width)
  let x = 0
  const columns = table.columns.map((column, i) => {
    const columnWidth = widths[i] ?? 0
    const inside = columnWidth - 2 * PAD.x
    const placed = {
      x, width: columnWidth, align: column.align,
      header: wrapText(column.header, { width: inside, fontSize: TABLE_TYPE.header, bold: true }),
      sub: wrapText(column.sub, { width: inside, fontSize: TABLE_TYPE.sub }),
    }
    x += columnWidth
    return placed
  })
  const headerHeight = Math.max(0, ...columns.map(column => linesHeight(column.header.length, TABLE_TYPE.header) + linesHeight(column.sub.length, TABLE_TYPE.sub))) + 2 * PAD.y
  let y = headerHeight
  const rows = table.rows.map(row => {
    const heading = row.heading ?? false
    const cells = row.cells.map((cell, i) => wrapText(cell.text, {
      width: (heading ? width : columns[i]?.width ?? width) - 2 * PAD.x, fontSize: TABLE_TYPE.cell, bold: heading,
    }))
    const height = linesHeight(Math.max(1, ...cells.map(lines => lines.length)), TABLE_TYPE.cell) + 2 * PAD.y
    const placed = { y, height, heading, cells }
    y += height
    return placed
  })
  return { width, height: y, columns, headerHeight, rows }
}

export const linesHeight = (lines: number, fontSize: number): number => lines * fontSize * LINE

/** Height of the table at a width, mm. */
export const tableHeight = (table: TableModel, width: number): number => layoutTable(table, width).height

/**
 * Number columns are as narrow as their numbers, headers and formulas allow; formulas wrap to as few lines as leave
 * the text columns what they want, or a third of the table.
 */
function columnWidths(table: TableModel, width: number): number[] {
  const isText = table.columns.map(column => column.align === 'left')
  const content = table.columns.map((column, i) => Math.max(
    widest(table.rows.filter(row => !row.heading).map(row => row.cells[i]?.text ?? ''), TABLE_TYPE.cell, false),
    longestWord(column.header, TABLE_TYPE.header, true), longestWord(column.sub, TABLE_TYPE.sub, false),
  ))
  const wanted = (subLines: number): number[] => table.columns.map((column, i) => {
    const header = measureText(column.header, TABLE_TYPE.header, true)
    const sub = measureText(column.sub, TABLE_TYPE.sub, false)
    // Lines never fill evenly: a tenth and a character more.
    const wrapped = subLines === 1 || sub <= SHORT_SUB ? sub : sub / subLines * 1.1 + TABLE_TYPE.sub
    return Math.max(content[i] ?? 0, header > LONG_HEADER ? header * 0.6 : header, wrapped) + 2 * PAD.x + 0.01
  })
  const sum = (widths: readonly number[], text: boolean): number => widths.reduce((total, one, i) => total + (isText[i] === text ? one : 0), 0)
  let widths = wanted(1)
  for (let lines = 2; lines <= MOST_SUB_LINES && sum(widths, false) + Math.min(sum(widths, true), width / 3) > width; lines++) widths = wanted(lines)
  const numbers = sum(widths, false)
  const texts = sum(widths, true)
  if (texts === 0) return widths.map(one => one * width / numbers)
  // Where all do not fit, number columns give up what wraps, and no word of theirs is broken while texts have a sixth of the table.
  const least = widths.map((_, i) => (content[i] ?? 0) + 2 * PAD.x + 0.01)
  const leastNumbers = sum(least, false)
  const left = Math.max(width - numbers, Math.min(width / 4, Math.max(width / 6, width - leastNumbers)))
  const room = width - left
  const narrowed = (one: number, i: number): number => {
    if (numbers <= room) return one
    if (leastNumbers > room) return one * room / numbers
    return least[i]! + (one - least[i]!) * (room - leastNumbers) / (numbers - leastNumbers)
  }
  // Room to spare goes half to the numbers, so that a short table does not fall apart.
  const numberColumns = isText.filter(one => !one).length
  const spare = numberColumns > 0 ? Math.max(0, left - texts) / 2 : 0
  return widths.map((one, i) => (isText[i] ? one * (left - spare) / texts : narrowed(one, i) + spare / numberColumns))
}

const longestWord = (text: string, fontSize: number, bold: boolean): number => widest(breakables(text).map(word => word.trimEnd()), fontSize, bold)
