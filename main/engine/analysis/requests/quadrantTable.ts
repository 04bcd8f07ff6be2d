import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { derivedImportance } from '../../../../shared/stats/importance.ts'
import type { DerivedMethod } from '../../../../shared/stats/importance.ts'
import { crossAtMeans, crossAtMedians, onLines, quadrantOf } from '../../../../shared/stats/quadrant.ts'
import type { Cross } from '../../../../shared/stats/quadrant.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable, findVariables, labelOf, resultKeys } from '../findVariable.ts'
import { goodEndUp } from '../goodEndUp.ts'
import { defaultItems } from '../scaleItems.ts'

type Request = RequestOf<'quadrant'>
type Interval = [number, number] | null

/** What is plotted: one point an item, with the intervals that say how sure its place is. */
interface Points {
  keys: string[]
  labels: string[]
  n: (number | null)[]
  performance: (number | null)[]
  performanceCi: Interval[]
  importance: (number | null)[]
  importanceCi: Interval[]
  /** mean: on the items' own scale; score100: items on different scales. */
  measure: 'mean' | 'score100'
  /** Bounds of the axes; null where they are not known. An axis of derived importance has none. */
  bounds: { performance: { min: number; max: number } | null; importance: { min: number; max: number } | null }
}

/** The long words of the reference files, for derived importance. */
const PRINTED = {
  keep_up: 'keep_up (Q1 high imp, high perf)', concentrate_here: 'concentrate_here (high imp, low perf)',
  low_priority: 'low_priority (low imp, low perf)', possible_overkill: 'possible_overkill (low imp, high perf)',
} as const
const DERIVED = { correlation: 'derived_pearson', regression: 'derived_std_beta', johnson: 'derived_johnson', shapley: 'derived_shapley' } as const

/**
 * Importance-performance analysis. Axes are named, never numbered; what lies on a line belongs to its high side. `undecided` says of each item
 * whether its 95 % interval reaches over a line: such an item is not safely in its quadrant.
 */
export function quadrantTable(project: ProjectReader, request: Request): JsonObject {
  if (request.points !== null) return answer(request, printedPoints(request.points), {})
  if (request.dataset === null) throw new YinguoError('BAD_VALUE', { variable: 'dataset', value: '', why: 'noDataset' })
  const dataset = project.dataset(request.dataset)
  if (request.attributes !== null) return answer(request, attributePoints(project, dataset, request.attributes), {})
  if (request.importance === 'direct' || (request.pairs !== null && request.target === null)) {
    if (request.pairs === null || request.pairs.length === 0) throw new YinguoError('BAD_VALUE', { variable: 'pairs', value: '', why: 'noPairs' })
    return answer(request, statedPoints(project, dataset, request.pairs), {})
  }
  return derivedAnswer(project, dataset, request, request.importance)
}

/** Bounds that all variables share; null where they have none or different ones. */
function sharedBounds(variables: readonly Variable[]): { min: number; max: number } | null {
  const [first] = variables
  const scale = first?.scale
  return scale && variables.every(variable => variable.scale?.min === scale.min && variable.scale.max === scale.max) ? { min: scale.min, max: scale.max } : null
}

/** Means of items: on their own scale, or on 0-100 where their scales differ. */
function averages(project: ProjectReader, variables: readonly Variable[]): { n: number[]; mean: (number | null)[]; ci: Interval[]; measure: Points['measure']; bounds: { min: number; max: number } | null } {
  const mixed = sharedBounds(variables) === null && variables.every(({ scale }) => scale !== null)
  const found = variables.map(variable => {
    const { scale } = variable
    const column = goodEndUp(project, variable)
    return describe(mixed && scale ? column.map(value => 100 * (value - scale.min) / (scale.max - scale.min)) : column)
  })
  return {
    n: found.map(({ n }) => n), mean: found.map(({ mean }) => mean), ci: found.map(({ ci95_t: ci }) => ci),
    measure: mixed ? 'score100' : 'mean', bounds: mixed ? { min: 0, max: 100 } : sharedBounds(variables),
  }
}

function derivedAnswer(project: ProjectReader, dataset: Dataset, request: Request, method: DerivedMethod): JsonObject {
  if (request.target === null) throw new YinguoError('BAD_VALUE', { variable: 'target', value: '', why: 'noTarget' })
  const target = findVariable(dataset, request.target)
  const asked = request.variables === null ? defaultItems(dataset, project.factors()).map(({ variable }) => variable) : findVariables(dataset, request.variables)
  const items = asked.filter((variable, i) => variable !== target && asked.indexOf(variable) === i)
  if (items.length === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: 0 })
  const keys = resultKeys(items)
  const performed = averages(project, items)
  const columns = items.map(item => goodEndUp(project, item))
  const outcome = goodEndUp(project, target)
  const pointsBy = (importance: ReturnType<typeof derivedImportance>): Points => ({
    keys: items.map(({ id }) => keys.get(id)!), labels: items.map(labelOf), n: performed.n, performance: performed.mean, performanceCi: performed.ci,
    importance: importance.raw, importanceCi: importance.ci95, measure: performed.measure, bounds: { performance: performed.bounds, importance: null },
  })
  const methods = [...new Set<DerivedMethod>(['correlation', 'regression', 'johnson', method])]
  const found = methods.map(one => ({ method: one, importance: derivedImportance(one, columns, outcome) }))
  const chosen = found.find(one => one.method === method)!
  const named = (values: readonly (number | null)[]): JsonObject => Object.fromEntries(items.map(({ id }, i) => [keys.get(id)!, values[i] ?? null]))
  const sections = Object.fromEntries(found.map(({ method: one, importance }) => {
    const points = pointsBy(importance)
    const at = (cross: Cross): JsonObject => ({
      perf: cross.performance, imp: cross.importance,
      quadrant: Object.fromEntries(points.keys.map((key, i) => { const quadrant = quadrantOf(points.performance[i]!, points.importance[i]!, cross); return [key, quadrant && PRINTED[quadrant]] })),
    })
    return [DERIVED[one], {
      importance: named(importance.raw), status: importance.status, n: importance.n, r2: importance.r2,
      cross_mean: at(crossAtMeans(points.performance, points.importance)), cross_median: at(crossAtMedians(points.performance, points.importance)),
    }]
  }))
  const { importance } = chosen
  const label = (i: number): string => labelOf(items[i]!)
  const warnings: Json[] = [
    ...(importance.status === 'solved' ? [] : [{ code: importance.status }]),
    ...(importance.condition === null || (importance.condition ?? 0) > 30 ? [{ code: 'collinear', condition: importance.condition ?? null }] : []),
    ...importance.raw.flatMap((value, i): Json[] => (value !== null && value < 0 ? [{ code: importance.suppressed.includes(i) ? 'suppressed' : 'negative', label: label(i), value }] : [])),
    ...importance.constant.map((i): Json => ({ code: 'constantItem', label: label(i) })),
  ]
  return answer(request, pointsBy(importance), {
    target: { item: target.name, label: labelOf(target) }, n: importance.n, r2: importance.r2, performance: named(performed.mean), ...sections, warnings,
  })
}

function statedPoints(project: ProjectReader, dataset: Dataset, pairs: NonNullable<Request['pairs']>): Points {
  const performance = pairs.map(pair => findVariable(dataset, pair.performance))
  const importance = pairs.map(pair => findVariable(dataset, pair.importance))
  const keys = resultKeys(performance)
  const [performed, stated] = [averages(project, performance), averages(project, importance)]
  return {
    keys: performance.map(({ id }) => keys.get(id)!), labels: pairs.map((pair, i) => pair.label || labelOf(performance[i]!)), n: performed.n.map((n, i) => Math.min(n, stated.n[i]!)),
    performance: performed.mean, performanceCi: performed.ci, importance: stated.mean, importanceCi: stated.ci,
    measure: performed.measure, bounds: { performance: performed.bounds, importance: stated.bounds },
  }
}

function attributePoints(project: ProjectReader, dataset: Dataset, { importance, performance, label }: NonNullable<Request['attributes']>): Points {
  const [x, y] = [importance, performance].map(named => findVariable(dataset, named))
  const names = label === null ? null : project.columns.values(dataset.id, findVariable(dataset, label).id)
  const [stated, performed] = [x!, y!].map(variable => Array.from(project.columns.numbers(dataset.id, variable.id)))
  return printedPoints(performed!.map((value, i) => ({ label: String(names?.[i] ?? i + 1), importance: stated![i]!, performance: value })))
}

function printedPoints(points: readonly { label: string; importance: number; performance: number }[]): Points {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
  return {
    keys: points.map((_, i) => String(i + 1)), labels: points.map(({ label }) => label), n: points.map(() => null),
    performance: points.map(({ performance }) => known(performance)), performanceCi: points.map(() => null),
    importance: points.map(({ importance }) => known(importance)), importanceCi: points.map(() => null), measure: 'mean', bounds: { performance: null, importance: null },
  }
}

/** The picture with the lines asked for; stated importance also under the names of the reference files. */
function answer(request: Request, points: Points, extra: JsonObject): JsonObject {
  const { performance, importance } = points
  const means = crossAtMeans(performance, importance)
  const medians = crossAtMedians(performance, importance)
  const middle = (bounds: { min: number; max: number } | null): number | null => (bounds ? (bounds.min + bounds.max) / 2 : null)
  const derived = request.points === null && request.attributes === null && request.importance !== 'direct' && request.target !== null
  const scaleMidpoint: Cross = { performance: middle(request.bounds ?? points.bounds.performance), importance: derived ? null : middle(request.bounds ?? points.bounds.importance) }
  // Derived importance has no scale, hence no middle of one: the line stays at the mean of the items.
  const midpoint: Cross = { performance: scaleMidpoint.performance, importance: derived ? means.importance : scaleMidpoint.importance }
  const cross = request.crosshair === 'mean' ? means : request.crosshair === 'median' ? medians : midpoint
  const span = (values: readonly (number | null)[]): number => { const known = values.filter(value => value !== null); return known.length > 0 ? Math.max(...known) - Math.min(...known) : 0 }
  const range = { performance: span(performance), importance: span(importance) }
  const over = (ci: Interval, line: number | null): boolean | null => (ci === null || line === null ? null : ci[0] <= line && line <= ci[1])
  const items = points.keys.map((key, i): JsonObject => {
    const on = onLines(performance[i]!, importance[i]!, cross, range)
    return {
      key, label: points.labels[i]!, n: points.n[i]!, importance: importance[i]!, performance: performance[i]!,
      importance_ci95: points.importanceCi[i]!, performance_ci95: points.performanceCi[i]!, quadrant: quadrantOf(performance[i]!, importance[i]!, cross),
      on_line: on.performance || on.importance ? { ...on } : null,
      undecided: { performance: over(points.performanceCi[i]!, cross.performance), importance: over(points.importanceCi[i]!, cross.importance) },
    }
  })
  const listed = (at: Cross): JsonObject => ({ perf: at.performance, imp: at.importance, quadrant: items.map((_, i) => quadrantOf(performance[i]!, importance[i]!, at)) })
  const stated: JsonObject = derived ? {} : {
    cross_mean: listed(means), cross_median: listed(medians),
    ...(midpoint.performance !== null && midpoint.performance === midpoint.importance && { [`cross_midscale_${midpoint.performance}`]: listed(midpoint) }),
  }
  return {
    importance_method: derived ? request.importance : 'direct', performance_measure: points.measure,
    crosshair: { type: request.crosshair, performance: cross.performance, importance: cross.importance },
    scale_midpoint: { performance: scaleMidpoint.performance, importance: scaleMidpoint.importance },
    axis_bounds: { performance: request.bounds ?? points.bounds.performance, importance: derived ? null : request.bounds ?? points.bounds.importance },
    warnings: [], ...extra, ...stated, items,
  }
}
