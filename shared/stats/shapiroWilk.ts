import { normalQuantile, normalTails } from './distributions/normal.ts'
import { deviations } from './summation.ts'

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0)

/**
 * Shapiro-Wilk test of normality on sorted values, 3 <= n <= 5000; nulls outside, and for constant values.
 * Royston (1995), Applied Statistics 44, algorithm AS R94. R: shapiro.test.
 */
export function shapiroWilk(sorted: ArrayLike<number>): { W: number | null; p: number | null } {
  const n = sorted.length
  const undefinedResult = { W: null, p: null }
  if (n < 3 || n > 5000) return undefinedResult
  const range = sorted[n - 1]! - sorted[0]!
  if (!(range > 0 && range < Infinity)) return undefinedResult

  const half = n >> 1
  const weights = new Float64Array(half)
  if (n === 3) weights[0] = Math.SQRT1_2
  else {
    const m = Float64Array.from({ length: half }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)))
    const squares = 2 * m.reduce((total, value) => total + value * value, 0)
    const root = Math.sqrt(squares)
    const r = 1 / Math.sqrt(n)
    const first = polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], r) - m[0]! / root
    if (n > 5) {
      const second = polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], r) - m[1]! / root
      const scale = Math.sqrt((squares - 2 * m[0]! ** 2 - 2 * m[1]! ** 2) / (1 - 2 * first ** 2 - 2 * second ** 2))
      for (let i = 2; i < half; i++) weights[i] = -m[i]! / scale
      weights[1] = second
    } else {
      const scale = Math.sqrt((squares - 2 * m[0]! ** 2) / (1 - 2 * first ** 2))
      for (let i = 1; i < half; i++) weights[i] = -m[i]! / scale
    }
    weights[0] = first
  }

  // The weights are antisymmetric, so their mean is zero.
  const scaled = deviations(sorted).map(deviation => deviation / range)
  let weightSquares = 0
  let squares = 0
  let product = 0
  for (let i = 0; i < n; i++) {
    const mirror = n - 1 - i
    const weight = i === mirror ? 0 : i < mirror ? -weights[i]! : weights[mirror]!
    const deviation = scaled[i]!
    weightSquares += weight * weight
    squares += deviation * deviation
    product += weight * deviation
  }
  const norm = Math.sqrt(weightSquares * squares)
  const rest = (norm - product) * (norm + product) / (weightSquares * squares)
  const W = 1 - rest

  if (n === 3) return { W, p: Math.min(1, Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(W)) - Math.asin(Math.sqrt(0.75))))) }
  const logRest = Math.log(rest)
  const logN = Math.log(n)
  if (n <= 11) {
    const gamma = polynomial([-2.273, 0.459], n)
    if (logRest >= gamma) return { W, p: 1e-99 }
    const centred = -Math.log(gamma - logRest) - polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
    return { W, p: normalTails(centred / Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))).upper }
  }
  const centred = logRest - polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], logN)
  return { W, p: normalTails(centred / Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], logN))).upper }
}
