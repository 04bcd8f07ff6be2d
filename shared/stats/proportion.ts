import { betaQuantile } from './distributions/beta.ts'
import { chiSquareTails } from './distributions/chiSquare.ts'
import { normalQuantile, normalTwoSided } from './distributions/normal.ts'

type Interval = [number, number]

export interface ProportionIntervals {
  x: number
  n: number
  p: number | null
  wilson: Interval | null
  /** Newcombe (1998) method 4: Wilson with continuity correction, always. */
  wilson_cc_newcombe1998: Interval | null
  /** The same, but without correction where x/n is exactly .5: what R's prop.test prints. */
  'wilson_cc_R_prop.test': Interval | null
  clopper_pearson: Interval | null
  wald: Interval | null
  agresti_coull: Interval | null
}

/** Intervals of one proportion, x of n; null throughout for 0 of 0. Wald and Agresti-Coull may leave [0, 1], as their formulas do. */
export function proportionIntervals(x: number, n: number, level = 0.95): ProportionIntervals {
  if (!(n > 0)) return { x, n, p: null, wilson: null, wilson_cc_newcombe1998: null, 'wilson_cc_R_prop.test': null, clopper_pearson: null, wald: null, agresti_coull: null }
  const p = x / n
  const q = 1 - p
  const z = normalQuantile((1 + level) / 2)
  const z2 = z * z
  const tail = (1 - level) / 2
  const wilson = (correction: number): Interval => {
    const low = p - correction / n
    const high = p + correction / n
    return [
      x === 0 ? 0 : Math.max(0, (low + z2 / (2 * n) - z * Math.sqrt(low * (1 - low) / n + z2 / (4 * n * n))) / (1 + z2 / n)),
      x === n ? 1 : Math.min(1, (high + z2 / (2 * n) + z * Math.sqrt(high * (1 - high) / n + z2 / (4 * n * n))) / (1 + z2 / n)),
    ]
  }
  const newcombe: Interval = [
    x === 0 ? 0 : Math.max(0, (2 * n * p + z2 - 1 - z * Math.sqrt(Math.max(0, z2 - 2 - 1 / n + 4 * p * (n * q + 1)))) / (2 * (n + z2))),
    x === n ? 1 : Math.min(1, (2 * n * p + z2 + 1 + z * Math.sqrt(Math.max(0, z2 + 2 - 1 / n + 4 * p * (n * q - 1)))) / (2 * (n + z2))),
  ]
  const reach = z * Math.sqrt(p * q / n)
  const more = n + z2
  const centre = (x + z2 / 2) / more
  const widened = z * Math.sqrt(centre * (1 - centre) / more)
  return {
    x, n, p, wilson: wilson(0), wilson_cc_newcombe1998: newcombe,
    'wilson_cc_R_prop.test': wilson(Math.min(0.5, Math.abs(x - n / 2))),
    clopper_pearson: [x === 0 ? 0 : betaQuantile(tail, x, n - x + 1), x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x)],
    wald: [p - reach, p + reach], agresti_coull: [centre - widened, centre + widened],
  }
}

export interface ProportionDifference {
  diff: number | null
  /** Newcombe (1998) hybrid of two Wilson intervals. */
  ci_newcombe: Interval | null
  ci_wald: Interval | null
  /** Pooled z test, no continuity correction; z² is the chi-square of the 2 x 2 table. R: prop.test(correct = FALSE). */
  z: number | null
  p: number | null
  /** With Yates's correction, R's default. */
  p_cc: number | null
}

/** First proportion less second, independent samples. */
export function proportionDifference(x1: number, n1: number, x2: number, n2: number, level = 0.95): ProportionDifference {
  if (!(n1 > 0) || !(n2 > 0)) return { diff: null, ci_newcombe: null, ci_wald: null, z: null, p: null, p_cc: null }
  const p1 = x1 / n1, p2 = x2 / n2
  const diff = p1 - p2
  const [l1, u1] = proportionIntervals(x1, n1, level).wilson!
  const [l2, u2] = proportionIntervals(x2, n2, level).wilson!
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
  const pooled = (x1 + x2) / (n1 + n2)
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
  const z = se > 0 ? diff / se : null
  const correction = Math.min(0.5, Math.abs(diff) / (1 / n1 + 1 / n2)) * (1 / n1 + 1 / n2)
  return {
    diff,
    ci_newcombe: [diff - Math.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), diff + Math.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)],
    ci_wald: [diff - reach, diff + reach], z,
    p: z === null ? null : normalTwoSided(z),
    p_cc: z === null ? null : chiSquareTails(((Math.abs(diff) - correction) / se) ** 2, 1).upper,
  }
}
