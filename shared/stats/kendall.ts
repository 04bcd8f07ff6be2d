import { normalTails } from './distributions/normal.ts'

export interface Kendall {
  tau: number | null
  z: number | null
  p_normal: number | null
}

/** Sizes of groups of equal values in a sorted run. */
function ties(sorted: ArrayLike<number>): number[] {
  const sizes: number[] = []
  for (let start = 0; start < sorted.length;) {
    let end = start + 1
    while (end < sorted.length && sorted[end] === sorted[start]) end++
    if (end - start > 1) sizes.push(end - start)
    start = end
  }
  return sizes
}

/** Number of exchanges a merge sort needs: pairs that stand in the wrong order. Sorts in place. */
function inversions(values: Float64Array): number {
  const spare = new Float64Array(values.length)
  let swaps = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let left = 0; left + width < values.length; left += 2 * width) {
      const middle = left + width
      const right = Math.min(middle + width, values.length)
      let i = left
      let j = middle
      let k = left
      while (i < middle && j < right) {
        if (values[j]! < values[i]!) { swaps += middle - i; spare[k++] = values[j++]! }
        else spare[k++] = values[i++]!
      }
      while (i < middle) spare[k++] = values[i++]!
      while (j < right) spare[k++] = values[j++]!
      for (let m = left; m < right; m++) values[m] = spare[m]!
    }
  }
  return swaps
}

const total = (sizes: readonly number[], term: (size: number) => number): number => sizes.reduce((sum, size) => sum + term(size), 0)

/**
 * Kendall's tau-b with the tie-corrected normal test, no continuity correction, n log n (Knight 1966).
 * R: cor.test(method = 'kendall', exact = FALSE).
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): Kendall {
  const n = x.length
  if (n < 2) return { tau: null, z: null, p_normal: null }
  const order = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  order.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!)
  const byX = Float64Array.from(order, i => x[i]!)
  const byY = Float64Array.from(order, i => y[i]!)
  const xTies = ties(byX)
  let bothTied = 0
  for (let start = 0; start < n;) {
    let end = start + 1
    while (end < n && byX[end] === byX[start] && byY[end] === byY[start]) end++
    bothTied += (end - start) * (end - start - 1) / 2
    start = end
  }
  const discordant = inversions(byY)
  const yTies = ties(byY)

  const pairs = n * (n - 1) / 2
  const tiedX = total(xTies, t => t * (t - 1) / 2)
  const tiedY = total(yTies, t => t * (t - 1) / 2)
  const s = pairs - tiedX - tiedY + bothTied - 2 * discordant
  const scale = Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY)
  if (!(scale > 0)) return { tau: null, z: null, p_normal: null }
  const tau = Math.min(1, Math.max(-1, s / scale))
  if (n < 3) return { tau, z: null, p_normal: null }
  const variance = (n * (n - 1) * (2 * n + 5) - total(xTies, t => t * (t - 1) * (2 * t + 5)) - total(yTies, t => t * (t - 1) * (2 * t + 5))) / 18
    + total(xTies, t => t * (t - 1)) * total(yTies, t => t * (t - 1)) / (2 * n * (n - 1))
    + total(xTies, t => t * (t - 1) * (t - 2)) * total(yTies, t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2))
  const z = s / Math.sqrt(variance)
  return { tau, z, p_normal: Math.min(1, 2 * normalTails(-Math.abs(z)).lower) }
}
