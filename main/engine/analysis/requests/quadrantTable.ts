import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { columnMean } from '../../../../shared/stats/columnMean.ts'
import { diagonalModel } from '../../../../shared/stats/diagonal.ts'
import type { derivedImportance } from '../../../../shared/stats/importance.ts'
import type { DerivedMethod } from '../../../../shared/stats/importance.ts'
import { derivedImportanceOf, meanImportance } from '../../../../shared/stats/priorityBootstrap.ts'
import { crossAtMeans, crossAtMedians, onLines, quadrantOf } from '../../../../shared/stats/quadrant.ts'
import type { Cross } from '../../../../shared/stats/quadrant.ts'
import { placeUncertainty, quadrantReplicates } from '../../../../shared/stats/quadrantBootstrap.ts'
import type { QuadrantSample } from '../../../../shared/stats/quadrantBootstrap.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable, findVariables, labelOf, resultKeys } from '../findVariable.ts'
import { goodEndUp } from '../goodEndUp.ts'
import { modelAsked } from '../keptStudies.ts'
import type { RunHooks } from '../method.ts'
import { itemScores } from '../priorityCompetitor.ts'
import { itemImportance } from '../priorityImportance.ts'
import { rememberedImportance } from '../rememberedImportance.ts'
import { defaultItems, namedItems } from '../scaleItems.ts'

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
  /** The answers the points are made of; null for printed points. */
  sample: (() => QuadrantSample) | null
  /** Bounds of the axes; null where they are not known. An axis of derived importance has none. */
  bounds: { performance: { min: number; max: number } | null; importance: { min: number; max: number } | null }
}

/** The long words of the reference files, for derived importance. */
const PRINTED = {
  keep_up: 'keep_up (Q1 high imp, high perf)', concentrate_here: 'concentrate_here (high imp, low perf)',
  low_priority: 'low_priority (low imp, low perf)', possible_overkill: 'possible_overkill (low imp, high perf)',
} as const
const DERIVED = { correlation: 'derived_pearson', regression: 'derived_std_beta', johnson: 'derived_johnson', shapley: 'derived_shapley', pratt: 'derived_pratt', lastIn: 'derived_last_in' } as const

/**
 * Importance-performance analysis. Axes are named, never numbered; what lies on a line belongs to its high side. `undecided` says of each item
 * whether its 95 % interval reaches over a line: such an item is not safely in its quadrant.
 */
export function quadrantTable(project: ProjectReader, request: Request, hooks: RunHooks): JsonObject {
  const { points, extra } = pointsOf(project, request)
  const table = answer(request, points, extra)
  if (request.bootstrap === 0 || points.sample === null) return table
  const rows = hooks.replicates ?? quadrantReplicates(points.sample(), request.seed, 0, request.bootstrap, done => hooks.progress(done, request.bootstrap))
  const found = placeUncertainty(rows, points.keys.length, (performance, importance) => crossOf(request, points, performance, importance).cross)
  return {
    ...table,
    bootstrap: {
      B: request.bootstrap, seed: request.seed, used: found.used, level: request.level,
      rows: found.items.map(({ covariance, share }, i): JsonObject => ({ key: points.keys[i]!, covariance, p_quadrant: { ...share } })),
    },
  }
}

/** Replicates of the bootstrap, for a worker that takes a share of them. */
export function quadrantShare(project: ProjectReader, request: Request, from: number, to: number, progress: (done: number) => void): Float64Array {
  const sample = pointsOf(project, request).points.sample
  return sample ? quadrantReplicates(sample(), request.seed, from, to, progress) : new Float64Array(0)
}

function pointsOf(project: ProjectReader, request: Request): { points: Points; extra: JsonObject } {
  if (request.points !== null) return { points: printedPoints(request.points), extra: {} }
  if (request.dataset === null) throw new YinguoError('BAD_VALUE', { variable: 'dataset', value: '', why: 'noDataset' })
  const dataset = project.dataset(request.dataset)
  if (request.attributes !== null) return { points: attributePoints(project, dataset, request.attributes), extra: {} }
  if (request.importance === 'direct' || (request.pairs !== null && request.target === null)) {
    if (request.pairs === null || request.pairs.length === 0) throw new YinguoError('BAD_VALUE', { variable: 'pairs', value: '', why: 'noPairs' })
    return { points: statedPoints(project, dataset, request.pairs), extra: {} }
  }
  return request.importance === 'pls' ? modelPoints(project, dataset, request) : derivedPoints(project, dataset, request, request.importance)
}

/** Bounds that all variables share; null where they have none or different ones. */
function sharedBounds(variables: readonly Variable[]): { min: number; max: number } | null {
  const [first] = variables
  const scale = first?.scale
  return scale && variables.every(variable => variable.scale?.min === scale.min && variable.scale.max === scale.max) ? { min: scale.min, max: scale.max } : null
}

/** Means of items: on their own scale, or on 0-100 where their scales differ. */
function averages(project: ProjectReader, variables: readonly Variable[]): { columns: Float64Array[]; n: number[]; mean: (number | null)[]; ci: Interval[]; measure: Points['measure']; bounds: { min: number; max: number } | null } {
  const mixed = sharedBounds(variables) === null && variables.every(({ scale }) => scale !== null)
  const columns = variables.map(variable => {
    const { scale } = variable
    const column = goodEndUp(project, variable)
    return mixed && scale ? column.map(value => 100 * (value - scale.min) / (scale.max - scale.min)) : column
  })
  const found = columns.map(columnMean)
  return {
    columns, n: found.map(({ n }) => n), mean: found.map(({ mean }) => mean), ci: found.map(({ ci95 }) => ci95),
    measure: mixed ? 'score100' : 'mean', bounds: mixed ? { min: 0, max: 100 } : sharedBounds(variables),
  }
}

function derivedPoints(project: ProjectReader, dataset: Dataset, request: Request, method: DerivedMethod): { points: Points; extra: JsonObject } {
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
    importance: importance.raw, importanceCi: importance.ci95, measure: performed.measure, bounds: { performance: performed.bounds, importance: null }, sample: () => ({ performance: performed.columns, importance: derivedImportanceOf(method, columns, outcome) }),
  })
  const methods = [...new Set<DerivedMethod>(request.compare ? ['correlation', 'regression', 'johnson', method] : [method])]
  const found = methods.map(one => ({ method: one, importance: rememberedImportance(one, columns, outcome) }))
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
  return { points: pointsBy(importance), extra: { target: { item: target.name, label: labelOf(target) }, n: importance.n, r2: importance.r2, performance: named(performed.mean), ...sections, warnings } }
}

/** The importance-performance map of a path model, item by item: total effect through the outer weight, performance on 0-100 (Ringle & Sarstedt 2016). */
function modelPoints(project: ProjectReader, dataset: Dataset, request: Request): { points: Points; extra: JsonObject } {
  const model = modelAsked(project, request)
  if (model === null) throw new YinguoError('BAD_VALUE', { variable: 'model', value: '', why: 'noModel' })
  const factors = project.factors()
  const named = [...new Set(model.blocks.flatMap(block => block.items.map(item => findVariable(dataset, item).id)))]
  const target = namedItems(dataset, factors, [request.target ?? named.at(-1)!])[0]!
  const items = namedItems(dataset, factors, request.variables ?? named).filter(({ variable }) => variable.id !== target.variable.id)
  const importance = itemImportance(project, dataset, items, target, { importance: 'pls', pairs: null, model })
  const plotted = items.map((_, i) => i).filter(i => importance.raw[i] !== null && importance.raw[i] !== 0)
  const columns = plotted.map(i => itemScores(project, items[i]!))
  const found = columns.map(columnMean)
  const keys = resultKeys(plotted.map(i => items[i]!.variable))
  return {
    points: {
      keys: plotted.map(i => keys.get(items[i]!.variable.id)!), labels: plotted.map(i => labelOf(items[i]!.variable)), n: found.map(({ n }) => n), performance: found.map(({ mean }) => mean), performanceCi: found.map(({ ci95 }) => ci95),
      importance: plotted.map(i => importance.raw[i]!), importanceCi: plotted.map(() => null), measure: 'score100', bounds: { performance: { min: 0, max: 100 }, importance: null },
      sample: () => { const all = importance.resampled(); return { performance: columns, importance: counts => { const values = all(counts); return Float64Array.from(plotted, i => values[i]!) } } },
    },
    extra: { target: { item: target.variable.name, label: labelOf(target.variable) }, n: importance.n, r2: null, warnings: importance.warnings.filter(({ code }) => code !== 'notInModel').map(warning => ({ ...warning })) },
  }
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
    sample: () => ({ performance: performed.columns, importance: meanImportance(stated.columns) }),
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
    importance: points.map(({ importance }) => known(importance)), importanceCi: points.map(() => null), measure: 'mean', bounds: { performance: null, importance: null }, sample: null,
  }
}

/** The lines asked for, among these points. Derived importance has no scale, hence no middle of one: the line stays at the mean of the items. */
function crossOf(request: Request, points: Points, performance: (number | null)[], importance: (number | null)[]): { cross: Cross; means: Cross; medians: Cross; middle: Cross; midpoint: Cross } {
  const means = crossAtMeans(performance, importance)
  const medians = crossAtMedians(performance, importance)
  const half = (bounds: { min: number; max: number } | null): number | null => (bounds ? (bounds.min + bounds.max) / 2 : null)
  const derived = isDerived(request)
  const middle: Cross = { performance: half(request.bounds ?? points.bounds.performance), importance: derived ? null : half(request.bounds ?? points.bounds.importance) }
  const midpoint: Cross = { performance: middle.performance, importance: derived ? means.importance : middle.importance }
  const target: Cross = { performance: request.targets?.performance ?? means.performance, importance: request.targets?.importance ?? means.importance }
  return { cross: { mean: means, median: medians, midpoint, target }[request.crosshair], means, medians, middle, midpoint }
}

const isDerived = (request: Request): boolean => request.points === null && request.attributes === null && request.importance !== 'direct' && (request.target !== null || request.importance === 'pls')

/** The picture with the lines asked for; stated importance also under the names of the reference files. */
function answer(request: Request, points: Points, extra: JsonObject): JsonObject {
  const { performance, importance } = points
  const derived = isDerived(request)
  const { cross, means, medians, middle: scaleMidpoint, midpoint } = crossOf(request, points, performance, importance)
  const span = (values: readonly (number | null)[]): number => { const known = values.filter(value => value !== null); return known.length > 0 ? Math.max(...known) - Math.min(...known) : 0 }
  const range = { performance: span(performance), importance: span(importance) }
  const over = (ci: Interval, line: number | null): boolean | null => (ci === null || line === null ? null : ci[0] <= line && line <= ci[1])
  const bounds = { performance: request.bounds ?? points.bounds.performance, importance: derived ? null : request.bounds ?? points.bounds.importance }
  const oneScale = !derived && (bounds.performance === null ? request.points !== null || request.attributes !== null : bounds.importance !== null && bounds.performance.min === bounds.importance.min && bounds.performance.max === bounds.importance.max)
  const diagonal = diagonalModel(performance, importance, oneScale)
  const items = points.keys.map((key, i): JsonObject => {
    const on = onLines(performance[i]!, importance[i]!, cross, range)
    return {
      key, label: points.labels[i]!, n: points.n[i]!, importance: importance[i]!, performance: performance[i]!,
      importance_ci95: points.importanceCi[i]!, performance_ci95: points.performanceCi[i]!, quadrant: quadrantOf(performance[i]!, importance[i]!, cross),
      on_line: on.performance || on.importance ? { ...on } : null,
      undecided: { performance: over(points.performanceCi[i]!, cross.performance), importance: over(points.importanceCi[i]!, cross.importance) },
      diagonal_gap: diagonal?.gap[i] ?? null,
    }
  })
  const listed = (at: Cross): JsonObject => ({ perf: at.performance, imp: at.importance, quadrant: items.map((_, i) => quadrantOf(performance[i]!, importance[i]!, at)) })
  const stated: JsonObject = derived ? {} : {
    cross_mean: listed(means), cross_median: listed(medians),
    ...(midpoint.performance !== null && midpoint.performance === midpoint.importance && { [`cross_midscale_${midpoint.performance}`]: listed(midpoint) }),
  }
  return {
    importance_method: derived ? request.importance : 'direct', performance_measure: points.measure, across: request.across,
    crosshair: { type: request.crosshair, performance: cross.performance, importance: cross.importance },
    scale_midpoint: { performance: scaleMidpoint.performance, importance: scaleMidpoint.importance },
    axis_bounds: bounds,
    diagonal: diagonal && { scale: diagonal.scale, slope: diagonal.slope, intercept: diagonal.intercept, disagreements: disagreements(items) },
    warnings: [], ...extra, ...stated, items,
  }
}

/** Items that one model would improve and the other not. */
const disagreements = (items: readonly JsonObject[]): Json[] => items.flatMap(({ key, label, quadrant, diagonal_gap: gap }): Json[] => {
  if (typeof gap !== 'number' || quadrant === null) return []
  const improve = gap > 0
  return improve === (quadrant === 'concentrate_here') ? [] : [{ key: key!, label: label!, quadrant: quadrant!, gap, improve }]
})
