import { normalTails } from '../distributions/normal.ts'
import { defined } from '../missing.ts'
import { mean, sampleSd } from '../summation.ts'

export interface Capability {
  n: number
  mean: number | null
  /** Overall standard deviation, n - 1. */
  sd: number | null
  /** Short-term sigma that Cp and Cpk use. */
  within: number | null
  cp: number | null
  cpk: number | null
  pp: number | null
  ppk: number | null
  /** Shares 0..1 seen outside the limits, and expected there under a normal distribution with the overall sd. */
  outside_observed: number | null
  outside_expected: number | null
}

/** Capability against one or two limits; `within` is the short-term sigma. Indices are null without a spread or without a limit. Source: ISO 22514-2. */
export function capability(values: ArrayLike<number>, within: number | null, lower: number | null, upper: number | null): Capability {
  const n = values.length
  const middle = mean(values)
  const sd = n > 1 ? defined(sampleSd(values)) : null
  const both = (sigma: number | null): number | null => (sigma !== null && sigma > 0 && lower !== null && upper !== null ? (upper - lower) / (6 * sigma) : null)
  const worse = (sigma: number | null): number | null => {
    if (sigma === null || !(sigma > 0) || middle === null || (lower === null && upper === null)) return null
    return Math.min(lower === null ? Infinity : middle - lower, upper === null ? Infinity : upper - middle) / (3 * sigma)
  }
  const limited = lower !== null || upper !== null
  const outside = Array.from(values).filter(value => (lower !== null && value < lower) || (upper !== null && value > upper)).length
  const expected = !limited || sd === null || !(sd > 0) || middle === null ? null
    : (lower === null ? 0 : normalTails((lower - middle) / sd).lower) + (upper === null ? 0 : normalTails((upper - middle) / sd).upper)
  return {
    n, mean: middle, sd, within, cp: both(within), cpk: worse(within), pp: both(sd), ppk: worse(sd),
    outside_observed: limited && n > 0 ? outside / n : null, outside_expected: expected,
  }
}
