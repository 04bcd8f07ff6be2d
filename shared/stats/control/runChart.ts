import { logGamma } from '../distributions/gamma.ts'
import { median } from '../quantile.ts'

export interface RunChart {
  status: 'solved' | 'tooFewPoints'
  median: number | null
  /** Points off the median: those that tell something. */
  useful: number
  longest_run: number
  longest_run_limit: number | null
  crossings: number
  crossings_limit: number | null
  shift: boolean
  few_crossings: boolean
  /** Positions of the longest run when it is a shift. */
  shift_at: number[]
  /** Positions of five or more points going all one way. */
  trends: number[][]
}

/**
 * Values in time order against their median: an unusually long run (more than round(log2 n + 3) points on one side) or unusually few
 * crossings (below the 5 % point of Binomial(n - 1, 1/2)) say that the process moved. Source: Anhoej & Olesen (2014), the rules of R qicharts2.
 */
export function runChart(values: readonly number[]): RunChart {
  const middle = median([...values].sort((a, b) => a - b))
  const useful = middle === null ? [] : values.flatMap((value, i) => (value === middle ? [] : [i]))
  const above = (i: number): boolean => values[i]! > middle!
  let crossings = 0
  let longest: number[] = []
  let run: number[] = []
  useful.forEach((i, k) => {
    const turned = k > 0 && above(i) !== above(useful[k - 1]!)
    if (turned) crossings++
    run = turned ? [i] : [...run, i]
    if (run.length > longest.length) longest = run
  })
  const n = useful.length
  const solved = n >= 10
  const limit = solved ? Math.round(Math.log2(n) + 3) : null
  const fewest = solved ? fewestCrossings(n - 1) : null
  const shift = limit !== null && longest.length > limit
  return {
    status: solved ? 'solved' : 'tooFewPoints', median: middle, useful: n,
    longest_run: longest.length, longest_run_limit: limit, crossings, crossings_limit: fewest,
    shift, few_crossings: fewest !== null && crossings < fewest,
    shift_at: shift ? longest : [], trends: trendsOf(values),
  }
}

/** Smallest k with P(X <= k) >= 5 % for n fair coins. R: qbinom(0.05, n, 0.5). */
function fewestCrossings(n: number): number {
  let below = 0
  for (let k = 0; k <= n; k++) {
    below += Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2)
    if (below >= 0.05) return k
  }
  return n
}

/** Stretches of five or more points each above (or each below) the one before; equal neighbours neither help nor break. */
function trendsOf(values: readonly number[]): number[][] {
  const trends: number[][] = []
  let run = [0]
  let direction = 0
  const close = (): void => { if (run.length >= 5 && direction !== 0) trends.push(run) }
  for (let i = 1; i < values.length; i++) {
    const step = Math.sign(values[i]! - values[i - 1]!)
    if (step === 0) continue
    if (step === direction || direction === 0) run = [...run, i]
    else {
      close()
      run = [i - 1, i]
    }
    direction = step
  }
  close()
  return trends
}
