import { normalQuantile } from './distributions/normal.ts'
import { kishSize } from './kish.ts'
import { sum } from './summation.ts'

export interface Nps {
  n: number
  promoters: number
  passives: number
  detractors: number
  nps: number | null
  /** Of the score in points, √((P + D - (P - D)²) / n) · 100; with weights from the linearised mean. */
  se_points: number | null
  variance_points: number | null
  ci: [number, number] | null
  /** Share of the two highest points, 0-100: not a satisfaction score and not the NPS. */
  top2_box_pct: number | null
  mean: number | null
  n_effective: number | null
}

/**
 * Net promoter score of answers on 0-10 or 1-10 (no NaN): promoters from 9, detractors to 6. With weights, counts are weighted
 * and the variance is that of the linearised mean, Σ (w (s - NPS))² / (Σw)² with s = 100, 0, -100. `top` is the highest point of the scale.
 */
export function netPromoterScore(answers: ArrayLike<number>, top = 10, level = 0.95, weights: ArrayLike<number> | null = null): Nps {
  const w = weights ?? new Float64Array(answers.length).fill(1)
  const n = sum(w)
  const total = (keep: (answer: number) => boolean): number => sum(Array.from(answers, (answer, i) => (keep(answer) ? w[i]! : 0)))
  const promoters = total(answer => answer >= 9)
  const detractors = total(answer => answer <= 6)
  const counts = { n, promoters, passives: n - promoters - detractors, detractors }
  if (!(n > 0)) return { ...counts, nps: null, se_points: null, variance_points: null, ci: null, top2_box_pct: null, mean: null, n_effective: null }
  const P = promoters / n, D = detractors / n
  const size = weights ? kishSize(weights)! : n
  const apart = (answer: number): number => Number(answer >= 9) - Number(answer <= 6) - (P - D)
  const variance = 1e4 * (weights ? sum(Array.from(answers, (answer, i) => (w[i]! / n * apart(answer)) ** 2)) : Math.max(0, P + D - (P - D) ** 2) / size)
  const se = Math.sqrt(variance)
  const score = 100 * (P - D)
  const reach = normalQuantile((1 + level) / 2) * se
  return {
    ...counts, nps: score, se_points: se, variance_points: variance, ci: [Math.max(-100, score - reach), Math.min(100, score + reach)],
    top2_box_pct: 100 * total(answer => answer >= top - 1) / n, mean: sum(Array.from(answers, (answer, i) => answer * w[i]!)) / n, n_effective: size,
  }
}
