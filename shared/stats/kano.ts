import { proportionIntervals } from './proportion.ts'

/** A attractive, O one-dimensional, M must-be, I indifferent, R reversed, Q questionable. */
export const kanoCategories = ['A', 'O', 'M', 'I', 'R', 'Q'] as const
export type KanoCategory = (typeof kanoCategories)[number]

/**
 * Rows: answer to the functional question, columns: to the dysfunctional one; both 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike.
 * Source: Kano et al. (1984); Berger et al. (1993), table 5.
 */
const table: readonly (readonly KanoCategory[])[] = [
  ['Q', 'A', 'A', 'A', 'O'],
  ['R', 'I', 'I', 'I', 'M'],
  ['R', 'I', 'I', 'I', 'M'],
  ['R', 'I', 'I', 'I', 'M'],
  ['R', 'R', 'R', 'R', 'Q'],
]

/** Category of one pair of answers 1..5; null for anything else. */
export const kanoCategory = (functional: number, dysfunctional: number): KanoCategory | null => table[functional - 1]?.[dysfunctional - 1] ?? null

export interface KanoFeature {
  n: number
  counts: Record<KanoCategory, number>
  /** Most frequent category; equal counts go to the stronger claim: M, O, A, I, R, Q (Berger et al. 1993). */
  category: KanoCategory | null
  second: KanoCategory | null
  /** Fong (1996): the two largest counts differ at 10 %; null without answers. */
  distinct: boolean | null
  /** (A + O) / (A + O + M + I), 0..1. */
  better: number | null
  better_ci: [number, number] | null
  /** -(O + M) / (A + O + M + I), -1..0. */
  worse: number | null
  worse_ci: [number, number] | null
  /** (A + O + M) / n. */
  total_strength: number | null
  /** Share of the largest category less that of the second. */
  category_strength: number | null
}

const strongest: readonly KanoCategory[] = ['M', 'O', 'A', 'I', 'R', 'Q']

/** One feature from its pairs of answers, both 1 (like) to 5 (dislike); pairs with a NaN or another value are left out. Intervals: Wilson at `level`. */
export function kanoFeature(functional: ArrayLike<number>, dysfunctional: ArrayLike<number>, level = 0.95): KanoFeature {
  const counts: Record<KanoCategory, number> = { A: 0, O: 0, M: 0, I: 0, R: 0, Q: 0 }
  let n = 0
  for (let i = 0; i < functional.length; i++) {
    const category = kanoCategory(functional[i]!, dysfunctional[i]!)
    if (category === null) continue
    counts[category]++
    n++
  }
  const order = [...strongest].sort((a, b) => counts[b] - counts[a])
  const [first, second] = order as [KanoCategory, KanoCategory]
  const [most, next] = [counts[first], counts[second]]
  const base = counts.A + counts.O + counts.M + counts.I
  const wins = proportionIntervals(counts.A + counts.O, base, level)
  const losses = proportionIntervals(counts.O + counts.M, base, level)
  return {
    n, counts,
    category: n > 0 ? first : null,
    second: n > 0 && next > 0 ? second : null,
    distinct: n > 0 ? most - next > 1.65 * Math.sqrt((most + next) * (2 * n - most - next) / (2 * n)) : null,
    better: wins.p, better_ci: wins.wilson,
    worse: losses.p === null ? null : 0 - losses.p, worse_ci: losses.wilson && [0 - losses.wilson[1], 0 - losses.wilson[0]],
    total_strength: n > 0 ? (counts.A + counts.O + counts.M) / n : null,
    category_strength: n > 0 ? (most - next) / n : null,
  }
}
