/** Load against people, place by place. */
export interface Balance {
  /** load / people; null where either is missing or nobody is at work. */
  each: (number | null)[]
  /** people − load / mean: how many too many (positive) or too few (negative), were the load shared out evenly. */
  gap: (number | null)[]
  /** Load of the places with people, over their people. */
  mean: number | null
  people: number
  load: number
  most: number | null
  least: number | null
  /** most / least; null where the least is 0. */
  ratio: number | null
  /** Mean absolute deviation of `each` from `mean`, weighted by people, as a part of `mean`: 0 where everybody has the same. */
  deviation: number | null
  /** Load where nobody is at work. */
  unstaffed: number
}

/**
 * How evenly load is shared out. Places without a number are left out of the totals; a place with load and no people (0) counts in
 * `unstaffed` alone. The deviation is 2 x the Hoover index of load against people: Σ pᵢ |lᵢ/pᵢ − L/P| / L.
 */
export function balance(load: readonly (number | null)[], people: readonly (number | null)[]): Balance {
  let total = 0, hours = 0, unstaffed = 0
  const each = load.map((value, i) => {
    const at = people[i] ?? null
    if (value === null || at === null) return null
    if (at <= 0) { unstaffed += value; return null }
    total += value
    hours += at
    return value / at
  })
  const mean = hours > 0 ? total / hours : null
  const known = each.filter(value => value !== null)
  const [most, least] = known.length === 0 ? [null, null] : [Math.max(...known), Math.min(...known)]
  return {
    each, mean, people: hours, load: total, most, least, unstaffed,
    gap: load.map((value, i) => { const at = people[i] ?? null; return value === null || at === null || mean === null || mean === 0 ? null : at - value / mean }),
    ratio: most === null || least === null || least === 0 ? null : most / least,
    deviation: mean === null || mean === 0 ? null : each.reduce<number>((sum, value, i) => sum + (value === null ? 0 : people[i]! * Math.abs(value - mean)), 0) / total,
  }
}
