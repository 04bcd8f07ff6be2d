/** Adjusted p values; null stays null and does not count. R: p.adjust(p, method). */
export type Correction = 'none' | 'bonferroni' | 'holm' | 'bh'

/** bonferroni: p·m; holm: step down (Holm 1979); bh: false discovery rate (Benjamini & Hochberg 1995). In the order given. */
export function adjustP(p: readonly (number | null)[], correction: Correction): (number | null)[] {
  const order = p.flatMap((value, i) => (value === null ? [] : [i])).sort((a, b) => p[a]! - p[b]!)
  const m = order.length
  const adjusted: (number | null)[] = p.map(() => null)
  if (correction === 'none' || correction === 'bonferroni') {
    for (const i of order) adjusted[i] = correction === 'none' ? p[i]! : Math.min(1, m * p[i]!)
  } else if (correction === 'holm') {
    let reached = 0
    order.forEach((i, rank) => { reached = Math.max(reached, Math.min(1, (m - rank) * p[i]!)); adjusted[i] = reached })
  } else {
    let reached = 1
    for (let rank = m - 1; rank >= 0; rank--) { const i = order[rank]!; reached = Math.min(reached, m / (rank + 1) * p[i]!); adjusted[i] = reached }
  }
  return adjusted
}
