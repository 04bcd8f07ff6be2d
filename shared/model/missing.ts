/**
 * Why a cell holds no answer. The three states are kept apart from each other and from answers such as 「无」.
 * In the data table: NULL, or one of two marks that nobody types.
 */
export const NOT_SHOWN = '⟨not shown⟩'
export const SHOWN_EMPTY = '⟨empty⟩'

/** no answer (nothing known of why) | not shown (skip logic) | shown but left empty */
export type MissingState = 'none' | 'notShown' | 'empty'

/** What a cell of a dataset may hold. A number is a code, a scale point or a measure; a string is text or, in a coded column, an invalid answer kept as it came. */
export type CellValue = number | string | null

export function missingState(value: CellValue): MissingState | null {
  if (value === null) return 'none'
  if (value === NOT_SHOWN) return 'notShown'
  if (value === SHOWN_EMPTY) return 'empty'
  return null
}

export const isMissing = (value: CellValue): boolean => missingState(value) !== null
