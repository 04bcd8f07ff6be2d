import type { MergeReport } from '../../../../shared/contract/merge.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { cellText } from '../cellText.ts'

export interface CellWords { label(variable: string): string; value(variable: string, value: CellValue): string }

/** Labels of a data set's variables and cells, options that are still to come among them. */
export function cellWords(variables: readonly Variable[], options: MergeReport['options'], t: Translate): CellWords {
  const known = new Map(variables.map(variable => [variable.id, { ...variable, codes: [...variable.codes, ...options.filter(option => option.variable === variable.id)] }]))
  return {
    label: id => { const variable = known.get(id); return variable ? variable.label || variable.name : id },
    value: (id, value) => { const variable = known.get(id); return variable ? cellText(variable, value, 'labels', t) : String(value ?? '') },
  }
}
