import type { JsonObject } from '../../../shared/contract/analysis.ts'
import { kendall } from '../../../shared/stats/kendall.ts'
import { descendingRanks } from '../../../shared/stats/priority.ts'
import { spearman } from '../../../shared/stats/spearman.ts'

interface Ordering { name: string; values: readonly (number | null)[] }

/**
 * How far several orderings of the same items agree: every pair by Kendall's tau-b and Spearman's rho over the items both have, and for each
 * item its best and worst rank. Orderings that put all items level agree with nothing: null.
 */
export function rankAgreement(names: readonly string[], orderings: readonly Ordering[]): JsonObject {
  const ranks = orderings.map(({ values }) => descendingRanks(values))
  const agreement = orderings.flatMap((a, i) => orderings.slice(i + 1).map(b => {
    const both = names.map((_, item) => item).filter(item => a.values[item] !== null && b.values[item] !== null && a.values[item] !== undefined && b.values[item] !== undefined)
    const [x, y] = [a, b].map(one => both.map(item => one.values[item]!)) as [number[], number[]]
    return { a: a.name, b: b.name, items: both.length, kendall_tau_b: kendall(x, y).tau, spearman: spearman(x, y).rho }
  }))
  const range = names.map((name, item) => {
    const own = ranks.flatMap(list => list[item] ?? [])
    return { item: name, best: own.length > 0 ? Math.min(...own) : null, worst: own.length > 0 ? Math.max(...own) : null }
  })
  const firsts = orderings.map(({ name }, i) => ({ method: name, first: names.filter((_, item) => ranks[i]![item] === 1) }))
  return { agreement, rank_range: range, firsts }
}
