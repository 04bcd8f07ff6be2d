import type { JsonObject } from '../../../shared/contract/analysis.ts'
import type { PathModel } from '../../../shared/contract/requests/pathModel.ts'
import type { PriorityImportance, PriorityWarning } from '../../../shared/model/results.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { DerivedMethod } from '../../../shared/stats/importance.ts'
import { completeCases, completeRows, present } from '../../../shared/stats/missing.ts'
import { correlation } from '../../../shared/stats/pearson.ts'
import { createEstimator, totalEffects } from '../../../shared/stats/pls/estimator.ts'
import { itemMatrix, sampleMatrix } from '../../../shared/stats/pls/itemMatrix.ts'
import { derivedImportanceOf, meanImportance } from '../../../shared/stats/priorityBootstrap.ts'
import { score100 } from '../../../shared/stats/score.ts'
import { mean } from '../../../shared/stats/summation.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable, labelOf } from './findVariable.ts'
import { bindModel } from './pathModel/bindModel.ts'
import { lastEndogenous } from './pathModel/indexTables.ts'
import { goodEndUp } from './goodEndUp.ts'
import { rememberedImportance } from './rememberedImportance.ts'
import type { ScaleItem } from './scaleItems.ts'

/** Condition index above which collinearity is warned about (Belsley, Kuh & Welsch 1980). */
const COLLINEAR = 30
/** Complete cases per item below which weights are called unsteady. */
const CASES_PER_ITEM = 5

/** What importance is taken from besides the answers themselves. */
interface ImportanceSource { importance: PriorityImportance; pairs: readonly { item: string; importance: string }[] | null; model: PathModel | null }

export interface ItemImportance {
  raw: (number | null)[]
  n: number
  r2: number | null
  warnings: PriorityWarning[]
  /** On 0-100, so that it may be set against a score. */
  scored: boolean
  /** Of a path model: the items of its goal, with the weights of its index on 0-100 (sum 1). */
  outcome?: { item: string; weight: number }[]
  /** The same among other cases, for the bootstrap. */
  resampled(): (counts: Uint16Array) => Float64Array
}

/** Importance of the items by one method. Throws BAD_VALUE where stated importance or a path model is asked for and not given. */
export function itemImportance(project: ProjectReader, dataset: Dataset, items: readonly ScaleItem[], target: ScaleItem, source: ImportanceSource): ItemImportance {
  switch (source.importance) {
    case 'direct': return stated(project, dataset, items, source.pairs)
    case 'pls': return byModel(project, dataset, items, target, source.model)
    default: return derived(source.importance, items, items.map(item => goodEndUp(project, item.variable)), goodEndUp(project, target.variable))
  }
}

const about = ({ variable }: ScaleItem): { item: string; label: string } => ({ item: variable.id, label: labelOf(variable) })

function derived(method: DerivedMethod, items: readonly ScaleItem[], columns: readonly Float64Array[], target: Float64Array): ItemImportance {
  const found = rememberedImportance(method, columns, target)
  const warnings: PriorityWarning[] = []
  const counted = items.length - found.constant.length
  if (method !== 'correlation' && found.n < Math.max(CASES_PER_ITEM * counted, counted + 2)) warnings.push({ code: 'fewCases', n: found.n, items: items.length })
  for (const i of found.constant) warnings.push({ code: 'constantItem', ...about(items[i]!) })
  found.raw.forEach((raw, i) => {
    if (raw === null || raw >= 0) return
    if (method === 'correlation') warnings.push({ code: 'negativeCorrelation', ...about(items[i]!), r: raw })
    else warnings.push({ code: 'negativeCoefficient', ...about(items[i]!), b: raw, suppressed: found.suppressed.includes(i) })
  })
  const { status, condition } = found
  if (condition !== undefined && (condition === null || condition > COLLINEAR)) warnings.push({ code: 'collinear', condition })
  if (status === 'singular' || status === 'tooManyItems' || status === 'constantTarget') warnings.push({ code: 'noImportance', why: status })
  return { raw: found.raw, n: found.n, r2: found.r2, warnings, scored: false, resampled: () => derivedImportanceOf(method, columns, target) }
}

/** Mean of what the respondents say matters: as scores 0..100 where every such item has a scale, as coded otherwise. */
function stated(project: ProjectReader, dataset: Dataset, items: readonly ScaleItem[], pairs: ImportanceSource['pairs']): ItemImportance {
  if (pairs === null) throw new YinguoError('BAD_VALUE', { variable: 'pairs', value: '', why: 'noPairs' })
  const matched = new Map(pairs.map(pair => [findVariable(dataset, pair.item).id, findVariable(dataset, pair.importance)]))
  const variables = items.map(({ variable }) => {
    const found = matched.get(variable.id)
    if (!found) throw new YinguoError('BAD_VALUE', { variable: variable.name, value: '', why: 'noPairs' })
    return found
  })
  const scaled = variables.every(({ scale }) => scale !== null)
  const columns = variables.map(variable => project.columns.numbers(dataset.id, variable.id).map(value => (scaled ? score100(value, variable.scale!) : value)))
  return {
    raw: columns.map(column => mean(present(column))), n: Math.min(...columns.map(column => present(column).length)), r2: null, warnings: [], scored: scaled,
    resampled: () => meanImportance(columns),
  }
}

/**
 * Points of the goal's index per point of the item, both on 0-100: unstandardised total effect times outer weight (Ringle & Sarstedt 2016),
 * total effect × weight / sd × span over the same sum of the goal's own items. The goal is the latent that holds the target, else the last endogenous one.
 */
function byModel(project: ProjectReader, dataset: Dataset, items: readonly ScaleItem[], target: ScaleItem, model: PathModel | null): ItemImportance {
  if (model === null) throw new YinguoError('BAD_VALUE', { variable: 'model', value: '', why: 'noModel' })
  const bound = bindModel(project, { method: 'pls', dataset: dataset.id, segment: null, weight: null, model, bootstrap: 0, seed: 0, interval: 'percentile', ipmaTarget: null, standardised: true, scale: null })
  const { layout } = bound
  const variables = model.blocks.flatMap(block => block.items.map(name => findVariable(dataset, name)))
  const place = items.map(({ variable }) => variables.findIndex(({ id }) => id === variable.id))
  const own = variables.findIndex(({ id }) => id === target.variable.id)
  const goal = own < 0 ? lastEndogenous(bound) : layout.blockOf[own]!
  const spans = variables.map(({ scale }) => (scale ? scale.max - scale.min : Number.NaN))
  const data = bound.n >= 3 && bound.constant.length === 0 ? itemMatrix(bound.columns) : null
  const estimate = createEstimator(layout, 1e-9)
  const matrix = new Float64Array(layout.items * layout.items)
  const moments = { means: new Float64Array(layout.items), sds: new Float64Array(layout.items) }
  const nothing = new Float64Array(items.length).fill(Number.NaN)
  let goalWeights = new Float64Array(variables.length)
  const among = (counts: ArrayLike<number>): Float64Array => {
    if (!data || !sampleMatrix(data, counts, true, matrix, moments)) return nothing
    const fit = estimate(matrix)
    if (fit.status !== 'solved') return nothing
    const effects = totalEffects(layout, fit.paths)
    const perPoint = (i: number): number => fit.weights[i]! * spans[i]! / (moments.sds[i]! * data.sds[i]!)
    goalWeights = Float64Array.from(variables, (_, i) => (layout.blockOf[i] === goal ? perPoint(i) : 0))
    const whole = goalWeights.reduce((sum, weight) => sum + weight, 0)
    return Float64Array.from(place, i => {
      if (i < 0) return 0
      const j = layout.blockOf[i]!
      return j === goal ? 0 : effects[j * layout.blocks + goal]! * perPoint(i) / whole
    })
  }
  const raw = Array.from(among(new Uint8Array(bound.n).fill(1)), value => (Number.isNaN(value) ? null : value))
  const whole = goalWeights.reduce((sum, weight) => sum + weight, 0)
  const outcome = variables.flatMap(({ id }, i) => (goalWeights[i] === 0 ? [] : [{ item: id, weight: goalWeights[i]! / whole }]))
  const warnings: PriorityWarning[] = []
  if (raw.includes(null)) warnings.push({ code: 'noImportance', why: 'notSolved' })
  raw.forEach((value, i) => {
    if (place[i]! < 0 || (value === 0 && layout.blockOf[place[i]!] !== goal)) warnings.push({ code: 'notInModel', ...about(items[i]!) })
    else if (value !== null && value < 0) warnings.push({ code: 'negativeCoefficient', ...about(items[i]!), b: value, suppressed: suppressed(project, items[i]!, target) })
  })
  return {
    raw, n: bound.n, r2: null, warnings, scored: false, outcome,
    resampled() {
      // The model is fitted to complete rows; counts are of all rows.
      const rows = completeRows(variables.map(variable => project.columns.numbers(dataset.id, variable.id)))
      const held = new Uint16Array(rows.length)
      return counts => { rows.forEach((row, i) => { held[i] = counts[row]! }); return among(held) }
    },
  }
}

function suppressed(project: ProjectReader, item: ScaleItem, target: ScaleItem): boolean {
  const [x, y] = completeCases([goodEndUp(project, item.variable), goodEndUp(project, target.variable)]) as [Float64Array, Float64Array]
  return (correlation(x, y) ?? 0) > 0
}

/** The raw importance under the name the reference files have for it. */
export function namedImportance(importance: PriorityImportance, names: readonly string[], raw: readonly (number | null)[]): JsonObject {
  const keyed = (scale: number): JsonObject => Object.fromEntries(names.map((name, i) => { const value = raw[i]; return [name, value === null || value === undefined ? null : value * scale] }))
  const total = raw.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const percent = (): JsonObject => keyed(total > 0 ? 100 / total : Number.NaN)
  switch (importance) {
    case 'correlation': return { zero_order_r: keyed(1) }
    case 'regression': return { std_beta: keyed(1) }
    case 'johnson': return { johnson_relative_weights: keyed(1), johnson_pct: percent() }
    case 'shapley': return { lmg_shapley: keyed(1), lmg_pct: percent() }
    case 'pratt': return { pratt: keyed(1) }
    case 'lastIn': return { semipartial_sq_last: keyed(1) }
    case 'direct': return { stated_importance: keyed(1) }
    case 'pls': return { total_effect_weights: keyed(1) }
  }
}
