export interface Frequency<K> {
  value: K
  count: number
  /** 0..100 of all rows, missing included. */
  percent: number | null
  /** 0..100 of the rows with a value. */
  valid_percent: number | null
  cumulative_percent: number | null
}

export interface Frequencies<K> { n: number; missing: number; values: Frequency<K>[] }

/**
 * Counts of every value. `expected` values come first, in their order and with their zeros;
 * what else occurs follows in ascending order. `missing` rows count in `percent` only.
 */
export function frequencies<K extends number | string>(values: readonly K[], missing: number, expected: readonly K[] = []): Frequencies<K> {
  const counts = new Map<K, number>(expected.map(value => [value, 0]))
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const listed = new Set(expected)
  const others = [...counts.keys()].filter(value => !listed.has(value)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const n = values.length
  let running = 0
  return {
    n,
    missing,
    values: [...listed, ...others].map(value => {
      const count = counts.get(value)!
      running += count
      return {
        value,
        count,
        percent: n + missing > 0 ? 100 * count / (n + missing) : null,
        valid_percent: n > 0 ? 100 * count / n : null,
        cumulative_percent: n > 0 ? 100 * running / n : null,
      }
    }),
  }
}
