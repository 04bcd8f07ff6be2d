import { defined } from '../missing.ts'
import type { Layout } from './structure.ts'

/**
 * Heterotrait-monotrait ratio of correlations of two blocks, Henseler, Ringle & Sarstedt (2015): with the sign of the correlations,
 * or with their absolute values (seminr). A block of one item has a monotrait correlation of 1. null where the root is not real.
 */
export function htmt(layout: Layout, correlations: Float64Array, a: number, b: number, kind: 'signed' | 'absolute'): number | null {
  const { items, start } = layout
  const value = (i: number, k: number): number => (kind === 'signed' ? correlations[i * items + k]! : Math.abs(correlations[i * items + k]!))
  const within = (j: number): number => {
    const from = start[j]!
    const to = start[j + 1]!
    if (to - from === 1) return 1
    let total = 0
    for (let i = from; i < to; i++) for (let k = from; k < i; k++) total += value(i, k)
    return total / ((to - from) * (to - from - 1) / 2)
  }
  let between = 0
  for (let i = start[a]!; i < start[a + 1]!; i++) for (let k = start[b]!; k < start[b + 1]!; k++) between += value(i, k)
  between /= (start[a + 1]! - start[a]!) * (start[b + 1]! - start[b]!)
  return defined(between / Math.sqrt(within(a) * within(b)))
}
