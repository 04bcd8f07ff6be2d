import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { FlatVerdict, ParetoResult, ParetoUncertainty, ParetoVerdict } from '../../../shared/model/results.ts'
import { acceptanceBand, equalityTest } from '../../../shared/stats/paretoBand.ts'
import { mentionReplicates, respondentReplicates } from '../../../shared/stats/paretoBootstrap.ts'
import type { MentionList } from '../../../shared/stats/paretoBootstrap.ts'
import { orderUncertainty } from '../../../shared/stats/paretoUncertainty.ts'
import type { OrderUncertainty } from '../../../shared/stats/paretoUncertainty.ts'
import type { ProjectReader } from '../store/reader.ts'
import { paretoCategories } from './paretoCategories.ts'
import type { Mentions } from './paretoCategories.ts'
import { paretoOf } from './paretoResult.ts'
import { mentionWeight } from './paretoWeight.ts'
import { segmentView } from './segmentView.ts'

/** Fewer mentions show nothing about an order. */
const LEAST_MENTIONS = 20
/** A few: no more than this part of the named bars. */
const FEW = 0.5

/**
 * Rows of counts of every bar of the chart, then their weighted amounts where the weights come from a column; replicates `from` up to `to`.
 * `project` is held to the segment. null where nothing can be drawn: measured amounts instead of counts.
 */
function paretoReplicates(project: ProjectReader, spec: ParetoSpec, from: number, to: number, progress: (done: number) => void = () => {}): Float64Array | null {
  const mentions = paretoCategories(project, spec.source)
  return replicatesOf(project, spec, mentions, paretoOf(mentions, spec), from, to, progress)
}

/** For the compute threads: held to its segment here. */
export const paretoShare = (project: ProjectReader, spec: ParetoSpec, from: number, to: number, progress: (done: number) => void): Float64Array => {
  const { source } = spec
  const held = source.type === 'counts' ? project : segmentView(project, source.dataset, source.segment).project
  return paretoReplicates(held, spec, from, to, progress) ?? new Float64Array(0)
}

function replicatesOf(project: ProjectReader, spec: ParetoSpec, mentions: Mentions, result: ParetoResult, from: number, to: number, progress: (done: number) => void): Float64Array | null {
  if (mentions.marks === null) {
    const counts = result.rows.map(row => row.count)
    return counts.every(Number.isInteger) ? mentionReplicates(counts, spec.seed, from, to) : null
  }
  return respondentReplicates(mentionList(project, spec, mentions, result), spec.seed, from, to, progress)
}

const isWeightedByRow = (spec: ParetoSpec): boolean => spec.weight?.type === 'column'

/** The mentions of every respondent who answered, bar by bar. */
function mentionList(project: ProjectReader, spec: ParetoSpec, mentions: Mentions, result: ParetoResult): MentionList {
  const k = result.rows.length
  const weight = isWeightedByRow(spec) ? mentionWeight(project, spec, mentions) : null
  const columns = result.rows.flatMap((row, bar) => {
    const keys = row.members.length > 0 ? row.members.map(member => member.key) : [row.key]
    return keys.map(key => ({ bar, key, times: mentions.marks!.get(key)! }))
  })
  const start: number[] = [0]
  const bar: number[] = []
  const amount: number[] = []
  for (let row = 0; row < mentions.answered.length; row++) {
    if (!mentions.answered[row]) continue
    for (const column of columns) {
      const times = column.times[row]!
      if (times === 0) continue
      bar.push(column.bar)
      amount.push(times)
      const heavy = weight ? weight.of(column.key, row) : Number.NaN
      if (!Number.isNaN(heavy)) { bar.push(k + column.bar); amount.push(times * heavy) }
    }
    start.push(bar.length)
  }
  return { respondents: start.length - 1, start: Int32Array.from(start), bar: Uint16Array.from(bar), amount: Float64Array.from(amount), bars: weight ? 2 * k : k }
}

/** How sure the chart is; null where no bootstrap is asked for. `ready`: replicates worked out elsewhere. */
export function paretoUncertainty(project: ProjectReader, spec: ParetoSpec, mentions: Mentions, result: ParetoResult, ready?: Float64Array): ParetoUncertainty | null {
  if (spec.bootstrap === 0) return null
  const { rows, total } = result
  const k = rows.length
  const named = rows.filter(row => !row.other).length
  const counts = rows.map(row => row.count)
  const unit = mentions.marks === null ? 'mentions' : 'respondents'
  const drawn = ready && ready.length > 0 ? ready : replicatesOf(project, spec, mentions, result, 0, spec.bootstrap, () => {})
  const wide = isWeightedByRow(spec) ? 2 * k : k
  const m = result.vitalFew
  const none: OrderUncertainty = { bars: counts.map((count): OrderUncertainty['bars'][number] => ({ share: total > 0 ? count / total : 0, interval: null, ranks: null, first: 0, top: 0, tier: null })), used: 0, sameSet: 0, tied: null }
  const order = drawn && k > 0 ? orderUncertainty(counts, named, m, drawn, wide) : none
  const heavy = drawn && wide > k ? orderUncertainty(counts, named, m, secondHalf(drawn, k), k) : null
  const namedCounts = counts.slice(0, named)
  const whole = namedCounts.every(Number.isInteger)
  const band = whole && named > 1 && total > 0 ? acceptanceBand(namedCounts.reduce((sum, count) => sum + count, 0), named, spec.seed) : null
  const chiSquare = whole ? equalityTest(namedCounts) : null
  const outside = band?.map(({ low, high }, i) => namedCounts[i]! < low || namedCounts[i]! > high) ?? null
  const flat: FlatVerdict | null = chiSquare && outside ? (chiSquare.p >= 0.05 ? (outside.some(Boolean) ? 'unclear' : 'flat') : outside.some(Boolean) ? 'notFlat' : 'unclear') : null
  return {
    unit, replicates: order.used, seed: spec.seed, m, sameSet: order.sameSet, tied: order.tied,
    rows: rows.map((row, i) => ({ key: row.key, ...order.bars[i]!, weighted: heavy?.bars[i]?.interval ?? null })),
    band: band?.map((one, i) => ({ ...one, outside: outside![i]! })) ?? null,
    chiSquare, flat, verdict: verdictOf(result, spec.abc.a / 100, flat, order),
  }
}

/** The second numbers of every row: the weighted ones. */
function secondHalf(drawn: Float64Array, k: number): Float64Array {
  const half = new Float64Array(drawn.length / 2)
  for (let at = 0; at < half.length / k; at++) half.set(drawn.subarray(at * 2 * k + k, (at + 1) * 2 * k), at * k)
  return half
}

/** 主要因素 only where the first m bars reach the A line by themselves, are few, unlike the others and clear of them. */
function verdictOf(result: ParetoResult, line: number, flat: FlatVerdict | null, order: OrderUncertainty): ParetoVerdict {
  const named = result.rows.filter(row => !row.other).length
  if (order.used === 0) return result.total > 0 ? 'noCounts' : 'few'
  if (result.total < LEAST_MENTIONS || named < 3) return 'few'
  if (flat === 'flat') return 'flat'
  const m = result.vitalFew
  const reached = result.rows[m - 1]?.cumulativeShare ?? 0
  if (m > Math.max(1, Math.floor(named * FEW)) || reached < line - 1e-9) return 'many'
  if (order.tied) return 'tied'
  return flat === 'notFlat' ? 'supported' : 'unclear'
}
