import type { CellFilter } from '../../../shared/contract/gridView.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { invalidity } from '../../../shared/model/variable.ts'

type Judged = Pick<Variable, 'kind' | 'codes' | 'scale'>
type ValueFilter = Extract<CellFilter, { type: 'values' | 'range' | 'text' | 'invalid' }>

/** Does the value pass? A maker of tests, so that lists are made into sets once. Few values repeat many times in a survey column: they are asked once each. */
export function valueTest(filter: ValueFilter, variable: Judged): (value: CellValue) => boolean {
  switch (filter.type) {
    case 'values': {
      const values = new Set<CellValue>(filter.values)
      const missing = new Set<string>(filter.missing)
      return value => {
        const state = missingState(value)
        return (state === null ? values.has(value) : missing.has(state)) !== filter.except
      }
    }
    case 'range': return value => typeof value === 'number' && (filter.from === null || value >= filter.from) && (filter.to === null || value <= filter.to)
    case 'text': {
      const needle = filter.text.toLowerCase()
      return value => {
        if (missingState(value) !== null) return filter.except
        const label = variable.codes.find(code => code.code === value)?.label ?? ''
        return (String(value).toLowerCase().includes(needle) || label.toLowerCase().includes(needle)) !== filter.except
      }
    }
    case 'invalid': return value => invalidity(variable, value) !== null
  }
}

/** Order of two cells: missing last whichever way round, numbers before text, text by code point. */
export function compareCells(a: CellValue, b: CellValue, descending: boolean): number {
  const ma = missingState(a) !== null
  const mb = missingState(b) !== null
  if (ma !== mb) return Number(ma) - Number(mb)
  if (a === b) return 0
  if (a === null || b === null) return (a === null) === descending ? 1 : -1
  const less = typeof a === typeof b ? (a as number) < (b as number) : typeof a === 'number'
  return less === descending ? 1 : -1
}
