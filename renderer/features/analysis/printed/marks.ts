import type { JsonObject } from '../../../../shared/contract/analysis.ts'
import type { ResultTable } from '../../../../shared/presentation/presented.ts'
import { list, objects, text } from '../../../../shared/presentation/tableWords.ts'

export type Outcome = 'bad' | 'good' | 'open'
export interface Mark { outcome: Outcome; sentences: string[] }

const severity: Record<Outcome, number> = { bad: 2, open: 1, good: 0 }
/** Checks of a row of statistics look at one kind of column. */
const roleOf = (check: string, code: string): string | null =>
  (check === 'grim' || code === 'meanOutside' || check === 'verdict' || check === 'claim' ? 'mean' : check === 'sd' ? 'sd' : code === 'minOutside' ? 'min' : code === 'maxOutside' ? 'max' : null)

/**
 * What the findings say of each cell of the pasted table, by `row:column` with the header row 0; what concerns a whole row or column
 * stands at its name. Sentences come from the table of findings, whose rows are in the same order.
 */
export function marksOf(result: JsonObject, cells: readonly (readonly string[])[], findings: ResultTable | undefined): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  const turned = result['turned'] === true
  const header = turned ? cells.map(row => row[0] ?? '') : cells[0] ?? []
  const columns = objects(result['columns'])
  // Columns without a number are not among those of the result; the others come in their order.
  const places: number[] = []
  for (const column of columns) places.push(header.findIndex((cell, i) => i > (places.at(-1) ?? -1) && cell.normalize('NFKC').includes(text(column['header']))))
  const rows = list(result['rows']).map(text)
  objects(result['findings']).forEach((finding, i) => {
    const outcome = finding['outcome'] as Outcome
    const sentence = findings?.table.rows[i]?.cells.at(-1)?.text ?? ''
    const row = rows.indexOf(text(finding['row'])) + 1
    const role = roleOf(text(finding['check']), text(finding['code']))
    const at = finding['column'] === null ? (role === null ? -1 : columns.findIndex(column => column['role'] === role)) : columns.findIndex(column => column['header'] === finding['column'])
    const column = at < 0 ? 0 : places[at] ?? 0
    if (row === 0 && column <= 0) return
    const key = turned ? `${Math.max(0, column)}:${row}` : `${row}:${Math.max(0, column)}`
    const known = marks.get(key)
    marks.set(key, { outcome: known && severity[known.outcome] >= severity[outcome] ? known.outcome : outcome, sentences: [...known?.sentences ?? [], sentence].filter(Boolean) })
  })
  return marks
}

