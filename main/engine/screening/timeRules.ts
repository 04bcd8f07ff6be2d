import type { Rule } from './rule.ts'
import { unavailable } from './rule.ts'
import { quantileOf } from './durations.ts'

/** Negative: it ended before it began. Longer than the limit: left open, or two sittings. */
export const impossibleTime: Rule = {
  id: 'impossibleTime', reason: 'tooSlow', byDefault: 'hint',
  judge({ rows, settings, durations }) {
    const time = durations()
    if (!time) return unavailable('noTime')
    const limit = settings.impossibleTime.hours * 3600
    const cells = time.from.map(({ id }) => id)
    const hits = new Map()
    for (let row = 0; row < rows.length; row++) {
      const seconds = time.seconds[row]!
      if (seconds < 0) hits.set(row, { params: { seconds, limit }, cells, reason: 'contradiction' })
      else if (seconds > limit) hits.set(row, { params: { seconds, limit }, cells })
    }
    return { unavailable: null, facts: { limit, median: time.median, from: time.from.map(({ name }) => name).join(' – ') }, hits }
  },
}

/**
 * Less than so many seconds an answered item (Huang, Curran, Keeney, Poposki & DeShon 2012: 2 s), than a share of the median time
 * (Greszki, Meyer & Schoen 2015: 30-50 %), or among the fastest p percent.
 */
export const tooFast: Rule = {
  id: 'tooFast', reason: 'tooFast', byDefault: 'exclude',
  judge({ rows, settings: { tooFast: asked }, units, durations }) {
    const time = durations()
    if (!time) return unavailable('noTime')
    if (asked.secondsPerItem === null && asked.shareOfMedian === null && asked.percentile === null) return unavailable('noCriterion')
    const { answered } = units()
    const sensible = time.seconds.filter(value => value >= 0).sort()
    const byMedian = asked.shareOfMedian !== null && time.median !== null ? asked.shareOfMedian * time.median : 0
    const byRank = asked.percentile !== null ? quantileOf(sensible, asked.percentile / 100) ?? 0 : 0
    const cells = time.from.map(({ id }) => id)
    const hits = new Map()
    for (let row = 0; row < rows.length; row++) {
      const seconds = time.seconds[row]!
      const items = answered[row]!
      const limit = Math.max(byMedian, byRank, (asked.secondsPerItem ?? 0) * items)
      if (seconds >= 0 && seconds < limit) hits.set(row, { params: { seconds, limit, items, median: time.median }, cells })
    }
    return { unavailable: null, facts: { median: time.median, byMedian: byMedian || null, byRank: byRank || null, known: time.known, from: time.from.map(({ name }) => name).join(' – ') }, hits }
  },
}
