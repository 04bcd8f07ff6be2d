import { createHash } from 'node:crypto'
import type { StoredSource } from '../../../shared/model/dataset.ts'
import type { Parsed } from './proposal.ts'

/** Rows written at once. */
const ROWS = 2_000

/** As RFC 4180 has it. */
const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * What the project keeps in the place of a file with personal data: the sheet as a UTF-8 CSV, every row and column in
 * its place, the cells of `columns` (0-based) below the header empty. Whatever else the file held (other sheets, comments,
 * its author) is not in it.
 */
export function emptiedCopy({ file: { table }, place }: Parsed, columns: readonly number[]): { bytes: Buffer; stored: StoredSource } {
  const parts: Buffer[] = []
  for (let from = 0; from < table.rows; from += ROWS) {
    let text = ''
    for (let row = from; row < Math.min(table.rows, from + ROWS); row++) {
      const texts = table.rowTexts(row)
      if (row >= place.to) for (const column of columns) if (column < texts.length) texts[column] = ''
      text += `${texts.map(cell).join(',')}\r\n`
    }
    parts.push(Buffer.from(text))
  }
  const bytes = Buffer.concat(parts)
  return { bytes, stored: { container: 'csv', sha256: createHash('sha256').update(bytes).digest('hex'), emptied: [...columns] } }
}
