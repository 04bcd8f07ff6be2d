import type { TableColumn, TableModel } from '../figure.ts'
import { measureText } from '../text/measure.ts'
import { widest, wrapText } from '../text/wrap.ts'

export const TABLE_TYPE = { header: 2.9, sub: 2.2, cell: 2.9 }
const LINE = 1.35
export const PAD = { x: 1.8, y: 1.1 }
/** A formula under a header may take this many lines before it widens its column. */
const SUB_LINES = 4

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

function columnWidths(table: TableModel, width: number): number[] {
  const natural = table.columns.map((column, i) => {
    const cells = widest(table.rows.filter(row => !row.heading).map(row => row.cells[i]?.text ?? ''), TABLE_TYPE.cell, false)
    const header = measureText(column.header, TABLE_TYPE.header, true)
    const sub = measureText(column.sub, TABLE_TYPE.sub, false)
    // A long header wraps once, a formula a few times.
    const least = Math.max(header > 16 ? header * 0.6 : header, Math.min(sub, Math.max(11, sub / SUB_LINES * 1.15)))
    return Math.max(cells, least) + 2 * PAD.x + 0.01
  })
  const text = table.columns.map(column => column.align === 'left')
  const numbers = natural.reduce((sum, one, i) => sum + (text[i] ? 0 : one), 0)
  const texts = natural.reduce((sum, one, i) => sum + (text[i] ? one : 0), 0)
  if (texts === 0) return natural.map(one => one * width / numbers)
  // When numbers alone would leave labels less than a third, everything shrinks together.
  const left = Math.max(width - numbers, width / 3)
  const shrink = Math.min(1, (width - left) / numbers)
  const spare = Math.max(0, left - texts)
  const share = texts > 0 ? Math.min(1, left / texts) : 1
  // Room to spare widens the number columns too, so that a short table does not fall apart.
  const perNumber = spare * 0.5 / Math.max(1, text.filter(isText => !isText).length)
  return natural.map((one, i) => (text[i] ? one * share + spare * 0.5 * one / texts : one * shrink + perNumber))
}
