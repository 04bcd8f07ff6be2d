import type { Tails } from './incompleteGamma.ts'

/**
 * The point at which the lower tail is `p`, for a continuous distribution on [low, high] (either may be infinite).
 * Brackets by doubling from `start`, then bisects on whichever tail is smaller, so that extreme p keep their digits.
 * Ends when the bracket is no wider than rounding. NaN for p outside [0, 1].
 */
export function invertTails(tails: (x: number) => Tails, p: number, low: number, high: number, start: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return low
  if (p === 1) return high
  const below = (x: number): boolean => {
    const { lower, upper } = tails(x)
    return p <= 0.5 ? lower < p : upper > 1 - p
  }
  let left = start
  let right = start
  let width = Math.max(1, Math.abs(start))
  while (below(right)) { left = right; right = Math.min(high, right + width); width *= 2; if (right >= high || width > 1e300) break }
  width = Math.max(1, Math.abs(start))
  while (!below(left)) { right = left; left = Math.max(low, left - width); width *= 2; if (left <= low || width > 1e300) break }
  for (let step = 0; step < 2000; step++) {
    // Towards a bound at 0 the geometric middle finds small quantiles in few steps.
    const middle = left > 0 && right / left > 4 ? Math.sqrt(left * right) : left === 0 && right > 1e-300 ? Math.min(right / 2, right * right) || right / 2 : (left + right) / 2
    if (middle <= left || middle >= right) break
    if (below(middle)) left = middle
    else right = middle
  }
  return (left + right) / 2
}
