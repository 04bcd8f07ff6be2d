import { cumulate, paretoClasses, paretoOrder, vitalFew } from '../../../shared/stats/pareto.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { compareNames } from '../../../shared/model/nameOrder.ts'
import type { ParetoCategory, ParetoResult, ParetoRow } from '../../../shared/model/results.ts'
import type { ProjectReader } from '../store/reader.ts'
import { isOtherOption } from './otherOption.ts'
import { marked, paretoCategories } from './paretoCategories.ts'
import type { Mentions } from './paretoCategories.ts'

/** Key of the bar into which small bars are gathered; its label is left to the figure. */
export const OTHER_KEY = 'other'
/** 其他 above this share hides too much. */
const LARGE_REST = 0.2

type Gathered = ParetoCategory & { other: boolean; members: ParetoRow['members'] }
type Rules = Pick<ParetoSpec, 'other' | 'abc'>

/** An order given from outside: the named bars that are kept, in this order; everything else is 其他. */
interface GivenOrder { keys: readonly string[]; gather: boolean }

export const paretoResult = (project: ProjectReader, spec: ParetoSpec): ParetoResult => paretoOf(paretoCategories(project, spec.source), spec)

/**
 * Categories sorted (count descending, ties by name, the rest bar last), gathered, cumulated and classed; with `given` in that order instead.
 * Rules: docs/statistics.md, "Pareto".
 */
export function paretoOf(mentions: Mentions, spec: Rules, given: GivenOrder | null = null): ParetoResult {
  const bars = gather(mentions, spec, given)
  const last = new Set(bars.flatMap((bar, index) => (bar.other ? [index] : [])))
  const counts = bars.map(bar => bar.count)
  const place = given && new Map(given.keys.map((key, at) => [key, at]))
  const order = place
    ? bars.map((_, index) => index).sort((a, b) => Number(last.has(a)) - Number(last.has(b)) || (place.get(bars[a]!.key) ?? Infinity) - (place.get(bars[b]!.key) ?? Infinity) || counts[b]! - counts[a]!)
    : paretoOrder(counts, last)
  const lines = cumulate(counts, order)
  const classes = paretoClasses(lines, spec.abc.a / 100, spec.abc.b / 100, spec.abc.crossing)
  const rows = lines.map((line, position): ParetoRow => {
    const bar = bars[line.index]!
    return {
      key: bar.key, label: bar.label, count: line.count, respondents: bar.respondents,
      share: line.share, cumulativeCount: line.cumulativeCount, cumulativeShare: line.cumulativeShare,
      // Whatever its size: a rest is no factor, least of all a main one.
      class: bar.other ? 'C' : classes[position]!, other: bar.other, members: bar.members,
    }
  })
  const named = rows.filter(row => !row.other)
  return {
    rows,
    total: lines.at(-1)?.cumulativeCount ?? 0,
    respondents: mentions.respondents,
    mentioning: mentions.mentioning,
    vitalFew: Math.min(named.length, vitalFew(lines, spec.abc.a / 100)),
    ties: named.some((row, at) => at > 0 && row.count === named[at - 1]!.count && row.count > 0),
    otherTooLarge: tooLarge(rows, named),
    dataset: mentions.dataset,
    scale: mentions.scale,
    multipleResponse: mentions.multipleResponse,
  }
}

function tooLarge(rows: readonly ParetoRow[], named: readonly ParetoRow[]): ParetoResult['otherTooLarge'] {
  const rest = rows.find(row => row.other)
  if (!rest || rest.count === 0) return []
  const second = [...named].sort((a, b) => b.count - a.count)[1]
  return [...(second && rest.count > second.count ? ['second' as const] : []), ...(rest.share > LARGE_REST ? ['fifth' as const] : [])]
}

/** Gathers small categories by the rule of the figure. A category that is called 其他 joins them, and alone it just moves to the end. */
function gather(mentions: Mentions, spec: Rules, given: GivenOrder | null): Gathered[] {
  const categories = [...mentions.categories].sort((a, b) => compareNames(a.label, b.label))
  const total = categories.reduce((sum, category) => sum + category.count, 0)
  const named = categories.map(category => isOtherOption(category.label))
  const order = paretoOrder(categories.map(category => category.count), new Set(named.flatMap((other, index) => (other ? [index] : []))))
  const rank = new Map(order.map((index, position) => [index, position]))
  const rule = spec.other
  const keep = given?.gather ? new Set(given.keys) : null
  const small = categories.map((category, index) => {
    if (named[index]) return true
    if (keep) return !keep.has(category.key)
    if (given) return false
    if (rule.mode === 'percent') return total > 0 ? 100 * category.count / total < rule.below - 1e-9 : false
    if (rule.mode === 'count') return category.count < rule.below
    if (rule.mode === 'top') return rank.get(index)! >= rule.keep
    return false
  })
  const gathering = small.some((isSmall, index) => isSmall && !named[index]) || named.filter(Boolean).length > 1
  const kept = categories.flatMap((category, index) =>
    (small[index] && gathering ? [] : [{ ...category, other: named[index]!, members: [] as ParetoRow['members'] }]))
  if (!gathering) return kept
  const members = order.filter(index => small[index]).map(index => categories[index]!)
  const { marks } = mentions
  return [...kept, {
    key: OTHER_KEY, label: '',
    count: members.reduce((sum, member) => sum + member.count, 0),
    respondents: marks && marked(members.map(member => marks.get(member.key)!), mentions.answered.length),
    other: true,
    members: members.map(({ key, label, count }) => ({ key, label, count })),
  }]
}
