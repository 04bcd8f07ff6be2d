import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import { proposeKind } from '../propose/kinds.ts'
import type { Bounds } from '../propose/scaleRuns.ts'
import { asksForSeveral } from '../propose/words.ts'
import type { BracketRun } from './grid.ts'
import type { MatrixRow } from './matrix.ts'
import { holdsItself, isYesNo } from './optionMarks.ts'

const JOIN = ' - '

/** The groups above a heading and its own words; null where the heading stands alone or says something else. */
function pathOf({ parts, text }: HeaderCell): { stem: string; label: string } | null {
  const path = [...new Set(parts.filter(part => part !== ''))]
  const label = path.pop()
  return label !== undefined && path.length > 0 && text === [...path, label].join(JOIN) ? { stem: path.join(JOIN), label } : null
}

/** Neighbours below one heading of a header of several rows, at least two: found by the column they begin in. */
export function headerGroups(headers: readonly HeaderCell[]): Map<number, BracketRun> {
  const groups = new Map<number, BracketRun>()
  for (let from = 0; from < headers.length;) {
    const path = pathOf(headers[from]!)
    const rows: MatrixRow[] = []
    for (let at = from; path && at < headers.length; at++) {
      const own = pathOf(headers[at]!)
      if (own?.stem !== path.stem || at > from && headers[at]!.startsGroup || rows.some(row => row.label === own.label)) break
      rows.push({ header: headers[at]!, label: own.label })
    }
    if (path && rows.length >= 2) groups.set(headers[from]!.column, { stem: path.stem, rows })
    from += Math.max(1, rows.length)
  }
  return groups
}

/** What the columns of a group are together: options that were ticked, rows that are answered on one scale, or questions of their own. */
export function groupShape({ stem, rows }: BracketRun, factsOf: (column: number) => ColumnFacts, scales: ReadonlyMap<number, Bounds>): 'options' | 'rows' | 'questions' {
  const facts = rows.map(row => factsOf(row.header.column))
  if (facts.some(own => own.filled === 0)) return 'questions'
  const ticked = (own: ColumnFacts, index: number): boolean => holdsItself(own, rows[index]!.label) || own.distinct.every(value => /^[√✓✔]$/.test(value.normal))
  if (facts.every(ticked)) return 'options'
  const zeroOne = facts.every(own => isYesNo(own) && own.numbers === own.filled)
  if (zeroOne) return rows.length >= 3 || asksForSeveral(stem) ? 'options' : 'questions'
  const kinds = rows.map((row, index) => proposeKind(`${stem}${JOIN}${row.label}`, facts[index]!, scales.get(row.header.column), 'text'))
  const [first] = kinds
  if (kinds.every(own => own.kind === 'scale')) return kinds.every(own => own.scale!.min === first!.scale!.min && own.scale!.max === first!.scale!.max) ? 'rows' : 'questions'
  if (!kinds.every(own => own.kind === 'nominal' || own.kind === 'ordinal' || own.kind === 'scale' && own.codes.length > 0)) return 'questions'
  // An answer nobody gave in one row is a code of the others all the same.
  const uses = new Map<string, number>()
  for (const own of facts) for (const value of own.distinct) uses.set(value.normal, (uses.get(value.normal) ?? 0) + 1)
  return facts.every(own => own.distinct.filter(value => uses.get(value.normal)! >= 2).length > own.distinct.length / 2) ? 'rows' : 'questions'
}
