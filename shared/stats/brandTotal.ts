import { tQuantile, tTwoSided } from './distributions/studentT.ts'

export interface BrandScore { n: number; mean: number | null; sd: number | null; weight: number }

export interface WeightedTotal {
  n: number
  /** Σ W mean with the weights made to add up to 1. Null when a brand with weight has no cases. */
  mean: number | null
  /** √(Σ W² s² / n). Null when a brand with weight has fewer than two cases. */
  se: number | null
  /** Of the standard error, Satterthwaite. Null where the standard error is null or 0. */
  df: number | null
  /** 1 / Σ(W² / n): cases of a simple random sample that would do as well, Kish. */
  n_effective: number | null
  /** n / n_effective. */
  deff: number | null
  weights: number[]
}

/** Score of several brands together, each weighing by its market share whatever its number of cases. */
export function weightedTotal(brands: readonly BrandScore[]): WeightedTotal {
  const n = brands.reduce((total, brand) => total + brand.n, 0)
  const whole = brands.reduce((total, brand) => total + brand.weight, 0)
  const weights = brands.map(brand => (whole > 0 ? brand.weight / whole : 0))
  const counting = brands.flatMap((brand, i) => (weights[i]! > 0 ? [{ ...brand, W: weights[i]! }] : []))
  const none = { n, mean: null, se: null, df: null, n_effective: null, deff: null, weights }
  if (counting.length === 0 || counting.some(brand => brand.mean === null || brand.n === 0)) return none
  const effective = 1 / counting.reduce((total, { W, n: cases }) => total + W * W / cases, 0)
  const parts = counting.map(({ W, sd, n: cases }) => ({ variance: sd === null ? null : W * W * sd * sd / cases, df: cases - 1 }))
  return {
    n, weights, mean: counting.reduce((total, { W, mean }) => total + W * mean!, 0), ...standardError(parts),
    n_effective: effective, deff: counting.reduce((total, brand) => total + brand.n, 0) / effective,
  }
}

/** Of a sum of independent parts, with its degrees of freedom. Source: Satterthwaite (1946), Biometrics Bulletin 2, 110-114. */
function standardError(parts: readonly { variance: number | null; df: number | null }[]): { se: number | null; df: number | null } {
  if (parts.some(part => part.variance === null)) return { se: null, df: null }
  const variance = parts.reduce((total, part) => total + part.variance!, 0)
  const loose = parts.reduce((total, part) => (part.variance! > 0 ? total + part.variance! ** 2 / part.df! : total), 0)
  return { se: Math.sqrt(variance), df: loose > 0 ? variance ** 2 / loose : null }
}

export interface Lead { diff: number | null; se: number | null; df: number | null; ci: [number, number] | null; t: number | null; p: number | null }

interface Scored { mean: number | null; se: number | null; df: number | null }

/** a - b of independent scores from unrounded values; t with Satterthwaite's degrees of freedom, for two single brands Welch's test. */
export function lead(a: Scored, b: Scored, level = 0.95): Lead {
  const none = { se: null, df: null, ci: null, t: null, p: null }
  if (a.mean === null || b.mean === null) return { diff: null, ...none }
  const diff = a.mean - b.mean
  const { se, df } = standardError([a, b].map(side => ({ variance: side.se === null ? null : side.se ** 2, df: side.df })))
  if (se === null) return { diff, ...none }
  if (df === null) return { diff, se, df, ci: [diff, diff], t: null, p: null }
  const reach = tQuantile((1 + level) / 2, df) * se
  return { diff, se, df, ci: [diff - reach, diff + reach], t: diff / se, p: tTwoSided(diff / se, df) }
}
