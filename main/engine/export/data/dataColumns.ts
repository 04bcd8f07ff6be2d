import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'

export type ValueStyle = 'codes' | 'labels'

/** Columns that are exported, and those held back because they may name a person (M19). */
export interface DataColumns { kept: Variable[]; leftOut: Variable[] }

export interface ColumnChoice { variables?: readonly string[] | undefined; identifiers: boolean }

/** Columns in the order of the data set. Throws NOT_FOUND for an id that is not of it. */
export function dataColumns(dataset: Dataset, { variables, identifiers }: ColumnChoice = { identifiers: false }): DataColumns {
  const known = new Set(dataset.variables.map(variable => variable.id))
  for (const id of variables ?? []) if (!known.has(id)) throw new YinguoError('NOT_FOUND', { what: 'variable', id })
  const wanted = variables ? new Set(variables) : null
  const ordered = dataset.variables.filter(variable => wanted?.has(variable.id) ?? true).toSorted((a, b) => a.order - b.order)
  const held = (variable: Variable): boolean => variable.role === 'identifier' && !identifiers
  return { kept: ordered.filter(variable => !held(variable)), leftOut: ordered.filter(held) }
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
