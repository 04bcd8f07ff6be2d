import type { JsonObject } from '../../../shared/contract/analysis.ts'
import { descendingRanks } from '../../../shared/stats/priority.ts'

interface Order { names: readonly string[]; values: readonly (number | null)[]; replicates: Float64Array }
interface GroupOrder { key: string; n: number; values: readonly (number | null)[]; scores: readonly (number | null)[]; impacts: readonly (number | null)[]; replicates: Float64Array }

/** A pair counts as turned round where the group's replicates say so this often. */
const SUPPORTED = 0.9
const MOST_REVERSALS = 40

/**
 * The order of each group beside the one of all, and the pairs of items that a group has the other way round: `support` is the share of the
 * group's replicates that have them so (null without a bootstrap), `supported` from 90 %.
 */
export function groupOrders({ by, all, groups }: { by: string; all: Order; groups: readonly GroupOrder[] }): JsonObject {
  const overall = descendingRanks(all.values)
  const reversals = groups.flatMap(group => turned(all, overall, group)).sort((a, b) => (b.support ?? 0) - (a.support ?? 0) || b.apart - a.apart)
  return {
    by,
    groups: groups.map((group): JsonObject => {
      const ranks = descendingRanks(group.values)
      return { group: group.key, n: group.n, rows: all.names.map((item, i) => ({ item, rank: ranks[i]!, rank_overall: overall[i]!, index: group.values[i]!, score: group.scores[i]!, impact: group.impacts[i]! })) }
    }),
    reversals: reversals.slice(0, MOST_REVERSALS).map(({ group, above, below, support }): JsonObject => ({ group, above, below, support, supported: support !== null && support >= SUPPORTED })),
    reversals_supported: reversals.filter(({ support }) => support !== null && support >= SUPPORTED).length,
  }
}

interface Turned { group: string; above: string; below: string; support: number | null; apart: number }

function turned(all: Order, overall: readonly (number | null)[], group: GroupOrder): Turned[] {
  const k = all.names.length
  const ranks = descendingRanks(group.values)
  const found: Turned[] = []
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      if (a === b || overall[a] === null || overall[b] === null || ranks[a] === null || ranks[b] === null) continue
      // `a` leads here, `b` leads among all.
      if (!(ranks[a]! < ranks[b]! && overall[a]! > overall[b]!)) continue
      found.push({ group: group.key, above: all.names[a]!, below: all.names[b]!, support: share(group.replicates, k, a, b), apart: overall[a]! - overall[b]! })
    }
  }
  return found
}

function share(replicates: Float64Array, k: number, a: number, b: number): number | null {
  let n = 0
  let times = 0
  for (let row = 0; row + k <= replicates.length; row += k) {
    const apart = replicates[row + a]! - replicates[row + b]!
    if (Number.isNaN(apart)) continue
    n++
    times += apart > 0 ? 1 : apart === 0 ? 0.5 : 0
  }
  return n === 0 ? null : times / n
}
