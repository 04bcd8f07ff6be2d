import { readFile, stat } from 'node:fs/promises'
import type { FormFileFormat, ImportedForm } from '../../../../shared/contract/formExchange.ts'
import { PASTE_LIMIT } from '../../../../shared/contract/formExchange.ts'
import { readFormJson } from '../../../../shared/forms/exchange/formJson.ts'
import { BadForm } from '../../../../shared/forms/exchange/sheets.ts'
import type { ReadForm, TextSheet } from '../../../../shared/forms/exchange/sheets.ts'
import { readXlsForm } from '../../../../shared/forms/exchange/xlsform/read.ts'
import { parsePastedForm } from '../../../../shared/forms/paste/parse.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { contentOf, extensionOf } from '../../import/format.ts'
import { noIssues } from '../../import/issues.ts'
import { decodePieces, guessEncoding } from '../../import/text/encoding.ts'
import { readSharedStrings, readWorkbook } from '../../import/xlsx/parts.ts'
import { readSheet } from '../../import/xlsx/sheet.ts'
import { openArchive } from '../../import/zip/archive.ts'
import type { Archive } from '../../import/zip/archive.ts'
import { docxText } from './docxText.ts'

/** Bytes of a form file; a questionnaire of 3,000 questions takes less than 2 MB. */
const MOST_BYTES = 50 * 1024 * 1024
const MOST_ROWS = 20_000
const formSheets = /^(?:survey|choices|settings|yinguo_factors)$/i

/** Runs in the import worker, where a hostile file can be killed. Magic bytes first, then the gate, then the reader; BAD_FORM says what is wrong and where. */
export async function readFormFile(path: string, name: string, lang: 'zh-CN' | 'en'): Promise<ImportedForm> {
  const bytes = await load(path, name)
  try {
    const content = contentOf(bytes.subarray(0, 65_536))
    if (content === 'empty') throw new YinguoError('M11', { where: 'empty' })
    if (content === 'zip') {
      const archive = await openArchive(bytes)
      if (archive.parts.has('word/document.xml')) return pasted('docx', await docxText(archive), lang)
      if (archive.parts.has('xl/workbook.xml') || archive.parts.has('_rels/.rels')) return structured('xlsform', readXlsForm(await sheetsOf(archive)))
    }
    if (content === 'text') {
      const text = await decode(bytes)
      if (/^\s*[{[]/.test(text)) {
        const { format, form } = readFormJson(text, name)
        return structured(format, form)
      }
      return pasted('text', text, lang)
    }
    const extension = extensionOf(name)
    throw new YinguoError('M07', { ext: extension === '' ? '–' : `.${extension}`, real: content })
  } catch (thrown) {
    if (!(thrown instanceof BadForm)) throw thrown
    const [first] = thrown.problems
    throw new YinguoError('BAD_FORM', { ...first, n: thrown.problems.length - 1 })
  }
}

const structured = (format: FormFileFormat, { document, losses }: ReadForm): ImportedForm => ({ format, document, doubts: [], lines: [], losses })

function pasted(format: FormFileFormat, text: string, lang: 'zh-CN' | 'en'): ImportedForm {
  if (text.length > PASTE_LIMIT) throw new YinguoError('M09', { what: 'text', sheet: null, n: text.length, max: PASTE_LIMIT })
  return { format, ...parsePastedForm(text, { lang }), losses: [] }
}

async function load(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: MOST_BYTES })
    return await readFile(path)
  } catch (error) {
    if (error instanceof YinguoError) throw error
    throw new YinguoError('M25', { name }, String(error))
  }
}

async function decode(bytes: Buffer): Promise<string> {
  let text = ''
  for await (const piece of decodePieces(bytes, guessEncoding(bytes).encoding)) {
    text += piece
    if (text.length > PASTE_LIMIT * 20) throw new YinguoError('M09', { what: 'text', sheet: null, n: text.length, max: PASTE_LIMIT * 20 })
  }
  return text.replace(/^\uFEFF/, '')
}

/** The sheets an XLSForm has, as texts; of a workbook without them only the names, for the message. */
async function sheetsOf(archive: Archive): Promise<TextSheet[]> {
  const workbook = await readWorkbook(archive)
  const strings = workbook.sharedStrings === null ? [] : await readSharedStrings(archive, workbook.sharedStrings, () => {})
  const sheets: TextSheet[] = []
  for (const { name, part } of workbook.sheets) {
    if (!formSheets.test(name.trim())) { sheets.push({ name, rows: [] }); continue }
    const { table } = await readSheet(archive, part, name, workbook, strings, noIssues(), { maxRows: MOST_ROWS + 1 })
    if (table.rows > MOST_ROWS) throw new YinguoError('M09', { what: 'rows', sheet: name, n: table.rows, max: MOST_ROWS })
    sheets.push({ name, rows: Array.from({ length: table.rows }, (_, row) => ({ number: table.rowNumber(row), cells: table.rowTexts(row) })) })
  }
  return sheets
}
