import { alignment, align, communalities } from './factorLoadings.ts'
import type { Loadings } from './factorLoadings.ts'

/**
 * Varimax rotation with Kaiser normalisation by planar rotations of pairs of factors until no pair moves: the maximum itself,
 * where R's default stop (eps = 1e-5) may be off by .003. Factors come sorted by sum of squares, signs with positive sums.
 * Source: Kaiser (1958), Psychometrika 23, 187-200. R: varimax(L, normalize = TRUE, eps = 1e-15).
 */
export function varimax(loadings: readonly Float64Array[]): Loadings {
  const factors = loadings[0]?.length ?? 0
  const lengths = communalities(loadings).map(value => Math.sqrt(value) || 1)
  const x = loadings.map((row, i) => row.map(value => value / lengths[i]!))
  const p = x.length
  for (let sweep = 0; sweep < 2000; sweep++) {
    let largest = 0
    for (let a = 0; a < factors; a++) {
      for (let b = a + 1; b < factors; b++) {
        let sumU = 0
        let sumV = 0
        let squares = 0
        let products = 0
        for (const row of x) {
          const u = row[a]! ** 2 - row[b]! ** 2
          const v = 2 * row[a]! * row[b]!
          sumU += u
          sumV += v
          squares += u * u - v * v
          products += 2 * u * v
        }
        const angle = Math.atan2(products - 2 * sumU * sumV / p, squares - (sumU * sumU - sumV * sumV) / p) / 4
        if (Math.abs(angle) < 1e-15) continue
        largest = Math.max(largest, Math.abs(angle))
        const c = Math.cos(angle)
        const s = Math.sin(angle)
        for (const row of x) {
          const first = row[a]!
          row[a] = c * first + s * row[b]!
          row[b] = c * row[b]! - s * first
        }
      }
    }
    if (largest < 1e-13) break
  }
  const rotated = x.map((row, i) => row.map(value => value * lengths[i]!))
  return align(rotated, alignment(rotated))
}
