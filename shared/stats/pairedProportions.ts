import { proportionIntervals } from './proportion.ts'

type Interval = [number, number]

/**
 * Difference of two proportions of the same cases, first less second. `both`: in both; `first`, `second`: in one only;
 * `neither`. Newcombe (1998), Statistics in Medicine 17: 2635-2650, method 10: two Wilson intervals joined through the
 * correlation phi, which is lessened for continuity where it is positive. Worked example: Fagerland, Lydersen & Laake (2014),
 * airway hyper-responsiveness, 1 1 7 12: -0.286 (-0.507, -0.026). null for no case.
 */
export function pairedProportionDifference(both: number, first: number, second: number, neither: number, level = 0.95): { diff: number; ci: Interval } | null {
  const n = both + first + second + neither
  if (!(n > 0)) return null
  const one = proportionIntervals(both + first, n, level), other = proportionIntervals(both + second, n, level)
  const p1 = one.p!, p2 = other.p!
  const [l1, u1] = one.wilson!, [l2, u2] = other.wilson!
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither)
  const cross = both * neither - first * second
  const lessened = cross > n / 2 ? cross - n / 2 : cross >= 0 ? 0 : cross
  const phi = margins > 0 ? lessened / Math.sqrt(margins) : 0
  const reach = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b))
  const diff = p1 - p2
  return { diff, ci: [diff - reach(p1 - l1, u2 - p2), diff + reach(u1 - p1, p2 - l2)] }
}
