import type { ColumnFacts, Distinct } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import type { KindProposal } from '../propose/kinds.ts'
import { proposeKind } from '../propose/kinds.ts'
import { joinedOptions } from '../propose/multiple.ts'
import type { JoinedOptions, Separator } from '../propose/multiple.ts'
import type { Bounds } from '../propose/scaleRuns.ts'
import { asksForScale } from '../propose/words.ts'
import type { Drafting } from './drafting.ts'

export interface MatrixRow { header: HeaderCell; label: string }
export interface Matrix { id: string; number: string; stem: string; rows: readonly MatrixRow[]; coding: 'text' | 'number'; scales: ReadonlyMap<number, Bounds>; separators: readonly Separator[]; confidence?: number }

/** Facts of several columns as if they stood below each other. */
function merged(list: readonly ColumnFacts[]): ColumnFacts {
  const distinct = new Map<string, Distinct>()
  const sum = { ...list[0]!, distinct: [] as Distinct[] }
  for (const [place, facts] of list.entries()) {
    for (const value of facts.distinct) {
      const known = distinct.get(value.text)
      if (known) known.count += value.count
      else distinct.set(value.text, { ...value })
    }
    if (place === 0) continue
    for (const key of ['filled', 'notShown', 'empty', 'numbers', 'idLike', 'dates', 'noAnswers', 'texts'] as const) sum[key] += facts[key]
    sum.whole &&= facts.whole
    sum.complete &&= facts.complete
    sum.longest = Math.max(sum.longest, facts.longest)
    sum.min = Number.isNaN(sum.min) ? facts.min : Number.isNaN(facts.min) ? sum.min : Math.min(sum.min, facts.min)
    sum.max = Number.isNaN(sum.max) ? facts.max : Number.isNaN(facts.max) ? sum.max : Math.max(sum.max, facts.max)
  }
  sum.distinct = [...distinct.values()]
  return sum
}

/** One set of answers for all rows: what nobody chose in one row is a code there all the same. null where the rows are asked different things. */
function sharedKind(title: string, facts: readonly ColumnFacts[], bounds: Bounds | undefined, coding: 'text' | 'number'): KindProposal | null {
  const filled = facts.filter(own => own.filled > 0)
  if (filled.length < 2) return null
  const found = proposeKind(title, merged(filled), bounds, coding)
  if (found.kind !== 'nominal' && found.kind !== 'ordinal' && found.kind !== 'scale') return null
  if (found.reasons.includes('ladderLabels')) return found
  const columns = new Map<string, number>()
  for (const own of filled) for (const value of own.distinct) columns.set(value.normal, (columns.get(value.normal) ?? 0) + 1)
  const again = [...columns.values()].filter(count => count >= 2).length
  return again >= columns.size * 0.5 ? found : null
}

/** A row of a checkbox grid in which nobody ticked two boxes holds the options of the others all the same. */
function withSharedOptions(rows: readonly ColumnFacts[], joined: readonly (JoinedOptions | null)[]): (JoinedOptions | null)[] {
  const [first] = joined.filter(found => found !== null)
  if (!first) return [...joined]
  const options = [...new Set(joined.flatMap(found => found?.options ?? []))]
  return rows.map((facts, index) => joined[index] ?? (facts.distinct.every(value => options.includes(value.text)) ? { ...first, options, hasFillIn: false, hasOthers: false } : null))
}

/** Rows of a matrix, one variable each under one question; rows that hold joined options become multiple choices of their own. */
export function draftMatrix(drafting: Drafting, matrix: Matrix): void {
  const { id, number, stem, rows, coding } = matrix
  const joined = withSharedOptions(rows.map(row => drafting.facts(row.header.column)), rows.map(row => joinedOptions(drafting.facts(row.header.column), matrix.separators)))
  if (joined.filter(Boolean).length >= rows.length / 2) {
    rows.forEach((row, index) => {
      const own = drafting.ids.take(`${id}_${index + 1}`)
      const title = `${stem} ${row.label}`.trim()
      const options = joined[index]
      if (options) drafting.joined(row.header, own, number, title, options)
      else drafting.single(row.header, own, number, title, matrix.scales.get(row.header.column), coding)
    })
    return
  }
  const question = drafting.question(id, number, stem, 'matrix')
  const bounds = rows.flatMap(row => matrix.scales.get(row.header.column) ?? [])[0]
  const together = sharedKind(stem, rows.map(row => drafting.facts(row.header.column)), bounds, coding)
  rows.forEach((row, index) => {
    const wanted = `${id}_${index + 1}`
    const own = drafting.facts(row.header.column)
    if (drafting.identifier(row.header, wanted, row.label)) return
    const found = together ?? proposeKind(asksForScale(stem) ? stem : row.label, own, matrix.scales.get(row.header.column), coding)
    drafting.variable({ id: drafting.ids.take(wanted), label: row.label, column: row.header.column, question, kind: found.kind, codes: found.codes, scale: found.scale })
    drafting.note(row.header.column, Math.min(found.confidence, matrix.confidence ?? 0.95), ...found.reasons, 'matrixRow')
  })
}
