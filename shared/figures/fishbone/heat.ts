import type { HeatStep } from '../figure.ts'

export interface HeatScale {
  /** Upper end of the last step; steps are equally wide from 0. */
  top: number
  steps: Map<string, HeatStep>
}

/** The next number of the series 1, 2, 2.5, 5, 10, … that is at least `value`. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  // A tenth of a thousandth too much is a slip of the double, not a reason for the next number.
  return [1, 2, 2.5, 5, 10].map(one => one * power).find(one => one >= value * (1 - 1e-9)) ?? 10 * power
}

/**
 * Five equal classes from 0 to a round number at or above the greatest value. A value on a border belongs to the lower class;
 * null where no value is above 0. Negative values (a mean above its target) count as 0.
 */
export function heatScale(values: ReadonlyMap<string, number>): HeatScale | null {
  const most = Math.max(0, ...values.values())
  if (most <= 0) return null
  const top = roundUp(most)
  const steps = new Map([...values].map(([id, value]) => [id, Math.min(5, Math.max(1, Math.ceil(value / top * 5 - 1e-9))) as HeatStep]))
  return { top, steps }
}
