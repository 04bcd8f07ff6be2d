/**
 * Kish's effective sample size (Σw)² / Σw²: as many cases of equal weight say as much. Null when no weight is above zero.
 * Weights are scaled by the largest first: they may be counts of a whole population. Source: Kish (1965), Survey Sampling, 11.7.
 */
export function kishSize(weights: ArrayLike<number>): number | null {
  let largest = 0
  for (let i = 0; i < weights.length; i++) if (weights[i]! > largest) largest = weights[i]!
  if (!(largest > 0)) return null
  let sum = 0
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]! / largest
    if (!(weight > 0)) continue
    sum += weight
    squares += weight * weight
  }
  return sum * sum / squares
}
