/** Round numbers for a value axis. */
const steps = [1, 2, 2.5, 5, 10]

/** A step of 1, 2, 2.5 or 5 times a power of ten that cuts `span` into at most `parts`. */
export function roundStep(span: number, parts: number): number {
  if (!(span > 0)) return 1
  const rough = span / Math.max(1, parts)
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * (steps.find(step => step * power >= rough * (1 - 1e-9)) ?? 10)
}

/** Round ticks within [min, max], at most `parts` + 1. */
export function roundTicks(min: number, max: number, parts: number): number[] {
  if (!(max > min)) return Number.isFinite(min) ? [min] : []
  const step = roundStep(max - min, parts)
  const first = Math.ceil(min / step - 1e-9)
  const ticks: number[] = []
  for (let i = first; i * step <= max + step * 1e-9; i++) ticks.push(Number((i * step).toPrecision(12)))
  return ticks
}

/** Bounds of an axis that holds the values, at round numbers; `include` is held too. Empty and constant data get a span of their own. */
export function roundBounds(values: readonly (number | null)[], include: readonly number[] = [], parts = 6): { min: number; max: number } {
  let low = Infinity
  let high = -Infinity
  for (const value of [...values, ...include]) {
    if (value === null || !Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) return { min: 0, max: 1 }
  if (low === high) {
    const reach = low === 0 ? 1 : Math.abs(low) * 0.1
    low -= reach
    high += reach
  }
  const step = roundStep(high - low, parts)
  const tidy = (value: number): number => Number(value.toPrecision(12))
  return { min: tidy(Math.floor(low / step + 1e-9) * step), max: tidy(Math.ceil(high / step - 1e-9) * step) }
}

/** A tick as text: as many decimals as the step between ticks needs, a real minus sign; powers of ten where it would run long. */
export function tickText(value: number, step: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e7 || size < 1e-5)) return value.toExponential(Number.isInteger(value / 10 ** Math.floor(Math.log10(size))) ? 0 : 1).replaceAll('-', '−').replace('e+', 'e')
  const decimals = Math.min(6, Math.max(0, decimalsOf(step)))
  return value.toFixed(decimals).replace('-', '−')
}

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals <= 6; decimals++) if (Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) < 1e-6) return decimals
  return 6
}
