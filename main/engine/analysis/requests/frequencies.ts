import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import { missingState } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { frequencies } from '../../../../shared/stats/frequencies.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import { groupsBy } from './groups.ts'

type Request = Extract<AnalysisRequest, { method: 'frequencies' }>

/** A scale is listed point by point up to this many points. */
const LISTED_POINTS = 21

/** Counts of every value keyed by variable name; codes with their zeros; the states of missing kept apart. */
export function countValues(project: ProjectReader, request: Request): { [key: string]: Json } {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const groups = request.by === null ? null : groupsBy(project, dataset, request.by)
  return Object.fromEntries(variables.map(variable => {
    const column: Column = {
      variable,
      numbers: project.columns.numbers(dataset.id, variable.id),
      cells: project.columns.values(dataset.id, variable.id),
    }
    const whole = count(column, Array.from(column.cells.keys()))
    const parts = groups?.map(({ value, label, rows }) => ({ value, label, ...count(column, rows) }))
    return [keys.get(variable.id)!, parts ? { ...whole, groups: parts } : whole]
  }))
}

interface Column { variable: Variable; numbers: Float64Array; cells: readonly CellValue[] }

function count({ variable, numbers, cells }: Column, rows: readonly number[]): { [key: string]: Json } {
  const free = variable.kind === 'text' || variable.kind === 'date'
  const missing = { none: 0, not_shown: 0, empty: 0, coded: 0, invalid: 0 }
  const values: (number | string)[] = []
  const codedMissing = new Set(variable.codes.filter(code => code.missing).map(code => code.code))
  for (const row of rows) {
    const cell = cells[row]!
    const state = missingState(cell)
    if (state === 'none') missing.none++
    else if (state === 'notShown') missing.not_shown++
    else if (state === 'empty') missing.empty++
    else if (free) values.push(cell!)
    else if (!Number.isNaN(numbers[row]!)) values.push(numbers[row]!)
    else if (typeof cell === 'number' && codedMissing.has(cell)) missing.coded++
    else missing.invalid++
  }
  const labels = new Map<number | string, string>(variable.codes.map(code => [code.code, code.label]))
  const result = frequencies(values, rows.length - values.length, expectedValues(variable))
  return {
    n: result.n,
    missing: result.missing,
    missing_by_state: missing,
    values: result.values.map(entry => ({ ...entry, label: labels.get(entry.value) ?? null })),
  }
}

function expectedValues(variable: Variable): number[] {
  const codes = variable.codes.filter(code => !code.missing).map(code => code.code)
  if (variable.kind === 'indicator') return [0, 1]
  const { scale } = variable
  if (scale && scale.max - scale.min < LISTED_POINTS) {
    return Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i)
  }
  return codes
}
