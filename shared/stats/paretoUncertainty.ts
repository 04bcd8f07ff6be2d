import { quantile } from './quantile.ts'

export interface BarUncertainty {
  share: number
  /** 2.5 and 97.5 % quantiles (type 7) of the share. */
  interval: [number, number] | null
  /** Ranks that 95 % of the replicates lie within, rounded outwards; null for a bar that has no rank. */
  ranks: [number, number] | null
  /** Share of replicates in which it is first, and among the first m; what is equal shares a place equally. */
  first: number
  top: number
  /** 1, 2, …: bars of one tier cannot be told apart from the bar that leads it. */
  tier: number | null
}

export interface OrderUncertainty {
  bars: BarUncertainty[]
  used: number
  /** Share of replicates in which the first m bars are just the m largest. */
  sameSet: number
  /** Positions (from 1) of the bars about the m-th that cannot be told apart; null where the first m stand clear of all others. */
  tied: [number, number] | null
}

/** A bar is above another when it is larger in more than this share of the replicates (equal ones count half). */
const CLEAR = 0.975

/**
 * How sure the order of a Pareto chart is. `counts` in chart order; the first `named` have ranks, what follows (其他) has none;
 * `replicates`: rows of one count a bar, or `stride` numbers of which the first are the counts.
 */
export function orderUncertainty(counts: readonly number[], named: number, m: number, replicates: Float64Array, stride = counts.length): OrderUncertainty {
  const k = counts.length
  const total = sum(counts)
  const B = stride > 0 ? replicates.length / stride : 0
  const shares = counts.map(() => new Float64Array(B))
  const ranks = Array.from({ length: named }, () => new Float64Array(B))
  const first = new Float64Array(k)
  const top = new Float64Array(k)
  const above = Array.from({ length: named }, () => new Float64Array(named))
  let used = 0
  let same = 0
  for (let b = 0; b < B; b++) {
    const row = replicates.subarray(b * stride, b * stride + k)
    const all = sum(row)
    if (!(all > 0)) continue
    for (let j = 0; j < k; j++) shares[j]![used] = row[j]! / all
    let least = Infinity
    let most = -Infinity
    for (let j = 0; j < named; j++) {
      let higher = 0
      let equal = 0
      for (let i = 0; i < named; i++) {
        if (row[i]! > row[j]!) higher++
        else if (row[i]! === row[j]!) equal++
        if (i > j) above[j]![i]! += row[j]! > row[i]! ? 1 : row[j]! === row[i]! ? 0.5 : 0
      }
      ranks[j]![used] = higher + 1
      if (higher === 0) first[j]! += 1 / equal
      top[j]! += Math.max(0, Math.min(1, (m - higher) / equal))
      if (j < m) least = Math.min(least, row[j]!)
      else most = Math.max(most, row[j]!)
    }
    if (least > most) same++
    used++
  }
  const bounds = (column: Float64Array): [number, number] | null => {
    if (used === 0) return null
    const sorted = column.slice(0, used).sort()
    return [quantile(sorted, 0.025, 7)!, quantile(sorted, 0.975, 7)!]
  }
  const clear = (i: number, j: number): boolean => used > 0 && above[i]![j]! / used > CLEAR
  const tier = tiers(named, clear)
  return {
    used, sameSet: used > 0 ? same / used : 0, tied: tiedAbout(named, m, clear),
    bars: counts.map((count, j) => {
      const found = j < named ? bounds(ranks[j]!) : null
      return {
        share: total > 0 ? count / total : 0, interval: bounds(shares[j]!), ranks: found && [Math.floor(found[0]), Math.ceil(found[1])],
        first: first[j]! / Math.max(1, used), top: top[j]! / Math.max(1, used), tier: tier[j] ?? null,
      }
    }),
  }
}

function tiers(named: number, clear: (i: number, j: number) => boolean): number[] {
  let leader = 0
  let current = 1
  return Array.from({ length: named }, (_, j) => {
    if (j !== leader && clear(leader, j)) { current++; leader = j }
    return current
  })
}

/** From the first bar that is not clear of a bar behind the line to the last such bar. */
function tiedAbout(named: number, m: number, clear: (i: number, j: number) => boolean): [number, number] | null {
  let from = Infinity
  let to = 0
  for (let i = 0; i < Math.min(m, named); i++) {
    for (let j = m; j < named; j++) if (!clear(i, j)) { from = Math.min(from, i + 1); to = Math.max(to, j + 1) }
  }
  return to === 0 ? null : [from, to]
}

const sum = (values: ArrayLike<number>): number => { let total = 0; for (let i = 0; i < values.length; i++) total += values[i]!; return total }
