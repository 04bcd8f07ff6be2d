import { describe } from '../../../shared/stats/describe.ts'
import { descendingRanks, normalisedWeights, priorityIndex } from '../../../shared/stats/priority.ts'
import type { GapRule } from '../../../shared/stats/priority.ts'
import type { PrioritySample } from '../../../shared/stats/priorityBootstrap.ts'
import { score100 } from '../../../shared/stats/score.ts'
import type { PrioritySpec } from '../../../shared/model/figureSpec.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { PriorityImportance, PriorityResult, PriorityRow } from '../../../shared/model/results.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { datasetFacts } from './datasetFacts.ts'
import { labelOf } from './findVariable.ts'
import { goodEndUp } from './goodEndUp.ts'
import { itemImportance } from './priorityImportance.ts'
import type { ImportanceSource, ItemImportance } from './priorityImportance.ts'
import { defaultItems, namedItems, treeOrder } from './scaleItems.ts'
import type { ScaleItem } from './scaleItems.ts'

/** A priority table as it is asked for: the figure's specification, and what importance may be taken from besides. */
export type PriorityWish = Omit<PrioritySpec, 'kind' | 'frame' | 'importance' | 'segment'> & Partial<ImportanceSource> & { importance: PriorityImportance }

interface PriorityData { dataset: Dataset; items: ScaleItem[]; columns: Float64Array[]; target: ScaleItem; importance: ItemImportance; gap: GapRule }

/**
 * The improvement-priority table: score on theoretical bounds, importance for the target, gap, index = impact x gap, ranks.
 * Formulas: docs/statistics.md, "Priority". Throws NOT_FOUND, BAD_VALUE (a variable without bounds), NOT_ENOUGH_DATA (no item).
 */
export function priorityResult(project: ProjectReader, wish: PriorityWish): PriorityResult {
  const { dataset, items, columns, target, importance, gap } = priorityData(project, wish)
  const factors = project.factors()

  const statistics = columns.map(describe)
  const scores = statistics.map(({ mean }, i) => (mean === null ? null : 100 * (mean - items[i]!.scale.min) / (items[i]!.scale.max - items[i]!.scale.min)))
  const lines = priorityIndex(normalisedWeights(importance.raw), scores, gap)
  const rankOverall = descendingRanks(lines.map(line => line.index))
  const rankInDimension = ranksWithin(items, lines.map(line => line.index))
  const rows = items.map((item, i): PriorityRow => ({
    item: item.variable.id,
    name: item.variable.name,
    label: labelOf(item.variable),
    dimension: named(item.dimension),
    factor: named(item.factor),
    n: statistics[i]!.n,
    mean: statistics[i]!.mean,
    sd: statistics[i]!.sd,
    score: scores[i]!,
    impactRaw: importance.raw[i]!,
    impact: lines[i]!.impact,
    gap: lines[i]!.gap,
    index: lines[i]!.index,
    indexShare: lines[i]!.indexShare,
    rankOverall: rankOverall[i]!,
    rankInDimension: rankInDimension[i]!,
  }))
  const targetStatistics = describe(Float64Array.from(project.columns.numbers(dataset.id, target.variable.id), value => score100(value, target.scale)))
  return {
    rows: sortRows(rows, wish.order, factors),
    target: { item: target.variable.id, label: labelOf(target.variable), n: targetStatistics.n, score: targetStatistics.mean },
    method: wish.importance,
    gap: wish.gap,
    targetScore: wish.targetScore,
    n: importance.n,
    r2: importance.r2,
    warnings: importance.warnings,
    dataset: datasetFacts(dataset),
  }
}

/**
 * What the bootstrap of a priority table needs, items in the order of `rows` by data: the sample, and the items it is about.
 * Scores are taken of everyone who answered, importance as in the table.
 */
export function prioritySample(project: ProjectReader, wish: PriorityWish): { items: string[]; sample: PrioritySample } {
  const { items, columns, importance, gap } = priorityData(project, wish)
  const scores = columns.map((column, i) => { const { min, max } = items[i]!.scale; return column.map(value => 100 * (value - min) / (max - min)) })
  return { items: items.map(({ variable }) => variable.id), sample: { scores, gap, importance: importance.resampled() } }
}

function priorityData(project: ProjectReader, wish: PriorityWish): PriorityData {
  const dataset = project.dataset(wish.dataset)
  const factors = project.factors()
  const target = namedItems(dataset, factors, [wish.target])[0]!
  const asked = wish.items ?? (wish.importance === 'direct' && wish.pairs ? wish.pairs.map(pair => pair.item) : null)
  const candidates = asked === null ? besideTarget(defaultItems(dataset, factors), target) : namedItems(dataset, factors, asked)
  const seen = new Set([target.variable.id])
  const items = candidates.filter(({ variable }) => !seen.has(variable.id) && seen.add(variable.id))
  if (items.length === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: 0 })
  return {
    dataset, items, target, columns: items.map(item => goodEndUp(project, item.variable)),
    importance: itemImportance(project, dataset, items, target, { importance: wish.importance, pairs: wish.pairs ?? null, model: wish.model ?? null }),
    gap: wish.gap === 'max' ? { type: 'max' } : { type: 'target', score: wish.targetScore },
  }
}

const named = (factor: Factor | null): { id: string; name: string } | null => (factor ? { id: factor.id, name: factor.name } : null)

/** Items of the target's own factor say the same thing again and are left out, unless the whole tree is that one factor. */
function besideTarget(items: readonly ScaleItem[], target: ScaleItem): readonly ScaleItem[] {
  const elsewhere = items.filter(item => item.factor === null || item.factor.id !== target.factor?.id)
  return elsewhere.length > 0 ? elsewhere : items
}

function ranksWithin(items: readonly ScaleItem[], indices: readonly (number | null)[]): (number | null)[] {
  const groups = new Map<string | null, number[]>()
  items.forEach((item, i) => {
    const id = item.dimension?.id ?? null
    groups.set(id, [...(groups.get(id) ?? []), i])
  })
  const ranks: (number | null)[] = items.map(() => null)
  for (const members of groups.values()) {
    descendingRanks(members.map(i => indices[i]!)).forEach((rank, position) => { ranks[members[position]!] = rank })
  }
  return ranks
}

/** By overall rank, or dimension by dimension (as the tree has them, items without one last) and by rank inside. Stable. */
function sortRows(rows: PriorityRow[], order: 'overall' | 'dimension', factors: readonly Factor[]): PriorityRow[] {
  const place = new Map(treeOrder(factors).map((factor, index) => [factor.id, index]))
  const dimension = (row: PriorityRow): number => (row.dimension ? place.get(row.dimension.id) : undefined) ?? Number.MAX_SAFE_INTEGER
  const rank = (value: number | null): number => value ?? Number.MAX_SAFE_INTEGER
  return order === 'overall'
    ? rows.sort((a, b) => rank(a.rankOverall) - rank(b.rankOverall))
    : rows.sort((a, b) => dimension(a) - dimension(b) || rank(a.rankInDimension) - rank(b.rankInDimension))
}
