import { normalTwoSided } from './distributions/normal.ts'
import { levels, midRanks } from './ranks.ts'

export interface MannWhitney {
  status: 'solved' | 'tooFewCases' | 'constant'
  n: [number, number]
  /** U of the first group, which is what R prints as W. */
  U_first_group_R_W: number | null
  U_other: number | null
  /** What SPSS and PSPP print. */
  U_min: number | null
  /** Tie-corrected, no continuity correction (SPSS). */
  z_no_cc: number | null
  /** With continuity correction (R's default). */
  p_normal_cc: number | null
  p_normal_no_cc: number | null
  /** Exact, without ties and with fewer than 50 in each group. */
  p_exact_no_ties: number | null
  rank_sum_first: number | null
  mean_ranks: [number, number] | null
  /** 2 U / (n1 n2) - 1: share of pairs in which the first is larger less the share in which it is smaller (Cliff's delta). */
  rank_biserial: number | null
  /** |z| / √N. */
  effect_r: number | null
}

/** Exact distributions are worked out below this many cases in each group, as in R. */
const EXACT_BELOW = 50

/** Mann-Whitney U test of two independent groups without NaN. R: wilcox.test(x, y, exact = FALSE, correct = TRUE | FALSE). */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>): MannWhitney {
  const n1 = first.length
  const n2 = second.length
  const nothing: MannWhitney = {
    status: 'tooFewCases', n: [n1, n2], U_first_group_R_W: null, U_other: null, U_min: null, z_no_cc: null, p_normal_cc: null, p_normal_no_cc: null,
    p_exact_no_ties: null, rank_sum_first: null, mean_ranks: null, rank_biserial: null, effect_r: null,
  }
  if (n1 === 0 || n2 === 0) return nothing
  const all = Float64Array.from([...Array.from(first), ...Array.from(second)])
  const ranks = midRanks(all)
  let rankSum = 0
  for (let i = 0; i < n1; i++) rankSum += ranks[i]!
  const U = rankSum - n1 * (n1 + 1) / 2
  const other = n1 * n2 - U
  const total = n1 + n2
  const { counts } = levels(all)
  const ties = counts.reduce((sum, size) => sum + size * (size * size - 1), 0)
  const variance = n1 * n2 / 12 * (total + 1 - ties / (total * (total - 1)))
  const facts = {
    n: [n1, n2] as [number, number], U_first_group_R_W: U, U_other: other, U_min: Math.min(U, other), rank_sum_first: rankSum,
    mean_ranks: [rankSum / n1, (total * (total + 1) / 2 - rankSum) / n2] as [number, number], rank_biserial: 2 * U / (n1 * n2) - 1,
  }
  if (counts.length === 1) return { ...nothing, ...facts, status: 'constant' }
  const sd = Math.sqrt(variance)
  const away = U - n1 * n2 / 2
  const z = away / sd
  const corrected = (Math.abs(away) - Math.min(0.5, Math.abs(away))) / sd
  return {
    ...facts, status: 'solved', z_no_cc: z,
    p_normal_cc: normalTwoSided(corrected),
    p_normal_no_cc: normalTwoSided(z),
    p_exact_no_ties: ties === 0 && n1 < EXACT_BELOW && n2 < EXACT_BELOW ? exact(U, n1, n2) : null,
    effect_r: Math.abs(z) / Math.sqrt(total),
  }
}

/** Two-sided: twice the smaller tail. Subsets of 1..N of size n1 counted by their sum (Mann & Whitney 1947); doubles hold the shares. R: pwilcox. */
function exact(U: number, n1: number, n2: number): number {
  const most = n1 * n2
  let shares: Float64Array[] = Array.from({ length: n1 + 1 }, (_, i) => { const row = new Float64Array(most + 1); if (i === 0) row[0] = 1; return row })
  // After item k of N, shares[i][u]: probability-weighted ways to have chosen i of k with statistic u.
  for (let k = 1; k <= n1 + n2; k++) {
    const next = shares.map(row => row.slice())
    for (let i = 1; i <= Math.min(n1, k); i++) {
      const shift = k - i
      for (let u = shift; u <= most; u++) next[i]![u]! += shares[i - 1]![u - shift]!
    }
    shares = next
  }
  const ways = shares[n1]!
  const total = ways.reduce((sum, value) => sum + value, 0)
  const upTo = (limit: number): number => ways.subarray(0, limit + 1).reduce((sum, value) => sum + value, 0) / total
  return Math.min(1, 2 * upTo(Math.min(U, most - U)))
}
