const ZERO = 1e-10

/**
 * Largest c·x with A x <= b, x >= 0: dense two-phase simplex with Bland's rule. Null when nothing satisfies the constraints;
 * Infinity when there is no largest. Source: Dantzig (1963), Bland (1977).
 */
export function maximize(c: readonly number[], A: readonly (readonly number[])[], b: readonly number[]): { value: number; x: number[] } | null {
  const m = b.length
  const n = c.length
  // Columns: n variables, 1 artificial, right side. Rows: m constraints, objective, artificial objective.
  const rows = [...A.map((row, i) => [...row, -1, b[i]!]), [...c.map(value => -value), 0, 0], [...c.map(() => 0), 1, 0]]
  const basis = Array.from({ length: m }, (_, i) => n + 1 + i)
  const free = Array.from({ length: n + 1 }, (_, j) => (j === n ? -1 : j))

  const pivot = (r: number, s: number): void => {
    const inverse = 1 / rows[r]![s]!
    for (let i = 0; i < m + 2; i++) {
      const factor = rows[i]![s]!
      if (i === r || Math.abs(factor) < 1e-15) continue
      for (let j = 0; j < n + 2; j++) if (j !== s) rows[i]![j]! -= rows[r]![j]! * factor * inverse
      rows[i]![s] = -factor * inverse
    }
    for (let j = 0; j < n + 2; j++) if (j !== s) rows[r]![j]! *= inverse
    rows[r]![s] = inverse
    const left = basis[r]!
    basis[r] = free[s]!
    free[s] = left
  }

  const run = (phase: 1 | 2): boolean => {
    const goal = phase === 1 ? m + 1 : m
    for (let step = 0; step < 5000; step++) {
      let s = -1
      for (let j = 0; j <= n; j++) {
        if (phase === 2 && free[j] === -1) continue
        if (rows[goal]![j]! < -ZERO && (s === -1 || free[j]! < free[s]!)) s = j
      }
      if (s === -1) return true
      let r = -1
      for (let i = 0; i < m; i++) {
        if (rows[i]![s]! <= ZERO) continue
        if (r === -1) { r = i; continue }
        const gain = rows[i]![n + 1]! / rows[i]![s]! - rows[r]![n + 1]! / rows[r]![s]!
        if (gain < -1e-13 || (Math.abs(gain) <= 1e-13 && basis[i]! < basis[r]!)) r = i
      }
      if (r === -1) return false
      pivot(r, s)
    }
    return true
  }

  let worst = 0
  for (let i = 1; i < m; i++) if (rows[i]![n + 1]! < rows[worst]![n + 1]!) worst = i
  if (m > 0 && rows[worst]![n + 1]! < -ZERO) {
    pivot(worst, n)
    if (!run(1) || rows[m + 1]![n + 1]! < -1e-9) return null
    const at = basis.indexOf(-1)
    if (at >= 0) {
      let s = -1
      for (let j = 0; j <= n; j++) if (Math.abs(rows[at]![j]!) > ZERO && (s === -1 || free[j]! < free[s]!)) s = j
      if (s >= 0) pivot(at, s)
    }
  }
  const bounded = run(2)
  const x = c.map(() => 0)
  for (let i = 0; i < m; i++) if (basis[i]! >= 0 && basis[i]! < n) x[basis[i]!] = rows[i]![n + 1]!
  return { value: bounded ? rows[m]![n + 1]! : Infinity, x }
}
