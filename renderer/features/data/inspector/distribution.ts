import type { ColumnStats } from '../../../../shared/contract/dataset.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { invalidity } from '../../../../shared/model/variable.ts'
import type { Variable } from '../../../../shared/model/variable.ts'

export interface ValueBar { value: CellValue; count: number; valid: boolean }

/** Bars of a column: points of a scale and options in their own order, empty ones included; everything else by frequency. */
export function distribution(variable: Pick<Variable, 'kind' | 'codes' | 'scale'>, stats: ColumnStats): ValueBar[] {
  const counted = stats.values
    .filter(({ value }) => !isMissing(value))
    .map(({ value, count }): ValueBar => ({ value, count, valid: invalidity(variable, value) === null }))
  const order = ownOrder(variable)
  if (order.length === 0) return counted
  const listed = order.map((value): ValueBar => counted.find(bar => bar.value === value) ?? { value, count: 0, valid: true })
  return [...listed, ...counted.filter(bar => typeof bar.value !== 'number' || !order.includes(bar.value))]
}

const POINTS = 11

function ownOrder({ kind, codes, scale }: Pick<Variable, 'kind' | 'codes' | 'scale'>): number[] {
  if (codes.length > 0 && codes.length <= POINTS) return codes.map(code => code.code)
  if (kind === 'scale' && scale && scale.max - scale.min < POINTS) {
    return Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index)
  }
  return kind === 'indicator' ? [1, 0] : []
}
