import { descendingRanks } from './priority.ts'
import { quantile } from './quantile.ts'

export interface RankUncertainty {
  /** Replicates that had an answer, and those that had none. */
  used: number
  failed: number
  /** 95 % interval of the value itself: quantiles of type 7. */
  interval: ([number, number] | null)[]
  /** Ranks that 95 % of the replicates lie within (2.5 % and 97.5 % quantiles, type 7, rounded outwards). */
  ranks: ([number, number] | null)[]
  /** Share of replicates in which it is first, and among the first three. */
  first: number[]
  firstThree: number[]
  /** Share of replicates whose order of ranks is the one found. */
  sameOrder: number
  /** 1, 2, …: items of one tier cannot be told apart from the item that leads it. */
  tier: (number | null)[]
}

/**
 * How sure the order of values is, from bootstrap replicates (rows of one value an item). Tiers: down the order found, an item opens a new
 * tier when it lies below the leader of the present one in more than 97.5 % of the replicates (ties count half).
 */
export function rankUncertainty(values: readonly (number | null)[], replicates: Float64Array): RankUncertainty {
  const k = values.length
  const total = k > 0 ? replicates.length / k : 0
  const order = descendingRanks(values)
  const columns = values.map(() => [] as number[])
  const rankColumns = values.map(() => [] as number[])
  const first = values.map(() => 0)
  const firstThree = values.map(() => 0)
  let used = 0
  let same = 0
  for (let row = 0; row < total; row++) {
    const drawn = replicates.subarray(row * k, (row + 1) * k)
    if (drawn.every(value => Number.isNaN(value))) continue
    used++
    const ranks = descendingRanks(Array.from(drawn, value => (Number.isNaN(value) ? null : value)))
    let equal = true
    for (let j = 0; j < k; j++) {
      const rank = ranks[j]!
      if (rank !== order[j]) equal = false
      if (rank === null) continue
      columns[j]!.push(drawn[j]!)
      rankColumns[j]!.push(rank)
      if (rank === 1) first[j]!++
      if (rank <= 3) firstThree[j]!++
    }
    if (equal) same++
  }
  const bounds = (list: number[]): [number, number] | null => {
    const sorted = Float64Array.from(list).sort()
    return sorted.length === 0 ? null : [quantile(sorted, 0.025, 7)!, quantile(sorted, 0.975, 7)!]
  }
  return {
    used, failed: total - used,
    interval: columns.map(bounds),
    ranks: rankColumns.map(list => { const found = bounds(list); return found && [Math.floor(found[0]), Math.ceil(found[1])] }),
    first: first.map(times => times / Math.max(1, used)), firstThree: firstThree.map(times => times / Math.max(1, used)),
    sameOrder: same / Math.max(1, used),
    tier: tiers(order, replicates, k),
  }
}

function tiers(order: readonly (number | null)[], replicates: Float64Array, k: number): (number | null)[] {
  const placed = order.map((_, j) => j).filter(j => order[j] !== null).sort((a, b) => order[a]! - order[b]!)
  const tier: (number | null)[] = order.map(() => null)
  let leader = placed[0]
  let current = 1
  for (const j of placed) {
    if (leader !== undefined && j !== leader && below(leader, j, replicates, k) > 0.975) { current++; leader = j }
    tier[j] = current
  }
  return tier
}

/** Share of replicates in which `j` lies below `leader`. */
function below(leader: number, j: number, replicates: Float64Array, k: number): number {
  let n = 0
  let times = 0
  for (let at = 0; at < replicates.length; at += k) {
    const difference = replicates[at + leader]! - replicates[at + j]!
    if (Number.isNaN(difference)) continue
    n++
    times += difference > 0 ? 1 : difference === 0 ? 0.5 : 0
  }
  return n === 0 ? 0 : times / n
}
