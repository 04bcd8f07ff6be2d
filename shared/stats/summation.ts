/**
 * Neumaier's compensated sum: the error does not grow with n, so that 1e12 + {0.3, 0.4, 0.5} still has a mean.
 * Source: Neumaier (1974), ZAMM 54, 39-51.
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? (total - next) + value : (value - next) + total
    total = next
  }
  return total + lost
}

/** Arithmetic mean; null for no values. The second pass removes what rounding left in the first. */
export function mean(values: ArrayLike<number>): number | null {
  const n = values.length
  if (n === 0) return null
  const first = sum(values) / n
  let rest = 0
  for (let i = 0; i < n; i++) rest += values[i]! - first
  return first + rest / n
}

/** Sum of squared deviations from `centre`, corrected for what rounding left in the centre. */
export function sumOfSquares(values: ArrayLike<number>, centre: number): number {
  let squares = 0
  let rest = 0
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - centre
    squares += deviation * deviation
    rest += deviation
  }
  return values.length === 0 ? 0 : Math.max(0, squares - rest * rest / values.length)
}
