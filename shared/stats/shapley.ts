/** More predictors than this have too many subsets for an exact answer while the user waits. */
export const MAX_SHAPLEY_PREDICTORS = 15

/**
 * Shapley value of R² (LMG): the mean gain in R² over all orders in which the predictors may enter.
 * Exact over all 2^k subsets, each reached by sweeping one predictor out of the correlation matrix of the predictors and, last, the target.
 * null above MAX_SHAPLEY_PREDICTORS or when predictors are collinear. Source: Grömping (2006), JSS 17(1). R: relaimpo calc.relimp(type = 'lmg').
 */
export function shapleyR2(predictors: readonly ArrayLike<number>[], target: ArrayLike<number>): number[] | null {
  const k = predictors.length
  if (k > MAX_SHAPLEY_PREDICTORS) return null
  const r2 = new Float64Array(2 ** k)
  let singular = false
  const start = [...predictors.map((row, i) => Float64Array.from([...Array.from(row), target[i]!])), Float64Array.from([...Array.from(target), 1])]

  /** `rest`: what is left of predictors from..k-1 and the target once those in `subset` are held constant. */
  function visit(from: number, subset: number, rest: readonly Float64Array[]): void {
    r2[subset] = 1 - rest[rest.length - 1]![rest.length - 1]!
    for (let chosen = 0; chosen < rest.length - 1; chosen++) {
      const pivot = rest[chosen]!
      if (!(pivot[chosen]! > 1e-12)) { singular = true; return }
      const next: Float64Array[] = []
      for (let i = chosen + 1; i < rest.length; i++) {
        const factor = rest[i]![chosen]! / pivot[chosen]!
        const row = new Float64Array(rest.length - chosen - 1)
        for (let j = chosen + 1; j < rest.length; j++) row[j - chosen - 1] = rest[i]![j]! - factor * pivot[j]!
        next.push(row)
      }
      visit(from + chosen + 1, subset | (1 << (from + chosen)), next)
      if (singular) return
    }
  }
  visit(0, 0, start)
  if (singular) return null

  // Weight of a coalition of size s: s! (k - s - 1)! / k!
  const weight = new Float64Array(k)
  if (k > 0) weight[0] = 1 / k
  for (let s = 1; s < k; s++) weight[s] = weight[s - 1]! * s / (k - s)
  const size = (subset: number): number => { let bits = 0; for (let rest = subset; rest; rest &= rest - 1) bits++; return bits }
  const shares = new Array<number>(k).fill(0)
  for (let subset = 0; subset < r2.length; subset++) {
    const share = weight[size(subset)]!
    for (let j = 0; j < k; j++) {
      if ((subset & (1 << j)) === 0) shares[j]! += share * (r2[subset | (1 << j)]! - r2[subset]!)
    }
  }
  return shares
}
