import { countText, meanText, percentNumber } from '../../../shared/figures/rounding.ts'

/** An en dash for what is not defined. */
const DASH = '–'

const orDash = (write: (value: number) => string) => (value: number | null | undefined): string =>
  (value === null || value === undefined || !Number.isFinite(value) ? DASH : write(value))

export const percent = orDash(percentNumber)
export const mean = orDash(meanText)
export const count = orDash(countText)

/** Every digit there is, for the hover. */
export const fullValue = (value: number | string | null): string => (value === null ? DASH : String(value))
