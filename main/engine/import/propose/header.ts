import { numberLook } from '../number.ts'
import type { Table } from '../table.ts'
import { limits } from '../limits.ts'
import { looksLikeDate } from './textDates.ts'
import { cleanHeader, normalLabel } from './words.ts'

/** Where the header stands. Rows are places in the table, not numbers of the sheet. */
export interface HeaderPlace {
  /** First and one past the last header row; equal when there is no header. */
  from: number
  to: number
  /** First row of answers. */
  data: number
  /** How sure the place is, 0..1; below 0.5 there is no header to speak of. */
  score: number
  repeated: number
  /** The header's rows are held together by cells merged downwards: groups above groups, one heading read from top to bottom. */
  merged?: boolean
}

interface RowLook { texts: string[]; filled: number; words: number; distinct: number; length: number }

function lookAt(texts: string[]): RowLook {
  const cells = texts.map(normalLabel).filter(text => text !== '')
  const words = cells.filter(text => numberLook(text) === 'text' && !looksLikeDate(text)).length
  return { texts, filled: cells.length, words, distinct: new Set(cells).size, length: cells.reduce((sum, text) => sum + text.length, 0) / Math.max(1, cells.length) }
}

/** For each row, the share of its cells whose text comes again below in the same column: answers do, titles do not. */
function repeatShares(rows: readonly RowLook[]): number[] {
  const below: Set<string>[] = []
  const shares: number[] = []
  for (let index = rows.length - 1; index >= 0; index--) {
    const { texts, filled } = rows[index]!
    let again = 0
    for (const [column, text] of texts.entries()) {
      const normal = normalLabel(text)
      if (normal === '') continue
      const seen = below[column] ??= new Set()
      if (seen.has(normal)) again++
      seen.add(normal)
    }
    shares[index] = filled === 0 ? 0 : again / filled
  }
  return shares
}

function unionFilled(a: RowLook, b: RowLook): number {
  let filled = 0
  for (let column = 0; column < Math.max(a.texts.length, b.texts.length); column++) if (normalLabel(a.texts[column] ?? '') !== '' || normalLabel(b.texts[column] ?? '') !== '') filled++
  return filled
}

const secondRowWords = /^(response|responses|open-ended response|other \(please specify\)|comments?:?|(- )?\d+|答复|回复|回答|开放式(?:问题)?(?:答复|回复|回答)|其他\(请(?:注明|说明|指定)\))$/i

/**
 * Finds the header by scoring rows: how much of the width it fills, how much of it is words, how little it repeats
 * itself (FORMATS.md 12). Then looks for a second row of options (SurveyMonkey) or the three rows of Qualtrics.
 */
export function findHeader(table: Table, wantedRows?: number, merges: readonly string[] = []): HeaderPlace {
  const count = Math.min(table.rows, limits.headerSearchRows)
  const rows = Array.from({ length: count }, (_, row) => lookAt(table.rowTexts(row)))
  const width = Math.max(1, ...rows.map(row => row.filled))
  let best = -1
  let bestScore = 0
  const repeats = repeatShares(rows)
  const scores = rows.map((row, index) => {
    if (row.filled === 0) return 0
    const below = rows[index + 1]
    const filled = below && isOptionRow(row, below, rows.slice(index + 2)) ? unionFilled(row, below) : row.filled
    return Math.min(1, filled / width) * 0.5 + (row.words / row.filled) * 0.3 + (row.distinct / row.filled) * 0.2 - repeats[index]! * 0.3
  })
  for (const [row, score] of scores.entries()) if (score > bestScore + 0.08) { best = row; bestScore = score }
  if (best < 0) return { from: 0, to: 0, data: 0, score: 0, repeated: 0 }
  // A header that comes again further down (exports pasted below each other) is held to repeat itself: the first one counts.
  best = rows.findIndex(row => row === rows[best] || sameRow(row, rows[best]!))
  const header = rows[best]!
  let from = best
  let to = best + 1
  const importIds = rows.findIndex(row => row.texts.some(text => text.includes('{"ImportId"')))
  if (importIds > 0 && importIds <= 2) {
    from = 0
    to = importIds + 1
  } else if (best + 1 < count && isOptionRow(header, rows[best + 1]!, rows.slice(best + 2))) to = best + 2
  else if (best > 0 && isGroupRow(rows[best - 1]!, header)) from = best - 1
  const whole = importIds < 0 && wantedRows === undefined ? withMerged(table, { from, to }, merges) : { from, to }
  const merged = whole.from < from || whole.to > to
  ;({ from, to } = whole)
  const wordy = header.words / Math.max(1, header.filled)
  if (wantedRows !== undefined) {
    if (wantedRows === 0) return { from, to: from, data: from, score: 1, repeated: 0 }
    to = Math.min(table.rows, from + wantedRows)
  }
  let data = to
  while (data < count && sameRow(rows[data]!, rows[to - 1]!)) data++
  let above = from
  while (above > 0 && sameRow(rows[above - 1]!, rows[to - 1]!)) above--
  return { from, to, data, score: wordy >= 0.5 ? Math.min(1, bestScore) : 0.3, repeated: data - to + from - above, ...(merged ? { merged } : {}) }
}

const MOST_HEADER_ROWS = 5

/** As far as cells merged downwards reach beyond the rows found: a heading that spans three rows makes all three the header. */
function withMerged(table: Table, span: { from: number; to: number }, merges: readonly string[]): { from: number; to: number } {
  const rowOf = new Map(Array.from({ length: Math.min(table.rows, limits.headerSearchRows) }, (_, row) => [table.rowNumber(row), row]))
  const downwards = merges.flatMap(range => {
    const match = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(range)
    const [first, last] = [Number(match?.[1]), Number(match?.[2])]
    const [from, to] = [rowOf.get(first), rowOf.get(last)]
    return last > first && from !== undefined && to !== undefined && to - from < MOST_HEADER_ROWS ? [{ from, to: to + 1 }] : []
  })
  let { from, to } = span
  for (let grown = true; grown;) {
    const wider = downwards.find(range => range.from < to && range.to > from && (range.from < from || range.to > to))
    grown = wider !== undefined && Math.max(to, wider.to) - Math.min(from, wider.from) <= MOST_HEADER_ROWS
    if (wider && grown) [from, to] = [Math.min(from, wider.from), Math.max(to, wider.to)]
  }
  return { from, to }
}

const sameRow = (a: RowLook, b: RowLook): boolean => a.filled > 1 && a.texts.length === b.texts.length && a.texts.every((text, index) => normalLabel(text) === normalLabel(b.texts[index]!))

/** Options below a row of questions: standard words, or words filling the blanks of a grouped first row. */
function isOptionRow(header: RowLook, below: RowLook, rest: RowLook[]): boolean {
  const standard = below.texts.filter(text => secondRowWords.test(normalLabel(text)) && numberLook(normalLabel(text)) === 'text').length
  if (standard >= 2 && standard >= below.filled * 0.1) return true
  if (header.filled < 3) return false
  const width = Math.max(header.texts.length, below.texts.length)
  let blanks = 0
  let filledBlanks = 0
  for (let column = 1; column < width; column++) {
    if (normalLabel(header.texts[column] ?? '') !== '') continue
    blanks++
    if (normalLabel(below.texts[column] ?? '') !== '') filledBlanks++
  }
  if (blanks < 2 || filledBlanks < blanks * 0.8 || below.words < below.filled * 0.8) return false
  // A first row of answers fills some blanks; only options are repeated below in their own column, or never.
  const typical = rest.map(row => row.filled).sort((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0
  return below.filled > typical * 1.2 || filledBlanks === blanks && below.distinct >= below.filled * 0.8
}

/** Questions above a full row of options. A title or a single merged heading is no group row. */
function isGroupRow(above: RowLook, header: RowLook): boolean {
  if (above.filled < 3 || above.words < above.filled * 0.9 || above.filled >= header.filled) return false
  const last = above.texts.length - 1
  return above.filled >= header.filled * 0.1 || last >= header.texts.length * 0.6
}

/** The place for a header the user pointed at; `rows` may be 0. Sheet row numbers become table rows. */
export function placeHeader(table: Table, lastRow: number, rows: number): HeaderPlace {
  let to = 0
  while (to < table.rows && table.rowNumber(to) <= lastRow) to++
  if (rows === 0) return { from: Math.max(0, to - 1), to: Math.max(0, to - 1), data: Math.max(0, to - 1), score: 1, repeated: 0 }
  return { from: Math.max(0, to - rows), to, data: to, score: 1, repeated: 0 }
}

export interface HeaderCell {
  column: number
  /** All header texts of the column, top to bottom, a blank first row filled from the left. */
  parts: string[]
  /** One line for people. */
  text: string
  /** True for the first column of a group whose title stands only there. */
  startsGroup: boolean
}

/** The header rows as they stand, one line to a cell. */
export const headerRows = (table: Table, place: HeaderPlace): string[][] =>
  Array.from({ length: place.to - place.from }, (_, row) => table.rowTexts(place.from + row).map(cleanHeader))

/** Header texts by column. In a header of several rows a blank takes the title to its left (FORMATS.md 0.4). */
export function headerCells(table: Table, place: HeaderPlace): HeaderCell[] {
  const rows = headerRows(table, place)
  const cells: HeaderCell[] = []
  const below = rows.slice(1)
  let group = ''
  for (let column = 0; column < table.width; column++) {
    const own = rows[0]?.[column] ?? ''
    const lower = below.map(row => row[column] ?? '')
    const startsGroup = own !== ''
    if (startsGroup) group = own
    const top = own !== '' ? own : lower.some(text => text !== '') ? group : ''
    const parts = rows.length === 0 ? [] : [top, ...lower]
    const shown = parts.filter((text, index) => text !== '' && !text.includes('{"ImportId"') && !(index > 0 && /^(response|open-ended response)$/i.test(text)))
    if (place.merged) {
      cells.push(mergedCell(rows, column))
      continue
    }
    const asked = place.to - place.from >= 3 ? (below[0]?.[column] ?? '') : ''
    const text = asked !== '' ? asked : [...new Set(shown)].join(' - ')
    cells.push({ column, parts, text, startsGroup })
  }
  return cells
}

/** A heading under merged groups: in every row but the last a blank takes the text to its left, as far as the group above reaches. */
function mergedCell(rows: readonly (readonly string[])[], column: number): HeaderCell {
  const last = rows.length - 1
  let from = 0
  const parts = rows.map((row, index) => {
    let at = column
    if (index < last) while (at > from && (row[at] ?? '') === '') at--
    const text = row[at] ?? ''
    if (text !== '') from = at
    return text
  })
  return { column, parts, text: [...new Set(parts.filter(text => text !== ''))].join(' - '), startsGroup: (rows[0]?.[column] ?? '') !== '' }
}
