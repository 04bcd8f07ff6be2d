import type { CellValue } from '../../../shared/model/missing.ts'

/** A name as SQL writes it; the only way a variable id gets into a statement. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

const small = Array.from({ length: 1024 }, (_, n) => BigInt(n))

/**
 * Whole numbers go in as SQLite integers: a file a quarter the size, and 5 instead of 5.0 in another program.
 * Every other double stays a double. Text is made well-formed first, because SQLite keeps UTF-8
 * and would turn a lone surrogate into U+FFFD on its own.
 */
export function bindable(value: CellValue): bigint | number | string | null {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return null
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return value
    return value >= 0 && value < 1024 ? (small[value] as bigint) : BigInt(value)
  }
  return typeof value === 'string' ? value.toWellFormed() : null
}

/** The same value again after a round trip: what the file will give back. */
export const asStored = (value: CellValue): CellValue =>
  typeof value === 'string' ? value.toWellFormed() : value === null || Number.isNaN(value) ? null : value

/** One value as text for hashing; distinct values give distinct text, doubles exact. */
export const canonical = (value: CellValue): string =>
  Object.is(value, -0) ? '-0' : JSON.stringify(value)
