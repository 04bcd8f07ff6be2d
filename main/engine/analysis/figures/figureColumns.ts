import type { AnalysisRequest } from '../../../../shared/contract/analysis.ts'
import type { FigureColumns } from '../../../../shared/figures/results/index.ts'
import type { BoxGroup } from '../../../../shared/figures/resultFigure.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { ResultFigureName } from '../../../../shared/model/resultFigure.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { histogram } from '../../../../shared/stats/histogram.ts'
import { completeCases, present } from '../../../../shared/stats/missing.ts'
import { leastSquares } from '../../../../shared/stats/ols.ts'
import { pearson } from '../../../../shared/stats/pearson.ts'
import { median, quantile } from '../../../../shared/stats/quantile.ts'
import { randomStream } from '../../../../shared/stats/rng/randomStream.ts'
import { mean } from '../../../../shared/stats/summation.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable, findVariables, labelOf, resultKeys } from '../findVariable.ts'
import { groupsBy, pick } from '../requests/groups.ts'

/** More points than this cover one another on any page: a part of them is drawn, evenly chosen. */
const MOST_POINTS = 1500
/** Rings beyond the whiskers that are drawn one by one. */
const MOST_OUTLIERS = 200
/** Whole-number answers are moved aside by at most this much of a point. */
const MOVE = 0.32
const SEED = 20260101

/** What a figure draws of single cases, read from the columns of the (already segmented) project; null where the figure needs none. */
export function figureColumns(project: ProjectReader, dataset: Dataset, request: AnalysisRequest, figure: ResultFigureName, of: string | null): FigureColumns | null {
  if (figure === 'histogram') return histogramOf(project, dataset, chosen(dataset, variablesOf(request), of))
  if (figure === 'box') return boxesOf(project, dataset, request, of)
  if (figure === 'scatter') return request.method === 'regress' ? residualsOf(project, dataset, request.target, request.variables) : scatterOf(project, dataset, variablesOf(request), of)
  return null
}

/** The variables a request measures. */
function variablesOf(request: AnalysisRequest): string[] {
  if ('variables' in request && Array.isArray(request.variables)) return request.variables
  if ('variable' in request && typeof request.variable === 'string') return [request.variable]
  return []
}

function chosen(dataset: Dataset, names: readonly string[], of: string | null): Variable | null {
  const variables = findVariables(dataset, names)
  return variables.find(variable => variable.id === of || variable.name === of) ?? variables[0] ?? null
}

const keyOf = (variable: Variable, all: readonly Variable[]): string => resultKeys(all).get(variable.id) ?? variable.name

function histogramOf(project: ProjectReader, dataset: Dataset, variable: Variable | null): FigureColumns | null {
  if (!variable) return null
  const values = present(project.columns.numbers(dataset.id, variable.id))
  const told = describe(values)
  const bins = histogram(values)
  return { histogram: { key: variable.name, n: values.length, mean: told.mean, sd: told.sd, edges: bins?.edges ?? [], counts: bins?.counts ?? [] } }
}

/** Groups of one variable, or every variable whole. */
function boxesOf(project: ProjectReader, dataset: Dataset, request: AnalysisRequest, of: string | null): FigureColumns {
  const by = 'by' in request && typeof request.by === 'string' ? request.by : null
  const variables = findVariables(dataset, variablesOf(request))
  const shown = chosen(dataset, variablesOf(request), of)
  const columns = by !== null && shown
    ? groupsBy(project, dataset, by).map(({ value, label, rows }) => ({ key: String(value), label, values: pick(project.columns.numbers(dataset.id, shown.id), rows) }))
    : variables.map(variable => ({ key: keyOf(variable, variables), label: labelOf(variable), values: project.columns.numbers(dataset.id, variable.id) }))
  const wanted = 'groups' in request && Array.isArray(request.groups) ? request.groups.map(String) : null
  const groups = columns.filter(column => wanted === null || wanted.includes(column.key) || wanted.includes(column.label)).flatMap(({ key, label, values }) => { const box = boxOf(key, label, values); return box ? [box] : [] })
  return { boxes: { groups, n: by === null ? Math.max(0, ...groups.map(group => group.n)) : groups.reduce((sum, group) => sum + group.n, 0) } }
}

/** Five numbers with whiskers to the farthest value within 1.5 interquartile ranges (Tukey 1977); quartiles of type 7. Null without values. */
function boxOf(key: string, label: string, column: ArrayLike<number>): BoxGroup | null {
  const sorted = present(column).sort()
  if (sorted.length === 0) return null
  const [q1, middle, q3] = [quantile(sorted, 0.25, 7)!, median(sorted)!, quantile(sorted, 0.75, 7)!]
  const reach = 1.5 * (q3 - q1)
  const inside = sorted.filter(value => value >= q1 - reach && value <= q3 + reach)
  const outliers = [...new Set(sorted.filter(value => value < q1 - reach || value > q3 + reach))]
  const drawn = outliers.length <= MOST_OUTLIERS ? outliers : evenly(outliers, MOST_OUTLIERS)
  return { key, label, n: sorted.length, low: inside[0] ?? q1, q1, median: middle, q3, high: inside.at(-1) ?? q3, mean: mean(sorted)!, outliers: drawn }
}

function scatterOf(project: ProjectReader, dataset: Dataset, names: readonly string[], of: string | null): FigureColumns | null {
  const variables = findVariables(dataset, names)
  const [wantedX, wantedY] = (of ?? '').split(',').map(name => variables.find(variable => variable.name === name || variable.id === name))
  const x = wantedX ?? variables[0]
  const y = wantedY ?? variables.find(variable => variable !== x)
  if (!x || !y) return null
  const [xs, ys] = completeCases([x, y].map(variable => project.columns.numbers(dataset.id, variable.id))) as [Float64Array, Float64Array]
  const line = xs.length > 2 ? leastSquares(ys, [xs]) : null
  const slope = line?.slopes[0]?.b ?? null
  const intercept = line?.intercept.b ?? null
  const whole = [xs, ys].every(column => column.every(Number.isInteger)) && new Set(xs).size <= 20 && new Set(ys).size <= 20
  return {
    scatter: {
      x: keyOf(x, variables), y: keyOf(y, variables), n: xs.length, points: pointsOf(xs, ys, whole), moved: whole && xs.length > 0,
      fit: slope === null || intercept === null ? null : { slope, intercept }, r: pearson(xs, ys).r, residuals: false,
    },
  }
}

function residualsOf(project: ProjectReader, dataset: Dataset, target: string, names: readonly string[]): FigureColumns {
  const y = findVariable(dataset, target)
  const predictors = findVariables(dataset, names)
  const [ys, ...xs] = completeCases([y, ...predictors].map(variable => project.columns.numbers(dataset.id, variable.id))) as [Float64Array, ...Float64Array[]]
  const residuals = leastSquares(ys, xs).residuals ?? new Float64Array()
  const fitted = residuals.map((residual, i) => ys[i]! - residual)
  return { scatter: { x: y.name, y: y.name, n: residuals.length, points: pointsOf(fitted, residuals, false), moved: false, fit: null, r: null, residuals: true } }
}

function pointsOf(xs: Float64Array, ys: Float64Array, move: boolean): { x: number; y: number }[] {
  const random = randomStream('scatter', SEED)
  const aside = (): number => (move ? (random.next() * 2 - 1) * MOVE : 0)
  const rows = evenly(Array.from(xs, (_, i) => i), MOST_POINTS)
  return rows.map(i => ({ x: xs[i]! + aside(), y: ys[i]! + aside() }))
}

/** At most `most` of the values, first and last among them. */
const evenly = <T>(values: readonly T[], most: number): T[] => (values.length <= most ? [...values] : Array.from({ length: most }, (_, i) => values[Math.round(i * (values.length - 1) / (most - 1))]!))
