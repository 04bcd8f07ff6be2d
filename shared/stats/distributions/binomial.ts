import { logGamma } from './gamma.ts'
import { incompleteBeta } from './incompleteBeta.ts'

/** P(X = x) of n trials with probability p, 0 < p < 1. R: dbinom. */
const mass = (x: number, n: number, p: number): number =>
  Math.exp(logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1) + x * Math.log(p) + (n - x) * Math.log1p(-p))

/** Exact two-sided binomial test: the outcomes no more likely than x. R: binom.test(x, n, p)$p.value. Null for n = 0. */
export function binomialTest(x: number, n: number, p = 0.5): number | null {
  if (!(n >= 1)) return null
  const limit = mass(x, n, p) * (1 + 1e-7)
  const atMost = (k: number): number => (k < 0 ? 0 : k >= n ? 1 : incompleteBeta(1 - p, p, n - k, k + 1).lower)
  const atLeast = (k: number): number => (k <= 0 ? 1 : k > n ? 0 : incompleteBeta(p, 1 - p, k, n - k + 1).lower)
  const centre = n * p
  if (x === centre) return 1
  if (x < centre) {
    let k = Math.ceil(centre)
    while (k <= n && mass(k, n, p) > limit) k++
    return Math.min(1, atMost(x) + atLeast(k))
  }
  let k = Math.floor(centre)
  while (k >= 0 && mass(k, n, p) > limit) k--
  return Math.min(1, atLeast(x) + atMost(k))
}
