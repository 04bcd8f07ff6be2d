/**
 * Cells copied from a spreadsheet as an outline: every column a level, a cell that repeats the one above it (or was merged
 * with it, and is empty) is the same branch. null: the text is no such table, and is read as lines.
 */
export function outlineOfCells(text: string): string | null {
  const rows = text.replace(/[\r\n]+$/, '').split(/\r\n|\n|\r/).map(line => line.split('\t').map(cell => cell.trim()))
  // A table has words in more than one cell of some row; an outline only has tabs before its words.
  if (!rows.some(row => row.filter(cell => cell !== '').length > 1)) return null
  const lines: string[] = []
  let open: string[] = []
  for (const row of rows) {
    const first = row.findIndex(cell => cell !== '')
    if (first < 0) continue
    let fresh = false
    const next = open.slice(0, first)
    row.slice(first).forEach((cell, i) => {
      if (cell === '') return
      const level = Math.min(first + i, next.length)
      next.length = level
      next.push(cell)
      if (!fresh && open[level] === cell && i + 1 < row.length - first) return
      fresh = true
      lines.push('\t'.repeat(level) + cell)
    })
    open = next
  }
  return lines.join('\n')
}
