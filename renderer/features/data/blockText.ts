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

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, character => entities[character] ?? character).replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">')

/**
 * The same block as a table, which spreadsheets prefer. Text is marked as text, so that `=1+1`, `007` and long
 * numbers arrive as they are and nothing is run as a formula.
 */
export function formatHtmlBlock(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => (typeof value === 'number' ? `<td>${value}</td>` : `<td style='mso-number-format:"\\@"'>${escapeHtml(value)}</td>`)
  return `<html><head><meta charset="utf-8"></head><body><table>${rows.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table></body></html>`
}

/** The text of a table cell: line breaks where the table says so, and nowhere else. */
function cellOf(cell: Element): string {
  let text = ''
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ')
    else if (node.nodeName === 'BR') text += '\n'
    else {
      if (['P', 'DIV'].includes(node.nodeName) && text !== '' && !text.endsWith('\n')) text += '\n'
      node.childNodes.forEach(walk)
    }
  }
  cell.childNodes.forEach(walk)
  return text.replace(/\u00a0/g, ' ').split('\n').map(line => line.trim()).join('\n').replace(/^\n+|\n+$/g, '')
}

/** The first table of a clipboard's HTML; a cell that spans several gives empty ones for the rest. Null when there is none. */
function parseHtmlBlock(html: string): string[][] | null {
  const table = html.includes('<') ? new DOMParser().parseFromString(html, 'text/html').querySelector('table') : null
  if (!table) return null
  const block: (string | undefined)[][] = []
  for (const [down, line] of [...table.rows].entries()) {
    const row = block[down] ??= []
    let at = 0
    for (const cell of line.cells) {
      while (row[at] !== undefined) at++
      for (let under = 0; under < Math.min(cell.rowSpan || 1, table.rows.length - down); under++) {
        for (let right = 0; right < Math.min(cell.colSpan || 1, 2000); right++) (block[down + under] ??= [])[at + right] = under + right === 0 ? cellOf(cell) : ''
      }
    }
  }
  return block.map(row => Array.from(row, cell => cell ?? ''))
}

const isEven = (block: readonly (readonly string[])[]): boolean => block.every(row => row.length === block[0]?.length)

/**
 * What another program put on the clipboard. The plain text is what the person saw; the table decides only where
 * the text alone cannot be read (line breaks in cells that nobody put in quotes) or is not there.
 */
export function clipboardBlock(plain: string, html: string): string[][] {
  const text = parseBlock(plain)
  if (text.length > 0 && isEven(text) && !html.includes('<br')) return text
  const table = parseHtmlBlock(html)
  if (!table || table.length === 0 || !isEven(table)) return text
  return text.length === 0 || !isEven(text) || table.length < text.length ? table : text
}
