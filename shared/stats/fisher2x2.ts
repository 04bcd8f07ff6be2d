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

/** More tables than these have the same margins only where chi-square says the same. */
const MOST_TABLES = 1_000_000
/** exp() of less is 0. */
const NOTHING = -746

/** Fisher's exact test of a 2 x 2 table of whole counts, two-sided. R: fisher.test. Null when a margin is 0, and with more than a million tables of these margins. */
export function fisher2x2(table: readonly (readonly number[])[], level = 0.95): Fisher2x2 | null {
  const [[a, b], [c, d]] = table as [[number, number], [number, number]]
  const m = a + c, n = b + d, k = a + b
  if (m === 0 || n === 0 || k === 0 || c + d === 0) return null
  const low = Math.max(0, k - n)
  const high = Math.min(k, m)
  if (!(high - low < MOST_TABLES && m + n < Number.MAX_SAFE_INTEGER)) return null
  const choose = (whole: number, part: number): number => logGamma(whole + 1) - logGamma(part + 1) - logGamma(whole - part + 1)
  const logs = Float64Array.from({ length: high - low + 1 }, (_, i) => choose(m, low + i) + choose(n, k - low - i) - choose(m + n, k))
  /** Shares of the tables from `first` on that have any, at these odds; of a long row of tables few have. */
  const shares = (logOdds: number): { first: number; values: Float64Array } => {
    const at = (i: number): number => logs[i]! + logOdds * (low + i)
    // The row rises to one top and falls.
    let [top, end] = [0, logs.length - 1]
    while (top < end) { const middle = (top + end) >> 1; if (at(middle + 1) > at(middle)) top = middle + 1; else end = middle }
    const most = at(top)
    let [first, last] = [top, top]
    while (first > 0 && at(first - 1) - most > NOTHING) first--
    while (last < logs.length - 1 && at(last + 1) - most > NOTHING) last++
    const values = Float64Array.from({ length: last - first + 1 }, (_, i) => Math.exp(at(first + i) - most))
    const total = values.reduce((sum, value) => sum + value, 0)
    return { first, values: values.map(value => value / total) }
  }
  const place = a - low
  const under = shares(0)
  const limit = (under.values[place - under.first] ?? 0) * (1 + 1e-7)
  const p = Math.min(1, under.values.reduce((sum, value) => (value <= limit ? sum + value : sum), 0))
  const sumOf = (odds: number, term: (value: number, i: number) => number): number => {
    const { first, values } = shares(Math.log(odds))
    return values.reduce((sum, value, i) => sum + term(value, first + i), 0)
  }
  const expected = (odds: number): number => (odds === 0 ? low : sumOf(odds, (value, i) => value * (low + i)))
  const atLeast = (odds: number): number => (odds === 0 ? Number(a <= low) : sumOf(odds, (value, i) => (i >= place ? value : 0)))
  const atMost = (odds: number): number => (odds === 0 ? 1 : sumOf(odds, (value, i) => (i <= place ? value : 0)))
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
