import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { report as en } from '../../../../shared/i18n/en/report.ts'
import { report as zhCN } from '../../../../shared/i18n/zh-CN/report.ts'
import { unguardText } from '../../export/data/csv.ts'
import { extensionOf } from '../format.ts'
import { noIssues } from '../issues.ts'
import type { Contents, ReaderInput } from '../readFile.ts'
import type { Table } from '../table.ts'
import type { Delimiter } from './delimited.ts'
import { DelimitedReader, guessDelimiter } from './delimited.ts'
import { decodePieces, encodingPreviews, guessEncoding } from './encoding.ts'

/** Reads delimited text; encoding and delimiter are judged by plausibility unless they were chosen. */
export async function readText({ bytes, name, options, onProgress }: ReaderInput): Promise<Contents> {
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
  if (isOwnExport(table)) table.strings.forEach((text, index) => { table.strings[index] = unguardText(text) })
  return {
    container: delimiter === '\t' ? 'tsv' : 'csv', encoding, encodingConfidence: options.encoding ? 1 : guess.confidence, encodings: await encodingPreviews(bytes, guess),
    delimiter, sheet: null, sheets: [{ name: '', rows: table.rows, columns: table.width }], surroundings: [], table, merges: [], issues,
  }
}

/** A table whose first column is the row ids of our own export: the ' in front of what a spreadsheet would run is ours (SAFETY.md X1). */
function isOwnExport(table: Table): boolean {
  const first = table.rows > 0 ? table.rowTexts(0)[0] : undefined
  return first === zhCN.data.rid || first === en.data.rid
}
