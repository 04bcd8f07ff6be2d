import type { ChangedCell } from '../../../../shared/contract/history.ts'
import { derivedOrder } from '../../../../shared/derived/sources.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { analysisNumber } from '../../../../shared/model/variable.ts'
import { deriveColumn } from '../../store/derivedColumns.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { returnedRows } from '../../screening/returnedRows.ts'
import type { DefinitionsBefore } from './definitionsBefore.ts'

export interface TakenBack { project: ProjectReader; cells: number; overwritten: number }

/** A row itself, in the log. */
const ROW = 'rid'

/**
 * One data set as it would be had a change set not been: its cells have their old values where they are still as it left them, rows it
 * excluded count, rows it added do not, definitions are the former ones, and what is derived follows. Nothing is written.
 */
export function takenBack(project: ProjectReader, dataset: Dataset, changed: readonly ChangedCell[], definitions: DefinitionsBefore): TakenBack {
  const mine = changed.filter(cell => cell.dataset === dataset.id)
  const rowChanges = mine.some(({ variable }) => variable === null || variable === ROW)
  const before = definitions.dataset(dataset)
  const variables = new Map(before.variables.map(variable => [variable.id, variable]))
  const now = new Map(dataset.variables.map(variable => [variable.id, variable]))
  const all = rowChanges ? returnedRows(project, dataset) : null
  const excluded = new Map(mine.flatMap(({ variable, rid, from }) => (variable === null ? [[rid, from] as const] : [])))
  const came = new Set(mine.flatMap(({ variable, rid, from }) => (variable === ROW && from === null ? [rid] : [])))
  const positions = all ? Int32Array.from(Array.from({ length: all.length }, (_, row) => row).filter(row => {
    const rid = all.rids[row]!
    if (came.has(rid)) return false
    return (excluded.has(rid) ? excluded.get(rid)! : all.excluded[row]) === null
  })) : null
  const rids = all && positions ? Float64Array.from(positions, row => all.rids[row]!) : project.columns.rids(dataset.id)
  const place = new Map<number, number>()
  rids.forEach((rid, row) => place.set(rid, row))

  const overlay = new Map<string, Map<number, CellValue>>()
  let cells = mine.filter(({ variable }) => variable === null || variable === ROW).length
  let overwritten = 0
  const plainNow = (id: string): readonly CellValue[] => (all && positions ? pickRows(all.values(id), positions) : project.columns.values(dataset.id, id))
  for (const [variable, group] of Map.groupBy(mine.filter(cell => cell.variable !== null && cell.variable !== ROW), cell => cell.variable!)) {
    if (!now.has(variable)) continue
    const current = plainNow(variable)
    // The same cell may have been written twice in one change set: the first old value and the last new one count.
    const first = new Map<number, CellValue>()
    const last = new Map<number, CellValue>()
    for (const { rid, from, to } of group) { if (!first.has(rid)) first.set(rid, from); last.set(rid, to) }
    const back = new Map<number, CellValue>()
    for (const [rid, from] of first) {
      const row = place.get(rid)
      if (row === undefined) continue
      if (current[row] === last.get(rid)) { back.set(row, from); cells++ } else overwritten++
    }
    if (back.size > 0) overlay.set(variable, back)
  }

  const values = new Map<string, readonly CellValue[]>()
  const numbers = new Map<string, Float64Array>()
  const redefined = definitions.variables(dataset.id)
  const derivedToo = rowChanges || overlay.size > 0 || redefined.size > 0
  const order = new Set(derivedOrder(before.variables) ?? [])
  const valuesOf = (id: string): readonly CellValue[] => {
    let column = values.get(id)
    if (column) return column
    const variable = variables.get(id)
    // Set first, so that a circle in a file that was tampered with ends.
    values.set(id, column = [])
    if (variable?.derived && order.has(id) && derivedToo) column = deriveColumn(variable.derived, rids.length, before.variables, { numbers: numbersOf, values: valuesOf }).values
    else if (variable?.derived) column = project.columns.values(dataset.id, id)
    else {
      const back = overlay.get(id)
      const plain = plainNow(id)
      if (!back) column = plain
      else { const copy = plain.slice(); for (const [row, value] of back) copy[row] = value; column = copy }
    }
    values.set(id, column)
    return column
  }
  const numbersOf = (id: string): Float64Array => {
    let column = numbers.get(id)
    if (column) return column
    const variable = variables.get(id)
    const untouched = !variable || (!overlay.has(id) && !redefined.has(id) && !(variable.derived && derivedToo))
    if (untouched) column = all && positions ? Float64Array.from(positions, row => all.numbers(id)[row]!) : project.columns.numbers(dataset.id, id)
    else if (!variable.derived && !redefined.has(id) && !all) {
      column = project.columns.numbers(dataset.id, id).slice()
      for (const [row, value] of overlay.get(id) ?? []) column[row] = analysisNumber(variable, value)
    } else column = Float64Array.from(valuesOf(id), value => analysisNumber(variable, value))
    numbers.set(id, column)
    return column
  }
  const counting = { ...before, ledger: { ...before.ledger, valid: rids.length } }
  return {
    cells, overwritten,
    project: {
      ...project,
      dataset: id => (id === dataset.id ? counting : project.dataset(id)),
      factors: () => definitions.factors(project.factors()),
      segments: () => definitions.segments(project.segments()),
      columns: {
        numbers: (id, variable) => (id === dataset.id ? numbersOf(variable) : project.columns.numbers(id, variable)),
        values: (id, variable) => (id === dataset.id ? valuesOf(variable) : project.columns.values(id, variable)),
        rids: id => (id === dataset.id ? rids : project.columns.rids(id)),
      },
    },
  }
}

const pickRows = (values: readonly CellValue[], positions: Int32Array): CellValue[] => Array.from(positions, row => values[row] ?? null)
