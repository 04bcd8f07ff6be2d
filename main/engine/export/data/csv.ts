import type { CellValue } from '../../../../shared/model/missing.ts'

/**
 * A text that a spreadsheet would run: = + - @ and their full-width forms, at the start or after blanks, quotes,
 * a byte order mark or a separator; TAB, CR and LF. Source: OWASP "CSV injection".
 */
const runs = /^(?:'*[\t\r\n]|[\s'"\uFEFF;,|]*[=+\-@＝＋－＠])/

/**
 * The text with a leading ' where it would be run. Texts that begin with ' and would be run behind it get one more,
 * so that `unguardText` gives back every text exactly.
 */
export const guardText = (text: string): string => (runs.test(text) ? `'${text}` : text)
export const unguardText = (text: string): string => (text.startsWith("'") && runs.test(text.slice(1)) ? text.slice(1) : text)

export interface CsvLine { text: string; guarded: number }

/** Numbers plain, texts quoted where they hold a separator, a quote or a line end, or were guarded. Ends with CR LF (RFC 4180). */
export function csvLine(cells: readonly CellValue[]): CsvLine {
  let guarded = 0
  const written = cells.map(cell => {
    if (cell === null) return ''
    if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
    const text = guardText(cell)
    if (text !== cell) guarded++
    return text !== cell || /[",;\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
  })
  return { text: `${written.join(',')}\r\n`, guarded }
}
