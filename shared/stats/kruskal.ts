import { chiSquareTails } from './distributions/chiSquare.ts'
import { normalTwoSided } from './distributions/normal.ts'
import { adjustP } from './multiplicity.ts'
import { MOST_POSTHOC_GROUPS, pairsOf } from './postHoc.ts'
import { levels, midRanks } from './ranks.ts'

export interface DunnPair { first: number; second: number; mean_rank_diff: number; z: number; p: number | null; p_holm: number | null; p_bh: number | null }

export interface Kruskal {
  status: 'solved' | 'tooFewGroups' | 'tooFewCases' | 'constant'
  H_tie_corrected: number | null
  df: number
  p: number | null
  /** H / (N - 1). */
  epsilon2: number | null
  /** (H - k + 1) / (N - k). */
  eta2_H: number | null
  mean_ranks: number[]
  /** Second less first, tie-corrected normal tests of the mean ranks of all cases. Dunn (1964). Empty for more than 40 groups. */
  dunn: DunnPair[]
}

/** Kruskal-Wallis test of groups without NaN. R: kruskal.test. */
export function kruskal(groups: readonly ArrayLike<number>[]): Kruskal {
  const df = groups.length - 1
  const all = Float64Array.from(groups.flatMap(group => Array.from(group)))
  const n = all.length
  const nothing = { H_tie_corrected: null, df, p: null, epsilon2: null, eta2_H: null, mean_ranks: [], dunn: [] }
  if (df < 1) return { ...nothing, status: 'tooFewGroups' }
  if (groups.some(group => group.length === 0) || n <= groups.length) return { ...nothing, status: 'tooFewCases' }
  const ranks = midRanks(all)
  let next = 0
  const sums = groups.map(group => { let total = 0; for (let i = 0; i < group.length; i++) total += ranks[next++]!; return total })
  const meanRanks = sums.map((total, i) => total / groups[i]!.length)
  const { counts } = levels(all)
  if (counts.length === 1) return { ...nothing, mean_ranks: meanRanks, status: 'constant' }
  const ties = counts.reduce((total, size) => total + size * (size * size - 1), 0)
  const middle = (n + 1) / 2
  const H = 12 / (n * (n + 1)) * meanRanks.reduce((total, rank, i) => total + groups[i]!.length * (rank - middle) ** 2, 0) / (1 - ties / (n ** 3 - n))
  const variance = n * (n + 1) / 12 - ties / (12 * (n - 1))
  const pairs = (groups.length > MOST_POSTHOC_GROUPS ? [] : pairsOf(groups.length)).map(([first, second]) => {
    const difference = meanRanks[second]! - meanRanks[first]!
    const z = difference / Math.sqrt(variance * (1 / groups[first]!.length + 1 / groups[second]!.length))
    return { first, second, mean_rank_diff: difference, z, p: normalTwoSided(z) }
  })
  const holm = adjustP(pairs.map(pair => pair.p), 'holm')
  const bh = adjustP(pairs.map(pair => pair.p), 'bh')
  return {
    status: 'solved', H_tie_corrected: H, df, p: chiSquareTails(H, df).upper, epsilon2: H / (n - 1), eta2_H: (H - df) / (n - groups.length),
    mean_ranks: meanRanks, dunn: pairs.map((pair, i) => ({ ...pair, p_holm: holm[i]!, p_bh: bh[i]! })),
  }
}
