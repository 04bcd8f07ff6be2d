import { normalQuantile, normalTwoSided } from './distributions/normal.ts'

export interface BrandScore { n: number; mean: number | null; sd: number | null; weight: number }

export interface WeightedTotal {
  n: number
  /** Σ W mean with the weights made to add up to 1. Null when a brand with weight has no cases. */
  mean: number | null
  /** √(Σ W² s² / n). Null when a brand with weight has fewer than two cases. */
  se: number | null
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
  const none = { n, mean: null, se: null, n_effective: null, deff: null, weights }
  if (counting.length === 0 || counting.some(brand => brand.mean === null || brand.n === 0)) return none
  const effective = 1 / counting.reduce((total, { W, n: cases }) => total + W * W / cases, 0)
  return {
    n, weights, mean: counting.reduce((total, { W, mean }) => total + W * mean!, 0),
    se: counting.some(brand => brand.sd === null) ? null : Math.sqrt(counting.reduce((total, { W, sd, n: cases }) => total + W * W * sd! * sd! / cases, 0)),
    n_effective: effective, deff: counting.reduce((total, brand) => total + brand.n, 0) / effective,
  }
}

export interface Lead { diff: number | null; se: number | null; ci: [number, number] | null; z: number | null; p: number | null }

/** a - b of independent scores from unrounded values; normal interval. */
export function lead(a: { mean: number | null; se: number | null }, b: { mean: number | null; se: number | null }, level = 0.95): Lead {
  if (a.mean === null || b.mean === null) return { diff: null, se: null, ci: null, z: null, p: null }
  const diff = a.mean - b.mean
  if (a.se === null || b.se === null) return { diff, se: null, ci: null, z: null, p: null }
  const se = Math.sqrt(a.se ** 2 + b.se ** 2)
  const reach = normalQuantile((1 + level) / 2) * se
  const z = se > 0 ? diff / se : null
  return { diff, se, ci: [diff - reach, diff + reach], z, p: z === null ? null : normalTwoSided(z) }
}
