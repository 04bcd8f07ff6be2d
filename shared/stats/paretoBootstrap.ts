import { multinomialDraw } from './rng/binomialDraw.ts'
import { bootstrapRows } from './rng/bootstrapRows.ts'
import { randomStream } from './rng/randomStream.ts'

/** Which bars each respondent mentioned: those of respondent r are entries `start[r]` up to `start[r + 1]`. */
export interface MentionList {
  respondents: number
  start: Int32Array
  bar: Uint16Array
  /** How often, or with what weight. */
  amount: Float64Array
  bars: number
}

/** Counts of every bar in replicates `from` up to `to`, one row each: respondents with all their mentions are drawn with replacement. */
export function respondentReplicates(list: MentionList, seed: number, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array {
  const { start, bar, amount } = list
  return bootstrapRows({ name: 'pareto', seed, from, to }, list.respondents, list.bars, (counts, row) => {
    for (let r = 0; r < list.respondents; r++) {
      const times = counts[r]!
      if (times === 0) continue
      for (let at = start[r]!; at < start[r + 1]!; at++) row[bar[at]!]! += times * amount[at]!
    }
  }, progress)
}

/** The same where only counts are known: mentions are drawn, as if each were somebody's only one. */
export function mentionReplicates(counts: readonly number[], seed: number, from: number, to: number): Float64Array {
  const k = counts.length
  const total = counts.reduce((sum, count) => sum + count, 0)
  const rows = new Float64Array(Math.max(0, to - from) * k)
  if (total === 0) return rows
  const shares = counts.map(count => count / total)
  for (let replicate = from; replicate < to; replicate++) {
    multinomialDraw(randomStream('pareto mentions', seed, replicate), total, shares, rows.subarray((replicate - from) * k, (replicate - from + 1) * k))
  }
  return rows
}
