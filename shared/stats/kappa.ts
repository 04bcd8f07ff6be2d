import { normalQuantile } from './distributions/normal.ts'

/** How far two observers agree beyond chance. */
export interface Agreement {
  /** Things both judged. */
  n: number
  /** Share judged alike, 0..1; null with none. */
  observed: number | null
  /** Share expected from the margins alone. */
  expected: number | null
  /** null where it is not defined: nothing judged, or both gave one and the same category throughout. */
  kappa: number | null
  se: number | null
  low: number | null
  high: number | null
}

const Z95 = normalQuantile(0.975)

const interval = (kappa: number, se: number): Pick<Agreement, 'se' | 'low' | 'high'> => ({ se, low: Math.max(-1, kappa - Z95 * se), high: Math.min(1, kappa + Z95 * se) })

/**
 * Cohen's kappa of a square table of counts: `table[i][j]` things the first put in category i and the second in j.
 * The 95 % interval is the large-sample one for a kappa that is not zero (Fleiss, Cohen & Everitt, Psychol. Bull. 72, 1969, eq. 13),
 * as R's psych::cohen.kappa gives it, cut at -1 and 1.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Agreement {
  const k = table.length
  const n = table.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0)
  if (n === 0) return { n, observed: null, expected: null, kappa: null, se: null, low: null, high: null }
  const p = table.map(row => row.map(count => count / n))
  const rows = p.map(row => row.reduce((a, b) => a + b, 0))
  const columns = Array.from({ length: k }, (_, j) => p.reduce((sum, row) => sum + row[j]!, 0))
  let observed = 0
  let expected = 0
  for (let i = 0; i < k; i++) { observed += p[i]![i]!; expected += rows[i]! * columns[i]! }
  if (1 - expected < 1e-12) return { n, observed, expected, kappa: null, se: null, low: null, high: null }
  const kappa = (observed - expected) / (1 - expected)
  let onDiagonal = 0
  let beside = 0
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      if (i === j) onDiagonal += p[i]![i]! * (1 - (rows[i]! + columns[i]!) * (1 - kappa)) ** 2
      else beside += p[i]![j]! * (columns[i]! + rows[j]!) ** 2
    }
  }
  const variance = (onDiagonal + (1 - kappa) ** 2 * beside - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2)
  return { n, observed, expected, kappa, ...interval(kappa, Math.sqrt(Math.max(0, variance))) }
}

/** A 2 × 2 table of yes (first) and no from two columns of marks. */
export function markTable(first: ArrayLike<number>, second: ArrayLike<number>): [[number, number], [number, number]] {
  const table: [[number, number], [number, number]] = [[0, 0], [0, 0]]
  for (let i = 0; i < first.length; i++) table[first[i] ? 0 : 1]![second[i] ? 0 : 1]!++
  return table
}

/**
 * One kappa over several yes/no judgements of the same things: observed and expected agreement are averaged over the judgements
 * before they are set against each other (De Vries, Elliott, Kanouse & Teleki, Health Serv. Res. 43, 2008), so that a rare
 * category does not count as much as a frequent one. `first[f][i]`: mark of judgement f on thing i.
 * The standard error is the delete-one jackknife over the things, whose judgements are not independent of each other; null with fewer than 2.
 */
export function pooledKappa(first: readonly ArrayLike<number>[], second: readonly ArrayLike<number>[]): Agreement {
  const n = first[0]?.length ?? 0
  const none: Agreement = { n, observed: null, expected: null, kappa: null, se: null, low: null, high: null }
  if (n === 0 || first.length === 0) return none
  const tables = first.map((marks, f) => markTable(marks, second[f]!))
  const pooled = (left: number, without: number | null): { observed: number; expected: number } => {
    let observed = 0
    let expected = 0
    for (let f = 0; f < tables.length; f++) {
      let [[yes, onlyFirst], [onlySecond, no]] = tables[f]!
      if (without !== null) {
        const a = first[f]![without], b = second[f]![without]
        if (a && b) yes--
        else if (a) onlyFirst--
        else if (b) onlySecond--
        else no--
      }
      observed += (yes + no) / left
      expected += ((yes + onlyFirst) * (yes + onlySecond) + (onlySecond + no) * (onlyFirst + no)) / (left * left)
    }
    return { observed: observed / tables.length, expected: expected / tables.length }
  }
  const whole = pooled(n, null)
  if (1 - whole.expected < 1e-12) return { ...none, ...whole }
  const kappa = (whole.observed - whole.expected) / (1 - whole.expected)
  const left: number[] = []
  for (let i = 0; n > 1 && i < n; i++) {
    const part = pooled(n - 1, i)
    if (1 - part.expected > 1e-12) left.push((part.observed - part.expected) / (1 - part.expected))
  }
  if (left.length < n) return { ...none, ...whole, kappa }
  const mean = left.reduce((a, b) => a + b, 0) / n
  const se = Math.sqrt((n - 1) / n * left.reduce((sum, value) => sum + (value - mean) ** 2, 0))
  return { n, ...whole, kappa, ...interval(kappa, se) }
}
