import { maximize } from './linalg/linearProgram.ts'
import { householderQr, solveUpper } from './linalg/qr.ts'
import type { PrintedNumber } from './printedNumber.ts'

export interface RecoveredWeights {
  /** inconsistent: no weights give the totals even within rounding. notIdentified: too many do. */
  status: 'recovered' | 'inconsistent' | 'notIdentified' | 'tooFewRows'
  /** Least squares under weights >= 0 that add up to 1. */
  weights: number[] | null
  /** With the fewest decimals that the printed cells still allow. */
  rounded: number[] | null
  /** Printed total less the total by `rounded` (by `weights` where that is null). */
  residuals: number[]
  max_residual: number | null
  /** Every weight that the rounding of the cells leaves possible. */
  ranges: [number, number][]
}

/** Weights are said to be found when no range is wider. */
const NARROW = 0.1
/** Subsets of parts are tried one by one. */
const MOST_PARTS = 10

/**
 * Weights by which a printed total was made of printed parts: total = Σ w part in every row, up to the rounding of all cells.
 * Rows with a missing cell must be left out by the caller.
 */
export function recoverWeights(parts: readonly (readonly PrintedNumber[])[], totals: readonly PrintedNumber[]): RecoveredWeights {
  const rows = totals.length
  const k = parts[0]?.length ?? 0
  const none: RecoveredWeights = { status: 'tooFewRows', weights: null, rounded: null, residuals: [], max_residual: null, ranges: [] }
  if (rows < 1 || k < 2 || k > MOST_PARTS) return none
  const weights = leastSquares(parts.map(row => row.map(cell => cell.value)), totals.map(cell => cell.value))
  if (!weights) return none
  const constraints = allowed(parts, totals)
  const ranges: [number, number][] = []
  for (let j = 0; j < k; j++) {
    const axis = weights.map((_, i) => (i === j ? 1 : 0))
    const high = maximize(axis, constraints.A, constraints.b)
    const low = maximize(axis.map(value => -value), constraints.A, constraints.b)
    if (!high || !low) break
    ranges.push([Math.max(0, -low.value), Math.min(1, high.value)])
  }
  const consistent = ranges.length === k
  const rounded = consistent ? fewestDecimals(weights, candidate => parts.every((row, r) => fits(row, totals[r]!, candidate))) : null
  const used = rounded ?? weights
  const residuals = parts.map((row, r) => totals[r]!.value - row.reduce((sum, cell, j) => sum + cell.value * used[j]!, 0))
  return {
    status: !consistent ? 'inconsistent' : ranges.some(([low, high]) => high - low > NARROW) ? 'notIdentified' : 'recovered',
    weights, rounded, residuals, max_residual: Math.max(...residuals.map(Math.abs)), ranges: consistent ? ranges : [],
  }
}

function fits(row: readonly PrintedNumber[], total: PrintedNumber, weights: readonly number[]): boolean {
  const value = row.reduce((sum, cell, j) => sum + cell.value * weights[j]!, 0)
  const slack = row.reduce((sum, cell, j) => sum + cell.half * weights[j]!, total.half)
  return Math.abs(value - total.value) <= slack + 1e-9
}

/** Σ w (part ± half) meets (total ± half) in every row, Σ w = 1. */
function allowed(parts: readonly (readonly PrintedNumber[])[], totals: readonly PrintedNumber[]): { A: number[][]; b: number[] } {
  const A: number[][] = []
  const b: number[] = []
  parts.forEach((row, r) => {
    const total = totals[r]!
    // Moved by the total: Σ w = 1 makes Σ w (part - total) the deviation, and small numbers keep the simplex exact.
    A.push(row.map(cell => cell.value - total.value - cell.half), row.map(cell => total.value - cell.value - cell.half))
    b.push(total.half + 1e-9, total.half + 1e-9)
  })
  const ones = parts[0]!.map(() => 1)
  A.push(ones, ones.map(() => -1))
  b.push(1, -1)
  return { A, b }
}

/** Every subset of parts with weight > 0, the best that is feasible; the last of a subset carries 1 less the others. */
function leastSquares(X: readonly (readonly number[])[], t: readonly number[]): number[] | null {
  const k = X[0]!.length
  let best: { weights: number[]; lack: number } | null = null
  for (let subset = 1; subset < 2 ** k; subset++) {
    const members = X[0]!.flatMap((_, j) => (subset & (1 << j) ? [j] : []))
    const last = members.at(-1)!
    const others = members.slice(0, -1)
    if (others.length > X.length) continue
    const columns = others.map(j => Float64Array.from(X, row => row[j]! - row[last]!))
    const { r, rotated, dependent } = householderQr(columns, [Float64Array.from(t, (total, i) => total - X[i]![last]!)])
    if (dependent.length > 0) continue
    const found = others.length > 0 ? Array.from(solveUpper(r, rotated[0]!, others.length)) : []
    const rest = 1 - found.reduce((sum, weight) => sum + weight, 0)
    if (rest < 0 || found.some(weight => weight < 0)) continue
    const weights = X[0]!.map((_, j) => (j === last ? rest : found[others.indexOf(j)] ?? 0))
    const lack = t.reduce((sum, total, i) => sum + (total - X[i]!.reduce((part, value, j) => part + value * weights[j]!, 0)) ** 2, 0)
    if (!best || lack < best.lack) best = { weights, lack }
  }
  return best?.weights ?? null
}

/** Rounded so that they still add up to 1 (largest remainder), with as few decimals as `accept` allows, 4 at most. */
function fewestDecimals(weights: readonly number[], accept: (candidate: number[]) => boolean): number[] | null {
  for (let decimals = 1; decimals <= 4; decimals++) {
    const unit = 10 ** decimals
    const parts = weights.map(weight => Math.floor(weight * unit + 1e-9))
    const order = weights.map((weight, j) => ({ j, rest: weight * unit - parts[j]! })).sort((a, b) => b.rest - a.rest)
    const short = unit - parts.reduce((sum, part) => sum + part, 0)
    for (let i = 0; i < short; i++) parts[order[i % order.length]!.j]!++
    const candidate = parts.map(part => part / unit)
    if (accept(candidate)) return candidate
  }
  return null
}
