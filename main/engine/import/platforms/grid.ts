import type { HeaderCell } from '../propose/header.ts'
import type { MatrixRow } from './matrix.ts'

const gridHeader = /^(.*\S)\s*\[([^\]]+)\]$/s

export interface BracketRun { stem: string; rows: MatrixRow[] }

const partsOf = (text: string): { stem: string; row: string } | null => {
  const match = gridHeader.exec(text)
  return match ? { stem: match[1]!, row: match[2]!.trim() } : null
}

/** `Question [row]` in two or more neighbouring columns is one matrix: found by the column it begins in (FORMATS.md 4). */
export function bracketRuns(headers: readonly HeaderCell[]): Map<number, BracketRun> {
  const runs = new Map<number, BracketRun>()
  for (let from = 0; from < headers.length;) {
    const first = partsOf(headers[from]!.text)
    let to = from + 1
    while (first && to < headers.length && partsOf(headers[to]!.text)?.stem === first.stem) to++
    // The same question asked twice repeats its first row: there a second matrix begins.
    const again = first ? headers.slice(from + 1, to).findIndex(header => partsOf(header.text)!.row === first.row) : -1
    if (again >= 0) to = from + 1 + again
    if (first && to - from >= 2) runs.set(headers[from]!.column, { stem: first.stem, rows: headers.slice(from, to).map(header => ({ header, label: partsOf(header.text)!.row })) })
    from = to
  }
  return runs
}
