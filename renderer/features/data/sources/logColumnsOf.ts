import type { Dataset } from '../../../../shared/model/dataset.ts'
import { logColumns } from '../../../../shared/model/logColumns.ts'
import type { LogType } from '../../../../shared/model/logColumns.ts'
import type { Code } from '../../../../shared/model/questionnaire.ts'
import type { Variable, VariableMeaning } from '../../../../shared/model/variable.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import type { Lang } from '../../../../shared/i18n/translate.ts'

/** The columns of a new log in the words of the person. */
export function wordedColumns(type: LogType, lang: Lang): { meaning: VariableMeaning; label: string; codes: Code[] }[] {
  const t = translator(lang)
  return logColumns[type].map(({ meaning }) => ({
    meaning, label: t(`sources.meaning.${meaning}`),
    codes: meaning === 'severity' ? ([1, 2, 3, 4, 5] as const).map(code => ({ code, label: t(`sources.severity.s${code}`), missing: false }))
      : meaning === 'resolved' ? (['yes', 'no'] as const).map((key, at) => ({ code: at + 1, label: t(`sources.resolved.${key}`), missing: false })) : [],
  }))
}

/** Text columns that can be coded: the verbatims first, the factor column and personal data never. */
export const codableVariables = (dataset: Pick<Dataset, 'variables'>): Variable[] => dataset.variables
  .filter(variable => variable.kind === 'text' && variable.meaning !== 'factor' && variable.role === 'answer')
  .sort((a, b) => Number(b.meaning === 'verbatim') - Number(a.meaning === 'verbatim'))

/** Columns with times in them: those that are meant as dates first. */
export const timedVariables = (dataset: Pick<Dataset, 'variables'>): Variable[] => dataset.variables
  .filter(variable => variable.kind === 'date' || variable.meaning === 'date')
  .sort((a, b) => Number(b.meaning === 'date') - Number(a.meaning === 'date'))

/** Columns a record is typed into. */
export const recordColumns = (dataset: Pick<Dataset, 'variables'>): Variable[] =>
  dataset.variables.filter(variable => variable.derived === null && variable.role !== 'id' && variable.role !== 'identifier')
