import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { ReadOptions } from '../../../shared/contract/import.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { contentOf, extensionOf, isEncryptedOle, promises } from './format.ts'
import type { ReadIssues } from './issues.ts'
import { noIssues } from './issues.ts'
import { limits } from './limits.ts'
import type { Table } from './table.ts'
import type { Delimiter } from './text/delimited.ts'
import { DelimitedReader, guessDelimiter } from './text/delimited.ts'
import { decodePieces, guessEncoding } from './text/encoding.ts'
import type { Encoding } from './text/encoding.ts'
import { readSharedStrings, readWorkbook } from './xlsx/parts.ts'
import type { SheetPart, Workbook } from './xlsx/parts.ts'
import { readSheet } from './xlsx/sheet.ts'
import type { Archive } from './zip/archive.ts'
import { openArchive } from './zip/archive.ts'
import { findHeader } from './propose/header.ts'

export interface SheetSummary { name: string; rows: number; columns: number }

/** A file read: the chosen sheet whole, the others at a glance. */
export interface ReadFile {
  bytes: Buffer
  sha256: string
  container: string
  encoding: Encoding | null
  encodingConfidence: number
  delimiter: Delimiter | null
  sheet: string | null
  sheets: SheetSummary[]
  /** Texts of the first rows of every sheet, for what stands beside the answers. */
  surroundings: string[][]
  table: Table
  merges: string[]
  issues: ReadIssues
  /** Set when the name promises something else than the content is, harmlessly. */
  mismatch: { ext: string; real: string } | null
}

export type OnProgress = (progress: Progress) => void

/** Magic bytes first, then the gate, then the reader. `name` is the file's name as the user knows it. */
export async function readSource(path: string, name: string, options: ReadOptions, onProgress: OnProgress = () => {}): Promise<ReadFile> {
  const bytes = await readBytes(path, name)
  const head = bytes.subarray(0, 65_536)
  const content = contentOf(head)
  const extension = extensionOf(name)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const shared = { bytes, sha256 }
  if (content === 'empty') throw new YinguoError('M11', { where: 'empty' })
  if (content === 'ole') {
    if (isEncryptedOle(bytes)) throw new YinguoError('M08')
    refuse(extension, 'xls')
  }
  if (content === 'text') {
    if (bytes.length > limits.textBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: bytes.length, max: limits.textBytes })
    const mismatch = promises(extension, content) || extension === '' ? null : { ext: `.${extension}`, real: 'csv' }
    return { ...shared, ...(await readText(bytes, name, options, onProgress)), mismatch }
  }
  if (content !== 'zip') refuse(extension, content)
  if (bytes.length > limits.workbookBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: bytes.length, max: limits.workbookBytes })
  const archive = await openArchive(bytes)
  const kind = packageKind(archive)
  if (kind !== 'xlsx' && kind !== 'xlsm') refuse(extension, kind)
  const mismatch = promises(extension, 'zip') ? null : { ext: `.${extension}`, real: kind }
  return { ...shared, ...(await readXlsx(archive, options, onProgress)), container: kind, encoding: null, encodingConfidence: 1, delimiter: null, mismatch }
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > limits.textBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: limits.textBytes })
    return await readFile(path)
  } catch (error) {
    if (error instanceof YinguoError) throw error
    throw new YinguoError('M25', { name }, String(error))
  }
}

/** A format this program does not read: named when the file calls itself something else, else refused by name. */
function refuse(extension: string, real: string): never {
  if (extension === real || (extension === 'htm' && real === 'html')) throw new YinguoError('M23', { reason: 'unsupported', format: real })
  throw new YinguoError('M07', { ext: extension === '' ? '–' : `.${extension}`, real })
}

function packageKind(archive: Archive): string {
  const has = (part: string): boolean => archive.parts.has(part)
  if (has('xl/workbook.bin')) return 'xlsb'
  if (has('xl/vbaproject.bin')) return 'xlsm'
  if (has('xl/workbook.xml')) return 'xlsx'
  if (has('word/document.xml')) return 'docx'
  if (has('ppt/presentation.xml')) return 'pptx'
  if (has('content.xml') && has('mimetype')) return 'ods'
  if (has('index/document.iwa') || [...archive.parts.keys()].some(part => part.endsWith('.iwa'))) return 'numbers'
  // A workbook may name its main part otherwise; its relations say which.
  return has('[content_types].xml') && has('_rels/.rels') ? 'xlsx' : 'zip'
}

async function readText(bytes: Buffer, name: string, options: ReadOptions, onProgress: OnProgress): Promise<Omit<ReadFile, 'bytes' | 'sha256' | 'mismatch'>> {
  const guess = guessEncoding(bytes)
  const encoding = options.encoding ?? guess.encoding
  const issues = noIssues()
  let reader: DelimitedReader | null = null
  let delimiter: Delimiter = ','
  let characters = 0
  let step = 0
  for await (const piece of decodePieces(bytes, encoding)) {
    for (let at = piece.indexOf('\ufffd'); at >= 0; at = piece.indexOf('\ufffd', at + 1)) issues.undecodable++
    characters += piece.length
    if (!reader) {
      delimiter = options.delimiter ?? (extensionOf(name) === 'tsv' ? '\t' : guessDelimiter(piece.slice(0, 65_536)))
      reader = new DelimitedReader(delimiter, issues, name)
    }
    reader.push(piece)
    onProgress({ phase: 'reading', done: Math.min(bytes.length, (++step) << 20), total: bytes.length })
  }
  if (!reader || characters === 0) throw new YinguoError('M23', { reason: 'noRows' })
  if (issues.undecodable > characters * 0.1) throw new YinguoError('M12', { n: issues.undecodable, encoding })
  const table = reader.end()
  const container = delimiter === '\t' ? 'tsv' : 'csv'
  return {
    container, encoding, encodingConfidence: options.encoding ? 1 : guess.confidence, delimiter, sheet: null,
    sheets: [{ name: '', rows: table.rows, columns: table.width }], surroundings: [], table, merges: [], issues,
  }
}

type XlsxRead = Pick<ReadFile, 'sheet' | 'sheets' | 'surroundings' | 'table' | 'merges' | 'issues'>

async function readXlsx(archive: Archive, options: ReadOptions, onProgress: OnProgress): Promise<XlsxRead> {
  const workbook = await readWorkbook(archive)
  if (workbook.sheets.length === 0) throw new YinguoError('M23', { reason: 'noSheets' })
  const meter = new Meter(archive, onProgress)
  const chosen = wantedSheet(workbook, options.sheet)
  const likely = chosen ?? workbook.sheets[0]
  const strings = workbook.sharedStrings === null ? [] : await readSharedStrings(archive, workbook.sharedStrings, meter.part(workbook.sharedStrings, likely?.part))
  if (workbook.sheets.length === 1) return readWhole(archive, workbook, strings, workbook.sheets[0]!, [], [], meter)
  const glances: { part: SheetPart; summary: SheetSummary; texts: string[][]; score: number }[] = []
  for (const part of workbook.sheets) {
    const { table } = await readSheet(archive, part.part, part.name, workbook, strings, noIssues(), { maxRows: 400 })
    const texts = Array.from({ length: Math.min(table.rows, 60) }, (_, row) => table.rowTexts(row))
    glances.push({ part, summary: { name: part.name, rows: table.rows, columns: table.width }, texts, score: sheetScore(table, part.hidden) })
  }
  const best = glances.find(glance => glance.part === chosen) ?? [...glances].sort((a, b) => b.score - a.score)[0]!
  return readWhole(archive, workbook, strings, best.part, glances.map(glance => glance.summary), glances.flatMap(glance => (glance === best ? [] : glance.texts.slice(0, 10))), meter)
}

/** Answers fill rows evenly below a header; notes, lookups and empty sheets do not. */
function sheetScore(table: Table, hidden: boolean): number {
  if (table.rows < 2) return hidden ? -2 : -1
  const place = findHeader(table)
  const density = table.cells / (table.rows * Math.max(1, table.width))
  return (place.score * 2 + density) * Math.log2(1 + Math.min(table.rows - place.data, 400)) * Math.log2(1 + Math.min(table.width, 40)) * (hidden ? 0.1 : 1)
}

function wantedSheet(workbook: Workbook, wanted: string | undefined): SheetPart | undefined {
  if (wanted === undefined) return undefined
  const found = workbook.sheets.find(sheet => sheet.name === wanted) ?? (/^\d+$/.test(wanted) ? workbook.sheets[Number(wanted) - 1] : undefined)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'sheet', id: wanted })
  return found
}

async function readWhole(
  archive: Archive, workbook: Workbook, strings: string[], part: SheetPart, summaries: SheetSummary[], surroundings: string[][], meter: Meter,
): Promise<XlsxRead> {
  const issues = noIssues()
  const { table, merges } = await readSheet(archive, part.part, part.name, workbook, strings, issues, { onCompressed: meter.part(part.part, undefined) })
  const own = { name: part.name, rows: table.rows, columns: table.width }
  return {
    sheet: part.name, sheets: summaries.length === 0 ? [own] : summaries.map(summary => (summary.name === part.name ? own : summary)), surroundings, table, merges, issues,
  }
}

/** Progress over several parts by compressed bytes, about ten times a second at most. */
class Meter {
  readonly #archive: Archive
  readonly #onProgress: OnProgress
  #before = 0
  #last = -Infinity

  constructor(archive: Archive, onProgress: OnProgress) {
    this.#archive = archive
    this.#onProgress = onProgress
  }

  /** A counter for one part; `more` are parts still to come. */
  part(name: string, more: string | undefined): (bytes: number) => void {
    const size = (part: string | undefined): number => (part === undefined ? 0 : (this.#archive.parts.get(part)?.compressedSize ?? 0))
    const before = this.#before
    this.#before += size(name)
    const total = this.#before + size(more)
    return bytes => {
      const now = performance.now()
      if (now - this.#last < 100) return
      this.#last = now
      this.#onProgress({ phase: 'reading', done: before + bytes, total })
    }
  }
}
