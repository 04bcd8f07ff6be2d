import { cumulate, paretoClasses, paretoOrder, vitalFew } from '../../../shared/stats/pareto.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { ParetoCategory, ParetoResult, ParetoRow } from '../../../shared/model/results.ts'
import type { ProjectReader } from '../store/reader.ts'
import { isOtherOption } from './otherOption.ts'
import { paretoCategories } from './paretoCategories.ts'
import type { Mentions } from './paretoCategories.ts'

/** Key of the bar into which small bars are gathered; its label is left to the figure. */
export const OTHER_KEY = 'other'

type Gathered = ParetoCategory & { other: boolean; members: ParetoRow['members'] }

/**
 * Categories of the source, sorted (count descending, ties in the order of the source; the rest bar last), gathered,
 * cumulated and classed. Rules: docs/statistics.md, "Pareto".
 */
export function paretoResult(project: ProjectReader, spec: ParetoSpec): ParetoResult {
  const mentions = paretoCategories(project, spec.source)
  const bars = gather(mentions, spec)
  const last = new Set(bars.flatMap((bar, index) => (bar.other ? [index] : [])))
  const counts = bars.map(bar => bar.count)
  const lines = cumulate(counts, paretoOrder(counts, last))
  const classes = paretoClasses(lines, spec.abc.a / 100, spec.abc.b / 100, spec.abc.crossing)
  return {
    rows: lines.map((line, position) => {
      const bar = bars[line.index]!
      return {
        key: bar.key, label: bar.label, count: line.count, respondents: bar.respondents,
        share: line.share, cumulativeCount: line.cumulativeCount, cumulativeShare: line.cumulativeShare,
        class: classes[position]!, other: bar.other, members: bar.members,
      }
    }),
    total: lines.at(-1)?.cumulativeCount ?? 0,
    respondents: mentions.respondents,
    mentioning: mentions.mentioning,
    vitalFew: vitalFew(lines, spec.abc.a / 100),
    dataset: mentions.dataset,
    scale: mentions.scale,
    multipleResponse: mentions.multipleResponse,
  }
}

/** Gathers small categories by the rule of the figure. A category that is called 其他 joins them, and alone it just moves to the end. */
function gather(mentions: Mentions, spec: ParetoSpec): Gathered[] {
  const { categories } = mentions
  const total = categories.reduce((sum, category) => sum + category.count, 0)
  const named = categories.map(category => isOtherOption(category.label))
  const order = paretoOrder(categories.map(category => category.count), new Set(named.flatMap((other, index) => (other ? [index] : []))))
  const rank = new Map(order.map((index, position) => [index, position]))
  const rule = spec.other
  const small = categories.map((category, index) => {
    if (named[index]) return true
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
  return [...kept, {
    key: OTHER_KEY, label: '',
    count: members.reduce((sum, member) => sum + member.count, 0),
    respondents: mentions.countRespondents?.(new Set(members.map(member => member.key))) ?? null,
    other: true,
    members: members.map(({ key, label, count }) => ({ key, label, count })),
  }]
}
