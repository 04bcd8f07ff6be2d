import { rangeWords } from '../../i18n/formCheckWords.ts'

/** What an option says of a number; a missing bound is open. `stated`: the bound belongs to it by the words; 「以下」 alone leaves it in doubt. */
export interface Range { low: number; high: number; lowIn: boolean; highIn: boolean; doubtful: boolean }

const digits = String.raw`\d+(?:[.,，]\d+)*`
const plain = (text: string): number => Number(text.replace(/[,，](?=\d{3}\b)/g, '').replace(/[,，]/g, '.'))
const unit = rangeWords.unit
const between = new RegExp(String.raw`^(${digits})\s*${unit}?\s*${rangeWords.dash}\s*(${rangeWords.halfOpen.source})?\s*(${digits})\s*${unit}?$`, 'iu')
const one = new RegExp(String.raw`^(${digits})\s*${unit}?\s*`, 'iu')

/**
 * 「18-25 岁」, 「25 至不满 30」, 「60 岁及以上」, 「不满 18 岁」, 「1000 元以下」. Null where the text is no range.
 * 以上, 以下, 以内 include the number; 不满, 超过 do not (Civil Code of the PRC, art. 1259).
 */
export function readRange(text: string): Range | null {
  const said = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (!/\d/.test(said)) return null
  const pair = between.exec(said)
  if (pair) {
    const [, low, half, high] = pair as unknown as [string, string, string | undefined, string]
    return plain(low) < plain(high) ? { low: plain(low), high: plain(high), lowIn: true, highIn: half === undefined, doubtful: false } : null
  }
  const below = rangeWords.below.exec(said)
  const above = below ? null : rangeWords.above.exec(said)
  const rest = said.slice((below ?? above)?.[0].length ?? 0)
  const found = one.exec(rest)
  if (!found) return null
  const value = plain(found[1] as string)
  const behind = rest.slice(found[0].length)
  if (below) return behind === '' ? { low: -Infinity, high: value, lowIn: false, highIn: false, doubtful: false } : null
  if (above) return behind === '' ? { low: value, high: Infinity, lowIn: false, highIn: false, doubtful: false } : null
  if (behind !== '' && rangeWords.belowOrAt.test(behind)) return { low: -Infinity, high: value, lowIn: false, highIn: true, doubtful: !rangeWords.inclusive.test(behind) }
  if (behind !== '' && rangeWords.aboveOrAt.test(behind)) return { low: value, high: Infinity, lowIn: true, highIn: false, doubtful: !rangeWords.inclusive.test(behind) }
  return null
}

export interface RangeProblem { kind: 'overlap' | 'gap'; /** Place of the later option. */ index: number; other: number; at: number; doubtful: boolean }

/** Whether ranges, sorted by their lower bounds, meet each other without overlap and gap. Whole numbers unless one has decimals. */
export function rangeProblems(ranges: readonly (Range | null)[]): RangeProblem[] {
  const known = ranges.flatMap((range, index) => (range ? [{ ...range, index }] : [])).sort((a, b) => a.low - b.low || a.high - b.high)
  // One or two that look like numbers are no list of ranges.
  if (known.length < 2 || known.length < ranges.length / 2) return []
  const whole = known.every(range => [range.low, range.high].every(bound => !Number.isFinite(bound) || Number.isInteger(bound)))
  const problems: RangeProblem[] = []
  known.slice(1).forEach((next, place) => {
    const before = known[place]!
    const shared = before.high > next.low || (before.high === next.low && before.highIn && next.lowIn)
    const apart = before.high === next.low ? !before.highIn && !next.lowIn : next.low > before.high && !(whole && next.low - before.high === 1 && before.highIn && next.lowIn)
    // 「5% 以内」, 「10% 以内」: steps of one thing rather than ranges.
    const steps = before.low === next.low ? !Number.isFinite(next.low) : before.high === next.high && !Number.isFinite(next.high)
    const at = Number.isFinite(next.low) ? next.low : before.high
    if (shared) problems.push({ kind: 'overlap', index: next.index, other: before.index, at, doubtful: steps || (before.high === next.low && (before.doubtful || next.doubtful)) })
    else if (apart) problems.push({ kind: 'gap', index: next.index, other: before.index, at: before.high, doubtful: false })
  })
  return problems
}
