import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import { missingState } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { frequencies } from '../../../../shared/stats/frequencies.ts'
import { sum } from '../../../../shared/stats/summation.ts'
import { weightCost } from '../../../../shared/stats/weightCost.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import { weightsOf } from '../weights.ts'
import type { Weights } from '../weights.ts'
import { groupsBy } from './groups.ts'

type Request = Extract<AnalysisRequest, { method: 'frequencies' }>

/** A scale is listed point by point up to this many points. */
const LISTED_POINTS = 21

/** Counts of every value keyed by variable name; codes with their zeros; the states of missing kept apart. */
export function countValues(project: ProjectReader, request: Request): { [key: string]: Json } {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const weights = weightsOf(project, dataset, request.weight)
  const groups = request.by === null ? null : groupsBy(project, dataset, request.by)
  return Object.fromEntries(variables.map(variable => {
    const column: Column = {
      variable,
      numbers: project.columns.numbers(dataset.id, variable.id),
      cells: project.columns.values(dataset.id, variable.id),
      weights,
    }
    const whole = count(column, Array.from(column.cells.keys()))
    const parts = groups?.map(({ value, label, rows }) => ({ value, label, ...count(column, rows) }))
    return [keys.get(variable.id)!, parts ? { ...whole, groups: parts } : whole]
  }))
}

interface Column { variable: Variable; numbers: Float64Array; cells: readonly CellValue[]; weights: Weights | null }

function count({ variable, numbers, cells, weights }: Column, rows: readonly number[]): { [key: string]: Json } {
  const free = variable.kind === 'text' || variable.kind === 'date'
  const missing = { none: 0, not_shown: 0, empty: 0, coded: 0, invalid: 0 }
  const values: (number | string)[] = []
  const used: number[] = []
  const codedMissing = new Set(variable.codes.filter(code => code.missing).map(code => code.code))
  for (const row of rows) {
    const cell = cells[row]!
    const before = values.length
    const state = missingState(cell)
    if (state === 'none') missing.none++
    else if (state === 'notShown') missing.not_shown++
    else if (state === 'empty') missing.empty++
    else if (free) values.push(cell!)
    else if (!Number.isNaN(numbers[row]!)) values.push(numbers[row]!)
    else if (typeof cell === 'number' && codedMissing.has(cell)) missing.coded++
    else missing.invalid++
    if (values.length > before) used.push(row)
  }
  const labels = new Map<number | string, string>(variable.codes.map(code => [code.code, code.label]))
  const result = frequencies(values, rows.length - values.length, expectedValues(variable))
  return {
    n: result.n,
    missing: result.missing,
    missing_by_state: missing,
    values: weigh(result.values.map(entry => ({ ...entry, label: labels.get(entry.value) ?? null })), values, weights && used.map(row => weights.column[row]!)),
    ...(weights ? { ...costOf(used.map(row => weights.column[row]!)), warnings: weights.warnings.map(warning => ({ ...warning })) } : {}),
  }
}

/** Counts stay those of people; the weighted share is beside them, with its standard error by linearisation. */
function weigh<E extends { value: number | string }>(entries: E[], values: readonly (number | string)[], weights: readonly number[] | null): (E | E & { weighted_percent: number | null; weighted_se: number | null })[] {
  if (!weights) return entries
  const total = sum(weights)
  const n = weights.filter(weight => weight > 0).length
  const inflate = n > 1 ? n / (n - 1) : Number.NaN
  return entries.map(entry => {
    if (!(total > 0)) return { ...entry, weighted_percent: null, weighted_se: null }
    const share = sum(weights.map((weight, i) => (values[i] === entry.value ? weight : 0))) / total
    const se = Math.sqrt(inflate * sum(weights.map((weight, i) => (weight * ((values[i] === entry.value ? 1 : 0) - share) / total) ** 2)))
    return { ...entry, weighted_percent: 100 * share, weighted_se: Number.isFinite(se) ? 100 * se : null }
  })
}

function costOf(weights: readonly number[]): { weighted_n: number; effective_n: number | null; design_effect: number | null } {
  const { n, effective_n, design_effect } = weightCost(weights)
  return { weighted_n: n, effective_n, design_effect }
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
