import { normalQuantile } from './distributions/normal.ts'

/** What a share is to be told with. `population` null: not bounded. */
export interface SampleDesign {
  /** Expected share, 0..1; 0.5 is the most cautious. */
  share: number
  /** 0..1, two-sided. */
  confidence: number
  population: number | null
  /** Kish's design effect, 1 for simple random sampling. */
  designEffect: number
}

const z = (confidence: number): number => normalQuantile(1 - (1 - confidence) / 2)
const sound = ({ share, confidence, population, designEffect }: SampleDesign): boolean =>
  share > 0 && share < 1 && confidence > 0 && confidence < 1 && designEffect > 0 && (population === null || population >= 1)

/**
 * Respondents needed for a margin of ± `margin` (0..1) around a share: n0 = deff z² p(1-p) / e², and n = n0 N / (N - 1 + n0) for a population of N
 * (Cochran 1977, Sampling Techniques, 4.2; the design effect multiplies the variance before the population is taken into account), rounded up.
 * Never more than the population. null for values that mean nothing.
 */
export function neededSample(design: SampleDesign, margin: number): number | null {
  if (!sound(design) || !(margin > 0 && margin < 1)) return null
  const { share, confidence, population, designEffect } = design
  const unbounded = designEffect * z(confidence) ** 2 * share * (1 - share) / margin ** 2
  const n = population === null ? unbounded : unbounded * population / (population - 1 + unbounded)
  // 384.0000000001 are 384.
  return Math.min(population ?? Infinity, Math.max(1, Math.ceil(n - 1e-9)))
}

/** Half the width of the interval n respondents give, 0..1: z √(deff p(1-p)/n · (N-n)/(N-1)). null without respondents; 0 when everybody was asked. */
export function achievedMargin(design: SampleDesign, n: number): number | null {
  if (!sound(design) || !(n >= 1)) return null
  const { share, confidence, population, designEffect } = design
  if (population !== null && n >= population) return 0
  const finite = population === null || population <= 1 ? 1 : (population - n) / (population - 1)
  return z(confidence) * Math.sqrt(designEffect * share * (1 - share) / n * finite)
}

/** Questionnaires to issue for n valid responses, when this share comes back (0..1] and this share of those is valid. null where nothing would. */
export function toIssue(n: number, responseRate: number, validRate: number): number | null {
  const rate = responseRate * validRate
  return rate > 0 && rate <= 1 ? Math.ceil(n / rate - 1e-9) : null
}

/** Whole numbers that add up to `total` in these proportions: largest remainders first (Hare, 1859). */
export function allotted(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  if (sum <= 0) return shares.map(() => 0)
  const exact = shares.map(share => total * share / sum)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((all, n) => all + n, 0)
  const order = exact.map((value, index) => ({ index, rest: value - whole[index]! })).sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) whole[index]!++
  return whole
}
