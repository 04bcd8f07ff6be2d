import type { CellInput } from '../../../shared/contract/dataset.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { isCoded } from '../../../shared/model/variable.ts'

/** Full-width ASCII to half-width, spaces of every kind trimmed: how labels and typed text are compared. */
export const comparable = (text: string): string =>
  text.replace(/[！-～]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\s+/g, ' ').trim().toLowerCase()

/** The number a text says exactly; null when it says none, or more digits than a double holds. */
export function exactNumber(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null
  const value = Number(text)
  if (!Number.isFinite(value)) return null
  const digits = text.replace(/e.*$/i, '').replace(/^[+-]/, '').replace('.', '').replace(/^0+/, '')
  const significant = text.includes('.') ? digits.replace(/0+$/, '') : digits
  if (significant.length > 15 && !(Number.isSafeInteger(value) && !/[.e]/i.test(text))) return null
  return value === 0 ? 0 : value
}

/**
 * What a typed cell is stored as. In a coded column: a code, else a label of the variable, else the exact number,
 * else the text as it came (which then is invalid). A text or date column takes text as it is; empty means no answer.
 */
export function storedValue(variable: Pick<Variable, 'kind' | 'codes'>, input: CellInput): CellValue {
  if (input === null) return null
  if (typeof input === 'object') return input.missing === 'none' ? null : input.missing === 'notShown' ? NOT_SHOWN : SHOWN_EMPTY
  if (!isCoded(variable.kind)) return input === '' ? null : typeof input === 'number' ? String(input) : input
  if (typeof input === 'number') return input === 0 ? 0 : input
  const typed = comparable(input)
  if (typed === '') return null
  const number = exactNumber(typed)
  if (number !== null && variable.codes.some(code => code.code === number)) return number
  const labelled = variable.codes.find(code => comparable(code.label) === typed)
  return labelled?.code ?? number ?? input
}
