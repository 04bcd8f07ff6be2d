import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { noIssues } from '../issues.ts'
import type { Contents, OnProgress, ReaderInput } from '../readFile.ts'
import { noText } from '../readFile.ts'
import { bestGlance, GLANCE_ROWS, glanceAt, summariesOf, surroundingsOf, wantedSheet } from '../sheetChoice.ts'
import type { Archive } from '../zip/archive.ts'
import { readSharedStrings, readWorkbook } from './parts.ts'
import { readSheet } from './sheet.ts'

/** Reads an .xlsx or .xlsm out of its opened package: the likeliest sheet whole, the others at a glance. */
export async function readXlsx(archive: Archive, container: string, { options, onProgress }: ReaderInput): Promise<Contents> {
  const workbook = await readWorkbook(archive)
  if (workbook.sheets.length === 0) throw new YinguoError('M23', { reason: 'noSheets' })
  const meter = new Meter(archive, onProgress)
  const wanted = wantedSheet(workbook.sheets.map(sheet => sheet.name), options.sheet)
  const likely = workbook.sheets[wanted ?? 0]
  const strings = workbook.sharedStrings === null ? [] : await readSharedStrings(archive, workbook.sharedStrings, meter.part(workbook.sharedStrings, likely?.part))
  const glances = []
  if (workbook.sheets.length > 1) {
    for (const [index, part] of workbook.sheets.entries()) {
      const { table } = await readSheet(archive, part.part, part.name, workbook, strings, noIssues(), { maxRows: GLANCE_ROWS })
      glances.push(glanceAt(table, part.name, index, part.hidden))
    }
  }
  const best = glances.length === 0 ? null : bestGlance(glances, wanted)
  const part = workbook.sheets[best?.index ?? 0]!
  const issues = noIssues()
  const { table, merges } = await readSheet(archive, part.part, part.name, workbook, strings, issues, { onCompressed: meter.part(part.part, undefined) })
  return {
    ...noText, container, sheet: part.name, table, merges, issues,
    sheets: best ? summariesOf(glances, best, table) : [{ name: part.name, rows: table.rows, columns: table.width }],
    surroundings: best ? surroundingsOf(glances, best) : [],
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
