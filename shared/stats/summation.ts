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

/**
 * Deviations from the mean. The mean of 1e12 + {0.3, 0.4} cannot be written in a double to better than 1e-4,
 * so the values are first moved by one of their own, which is exact, and only then centred.
 */
export function deviations(values: ArrayLike<number>): Float64Array {
  const moved = new Float64Array(values.length)
  const origin = values.length > 0 ? values[0]! : 0
  for (let i = 0; i < moved.length; i++) moved[i] = values[i]! - origin
  const centre = mean(moved) ?? 0
  for (let i = 0; i < moved.length; i++) moved[i]! -= centre
  return moved
}

export function sumOfSquares(values: ArrayLike<number>): number {
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!
  return squares
}

/** Standard deviation with n - 1; NaN below two values. */
export const sampleSd = (values: ArrayLike<number>): number => Math.sqrt(sumOfSquares(deviations(values)) / (values.length - 1))

export function dotProduct(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let product = 0
  for (let i = 0; i < x.length; i++) product += x[i]! * y[i]!
  return product
}
