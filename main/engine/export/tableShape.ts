import type { TableColumn, TableModel } from '../../../shared/figures/figure.ts'
import { measureText } from '../../../shared/figures/text/measure.ts'
import { widest, wrapText } from '../../../shared/figures/text/wrap.ts'
import { POINT } from './ooxml/units.ts'

/** How a table stands on a page: column widths and, per row, the lines of every cell. Lengths in mm, type in mm of em. */
export interface TableShape {
  widths: number[]
  header: { titles: string[][]; subs: string[][]; height: number }
  rows: { heading: boolean; lines: string[][]; height: number }[]
}

export interface TableType {
  size: number
  subSize: number
  /** Left and right of a cell's text. */
  padX: number
  /** Above and below. */
  padY: number
  /** Lines a cell may have before it is cut: a page must hold every row. */
  maxLines: number
  /** A header wraps before it makes a column of numbers wider than this; as much as usual when absent. */
  headerEms?: number
}

/** 六号 with narrow columns: before a table of many short numbers lies down on a page of its own. */
export const TIGHT = { size: 7.5 * POINT, subSize: 6.5 * POINT, padX: 0.6, headerEms: 4.6 }

/** Line height of the tallest font a page may be shown with (Noto Sans CJK; Microsoft YaHei has 1.32). */
const LINE = 1.45
/** The page may be shown in a font a little wider than the one measured. */
const SLACK = 0.8
/** A header wraps before it makes a column of numbers wider than this, ems ("95% 置信区间" stands on one line). */
const HEADER_EMS = 6.8
/** What stands under a header gets its line up to this, and so much more than it measures: it is set in other fonts. */
const SUB_EMS = 16
const WIDER = 1.08

/** Columns of numbers take what they need; what is left goes to the columns of words, by their longest text. */
export function shapeTable(table: TableModel, width: number, type: TableType): TableShape {
  const needed = table.columns.map((column, i) => naturalWidth(table, column, i, type))
  // A unit or a source under the header stands on one line where there is room for all of them.
  const roomy = needed.map((wanted, i) => Math.max(wanted, Math.min(measureText(table.columns[i]!.sub, type.subSize, false), SUB_EMS * type.subSize) * WIDER + 2 * type.padX + SLACK))
  const natural = roomy.reduce((sum, wanted) => sum + wanted, 0) <= width ? roomy : needed
  const numbered = table.columns.some(column => column.align !== 'left')
  const leastOf = (lines: (wanted: number) => number): number[] => table.columns.map((column, i) => Math.min(Math.max(dateWidth(table, i, type), column.align === 'left' ? wordsLeast(table, i, type, numbered ? Math.max(WORDS_EMS * type.size, lines(natural[i]!)) : 0) : 0), natural[i]!))
  const least = leastOf(wanted => Math.min(wanted / FEW_LINES, width * QUARTER))
  const widths = share(natural, giveWay(least, leastOf(wanted => Math.min(wanted / FEW_LINES, width * QUARTER) * GIVEN), natural, table.columns, width), table.columns, width)
  const wrap = (text: string, column: number, size: number, bold = false): string[] =>
    // A line may end between two dates, not within one.
    wrapText(text.replace(/(\d{4}-\d\d-\d\d)–(?=\d{4}-)/g, '$1– '), { width: (widths[column] ?? width) - 2 * type.padX, fontSize: size, bold, maxLines: type.maxLines })
  const titles = table.columns.map((column, i) => wrap(column.header, i, type.size, true))
  const subs = table.columns.map((column, i) => wrap(column.sub, i, type.subSize))
  const headerHeight = Math.max(0, ...titles.map((lines, i) => lines.length * type.size + (subs[i]?.length ?? 0) * type.subSize)) * LINE + 2 * type.padY
  const rows = table.rows.map(row => {
    const lines = row.heading
      ? [wrapText(row.cells[0]?.text ?? '', { width: width - 2 * type.padX, fontSize: type.size, bold: true, maxLines: 2 })]
      : table.columns.map((_, i) => wrap(row.cells[i]?.text ?? '', i, type.size))
    return { heading: row.heading === true, lines, height: Math.max(1, ...lines.map(cell => cell.length)) * type.size * LINE + 2 * type.padY }
  })
  return { widths, header: { titles, subs, height: headerHeight }, rows }
}

function naturalWidth(table: TableModel, column: TableColumn, index: number, type: TableType): number {
  const wrapped = (type.headerEms ?? HEADER_EMS) * type.size
  const header = widest(wrapText(column.header, { width: wrapped, fontSize: type.size, bold: true }), type.size, true)
  const sub = widest(wrapText(column.sub, { width: wrapped, fontSize: type.subSize }), type.subSize, false)
  // A Latin word is not broken, and bold serif type runs wider than what is measured.
  const word = Math.max(0, ...column.header.split(/\s+/).filter(part => /^[\u0021-\u024F]+$/.test(part)).map(part => measureText(part, type.size, true) * 1.12))
  const cells = table.rows.filter(row => !row.heading).map(row => measureText(row.cells[index]?.text ?? '', type.size, false))
  return Math.max(header, word, sub, ...cells, type.size * 2) + 2 * type.padX + SLACK
}

/** What a date among the words of a column takes: broken at a hyphen it is hard to read. */
const dateWidth = (table: TableModel, column: number, type: TableType): number =>
  (table.rows.some(row => /\d{4}-\d\d-\d\d/.test(row.cells[column]?.text ?? '')) ? measureText('0000-00-00', type.size, false) * 1.05 + 2 * type.padX + SLACK : 0)

/** Beside numbers a column of words is readable from so many ems on; none breaks a Latin word of a usual length. */
const WORDS_EMS = 6
/** Long texts beside numbers in so few lines, where that takes no more than this of the table. */
const FEW_LINES = 3
const QUARTER = 0.25
const USUAL_WORD = 14
/** Long texts may be set this much narrower before numbers and their headers are broken. */
const GIVEN = 0.75

/** What words take at least, less where the numbers beside them would not have what they need. */
function giveWay(least: readonly number[], lowest: readonly number[], natural: readonly number[], columns: readonly TableColumn[], width: number): number[] {
  const wanted = columns.reduce((sum, column, i) => sum + (column.align === 'left' ? least[i]! : natural[i]!), 0)
  const spare = least.reduce((sum, one, i) => sum + one - lowest[i]!, 0)
  const part = spare > 0 ? Math.min(1, Math.max(0, wanted - width) / spare) : 0
  return least.map((one, i) => one - part * (one - lowest[i]!))
}

const wordsLeast = (table: TableModel, column: number, type: TableType, least: number): number => Math.max(least, ...[table.columns[column]!.header, ...table.rows.filter(row => !row.heading).map(row => row.cells[column]?.text ?? '')]
  .flatMap(text => text.split(/\s+/)).filter(word => word.length <= USUAL_WORD && /^[\u0021-\u024F]+$/.test(word)).map(word => measureText(word, type.size, true))) + 2 * type.padX + SLACK

/** Numbers may be set this much wider than they need where there is room. */
const GROWN = 1

/** Words take at least what they can be read in, up to this much of the table. */
const MOST_WORDS = 0.6
/** Words may take this much of the table before the numbers choose. */
const WORDS_FIRST = 0.4

/**
 * Words take what they need up to their part, but leave the numbers what these need while they can be read themselves; then the numbers, narrow ones first: whoever wants no more than an equal
 * part of what is left gets what it wants. What then is left goes to the words that are still short, by the root of their
 * longest text, so that rows of few lines come out; room to spare is shared between words and numbers.
 */
function share(natural: readonly number[], least: readonly number[], columns: readonly TableColumn[], width: number): number[] {
  const all = natural.map((_, i) => i)
  const isWords = (i: number): boolean => columns[i]!.align === 'left'
  const words = all.filter(isWords)
  const numbers = all.filter(i => !isWords(i)).reduce((sum, i) => sum + natural[i]!, 0)
  const floor = words.reduce((sum, i) => sum + least[i]!, 0)
  const given = floor > width * MOST_WORDS && numbers > 0 ? width * MOST_WORDS / floor : 1
  const most = Math.max(0, Math.min(WORDS_FIRST * width, width - numbers)) / Math.max(1, words.length)
  const widths = natural.map((wanted, i) => (isWords(i) ? Math.min(wanted, Math.max(most, least[i]! * given)) : 0))
  const left = (): number => width - widths.reduce((sum, one) => sum + one, 0)
  const order = all.filter(i => !isWords(i)).sort((a, b) => natural[a]! - natural[b]!)
  let room = left()
  order.forEach((column, done) => {
    widths[column] = Math.min(natural[column]!, room / (order.length - done))
    room -= widths[column]
  })
  for (let short = words.filter(i => natural[i]! > widths[i]! + 1e-9); short.length > 0 && left() > 1e-9; short = short.filter(i => natural[i]! > widths[i]! + 1e-9)) {
    const free = left()
    const weights = short.map(i => Math.sqrt(natural[i]!))
    const whole = weights.reduce((sum, one) => sum + one, 0)
    short.forEach((column, i) => { widths[column] = Math.min(natural[column]!, widths[column]! + free * weights[i]! / whole) })
  }
  const spare = left()
  if (spare > 1e-9) {
    // A table of few narrow columns is not torn apart: words take half of the room, the numbers the rest.
    const toNumbers = words.length === 0 ? spare : Math.min(spare / 2, order.reduce((sum, i) => sum + natural[i]!, 0) * GROWN)
    const toWords = spare - toNumbers
    for (const column of words) widths[column]! += toWords / words.length
    for (const column of order) widths[column]! += toNumbers / order.length
  }
  return widths
}

/** A table that would be cramped on an upright page of `width` even in the smallest type: numbers or words broken, or rows as high as a good part of it. */
export const isWideTable = (table: TableModel, width: number, types: readonly TableType[]): boolean => {
  const type = fittingType(table, width, types)
  const shape = shapeTable(table, width, type)
  return squeezed(table, shape, type) || (table.columns.length > FEW_COLUMNS && shape.rows.some(row => row.height > HIGH_ROW))
}

/** The largest type in which no number and no Latin word is broken; the smallest where there is none. */
export const fittingType = (table: TableModel, width: number, types: readonly TableType[]): TableType =>
  types.find(type => !squeezed(table, shapeTable(table, width, type), type)) ?? types.at(-1)!

/** Pieces of Latin text that are not broken, by what a line may end with. */
const pieces = (text: string): string[] => text.split(/[\s\-–—/、，,；;·]+/).filter(word => /^[\u0021-\u024F]+$/.test(word))

/** Whether a number, or a Latin word, is wider than its column. */
export function squeezed(table: TableModel, { widths }: TableShape, type: TableType): boolean {
  const needed = (column: TableColumn, i: number): number => Math.max(
    ...pieces(column.header).map(word => measureText(word, type.size, true)), ...pieces(column.sub).map(word => measureText(word, type.subSize, false)),
    ...table.rows.filter(row => !row.heading).flatMap(row => {
      const text = row.cells[i]?.text ?? ''
      return (column.align === 'left' ? pieces(text).filter(word => word.length <= USUAL_WORD) : [text]).map(piece => measureText(piece, type.size, false))
    }), 0)
  return table.columns.some((column, i) => needed(column, i) > widths[i]! - 2 * type.padX + 1e-6)
}
const FEW_COLUMNS = 4
/** mm. */
const HIGH_ROW = 45

/** Row ranges of the pages of a table; `first`: the room of the first one. A heading is never the last row of a page. */
export function paginate(shape: TableShape, room: number, first = room): { from: number; to: number }[] {
  const pages: { from: number; to: number }[] = []
  let from = 0
  let used = shape.header.height
  shape.rows.forEach((row, i) => {
    if (used + row.height > (pages.length === 0 ? first : room) && i > from) {
      const cut = shape.rows[i - 1]?.heading && i - 1 > from ? i - 1 : i
      pages.push({ from, to: cut })
      from = cut
      used = shape.header.height + shape.rows.slice(cut, i).reduce((sum, one) => sum + one.height, 0)
    }
    used += row.height
  })
  pages.push({ from, to: shape.rows.length })
  return pages
}
