/** `edges` has one more entry than `counts`; a value on an edge counts in the bin above, on the last edge in the last bin. */
export interface Histogram { edges: number[]; counts: number[] }

const steps = [1, 2, 2.5, 5, 10]

/** Round class width not below `raw`: 1, 2, 2.5 or 5 times a power of ten. */
function roundWidth(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  return power * (steps.find(step => step * power >= raw * (1 - 1e-9)) ?? 10)
}

/**
 * Bins of values without NaN. Whole numbers over at most 30 points get one bin a point. Otherwise about 1 + log2 n classes
 * (Sturges 1926) of a round width. Null without values, and without a finite spread.
 */
export function histogram(values: ArrayLike<number>): Histogram | null {
  if (values.length === 0) return null
  let low = Infinity
  let high = -Infinity
  let whole = true
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    low = Math.min(low, value)
    high = Math.max(high, value)
    whole &&= Number.isInteger(value)
  }
  // Further apart than a double can say: there is no width.
  if (!Number.isFinite(high - low)) return null
  const points = whole && high - low < 30
  const width = points ? 1 : high > low ? roundWidth((high - low) / (1 + Math.log2(values.length))) : Math.max(Math.abs(low), 1) / 10
  const start = points ? low - 0.5 : high > low ? Math.floor(low / width) * width : low - width / 2
  const bins = points ? high - low + 1 : Math.max(1, Math.floor((high - start) / width) + 1)
  const edges = Array.from({ length: bins + 1 }, (_, i) => start + i * width)
  const counts = new Array<number>(bins).fill(0)
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((values[i]! - start) / width)))
    counts[bin]!++
  }
  return { edges, counts }
}
