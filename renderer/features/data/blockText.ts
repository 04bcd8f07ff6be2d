/** A block of cells as spreadsheets put it on the clipboard: tabs between cells, line breaks between rows. */
export function formatBlock(rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.map(quote).join('\t')).join('\r\n')
}

const quote = (text: string): string => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * The reverse. A cell that begins with a quotation mark runs to the closing one, as Excel writes cells with
 * line breaks in them; the line break at the very end belongs to no row.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let at = 0
  const endCell = (): void => { row.push(cell); cell = '' }
  const endRow = (): void => { endCell(); rows.push(row); row = [] }
  while (at < text.length) {
    const character = text[at] ?? ''
    if (character === '"' && cell === '') {
      const close = closingQuote(text, at)
      if (close !== -1) {
        cell = text.slice(at + 1, close).replaceAll('""', '"')
        at = close + 1
        continue
      }
    }
    if (character === '\t') endCell()
    else if (character === '\r' || character === '\n') {
      if (character === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else cell += character
    at++
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** Index of the mark that closes the one at `open`, only where a cell ends there; else -1: the mark is text. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') { at++; continue }
    const next = text[at + 1]
    return next === undefined || next === '\t' || next === '\r' || next === '\n' ? at : -1
  }
  return -1
}
