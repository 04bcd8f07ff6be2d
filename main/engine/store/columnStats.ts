import type { ColumnStats } from '../../../shared/contract/dataset.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { analysisNumber, invalidity } from '../../../shared/model/variable.ts'

const MAX_VALUES = 50
const BINS = 10

/**
 * What is in a column, for the column's popover and the codebook. Excluded rows are left out by the caller.
 * n counts valid answers: not missing, not invalid, not coded as missing. mean, min and max are over those that are numbers.
 */
export function columnStats(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, values: readonly CellValue[]): ColumnStats {
  const counts = new Map<CellValue, number>()
  const missing = { none: 0, notShown: 0, empty: 0 }
  for (const value of values) {
    const state = missingState(value)
    if (state) missing[state]++
    else counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const numbers: [value: number, count: number][] = []
  let n = 0
  let invalid = 0
  let numeric = 0
  let sum = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  const byCode = new Map(variable.codes.map(code => [code.code, code]))
  for (const [value, count] of counts) {
    if (invalidity(variable, value)) { invalid += count; continue }
    if (typeof value === 'number' && byCode.get(value)?.missing) continue
    n += count
    const number = analysisNumber(variable, value)
    if (Number.isNaN(number)) continue
    numeric += count
    numbers.push([number, count])
    sum += number * count
    min = Math.min(min, number)
    max = Math.max(max, number)
  }
  const bins = min < max ? new Array<number>(BINS).fill(0) : []
  if (bins.length > 0) for (const [value, count] of numbers) {
    const bin = Math.min(BINS - 1, Math.floor(((value - min) / (max - min)) * BINS))
    bins[bin] = (bins[bin] ?? 0) + count
  }
  const frequent = [...counts].sort(([a, na], [b, nb]) =>
    nb - na || (typeof a === typeof b ? (a! < b! ? -1 : 1) : typeof a === 'number' ? -1 : 1)).slice(0, MAX_VALUES)
  return {
    n, missing, invalid, distinct: counts.size,
    mean: numeric > 0 ? sum / numeric : null,
    min: numeric > 0 ? min : null,
    max: numeric > 0 ? max : null,
    bins,
    values: frequent.map(([value, count]) => ({ value, count, label: typeof value === 'number' ? byCode.get(value)?.label ?? null : null })),
  }
}
