/**
 * Root of a continuous function between two points of opposite sign, to `tolerance` relative (absolute below 1).
 * Brent (1973), Algorithms for Minimization without Derivatives, ch. 4. R: uniroot. Without a change of sign: the end nearer to zero.
 */
export function rootOf(f: (x: number) => number, low: number, high: number, tolerance = 1e-14): number {
  let a = low, b = high
  let fa = f(a), fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (fa > 0 === fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b
  let c = a, fc = fa
  let step = b - a, previous = step
  for (let i = 0; i < 200; i++) {
    if (Math.abs(fc) < Math.abs(fb)) { a = b; b = c; c = a; fa = fb; fb = fc; fc = fa }
    const close = 2 * Number.EPSILON * Math.abs(b) + tolerance * Math.max(Math.abs(b), Math.min(1, tolerance * 1e3)) / 2
    const middle = (c - b) / 2
    if (Math.abs(middle) <= close || fb === 0) return b
    if (Math.abs(previous) >= close && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p: number, q: number
      if (a === c) { p = 2 * middle * s; q = 1 - s } else {
        const u = fa / fc, v = fb / fc
        p = s * (2 * middle * u * (u - v) - (b - a) * (v - 1))
        q = (u - 1) * (v - 1) * (s - 1)
      }
      if (p > 0) q = -q
      p = Math.abs(p)
      if (2 * p < Math.min(3 * middle * q - Math.abs(close * q), Math.abs(previous * q))) { previous = step; step = p / q } else { step = middle; previous = middle }
    } else { step = middle; previous = middle }
    a = b
    fa = fb
    b += Math.abs(step) > close ? step : middle > 0 ? close : -close
    fb = f(b)
    if (fb > 0 === fc > 0) { c = a; fc = fa; step = b - a; previous = step }
  }
  return b
}
