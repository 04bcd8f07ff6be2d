/** What a spreadsheet puts on the clipboard, as rows of cells: tabs between cells, quotes around cells that hold line breaks. */
export function clipboardCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  for (let at = 0; at < source.length; at++) {
    const character = source[at] ?? ''
    if (quoted) {
      if (character !== '"') cell += character
      else if (source[at + 1] === '"') { cell += '"'; at++ } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === '\t') { row.push(cell); cell = '' } else if (character === '\n') { row.push(cell); rows.push(row); row = []; cell = '' } else cell += character
  }
  if (cell !== '' || row.length > 0) { row.push(cell); rows.push(row) }
  return rows.map(cells => cells.map(text => text.trim())).filter(cells => cells.some(text => text !== ''))
}

/** A count as people write it: full-width digits, thousands separators and spaces are read; anything else is null. Empty is 0. */
export function countOf(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，]/g, '')
  if (plain === '') return 0
  if (!/^\d+(\.\d+)?$/.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

export interface CountLine { label: string; count: string }

/**
 * Pasted cells into lines of a table of counts. Two columns and more: the first that is not a number is the label, the next number the count.
 * A heading line (no number in any cell, followed by lines that have one) is left out.
 */
export function countLines(cells: readonly string[][]): CountLine[] {
  const isNumber = (text: string): boolean => text !== '' && countOf(text) !== null
  const hasNumber = (row: readonly string[]): boolean => row.some(isNumber)
  const rows = cells.length > 1 && cells[0] && !hasNumber(cells[0]) && hasNumber(cells[1] ?? []) ? cells.slice(1) : cells
  return rows.map(row => {
    const labelAt = Math.max(0, row.findIndex(text => text !== '' && !isNumber(text)))
    const count = row.find((text, index) => index > labelAt && isNumber(text)) ?? row.find((text, index) => index !== labelAt && isNumber(text))
    return { label: row[labelAt] ?? '', count: count ?? '' }
  })
}

/** Lines fit for a figure: named, with a count that is a number. */
export function countedRows(lines: readonly CountLine[]): { label: string; count: number }[] {
  return lines.flatMap(line => {
    const count = countOf(line.count)
    return line.label.trim() === '' || count === null || line.count.trim() === '' ? [] : [{ label: line.label.trim(), count }]
  })
}
