import { tTwoSided } from '../distributions/studentT.ts'
import { varianceInflation } from '../varianceInflation.ts'
import { defined } from '../missing.ts'
import type { Estimate } from './estimator.ts'
import { solveSymmetric } from './solveSymmetric.ts'
import type { Layout } from './structure.ts'

export interface InnerCoefficient {
  from: number
  estimate: number
  /** Least squares on the scores with n - k - 1 degrees of freedom: takes the scores for observed, so bootstrap intervals are to be preferred. */
  se: number | null
  t: number | null
  p: number | null
  vif: number | null
  /** (R² - R² without this cause) / (1 - R²), Cohen (1988). */
  f2: number | null
}
export interface InnerEquation { to: number; r2: number; r2Adjusted: number | null; coefficients: InnerCoefficient[] }

/** One regression for every block that arrows lead to, from the correlations of the scores. */
export function innerModel(layout: Layout, fit: Estimate, n: number): InnerEquation[] {
  const { blocks, causes } = layout
  return causes.flatMap((list, to) => {
    if (list.length === 0) return []
    const k = list.length
    const df = n - k - 1
    const r2 = fit.r2[to]!
    const correlations = list.map(a => Float64Array.from(list, b => fit.latent[a * blocks + b]!))
    const vif = varianceInflation(correlations)
    return [{
      to, r2, r2Adjusted: df > 0 ? defined(1 - (1 - r2) * (n - 1) / df) : null,
      coefficients: list.map((from, a) => {
        const estimate = fit.paths[from * blocks + to]!
        const se = df > 0 && vif[a] !== null ? defined(Math.sqrt(Math.max(0, 1 - r2) * vif[a]! / df)) : null
        const t = se !== null && se > 0 ? estimate / se : null
        const without = r2Without(layout, fit, to, from)
        return { from, estimate, se, t, p: t === null ? null : tTwoSided(t, df), vif: vif[a]!, f2: without === null ? null : defined((r2 - without) / (1 - r2)) }
      }),
    }]
  })
}

function r2Without(layout: Layout, fit: Estimate, to: number, dropped: number): number | null {
  const list = layout.causes[to]!.filter(cause => cause !== dropped)
  const m = list.length
  if (m === 0) return 0
  const left = new Float64Array(m * m)
  const right = new Float64Array(m)
  const b = new Float64Array(m)
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) left[i * m + k] = fit.latent[list[i]! * layout.blocks + list[k]!]!
    right[i] = fit.latent[list[i]! * layout.blocks + to]!
  }
  if (!solveSymmetric(left, right, b, m)) return null
  return b.reduce((total, value, i) => total + value * right[i]!, 0)
}
