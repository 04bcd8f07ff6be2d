import { integratePanels, panelEdges } from '../distributions/gaussLegendre.ts'
import { logGamma } from '../distributions/gamma.ts'
import { normalTails } from '../distributions/normal.ts'

const lower = (x: number): number => normalTails(x).lower
const upper = (x: number): number => normalTails(x).upper
const EDGES = panelEdges(-8, 8, 1)

const means = new Map<number, number>()
/** d2: mean range of n standard normal values. n 2..25. Source: Tippett (1925), by quadrature; ISO 7870-2 prints it to three digits. */
export function d2(n: number): number {
  let known = means.get(n)
  if (known === undefined) {
    known = integratePanels(x => 1 - upper(x) ** n - lower(x) ** n, EDGES)
    means.set(n, known)
  }
  return known
}

const spreads = new Map<number, number>()
/** d3: standard deviation of the range of n standard normal values. */
export function d3(n: number): number {
  let known = spreads.get(n)
  if (known === undefined) {
    // E R^2 = 2 times the integral over x < y of 1 - F(y)^n - (1 - F(x))^n + (F(y) - F(x))^n.
    const square = 2 * integratePanels(y => {
      const below = lower(y)
      const edges = EDGES.filter(edge => edge < y)
      return integratePanels(x => 1 - below ** n - upper(x) ** n + (below - lower(x)) ** n, [...edges, y])
    }, EDGES)
    known = Math.sqrt(square - d2(n) ** 2)
    spreads.set(n, known)
  }
  return known
}

/** c4: what the expected standard deviation of n normal values is of sigma. n >= 2. */
export const c4 = (n: number): number => Math.sqrt(2 / (n - 1)) * Math.exp(logGamma(n / 2) - logGamma((n - 1) / 2))
