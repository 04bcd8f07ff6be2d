import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { ScreeFigure } from '../resultFigure.ts'
import { coefficientText, meanText } from '../rounding.ts'
import { roundBounds } from '../sketch/scale.ts'
import type { Builders } from './builders.ts'
import { countCell, framed, named, nameOf, numberCell, tableColumn, tableOf } from './context.ts'
import type { ResultContext } from './context.ts'
import { intervalFigure } from './estimates.ts'
import { heatmapFigure, importanceFigure } from './parts.ts'
import { keysOf, number, numbers, object, objects, text } from './reading.ts'

const short = (value: number): string => meanText(value).replace(/^(−?)0\./, '$1.')
/** Loadings smaller than this are printed small and pale. Source: Hair et al. (2019), for n of about 120 and more. */
const READABLE = 0.4

/** Alpha of the scale without each item, against the alpha of the whole. */
function alphaIfDropped(result: JsonObject, context: ResultContext, words: Translate) {
  const items = object(result['item_stats'])
  const alpha = number(result['alpha_raw'])
  const rows = keysOf(items).map(key => ({ key, label: nameOf(context, key), n: null, value: number(object(items[key])['alpha_if_dropped_raw']), low: null, high: null }))
  const interval = object(result['alpha_ci'])
  const [low, high, level] = [number(interval['lower']), number(interval['upper']), number(interval['level'])]
  const whole = alpha === null ? [] : [{ key: 'alpha', label: words('figures.result.wholeScale'), n: null, value: alpha, low, high }]
  return intervalFigure(
    { rows: [...whole, ...rows], axis: { title: words('figures.result.axis.alpha') }, ...(alpha === null ? {} : { reference: { value: alpha, label: `α = ${coefficientText(alpha)}` } }), round: coefficientText, level },
    { title: words('figures.result.title.alpha'), n: number(result['n']), rules: [words('figures.result.rule.alpha')] }, context, words,
  )
}

function itemTotals(result: JsonObject, context: ResultContext, words: Translate) {
  const items = object(result['item_stats'])
  const keys = keysOf(items)
  return importanceFigure(
    { items: keys.map(key => ({ key, label: nameOf(context, key) })), methods: [{ key: 'rest', label: words('figures.result.axis.itemRest'), values: keys.map(key => number(object(items[key])['item_rest_r'])) }], axis: words('figures.result.axis.itemRest'), round: coefficientText },
    { title: words('figures.result.title.itemRest'), n: number(result['n']) }, context, words,
  )
}

function scree(result: JsonObject, context: ResultContext, words: Translate): ScreeFigure {
  const eigenvalues = numbers(result['eigenvalues'])
  const simulated = object(result['parallel'])
  const parallel = numbers(simulated['percentile95']).slice(0, eigenvalues.length)
  const share = numbers(result['pct_variance'])
  const table = tableOf(
    [tableColumn('component', words('figures.result.column.component')), tableColumn('eigenvalue', words('figures.result.eigenvalue')), tableColumn('variance', words('figures.result.column.variance'), 'right', '%'), tableColumn('parallel', words('figures.result.parallel'))],
    eigenvalues.map((value, i) => [String(i), [countCell(i + 1), numberCell(value), numberCell(share[i] ?? null), numberCell(parallel[i] ?? null)]] as const),
  )
  const suggested = number(simulated['suggested'])
  const kaiser = number(result['n_kaiser'])
  return {
    kind: 'scree',
    ...framed({
      title: words('figures.result.title.scree'), n: number(result['n']), table, height: 84, empty: eigenvalues.length > 0 ? '' : words('figures.result.empty.values'),
      facts: [kaiser === null ? '' : words('figures.result.kaiserCount', { n: kaiser }), suggested === null ? '' : words('figures.result.parallelCount', { n: suggested })].filter(Boolean),
      rules: [parallel.length > 0 ? words('figures.result.rule.parallel', { replicates: number(simulated['replicates']) ?? 0, seed: number(simulated['seed']) ?? 0 }) : ''],
    }, context, words),
    eigenvalues, parallel, eigenLabel: words('figures.result.eigenvalue'), parallelLabel: words('figures.result.parallel'), kaiserLabel: words('figures.result.kaiser'), x: words('figures.result.column.component'),
    y: { title: words('figures.result.eigenvalue'), min: 0, max: roundBounds([...eigenvalues, ...parallel], [0, 1]).max },
  }
}

/** The loadings that were asked for: of the extraction, by its rotation; pattern for oblique ones. */
function loadingsOf(result: JsonObject): JsonObject {
  const method = object(result[text(result['extraction'])])
  const rotation = text(result['rotation'])
  const rotated = object(method[rotation === 'none' || rotation === '' ? 'unrotated' : rotation])
  const pattern = rotated['pattern'] ?? rotated['loadings']
  return pattern === undefined ? rotated : object(pattern)
}

function loadingMap(loadings: JsonObject, title: string, n: number | null, facts: string[], context: ResultContext, words: Translate) {
  const items = keysOf(loadings)
  const factors = [...new Set(items.flatMap(item => keysOf(object(loadings[item]))))]
  const value = (item: string, factor: string): number | null => number(object(loadings[item])[factor])
  const lead = (item: string): { factor: number; size: number } => factors.reduce((best, factor, f) => { const size = Math.abs(value(item, factor) ?? 0); return size > best.size ? { factor: f, size } : best }, { factor: 0, size: -1 })
  const order = items.map((item, i) => ({ item, i, ...lead(item) })).sort((a, b) => a.factor - b.factor || b.size - a.size || a.i - b.i).map(one => one.item)
  return heatmapFigure(
    { rows: order.map(item => ({ key: item, label: nameOf(context, item) })), columns: factors.map(factor => ({ key: factor, label: factor })), cells: order.map(item => factors.map(factor => { const loading = value(item, factor); return { value: loading, dim: loading !== null && Math.abs(loading) < READABLE } })), round: short },
    { title, n, facts, rules: [words('figures.result.rule.dimmed', { size: READABLE })] }, context, words,
  )
}

function efaLoadings(result: JsonObject, context: ResultContext, words: Translate) {
  const kmo = number(result['kmo_overall'])
  return loadingMap(loadingsOf(result), words('figures.result.title.loadings'), number(result['n']), [`${text(result['extraction']).toUpperCase()} + ${text(result['rotation'])}`, kmo === null ? '' : `KMO = ${coefficientText(kmo)}`].filter(Boolean), context, words)
}

function cfaLoadings(result: JsonObject, context: ResultContext, words: Translate) {
  const byFactor = object(result['std_loadings'])
  const loadings: JsonObject = {}
  for (const factor of keysOf(byFactor)) for (const [item, loading] of Object.entries(object(byFactor[factor]))) loadings[item] = { ...object(loadings[item]), [factor]: loading }
  return loadingMap(loadings, words('figures.result.title.stdLoadings'), number(result['n']), [], context, words)
}

/** Correlations of constructs with the square roots of their AVE on the diagonal. */
function fornellLarcker(result: JsonObject, context: ResultContext, words: Translate) {
  const constructs = object(result['constructs'])
  const names = keysOf(constructs)
  const known = new Map(objects(result['fornell_larcker']).map(pair => [`${text(pair['a'])}\n${text(pair['b'])}`, number(pair['r'])]))
  const cells = names.map((row, r) => names.map((column, c) => (c > r ? null : c === r ? { value: number(object(constructs[row])['sqrt_ave']) } : { value: known.get(`${row}\n${column}`) ?? known.get(`${column}\n${row}`) ?? null })))
  return heatmapFigure(
    { rows: names.map((name, i) => ({ key: name, label: `${i + 1}  ${named(name)}` })), columns: names.map((name, i) => ({ key: name, label: String(i + 1) })), cells, round: short },
    { title: words('figures.result.title.fornell'), n: number(result['n']), rules: [words('figures.result.rule.fornell')] }, context, words,
  )
}

export const measurement: Builders = {
  reliability: { interval: alphaIfDropped, importance: itemTotals },
  efa: { scree, heatmap: efaLoadings },
  cfa: { heatmap: cfaLoadings },
  validity: { heatmap: fornellLarcker },
}
