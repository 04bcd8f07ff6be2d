import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'

export type ValueStyle = 'codes' | 'labels'

/** Columns that are exported, and those held back because they may name a person (M19). */
export interface DataColumns { kept: Variable[]; leftOut: Variable[] }

export function dataColumns(dataset: Dataset): DataColumns {
  const ordered = dataset.variables.toSorted((a, b) => a.order - b.order)
  return { kept: ordered.filter(variable => variable.role !== 'identifier'), leftOut: ordered.filter(variable => variable.role === 'identifier') }
}

/** Code numbers as what the respondent read; a value without a label, and every missing state, stays as it is. */
export function labeller(variable: Variable): (value: CellValue) => CellValue {
  const labels = new Map(variable.codes.map(code => [code.code, code.label]))
  return value => (isMissing(value) || typeof value !== 'number' ? value : labels.get(value) ?? value)
}

/** Column headings, each once: names for codes; with labels the question as printed. */
export function headings(variables: readonly Variable[], style: ValueStyle): string[] {
  const seen = new Map<string, number>()
  return variables.map(variable => {
    const wanted = (style === 'labels' ? variable.label || variable.name : variable.name).replace(/\s+/g, ' ').trim() || variable.id
    const count = (seen.get(wanted) ?? 0) + 1
    seen.set(wanted, count)
    return count === 1 ? wanted : `${wanted} (${variable.name})`
  })
}
