/** Display rounding, in one place: percent 1 decimal, mean 2, p 3, counts whole. Numbers stay exact everywhere else. */

/** Half away from zero on the decimal the reader sees: 2.675 prints 2.68 although its double lies just below. */
function fixed(value: number, digits: number): string {
  const scale = 10 ** digits
  const nudged = Math.abs(value) * scale * (1 + Number.EPSILON * 4)
  const rounded = Math.round(nudged) / scale
  const text = Number.isFinite(rounded) ? rounded.toFixed(digits) : '–'
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}

/** A share 0..1 as a percentage without the sign: 0.3426 → "34.3". */
export const percentNumber = (share: number): string => fixed(share * 100, 1)
export const percentText = (share: number): string => `${percentNumber(share)}%`
export const meanText = (value: number): string => fixed(value, 2)
/** "< .001" below that, else three decimals without the leading zero. */
export const pText = (p: number): string => (p < 0.001 ? '< .001' : fixed(p, 3).replace(/^0/, ''))
export const coefficientText = (value: number): string => fixed(value, 3)
/** Whole counts plain; measured amounts (minutes, yuan) with at most two decimals. */
export const countText = (value: number): string => (Number.isInteger(value) ? String(value) : fixed(value, 2).replace(/\.?0+$/, ''))
/** The same with its thousands parted, for counts a reader compares: 1,273,701. */
export const groupedText = (value: number): string => countText(value).replace(/\d+/, whole => whole.replace(/\B(?=(?:\d{3})+$)/g, ','))
