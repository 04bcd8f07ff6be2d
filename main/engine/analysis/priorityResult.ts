import type { PathModel } from '../../../shared/contract/requests/pathModel.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { PrioritySpec } from '../../../shared/model/figureSpec.ts'
import type { PriorityResult, PriorityRow, PriorityWarning } from '../../../shared/model/results.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { columnMean } from '../../../shared/stats/columnMean.ts'
import { defined, present } from '../../../shared/stats/missing.ts'
import { descendingRanks, normalisedWeights, priorityIndex } from '../../../shared/stats/priority.ts'
import type { GapRule } from '../../../shared/stats/priority.ts'
import type { PrioritySample, SampledGap } from '../../../shared/stats/priorityBootstrap.ts'
import { score100 } from '../../../shared/stats/score.ts'
import { mean } from '../../../shared/stats/summation.ts'
import type { ProjectReader } from '../store/reader.ts'
import { datasetFacts } from './datasetFacts.ts'
import { labelOf } from './findVariable.ts'
import { goodEndUp } from './goodEndUp.ts'
import { modelAsked, orderAsked } from './keptStudies.ts'
import { besideOrder } from './priorityBeside.ts'
import { competitorScores, itemScores, ownSide } from './priorityCompetitor.ts'
import type { CompetitorScores } from './priorityCompetitor.ts'
import { itemImportance } from './priorityImportance.ts'
import type { ItemImportance } from './priorityImportance.ts'
import { groupsBy } from './requests/groups.ts'
import { defaultItems, namedItems, treeOrder } from './scaleItems.ts'
import type { ScaleItem } from './scaleItems.ts'
import { groupKeys } from './valueGroups.ts'

/** A priority table as it is asked for: the figure's specification, and a path model that came with the request. */
export type PriorityWish = Omit<PrioritySpec, 'kind' | 'frame' | 'segment' | 'bootstrap' | 'seed' | 'level'> & { model?: PathModel | null }

interface PriorityData {
  /** The project as the table sees it: of a comparison of two groups, only the own one. */
  project: ProjectReader
  dataset: Dataset
  items: ScaleItem[]
  /** Scores 0-100 with the good end up. */
  scores: Float64Array[]
  target: ScaleItem
  importance: ItemImportance
  other: CompetitorScores | null
  gap: GapRule
}

/**
 * The improvement-priority table: score on theoretical bounds, importance for the target, gap, index = impact x gap, ranks; beside it
 * costs and the chosen order. Formulas: docs/statistics.md, "Priority". Throws NOT_FOUND, BAD_VALUE (a variable without bounds), NOT_ENOUGH_DATA (no item).
 */
export function priorityResult(whole: ProjectReader, wish: PriorityWish): PriorityResult {
  const { project, dataset, items, target, importance, other, gap, scores, lines, ranks: rankOverall } = priorityLines(whole, wish)
  const factors = project.factors()
  const kept = orderAsked(project, wish.chosenOrder)
  const beside = kept && besideOrder(dataset, items, kept.order)

  const raw = items.map(item => columnMean(goodEndUp(project, item.variable)))
  const rankInDimension = ranksWithin(items, lines.map(line => line.index))
  const rows = items.map((item, i): PriorityRow => {
    const { impact, gap: distance, index, indexShare } = lines[i]!
    const cost = beside?.cost[i] ?? null
    return {
      item: item.variable.id, name: item.variable.name, label: labelOf(item.variable), dimension: named(item.dimension), factor: named(item.factor),
      n: raw[i]!.n, mean: raw[i]!.mean, sd: raw[i]!.sd, score: scores[i]!, impactRaw: importance.raw[i]!, impact, gap: distance, index, indexShare,
      rankOverall: rankOverall[i]!, rankInDimension: rankInDimension[i]!, reference: gap.type === 'scores' ? gap.scores[i] ?? null : null,
      cost, feasibility: beside?.feasibility[i] ?? null, indexPerCost: cost === null || index === null ? null : index / cost, chosenRank: beside?.rank[i] ?? null,
    }
  })
  const missing = other ? items.filter((_, i) => other.columns[i] === null) : []
  const reached = columnMean(project.columns.numbers(dataset.id, target.variable.id).map(value => score100(value, target.scale)))
  return {
    rows: sortRows(rows, wish.order, factors),
    target: { item: target.variable.id, label: labelOf(target.variable), n: reached.n, score: reached.mean },
    method: wish.importance, gap: wish.gap, targetScore: wish.targetScore, competitor: other?.name ?? null,
    chosen: kept && { id: kept.study.id, name: kept.study.name, reason: kept.order.order.length > 0 ? kept.order.reason : '' },
    n: importance.n, r2: importance.r2,
    warnings: [...importance.warnings, ...missing.map((item): PriorityWarning => ({ code: 'noCounterpart', item: item.variable.id, label: labelOf(item.variable) }))],
    dataset: datasetFacts(dataset),
  }
}

type PriorityLines = Omit<PriorityData, 'scores'> & {
  /** Mean score 0-100 by item. */
  scores: (number | null)[]
  lines: ReturnType<typeof priorityIndex>
  /** By index, largest first. */
  ranks: (number | null)[]
}

/** What the order of the table rests on, by item: score, impact, gap, index, rank. Throws as priorityResult does. */
export function priorityLines(whole: ProjectReader, wish: PriorityWish): PriorityLines {
  const data = priorityData(whole, wish)
  const scores = data.scores.map(column => defined(mean(present(column))))
  const lines = priorityIndex(normalisedWeights(data.importance.raw), scores, data.gap)
  return { ...data, scores, lines, ranks: descendingRanks(lines.map(line => line.index)) }
}

/** A group of respondents whose own order is set beside the one of all. */
export interface PriorityGroup { key: string; rows: Int32Array }

/**
 * What the bootstrap of a priority table needs, items in the order of `rows` by data: the sample, and the items it is about.
 * Scores are taken of everyone who answered, importance as in the table. `by`: groups of a variable besides.
 */
export function prioritySample(whole: ProjectReader, wish: PriorityWish, by: string | null = null): { items: string[]; sample: PrioritySample; groups: PriorityGroup[] } {
  const { project, dataset, items, scores, importance, other, gap } = priorityData(whole, wish)
  const found = by === null ? [] : groupsBy(project, dataset, by)
  const keys = groupKeys(found)
  const groups = found.map((group, i) => ({ key: keys[i]!, rows: Int32Array.from(group.rows) })).filter(({ rows }) => rows.length >= LEAST_GROUP).slice(0, MOST_GROUPS)
  const sampled: SampledGap = other ? { type: 'other', scores: other.columns.map(column => column ?? new Float64Array(other.rows).fill(Number.NaN)) } : gap.type === 'scores' ? { type: 'own' } : gap
  return { items: items.map(({ variable }) => variable.id), sample: { scores, gap: sampled, importance: importance.resampled(), groups: groups.map(({ rows }) => rows) }, groups }
}
/** Fewer respondents than this have no order of their own. */
const LEAST_GROUP = 10
const MOST_GROUPS = 12

function priorityData(whole: ProjectReader, wish: PriorityWish): PriorityData {
  const project = ownSide(whole, wish.dataset, wish.gap === 'competitor' ? wish.competitor : null)
  const dataset = project.dataset(wish.dataset)
  const factors = project.factors()
  const target = namedItems(dataset, factors, [wish.target])[0]!
  const items = itemsBeside(dataset, factors, target, wish.items ?? (wish.importance === 'direct' && wish.pairs ? wish.pairs.map(pair => pair.item) : null))
  const importance = itemImportance(project, dataset, items, target, { importance: wish.importance, pairs: wish.pairs, model: wish.importance === 'pls' ? modelAsked(project, wish) : null })
  const other = wish.gap === 'competitor' ? competitorScores(whole, dataset, items, wish.competitor) : null
  if (wish.gap === 'importance' && !importance.scored) throw new YinguoError('BAD_VALUE', { variable: 'gap', value: wish.gap, why: 'notStated' })
  const gap: GapRule = other ? { type: 'scores', scores: other.columns.map(column => (column ? mean(present(column)) : null)) }
    : wish.gap === 'importance' ? { type: 'scores', scores: importance.raw } : wish.gap === 'target' ? { type: 'target', score: wish.targetScore } : { type: 'max' }
  return { project, dataset, items, target, scores: items.map(item => itemScores(project, item)), importance, other, gap }
}

/** The items asked for but the target; null: those of the tree. Throws NOT_FOUND, BAD_VALUE (a variable without bounds), NOT_ENOUGH_DATA for none. */
export function itemsBeside(dataset: Dataset, factors: readonly Factor[], target: ScaleItem, asked: readonly string[] | null): ScaleItem[] {
  const candidates = asked === null ? besideTarget(defaultItems(dataset, factors), target) : namedItems(dataset, factors, asked)
  const seen = new Set([target.variable.id])
  const items = candidates.filter(({ variable }) => !seen.has(variable.id) && seen.add(variable.id))
  if (items.length === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: 0 })
  return items
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
