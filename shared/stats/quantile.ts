/**
 * Sample quantile of sorted values, 0 <= p <= 1. type 7: h = (n - 1) p + 1 (R, Excel PERCENTILE.INC);
 * type 6: h = (n + 1) p (SPSS, Minitab). Source: Hyndman & Fan (1996). R: quantile(x, p, type).
 */
export function quantile(sorted: ArrayLike<number>, p: number, type: 6 | 7): number | null {
  const n = sorted.length
  if (n === 0) return null
  const rank = type === 7 ? (n - 1) * p + 1 : (n + 1) * p
  const fuzz = 4 * Number.EPSILON
  const whole = Math.floor(rank + fuzz)
  const part = Math.abs(rank - whole) < fuzz ? 0 : rank - whole
  const at = (position: number): number => sorted[Math.min(n, Math.max(1, position)) - 1]!
  return part === 0 ? at(whole) : at(whole) + part * (at(whole + 1) - at(whole))
}

/** Middle value, or the mean of the two in the middle. */
export function median(sorted: ArrayLike<number>): number | null {
  const n = sorted.length
  if (n === 0) return null
  const middle = n >> 1
  return n % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
