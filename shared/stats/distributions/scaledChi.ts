import { integratePanels, panelEdges } from './gaussLegendre.ts'
import { logGamma } from './gamma.ts'

/**
 * Expectation of g(S), S = √(χ²_df / df): the estimated over the true standard deviation. `turns` are points where g bends.
 * Studentized range and noncentral t are such expectations. df > 0, may be fractional.
 */
export function expectOverScaledChi(g: (s: number) => number, df: number, turns: readonly number[] = []): number {
  if (df > 1e8) return g(1)
  const half = df / 2
  const constant = Math.LN2 + half * Math.log(half) - logGamma(half)
  const density = (s: number): number => Math.exp(constant + (df - 1) * Math.log(s) - half * s * s)
  const spread = 1 / Math.sqrt(2 * df)
  const high = Math.sqrt(1 + 14 * Math.sqrt(2 / df) + 100 / df)
  const low = Math.max(0, 1 - 13 * spread)
  // With few, fractional degrees of freedom the density has no derivatives at 0: ever smaller panels towards it.
  const towards0 = low === 0 && df < 8 ? Array.from({ length: 10 }, (_, i) => 0.5 ** (i + 1)) : []
  return integratePanels(s => { const f = density(s); return f > 1e-25 ? f * g(s) : 0 }, panelEdges(low, high, Math.min(0.8, 2.5 * spread), [...turns, ...towards0]))
}
