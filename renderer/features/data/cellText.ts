import { missingState } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { invalidity } from '../../../shared/model/variable.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

export const showModes = ['labels', 'codes', 'both'] as const
export type ShowMode = (typeof showModes)[number]

type Coded = Pick<Variable, 'kind' | 'codes' | 'scale'>

/** What the respondent read behind a stored number; null where the number stands for itself. */
function codeLabel(variable: Coded, value: CellValue, t: Translate): string | null {
  const code = variable.codes.find(candidate => candidate.code === value)
  if (code) return code.label
  if (variable.kind === 'indicator' && value === 1) return t('data.chosen')
  if (variable.kind === 'indicator' && value === 0) return t('data.notChosen')
  return null
}

/** A cell as text; the three missing states as their marks. */
export function cellText(variable: Coded, value: CellValue, mode: ShowMode, t: Translate): string {
  const missing = missingState(value)
  if (missing) return t(`data.mark.${missing}`)
  return answerText(variable, value, mode, t)
}

function answerText(variable: Coded, value: CellValue, mode: ShowMode, t: Translate): string {
  const label = mode === 'codes' ? null : codeLabel(variable, value, t)
  if (label === null) return String(value)
  // A bare space would make 「1 1年以下」 of code 1.
  return mode === 'both' && label !== String(value) ? `${value} · ${label}` : label
}

/** A cell as it goes to the clipboard: missing states in words that paste understands again. */
export function clipText(variable: Coded, value: CellValue, mode: ShowMode, t: Translate): string {
  const missing = missingState(value)
  if (missing === 'none') return ''
  if (missing) return t(`data.clip.${missing}`)
  return answerText(variable, value, mode === 'both' ? 'labels' : mode, t)
}

/** Why a cell is drawn as it is, in words; undefined where there is nothing to explain. */
export function cellNote(variable: Coded, value: CellValue, edited: boolean, commented: boolean, t: Translate): string | undefined {
  const notes: string[] = []
  const why = invalidity(variable, value)
  if (why) notes.push(t(`data.invalid.${why}`, { min: variable.scale?.min ?? '', max: variable.scale?.max ?? '' }))
  const missing = missingState(value)
  if (missing) notes.push(t(`data.missing.${missing}`))
  if (edited) notes.push(t('data.editedCell'))
  if (commented) notes.push(t('grid.commentedCell'))
  return notes.length > 0 ? notes.join(' · ') : undefined
}
