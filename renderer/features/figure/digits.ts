/** The digit rule: percent 1, mean and score 2, correlations and p 3, p below .001 as such. Rounding for display only. */
export const digits = { percent: 1, mean: 2, coefficient: 3 } as const

const MINUS = '\u2212'
const DASH = '\u2013'

/** Fixed digits with a real minus sign; an en dash for what is not defined. Never "-0.00". */
export function fixed(value: number | null | undefined, places: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH
  const text = Math.abs(value).toFixed(places)
  return value < 0 && Number(text) !== 0 ? MINUS + text : text
}

/** A share 0..1 as percent without the sign; the sign is in the header. */
export const percent = (share: number | null | undefined): string =>
  fixed(share === null || share === undefined ? share : share * 100, digits.percent)

export function pValue(p: number | null | undefined): string {
  if (p === null || p === undefined || !Number.isFinite(p)) return DASH
  return p < 0.001 ? '< .001' : p.toFixed(digits.coefficient).replace(/^0/, '')
}

export const whole = (value: number | null | undefined): string => {
  if (value === null || value === undefined || !Number.isFinite(value)) return DASH
  return Number.isInteger(value) ? String(value) : fixed(value, digits.mean)
}

/** Every digit there is, for the hover. */
export const fullValue = (value: number | string | null): string => (value === null ? DASH : String(value))
