import { cellsMark } from '../../../../shared/report/provenances.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import { noIssues } from '../../import/issues.ts'
import type { Table } from '../../import/table.ts'
import { readSharedStrings, readWorkbook } from '../../import/xlsx/parts.ts'
import { readSheet } from '../../import/xlsx/sheet.ts'
import { decodeEntities } from '../../import/xlsx/xmlScan.ts'
import type { Archive } from '../../import/zip/archive.ts'
import { tableName } from '../xlsx/tableName.ts'
import { all, attribute, checkedText, readTree } from '../xmlTree.ts'
import type { Standing } from './standing.ts'

const BOOK = 'xl/workbook.xml'
const RANGE = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/

interface Range { sheet: string; first: number; last: number; from: number; to: number }

/** The tables of a workbook by the names of their ranges: the values of their cells are held to what was written. */
export async function inBook(archive: Archive, provenance: FileProvenance): Promise<Standing> {
  const wanted = provenance.numbers.filter(number => number.cells !== '')
  const ranges = await namedRanges(archive)
  const workbook = await readWorkbook(archive)
  const strings = workbook.sharedStrings === null ? [] : await readSharedStrings(archive, workbook.sharedStrings, () => undefined)
  const shown: Standing['shown'] = new Map()
  for (const { id, cells } of wanted) {
    const range = ranges.get(tableName(id.split(/[#.]/, 1)[0]!))
    const sheet = range && workbook.sheets.find(each => each.name === range.sheet)
    if (!range || !sheet) { shown.set(id, 'removed'); continue }
    const { table } = await readSheet(archive, sheet.part, sheet.name, workbook, strings, noIssues())
    shown.set(id, cellsMark(rowsIn(table, range)) === cells ? 'asWritten' : 'byHand')
  }
  return { texts: new Map(), typed: provenance.typed, shown }
}

function rowsIn(table: Table, { first, last, from, to }: Range): string[][] {
  const rows = Array.from({ length: last - first + 1 }, (): string[] => [])
  for (let row = 0; row < table.rows; row++) {
    const place = table.rowNumber(row) - first
    if (place >= 0 && place < rows.length) rows[place] = table.rowTexts(row).slice(from, to + 1)
  }
  return rows
}

async function namedRanges(archive: Archive): Promise<Map<string, Range>> {
  const xml = await checkedText(archive, BOOK)
  return new Map(all(readTree(xml, BOOK), 'definedName').flatMap(element => {
    const found = RANGE.exec(decodeEntities(xml.slice(element.innerStart, element.innerEnd)))
    if (!found) return []
    const [, quoted, bare, left, top, right = left, bottom = top] = found
    return [[attribute(element, 'name') ?? '', { sheet: quoted?.replaceAll("''", "'") ?? bare!, first: Number(top), last: Number(bottom), from: columnOf(left!), to: columnOf(right!) }] as const]
  }))
}

/** "A" is 0. */
const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
