/** A number as it stands in print: its value, and how far what was rounded to it may lie away. */
export interface PrintedNumber { value: number; decimals: number; half: number; percent: boolean }

/** "3.7776", "-1.31", "−1.31", "87.5 %", "1,234", full-width digits. Null for anything else. */
export function printedNumber(text: string): PrintedNumber | null {
  const plain = text.normalize('NFKC').trim().replace(/[\u2212\u2013]/g, '-').replace(/\s+/g, '')
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(%?)$/.exec(plain)
  if (!match || (match[2] === undefined && match[3] === undefined)) return null
  const decimals = match[3]?.length ?? 0
  const value = Number(`${match[1]}${(match[2] ?? '0').replaceAll(',', '')}${match[3] === undefined ? '' : `.${match[3]}`}`)
  return { value, decimals, half: 0.5 * 10 ** -decimals, percent: match[4] === '%' }
}

/** Whether a value may have been rounded to the printed one; ties either way. */
export const roundsTo = (value: number, printed: PrintedNumber): boolean =>
  Math.abs(value - printed.value) <= printed.half + 1e-9 * Math.max(1, Math.abs(value))
