import type { CellValue } from '../../../shared/model/missing.ts'

/** Pairs compared before giving up: a second or two. */
const MOST_PAIRS = 40_000_000

/**
 * For each row the earlier row with which it shares the most columns, where that is at least `share` of them. Two rows that differ in at most
 * b columns agree wholly on at least one of b + 1 disjoint groups of columns, so only rows alike in a group are compared.
 * Null when that leaves too many pairs.
 */
export function nearestEarlier(columns: readonly (readonly CellValue[])[], rows: number, share: number): Map<number, { earlier: number; same: number }> | null {
  const p = columns.length
  const allowed = Math.floor(p * (1 - share) + 1e-9)
  const coded = columns.map(column => {
    const codes = new Map<CellValue, number>()
    return Int32Array.from({ length: rows }, (_, row) => {
      const value = column[row] ?? null
      let code = codes.get(value)
      if (code === undefined) codes.set(value, code = codes.size)
      return code
    })
  })
  // Columns with many different answers are dealt out first, one to each group, so that no group is all of one kind.
  const order = coded.map((column, at) => ({ column, spread: new Set(column).size, at })).sort((a, b) => b.spread - a.spread || a.at - b.at).map(({ column }) => column)
  const best = new Map<number, { earlier: number; same: number }>()
  let pairs = 0
  for (let group = 0; group <= allowed; group++) {
    const members = order.filter((_, at) => at % (allowed + 1) === group)
    const alike = new Map<string, number[]>()
    for (let row = 0; row < rows; row++) {
      const key = members.map(column => column[row]).join(' ')
      const list = alike.get(key)
      if (list) list.push(row)
      else alike.set(key, [row])
    }
    for (const list of alike.values()) {
      pairs += list.length * (list.length - 1) / 2
      if (pairs > MOST_PAIRS) return null
      for (let i = 1; i < list.length; i++) for (let j = 0; j < i; j++) compare(list[i]!, list[j]!)
    }
  }
  return best

  function compare(row: number, earlier: number): void {
    let differ = 0
    for (const column of order) if (column[row] !== column[earlier] && ++differ > allowed) return
    const held = best.get(row)
    if (!held || p - differ > held.same || (p - differ === held.same && earlier < held.earlier)) best.set(row, { earlier, same: p - differ })
  }
}
