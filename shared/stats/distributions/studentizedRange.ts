import { rootOf } from '../rootOf.ts'
import { integratePanels, panelEdges } from './gaussLegendre.ts'
import type { Tails } from './incompleteGamma.ts'
import { normalDensity } from './normal.ts'
import { normalLower } from './normalLower.ts'
import { expectOverScaledChi } from './scaledChi.ts'

/** P(range of k standard normals > w), as a sum of positive parts so that a small tail keeps its digits. z is the largest of the k. */
function rangeUpper(w: number, k: number): number {
  if (w <= 0) return 1
  if (w > 54) return 0
  const upper = integratePanels(z => {
    const below = normalLower(z)
    if (!(below > 0)) return 0
    const share = Math.min(1, normalLower(z - w) / below)
    return normalDensity(z) * below ** (k - 1) * -Math.expm1((k - 1) * Math.log1p(-share))
  }, panelEdges(-6, Math.max(8.4, w / 2 + 6.6), 2.9))
  return Math.min(1, k * upper)
}

/** Tukey's studentized range of k >= 2 means with df degrees of freedom (Infinity allowed). R: ptukey(q, k, df), ptukey(…, lower.tail = FALSE). */
export function studentizedRangeTails(q: number, k: number, df: number): Tails {
  if (Number.isNaN(q) || !(k >= 2) || !(df > 0)) return { lower: Number.NaN, upper: Number.NaN }
  if (q <= 0) return { lower: 0, upper: 1 }
  // Where S spreads over much of the range's own scale, the panels follow that scale.
  const turns = df > 3 * q * q ? [] : Array.from({ length: 14 }, (_, i) => (i + 1) / q)
  const upper = df === Infinity ? rangeUpper(q, k) : Math.min(1, expectOverScaledChi(s => rangeUpper(q * s, k), df, turns))
  return { lower: 1 - upper, upper }
}

/** R: qtukey(p, k, df), 0 < p < 1. */
export function studentizedRangeQuantile(p: number, k: number, df: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? 0 : p === 1 ? Infinity : Number.NaN
  const target = Math.log(1 - p)
  const miss = (q: number): number => Math.log(studentizedRangeTails(q, k, df).upper) - target
  let low = 1e-9
  let high = 3
  while (miss(high) > 0 && high < 1e6) { low = high; high *= 1.6 }
  return rootOf(miss, low, high, 1e-9)
}
