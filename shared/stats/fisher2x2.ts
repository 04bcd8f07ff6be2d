import { logGamma } from './distributions/gamma.ts'
import { rootOf } from './rootOf.ts'

interface Ends {
  /** Conditional maximum likelihood, which is not (a d) / (b c). 0 or Infinity (given as null) at the edge of what the margins allow. */
  odds_ratio: number | null
  /** Upper end null: no bound. */
  ci: [number, number | null]
}

export interface Fisher2x2 extends Ends {
  p: number
  /** fisher.test stops its search at 1.2e-4, so what it prints is off in the fifth digit. */
  as_R_prints: Ends
}

/** Fisher's exact test of a 2 x 2 table of whole counts, two-sided. R: fisher.test. Null when a margin is 0. */
export function fisher2x2(table: readonly (readonly number[])[], level = 0.95): Fisher2x2 | null {
  const [[a, b], [c, d]] = table as [[number, number], [number, number]]
  const m = a + c, n = b + d, k = a + b
  if (m === 0 || n === 0 || k === 0 || c + d === 0) return null
  const low = Math.max(0, k - n)
  const high = Math.min(k, m)
  const choose = (whole: number, part: number): number => logGamma(whole + 1) - logGamma(part + 1) - logGamma(whole - part + 1)
  const logs = Float64Array.from({ length: high - low + 1 }, (_, i) => choose(m, low + i) + choose(n, k - low - i) - choose(m + n, k))
  const shares = (logOdds: number): Float64Array => {
    const tilted = logs.map((value, i) => value + logOdds * (low + i))
    const top = tilted.reduce((most, value) => Math.max(most, value), -Infinity)
    const raw = tilted.map(value => Math.exp(value - top))
    const total = raw.reduce((sum, value) => sum + value, 0)
    return raw.map(value => value / total)
  }
  const place = a - low
  const under = shares(0)
  const limit = under[place]! * (1 + 1e-7)
  const p = Math.min(1, under.reduce((sum, value) => (value <= limit ? sum + value : sum), 0))
  const expected = (odds: number): number => (odds === 0 ? low : shares(Math.log(odds)).reduce((sum, value, i) => sum + value * (low + i), 0))
  const atLeast = (odds: number): number => (odds === 0 ? Number(a <= low) : shares(Math.log(odds)).reduce((sum, value, i) => (i >= place ? sum + value : sum), 0))
  const atMost = (odds: number): number => (odds === 0 ? 1 : shares(Math.log(odds)).reduce((sum, value, i) => (i <= place ? sum + value : sum), 0))
  const tail = (1 - level) / 2
  const ends = (tolerance: number): Ends => {
    // Below 1 by the odds, above by their inverse, as R does: its stopping rule is part of its answer.
    const solve = (f: (odds: number) => number, target: number): number => {
      const at1 = f(1) - target
      if (at1 === 0) return 1
      const rises = f === atMost ? -1 : 1
      return at1 * rises > 0 ? rootOf(odds => f(odds) - target, 0, 1, tolerance) : 1 / rootOf(inverse => f(1 / inverse) - target, Number.EPSILON, 1, tolerance)
    }
    return {
      odds_ratio: a === low ? 0 : a === high ? null : solve(expected, a),
      ci: [a === low ? 0 : solve(atLeast, tail), a === high ? null : solve(atMost, tail)],
    }
  }
  return { p, ...ends(1e-15), as_R_prints: ends(Number.EPSILON ** 0.25) }
}
