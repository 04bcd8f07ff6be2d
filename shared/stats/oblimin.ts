import type { Loadings } from './factorLoadings.ts'
import { householderQr, invertUpper } from './linalg/qr.ts'
import { dotProduct } from './summation.ts'

/**
 * Direct quartimin (oblimin with γ = 0) by gradient projection; factors become correlated. Null where the rotation breaks down.
 * Source: Jennrich (2002), Psychometrika 67, 7-19; Bernaards & Jennrich (2005), Educ. Psychol. Meas. 65, 676-696. R: GPArotation::oblimin.
 */
export function oblimin(loadings: readonly Float64Array[]): { pattern: Loadings; phi: Float64Array[] } | null {
  const k = loadings[0]?.length ?? 0
  /** t[c] is the c-th column of the transformation. */
  let t = Array.from({ length: k }, (_, c) => { const column = new Float64Array(k); column[c] = 1; return column })
  let state = evaluate(loadings, t)
  let step = 1
  for (let iteration = 0; state && iteration < 1000; iteration++) {
    const { gradient } = state
    const projected = gradient.map((column, c) => { const along = dotProduct(t[c]!, column); return column.map((value, i) => value - t[c]![i]! * along) })
    const square = projected.reduce((sum, column) => sum + dotProduct(column, column), 0)
    if (Math.sqrt(square) < 1e-8) break
    step *= 2
    let next: State | null = null
    for (let halving = 0; halving <= 30; halving++, step /= 2) {
      const moved = t.map((column, c) => {
        const raw = column.map((value, i) => value - step * projected[c]![i]!)
        const length = Math.sqrt(dotProduct(raw, raw))
        return raw.map(value => value / length)
      })
      const trial = evaluate(loadings, moved)
      if (trial && state.f - trial.f > 0.5 * square * step) { next = trial; t = moved; break }
    }
    if (!next) break
    state = next
  }
  return state && { pattern: state.rotated, phi: t.map(one => Float64Array.from(t, other => dotProduct(one, other))) }
}

interface State { f: number; rotated: Loadings; gradient: Float64Array[] }

/** L = A (T')⁻¹, f = Σ l²_a l²_b / 4 over pairs of factors, and df / dT. */
function evaluate(loadings: readonly Float64Array[], t: readonly Float64Array[]): State | null {
  const k = t.length
  const inverse = invert(t)
  if (!inverse) return null
  const rotated = loadings.map(row => Float64Array.from({ length: k }, (_, c) => dotProduct(row, inverse.map(column => column[c]!))))
  let f = 0
  const pull = rotated.map(row => {
    const all = dotProduct(row, row)
    return row.map(value => { f += value * value * (all - value * value) / 4; return value * (all - value * value) })
  })
  // -(L' G T⁻¹)', G being the derivative by L.
  const cross = Array.from({ length: k }, (_, a) => Float64Array.from({ length: k }, (_entry, b) => rotated.reduce((sum, row, i) => sum + row[a]! * pull[i]![b]!, 0)))
  const gradient = Array.from({ length: k }, (_, column) => Float64Array.from({ length: k }, (_entry, i) => -dotProduct(cross[column]!, Float64Array.from({ length: k }, (_x, b) => inverse[i]![b]!))))
  return { f, rotated, gradient }
}

/** T⁻¹ of a square matrix given by columns, answered by columns; null when singular. */
function invert(t: readonly Float64Array[]): Float64Array[] | null {
  const k = t.length
  const units = Array.from({ length: k }, (_, c) => { const unit = new Float64Array(k); unit[c] = 1; return unit })
  const { r, rotated, dependent } = householderQr(t, units, 1e-12)
  if (dependent.length > 0) return null
  const upper = invertUpper(r, k)
  return rotated.map(column => Float64Array.from({ length: k }, (_, i) => dotProduct(upper.map(one => one[i]!), column)))
}
