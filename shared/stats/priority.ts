/** max: distance to 100. target: distance to a target score; scores: to a score of each item's own (a competitor's, or stated importance). Never below 0. */
export type GapRule = { type: 'max' } | { type: 'target'; score: number } | { type: 'scores'; scores: readonly (number | null)[] }

export interface PriorityLine {
  impact: number | null
  gap: number | null
  index: number | null
  indexShare: number | null
}

/** Weights that add up to 1; negative ones count as 0. All null when nothing is left. */
export function normalisedWeights(raw: readonly (number | null)[]): (number | null)[] {
  const total = raw.reduce<number>((sum, value) => sum + Math.max(value ?? 0, 0), 0)
  return raw.map(value => (value === null || total <= 0 ? null : Math.max(value, 0) / total))
}

/** index = impact x gap with scores on 0..100; shares add up to 1. */
export function priorityIndex(impacts: readonly (number | null)[], scores: readonly (number | null)[], rule: GapRule): PriorityLine[] {
  const lines = impacts.map((impact, i) => {
    const score = scores[i] ?? null
    const reach = rule.type === 'max' ? 100 : rule.type === 'target' ? rule.score : rule.scores[i] ?? null
    const gap = score === null || reach === null ? null : rule.type === 'max' ? 100 - score : Math.max(reach - score, 0)
    return { impact, gap, index: impact === null || gap === null ? null : impact * gap }
  })
  const total = lines.reduce((sum, line) => sum + (line.index ?? 0), 0)
  return lines.map(line => ({ ...line, indexShare: line.index === null || total <= 0 ? null : line.index / total }))
}

/**
 * Competition ranks, 1 = largest; equal values (to 1e-12 of the larger) share the smaller number and the next rank is skipped.
 * null where there is no value.
 */
export function descendingRanks(values: readonly (number | null)[]): (number | null)[] {
  const order = values.map((_, i) => i).filter(i => values[i] !== null).sort((a, b) => values[b]! - values[a]! || a - b)
  const ranks: (number | null)[] = values.map(() => null)
  order.forEach((i, position) => {
    const before = position > 0 ? order[position - 1]! : null
    const tied = before !== null && values[before]! - values[i]! <= 1e-12 * Math.max(1e-12, Math.abs(values[before]!))
    ranks[i] = tied ? ranks[before]! : position + 1
  })
  return ranks
}
