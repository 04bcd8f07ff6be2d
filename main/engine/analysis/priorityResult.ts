import { correlationMatrix } from '../../../shared/stats/correlationMatrix.ts'
import { describe } from '../../../shared/stats/describe.ts'
import { completeCases } from '../../../shared/stats/missing.ts'
import { correlation, isConstant } from '../../../shared/stats/pearson.ts'
import { descendingRanks, normalisedWeights, priorityIndex } from '../../../shared/stats/priority.ts'
import { relativeWeights } from '../../../shared/stats/relativeWeights.ts'
import { score100, turned } from '../../../shared/stats/score.ts'
import type { PrioritySpec } from '../../../shared/model/figureSpec.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { PriorityResult, PriorityRow, PriorityWarning } from '../../../shared/model/results.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { datasetFacts } from './datasetFacts.ts'
import { labelOf } from './findVariable.ts'
import { defaultItems, namedItems, treeOrder } from './scaleItems.ts'
import type { ScaleItem } from './scaleItems.ts'

/** Condition index above which collinearity is warned about (Belsley, Kuh & Welsch 1980). */
const COLLINEAR = 30
/** Complete cases per item below which weights are called unsteady. */
const CASES_PER_ITEM = 5

interface Importance {
  raw: (number | null)[]
  n: number
  r2: number | null
  warnings: PriorityWarning[]
}

/**
 * The improvement-priority table: score on theoretical bounds, importance for the target, gap, index = impact x gap, ranks.
 * Formulas: docs/statistics.md, "Priority". Throws NOT_FOUND, BAD_VALUE (a variable without bounds), NOT_ENOUGH_DATA (no item).
 */
export function priorityResult(project: ProjectReader, spec: Omit<PrioritySpec, 'kind' | 'frame'>): PriorityResult {
  const dataset = project.dataset(spec.dataset)
  const factors = project.factors()
  const target = namedItems(dataset, factors, [spec.target])[0]!
  const candidates = spec.items === null
    ? besideTarget(defaultItems(dataset, factors), target)
    : namedItems(dataset, factors, spec.items)
  const seen = new Set([target.variable.id])
  const items = candidates.filter(({ variable }) => !seen.has(variable.id) && seen.add(variable.id))
  if (items.length === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: 0 })

  const columns = items.map(item => goodEndUp(project, item))
  const targetColumn = goodEndUp(project, target)
  const importance = spec.importance === 'johnson' ? johnson(items, columns, targetColumn) : correlations(items, columns, targetColumn)

  const statistics = columns.map(describe)
  const scores = statistics.map(({ mean }, i) => (mean === null ? null : 100 * (mean - items[i]!.scale.min) / (items[i]!.scale.max - items[i]!.scale.min)))
  const lines = priorityIndex(normalisedWeights(importance.raw), scores, spec.gap === 'max' ? { type: 'max' } : { type: 'target', score: spec.targetScore })
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
    rows: sortRows(rows, spec.order, factors),
    target: { item: target.variable.id, label: labelOf(target.variable), n: targetStatistics.n, score: targetStatistics.mean },
    method: spec.importance,
    gap: spec.gap,
    targetScore: spec.targetScore,
    n: importance.n,
    r2: importance.r2,
    warnings: importance.warnings,
    dataset: datasetFacts(dataset),
  }
}

const named = (factor: Factor | null): { id: string; name: string } | null => (factor ? { id: factor.id, name: factor.name } : null)

/** Answers on the item's own scale with the good end up; NaN stays NaN. */
const goodEndUp = (project: ProjectReader, { variable, scale }: ScaleItem): Float64Array =>
  project.columns.numbers(variable.dataset, variable.id).map(value => turned(value, scale))

/** Items of the target's own factor say the same thing again and are left out, unless the whole tree is that one factor. */
function besideTarget(items: readonly ScaleItem[], target: ScaleItem): readonly ScaleItem[] {
  const elsewhere = items.filter(item => item.factor === null || item.factor.id !== target.factor?.id)
  return elsewhere.length > 0 ? elsewhere : items
}

/** Pearson r of each item with the target, each on the cases it shares with it. */
function correlations(items: readonly ScaleItem[], columns: readonly Float64Array[], target: Float64Array): Importance {
  const warnings: PriorityWarning[] = []
  let smallest = Infinity
  const raw = columns.map((column, i) => {
    const [x, y] = completeCases([column, target])
    const r = correlation(x!, y!)
    smallest = Math.min(smallest, x!.length)
    const { id: item } = items[i]!.variable
    const label = labelOf(items[i]!.variable)
    if (r === null) warnings.push({ code: 'constantItem', item, label })
    else if (r < 0) warnings.push({ code: 'negativeCorrelation', item, label, r })
    return r
  })
  return { raw, n: smallest, r2: null, warnings }
}

/** Johnson's relative weights of the items in the regression of the target, on complete cases. Constant items weigh 0. */
function johnson(items: readonly ScaleItem[], columns: readonly Float64Array[], target: Float64Array): Importance {
  const [y, ...x] = completeCases([target, ...columns]) as [Float64Array, ...Float64Array[]]
  const n = y.length
  const warnings: PriorityWarning[] = []
  const varying = x.map((_, i) => i).filter(i => !isConstant(x[i]!))
  if (n < Math.max(CASES_PER_ITEM * varying.length, varying.length + 2)) warnings.push({ code: 'fewCases', n, items: items.length })
  for (const [i, item] of items.entries()) {
    if (!varying.includes(i)) warnings.push({ code: 'constantItem', item: item.variable.id, label: labelOf(item.variable) })
  }
  // With no more cases than coefficients every target is explained perfectly: that is not importance.
  if (n < varying.length + 2 || varying.length === 0 || isConstant(y)) return { raw: items.map(() => null), n, r2: null, warnings }
  const matrix = correlationMatrix(varying.map(i => x[i]!))
  const result = relativeWeights(matrix, varying.map(i => correlation(x[i]!, y)!))
  if (result.condition === null || result.condition > COLLINEAR) warnings.push({ code: 'collinear', condition: result.condition })
  const raw: (number | null)[] = items.map(() => 0)
  varying.forEach((i, position) => { raw[i] = result.weights[position]! })
  return { raw, n, r2: result.r2, warnings }
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
