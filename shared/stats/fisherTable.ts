import { logGamma } from './distributions/gamma.ts'
import { randomStream } from './rng/randomStream.ts'

const logFactorials = (n: number): Float64Array => Float64Array.from({ length: n + 1 }, (_, i) => logGamma(i + 1))

/** A table counts as no more likely when its probability is within this of the observed one, as in R. */
const SAME = 1e-7

/** Steps of the exact count after which it is given up. */
const MOST_STEPS = 4e6

/**
 * Fisher's exact p of an r x c table of whole counts (Freeman & Halton 1951), by columns. A node is what is left of the row sums;
 * what all its completions add to the probability is at most and at least known, so whole branches count at once (Mehta & Patel 1983).
 * Null when it would take too long: then simulate. R: fisher.test.
 */
export function fisherExact(table: readonly (readonly number[])[]): number | null {
  // Fewer states when the longer side is walked along.
  const tall = table.length > table[0]!.length ? table[0]!.map((_, j) => table.map(row => row[j]!)) : table
  const rows = tall.map(row => row.reduce((sum, count) => sum + count, 0))
  const columns = tall[0]!.map((_, j) => tall.reduce((sum, row) => sum + row[j]!, 0)).sort((a, b) => b - a)
  const n = rows.reduce((sum, count) => sum + count, 0)
  if (n === 0) return null
  const lf = logFactorials(n)
  // log P = constant - Σ ln cell!
  const constant = [...rows, ...columns].reduce((sum, count) => sum + lf[count]!, 0) - lf[n]!
  const observed = -tall.flat().reduce((sum, count) => sum + lf[count]!, 0)
  const limit = observed + Math.log1p(SAME)
  let steps = 0

  /** Fills one column from what is left of the rows: calls back with the rest, sorted, and -Σ ln cell!. False when given up. */
  const fill = (left: readonly number[], total: number, then: (rest: number[], term: number) => void): boolean => {
    const rest = left.slice()
    const room = left.map((_, i) => left.slice(i + 1).reduce((sum, count) => sum + count, 0))
    const place = (row: number, open: number, term: number): boolean => {
      if (++steps > MOST_STEPS) return false
      if (row === left.length - 1) {
        rest[row] = left[row]! - open
        then(rest.slice().sort((a, b) => a - b), term - lf[open]!)
        return true
      }
      for (let take = Math.max(0, open - room[row]!); take <= Math.min(left[row]!, open); take++) {
        rest[row] = left[row]! - take
        if (!place(row + 1, open - take, term - lf[take]!)) return false
      }
      return true
    }
    return place(0, total, 0)
  }

  // Rows left as one number where it fits, which is much quicker to look up.
  const narrow = (n + 1) ** rows.length < Number.MAX_SAFE_INTEGER
  const keyOf = (left: readonly number[]): number | string => (narrow ? left.reduce((key, count) => key * (n + 1) + count, 0) : left.join(','))

  const bounds = columns.map(() => new Map<number | string, [least: number, most: number]>())
  /** Least and most of -Σ ln cell! over the columns from `column` on. */
  const reach = (column: number, left: readonly number[]): [number, number] | null => {
    if (column === columns.length - 1) { const only = -left.reduce((sum, count) => sum + lf[count]!, 0); return [only, only] }
    const key = keyOf(left)
    const known = bounds[column]!.get(key)
    if (known) return known
    let least = Infinity, most = -Infinity
    let whole = true
    const seen = new Map<number | string, { rest: number[]; low: number; high: number }>()
    whole = fill(left, columns[column]!, (rest, term) => {
      const name = keyOf(rest)
      const entry = seen.get(name)
      if (!entry) seen.set(name, { rest, low: term, high: term })
      else { entry.low = Math.min(entry.low, term); entry.high = Math.max(entry.high, term) }
    })
    if (!whole) return null
    for (const { rest, low, high } of seen.values()) {
      const ahead = reach(column + 1, rest)
      if (!ahead) return null
      least = Math.min(least, low + ahead[0])
      most = Math.max(most, high + ahead[1])
    }
    const found: [number, number] = [least, most]
    bounds[column]!.set(key, found)
    return found
  }

  // Σ over all completions of Π 1/cell! = multinomial of what is left.
  const completions = (column: number, left: readonly number[]): number => {
    const total = left.reduce((sum, count) => sum + count, 0)
    return lf[total]! - left.reduce((sum, count) => sum + lf[count]!, 0) - columns.slice(column).reduce((sum, count) => sum + lf[count]!, 0)
  }

  let p = 0
  // For each node, the weights of the pasts that lead to it, keyed by their -Σ ln cell!.
  let nodes = new Map<number | string, { left: number[]; pasts: Map<number, [term: number, ways: number]> }>()
  const start = rows.slice().sort((a, b) => a - b)
  nodes.set(keyOf(start), { left: start, pasts: new Map([[0, [0, 1]]]) })
  for (let column = 0; column < columns.length; column++) {
    const next: typeof nodes = new Map()
    for (const { left, pasts } of nodes.values()) {
      const ahead = reach(column, left)
      if (!ahead) return null
      const all = completions(column, left)
      const open: [number, number][] = []
      for (const past of pasts.values()) {
        if (past[0] + ahead[1] <= limit) p += past[1] * Math.exp(constant + past[0] + all)
        else if (past[0] + ahead[0] <= limit) open.push(past)
      }
      if (open.length === 0 || column === columns.length - 1) continue
      const done = fill(left, columns[column]!, (rest, term) => {
        const key = keyOf(rest)
        let node = next.get(key)
        if (!node) { node = { left: rest, pasts: new Map() }; next.set(key, node) }
        steps += open.length
        for (const [past, ways] of open) {
          const value = past + term
          const name = Math.round(value * 1e9)
          const entry = node.pasts.get(name)
          if (entry) entry[1] += ways
          else node.pasts.set(name, [value, ways])
        }
      })
      if (!done) return null
    }
    nodes = next
  }
  return Math.min(1, p)
}

/**
 * Fisher's p by drawing tables with the observed margins (the labels of one side shuffled): (1 + hits) / (1 + replicates).
 * Same seed, same p. R: fisher.test(simulate.p.value = TRUE), with another generator.
 */
export function fisherSimulated(table: readonly (readonly number[])[], replicates: number, seed: number, progress: (done: number) => void = () => {}): number | null {
  const width = table[0]!.length
  const columnOf: number[] = []
  for (let j = 0; j < width; j++) for (const row of table) for (let i = 0; i < row[j]!; i++) columnOf.push(j)
  const n = columnOf.length
  if (n === 0) return null
  const lf = logFactorials(n)
  const rows = table.map(row => row.reduce((sum, count) => sum + count, 0))
  const weight = (cells: ArrayLike<number>): number => { let sum = 0; for (let i = 0; i < cells.length; i++) sum -= lf[cells[i]!]!; return sum }
  const limit = weight(table.flat()) + SAME
  const cells = new Int32Array(table.length * width)
  const order = Int32Array.from(columnOf)
  const random = randomStream('fisher', seed)
  let hits = 0
  for (let draw = 0; draw < replicates; draw++) {
    cells.fill(0)
    let at = 0
    for (let row = 0; row < rows.length - 1; row++) {
      for (let i = 0; i < rows[row]!; i++, at++) {
        const other = at + random.integer(n - at)
        const column = order[other]!
        order[other] = order[at]!
        order[at] = column
        cells[row * width + column]!++
      }
    }
    for (; at < n; at++) cells[(rows.length - 1) * width + order[at]!]!++
    if (weight(cells) <= limit) hits++
    if (draw % 1000 === 0) progress(draw)
  }
  return (1 + hits) / (1 + replicates)
}
