import { crossTable, kendall, kendallFrom, scoreFromOrder, scoreFromTable } from './kendall.ts'
import type { Kendall } from './kendall.ts'
import { completeCases } from './missing.ts'
import { correlationOfDeviations, correlationOfProducts, pearson, pearsonTest } from './pearson.ts'
import type { Pearson } from './pearson.ts'
import { levels, midRanks } from './ranks.ts'
import type { Levels } from './ranks.ts'
import { spearman, spearmanTest } from './spearman.ts'
import type { Spearman } from './spearman.ts'
import { deviations } from './summation.ts'

/** What every pair of a column shares, worked out once. */
export interface PreparedColumn {
  values: Float64Array
  complete: boolean
  /** Code -1 for a missing value. */
  levels: Levels
  /** From the mean, and of the mid-ranks from theirs; made when first wanted, only of complete columns. */
  deviations(): Float64Array
  rankDeviations(): Float64Array
}

export interface PairStatistics { n: number; pearson: Pearson; spearman: Spearman; kendall: Kendall }

/** A cross table larger than this costs more than the columns themselves. */
const MOST_CELLS = 4096

export function prepareColumn(values: Float64Array): PreparedColumn {
  const found = levels(values)
  const gap = found.values.findIndex(Number.isNaN)
  // NaN sorts last: the codes of the values that are there stay as they are.
  const own: Levels = gap < 0 ? found : { values: found.values.subarray(0, gap), codes: found.codes.map(code => (code === gap ? -1 : code)), counts: found.counts.subarray(0, gap) }
  let centred: Float64Array | null = null
  let ranked: Float64Array | null = null
  return {
    values, complete: gap < 0, levels: own,
    deviations: () => (centred ??= deviations(values)),
    rankDeviations: () => (ranked ??= deviations(midRanks(values))),
  }
}

/**
 * All three correlations of a pair over the cases it shares. Where few values are possible one pass over the rows makes their cross table,
 * and the rest is counting in it; complete columns use what was worked out once. The numbers are those of pearson, spearman and kendall.
 */
export function pairStatistics(a: PreparedColumn, b: PreparedColumn): PairStatistics {
  if (a.levels.values.length * b.levels.values.length <= MOST_CELLS) return fromTable(a.levels, b.levels)
  if (!a.complete || !b.complete) {
    const [x, y] = completeCases([a.values, b.values]) as [Float64Array, Float64Array]
    return { n: x.length, pearson: pearson(x, y), spearman: spearman(x, y), kendall: kendall(x, y) }
  }
  const n = a.values.length
  const constant = a.levels.values.length < 2 || b.levels.values.length < 2
  return {
    n,
    pearson: pearsonTest(constant ? null : correlationOfDeviations(a.deviations(), b.deviations()), n),
    spearman: spearmanTest(constant ? null : correlationOfDeviations(a.rankDeviations(), b.rankDeviations()), n),
    kendall: kendallFrom(scoreFromOrder(a.levels, b.levels), a.levels.counts, b.levels.counts, n),
  }
}

function fromTable(a: Levels, b: Levels): PairStatistics {
  const [height, width] = [a.values.length, b.values.length]
  const table = crossTable(a, b)
  const rows = new Float64Array(height)
  const columns = new Float64Array(width)
  let n = 0
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const count = table[i * width + j]!
      rows[i]! += count
      columns[j]! += count
      n += count
    }
  }
  const product = (x: Float64Array, y: Float64Array): number | null => {
    let xx = 0
    let yy = 0
    let xy = 0
    for (let i = 0; i < height; i++) xx += rows[i]! * x[i]! * x[i]!
    for (let j = 0; j < width; j++) yy += columns[j]! * y[j]! * y[j]!
    for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) xy += table[i * width + j]! * x[i]! * y[j]!
    return correlationOfProducts(xx, yy, xy)
  }
  const varying = n >= 2 && occurring(rows) > 1 && occurring(columns) > 1
  return {
    n,
    pearson: pearsonTest(varying ? product(centred(a.values, rows, n), centred(b.values, columns, n)) : null, n),
    spearman: spearmanTest(varying ? product(rankDeviations(rows, n), rankDeviations(columns, n)) : null, n),
    kendall: kendallFrom(scoreFromTable(table, height, width), rows, columns, n),
  }
}

const occurring = (counts: Float64Array): number => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)

/** Values less their mean; moved by one of their own first, so that a common offset costs no digits. */
function centred(values: Float64Array, counts: Float64Array, n: number): Float64Array {
  const moved = values.map(value => value - values[0]!)
  const mean = moved.reduce((sum, value, i) => sum + counts[i]! * value, 0) / n
  return moved.map(value => value - mean)
}

function rankDeviations(counts: Float64Array, n: number): Float64Array {
  let before = 0
  return counts.map(count => { const rank = before + (count + 1) / 2 - (n + 1) / 2; before += count; return rank })
}
