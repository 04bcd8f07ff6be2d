import { normalTwoSided } from './distributions/normal.ts'
import { levels, midRanks } from './ranks.ts'

export interface Wilcoxon {
  status: 'solved' | 'tooFewCases' | 'constant'
  n: number
  /** Pairs that differ. */
  n_used: number
  n_zero_dropped: number
  n_positive: number
  n_negative: number
  /** Sum of the ranks of positive differences, what R prints as V. */
  V: number | null
  V_negative: number | null
  /** Tie-corrected, no continuity correction (SPSS). */
  z_no_cc: number | null
  p_cc: number | null
  p_no_cc: number | null
  /** Without ties and zeros, fewer than 50 pairs. */
  p_exact: number | null
  /** (V - V_negative) / (V + V_negative). */
  rank_biserial: number | null
  effect_r: number | null
}

/** Wilcoxon signed rank test of complete pairs, first less second; zero differences are dropped. R: wilcox.test(x, y, paired = TRUE, exact = FALSE). */
export function wilcoxon(x: ArrayLike<number>, y: ArrayLike<number>): Wilcoxon {
  const n = x.length
  const used = Array.from(x, (value, i) => value - y[i]!).filter(difference => difference !== 0)
  const m = used.length
  const counts = { n, n_used: m, n_zero_dropped: n - m, n_positive: used.filter(d => d > 0).length, n_negative: used.filter(d => d < 0).length }
  const nothing = { V: null, V_negative: null, z_no_cc: null, p_cc: null, p_no_cc: null, p_exact: null, rank_biserial: null, effect_r: null }
  if (n === 0) return { ...counts, ...nothing, status: 'tooFewCases' }
  if (m === 0) return { ...counts, ...nothing, status: 'constant' }
  const sizes = Float64Array.from(used, Math.abs)
  const ranks = midRanks(sizes)
  const V = ranks.reduce((sum, rank, i) => (used[i]! > 0 ? sum + rank : sum), 0)
  const whole = m * (m + 1) / 2
  const ties = levels(sizes).counts.reduce((sum, size) => sum + size * (size * size - 1), 0)
  const sd = Math.sqrt(m * (m + 1) * (2 * m + 1) / 24 - ties / 48)
  const away = V - whole / 2
  const z = away / sd
  const corrected = (Math.abs(away) - Math.min(0.5, Math.abs(away))) / sd
  return {
    ...counts, status: 'solved', V, V_negative: whole - V, z_no_cc: z,
    p_cc: normalTwoSided(corrected), p_no_cc: normalTwoSided(z),
    p_exact: ties === 0 && m === n && m < 50 ? exact(V, m) : null,
    rank_biserial: (2 * V - whole) / whole, effect_r: Math.abs(z) / Math.sqrt(m),
  }
}

/** Twice the smaller tail of the sums of subsets of 1..m. R: psignrank. */
function exact(V: number, m: number): number {
  const most = m * (m + 1) / 2
  const shares = new Float64Array(most + 1)
  shares[0] = 1
  for (let rank = 1; rank <= m; rank++) {
    for (let sum = most; sum >= 0; sum--) shares[sum] = (shares[sum]! + (sum >= rank ? shares[sum - rank]! : 0)) / 2
  }
  const limit = Math.min(V, most - V)
  return Math.min(1, 2 * shares.subarray(0, limit + 1).reduce((total, share) => total + share, 0))
}
