import { total, trace } from './covariance.ts'

export interface GuttmanLambdas {
  lambda1: number
  lambda2: number
  lambda3: number
  /** The best split half; `exact` is false where not every split was tried. */
  lambda4: number
  lambda4_exact: boolean
  lambda5: number
  /** Null where an item is explained entirely by the others. */
  lambda6: number | null
}

/**
 * Guttman's six lower bounds of reliability from a covariance matrix (or a correlation matrix) and the items' squared multiple
 * correlations. Null for fewer than two items or a sum without variance. Source: Guttman (1945), Psychometrika 10, 255-282.
 * SPSS GUTTMAN takes covariances; psych's G6 takes correlations: λ6 differs, so both are given where it is printed.
 */
export function guttmanLambdas(matrix: readonly ArrayLike<number>[], smc: ArrayLike<number> | null): GuttmanLambdas | null {
  const k = matrix.length
  const all = total(matrix)
  if (k < 2 || !(all > 0)) return null
  const lambda1 = 1 - trace(matrix) / all
  const squares = matrix.map((row, i) => Array.from(row).reduce((sum, value, j) => (i === j ? sum : sum + value * value), 0))
  const offDiagonal = squares.reduce((sum, value) => sum + value, 0)
  const best = bestSplit(matrix)
  return {
    lambda1,
    lambda2: lambda1 + Math.sqrt(k / (k - 1) * offDiagonal) / all,
    lambda3: k / (k - 1) * lambda1,
    lambda4: 4 * best.covariance / all,
    lambda4_exact: best.exact,
    lambda5: lambda1 + 2 * Math.sqrt(Math.max(...squares)) / all,
    lambda6: smc && 1 - matrix.reduce((sum, row, i) => sum + row[i]! * (1 - smc[i]!), 0) / all,
  }
}

/** Above it the number of splits doubles with every item. */
const EXHAUSTIVE = 16

/** The split into two parts whose sums have the largest covariance: all of them up to 16 items (Gray code), else from each item by single moves. */
function bestSplit(matrix: readonly ArrayLike<number>[]): { covariance: number; exact: boolean } {
  const k = matrix.length
  const side = new Int8Array(k).fill(-1)
  /** Covariance of an item with the sum of ±items, itself left out: moving it to the other part changes the covariance by half of that. */
  const pull = (i: number): number => {
    let sum = 0
    for (let j = 0; j < k; j++) if (j !== i) sum += side[j]! * matrix[i]![j]!
    return sum * side[i]!
  }
  let covariance = 0
  let best = -Infinity
  if (k <= EXHAUSTIVE) {
    for (let code = 1; code < 2 ** (k - 1); code++) {
      const item = Math.log2(code & -code)
      covariance += pull(item)
      side[item]! *= -1
      best = Math.max(best, covariance)
    }
    return { covariance: best, exact: true }
  }
  for (let start = 0; start < k; start++) {
    // Odd and even from another item each time, then every move that helps.
    for (let i = 0; i < k; i++) side[i] = (i + (i >= start ? 1 : 0)) % 2 === 0 ? 1 : -1
    covariance = 0
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) if (side[i]! > 0 && side[j]! < 0) covariance += matrix[i]![j]!
    for (;;) {
      let gain = 1e-12 * Math.abs(covariance)
      let move = -1
      for (let i = 0; i < k; i++) if (pull(i) > gain) { gain = pull(i); move = i }
      if (move < 0) break
      covariance += gain
      side[move]! *= -1
    }
    best = Math.max(best, covariance)
  }
  return { covariance: best, exact: false }
}
