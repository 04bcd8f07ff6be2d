/**
 * Root of a continuous function between two points of opposite sign, within `tolerance` (absolute).
 * Brent (1973), Algorithms for Minimization without Derivatives, ch. 4, step for step as R's uniroot, so that its printed
 * results can be had too. Without a change of sign: the end nearer to zero.
 */
export function rootOf(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let a = low, b = high
  let fa = f(a), fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (fa > 0 === fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b
  let c = a, fc = fa
  for (let i = 0; i < 1000; i++) {
    const previous = b - a
    if (Math.abs(fc) < Math.abs(fb)) { a = b; b = c; c = a; fa = fb; fb = fc; fc = fa }
    const close = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    let step = (c - b) / 2
    if (Math.abs(step) <= close || fb === 0) return b
    if (Math.abs(previous) >= close && Math.abs(fa) > Math.abs(fb)) {
      const width = c - b
      let p: number, q: number
      if (a === c) { const s = fb / fa; p = width * s; q = 1 - s } else {
        const u = fa / fc, v = fb / fc, s = fb / fa
        p = s * (width * u * (u - v) - (b - a) * (v - 1))
        q = (u - 1) * (v - 1) * (s - 1)
      }
      if (p > 0) q = -q
      else p = -p
      if (p < 0.75 * width * q - Math.abs(close * q) / 2 && p < Math.abs(previous * q / 2)) step = p / q
    }
    if (Math.abs(step) < close) step = step > 0 ? close : -close
    a = b
    fa = fb
    b += step
    fb = f(b)
    if (fb > 0 === fc > 0) { c = a; fc = fa }
  }
  return b
}
