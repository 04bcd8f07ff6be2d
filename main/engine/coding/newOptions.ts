import type { CellInput } from '../../../shared/contract/dataset.ts'
import type { Code } from '../../../shared/model/questionnaire.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { comparable } from '../store/typedCell.ts'

/** The options of single-choice columns that become more by these cells: a typed word that is no option yet gets the next code. */
export function newOptions(variables: readonly Variable[], cells: readonly { variable: string; value: CellInput }[]): { variable: string; codes: Code[] }[] {
  return cells.flatMap(({ variable: id, value }) => {
    const variable = variables.find(each => each.id === id)
    if (variable?.kind !== 'nominal' || variable.derived !== null || typeof value !== 'string' || comparable(value) === '') return []
    const typed = comparable(value)
    if (variable.codes.some(code => comparable(code.label) === typed || String(code.code) === typed)) return []
    return [{ variable: id, codes: [...variable.codes, { code: Math.max(0, ...variable.codes.map(code => code.code)) + 1, label: value.trim() }] }]
  })
}
