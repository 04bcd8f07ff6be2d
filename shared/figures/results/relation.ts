import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import { coefficientText, groupedText, meanText } from '../rounding.ts'
import type { Builders } from './builders.ts'
import { scatterFigure } from './cases.ts'
import { nameOf } from './context.ts'
import type { ResultContext } from './context.ts'
import { intervalFigure } from './estimates.ts'
import type { Estimate } from './estimates.ts'
import { heatmapFigure, importanceFigure } from './parts.ts'
import { ends, number, object, objects, text } from './reading.ts'

/** A number of two decimals without the zero before the point: a cell is small. */
const short = (value: number): string => meanText(value).replace(/^(−?)0\./, '$1.')

/** How a pair of the result holds its coefficient. */
function coefficientOf(pair: JsonObject, type: string): number | null {
  if (type === 'spearman') return number(object(pair['spearman'])['rho']) ?? number(pair['rho'])
  if (type === 'kendall') return number(object(pair['kendall_tau_b'])['tau']) ?? number(object(pair['kendall'])['tau']) ?? number(pair['tau'])
  return number(object(pair['pearson'])['r']) ?? number(pair['r'])
}

/** Labels of what is held constant; none: plain correlations. */
const controls = (context: ResultContext): string[] => (context.request.method === 'correlate' ? context.request.control.map(name => nameOf(context, name)) : [])

function correlations(result: JsonObject, context: ResultContext, words: Translate) {
  const pairs = objects(result['pairs'])
  const type = text(result['type']) || 'pearson'
  const held = controls(context)
  const keys = [...new Set(pairs.flatMap(pair => [text(pair['x']), text(pair['y'])]))]
  const known = new Map(pairs.map(pair => [`${text(pair['x'])}\n${text(pair['y'])}`, coefficientOf(pair, type)]))
  const cells = keys.map((row, r) => keys.map((column, c) => (c > r ? null : c === r ? { value: 1, dim: true } : { value: known.get(`${row}\n${column}`) ?? known.get(`${column}\n${row}`) ?? null })))
  const ns = pairs.map(pair => number(pair['n'])).filter(n => n !== null)
  const [least, most] = [Math.min(...ns), Math.max(...ns)]
  return heatmapFigure(
    { rows: keys.map((key, i) => ({ key, label: `${i + 1}  ${nameOf(context, key)}` })), columns: keys.map((key, i) => ({ key, label: String(i + 1) })), cells, round: short },
    {
      title: words(held.length > 0 ? 'figures.result.title.partial' : 'figures.result.title.correlation'), n: null, empty: [...known.values()].some(value => value !== null) ? '' : words('figures.result.empty.values'),
      facts: [ns.length === 0 ? '' : least === most ? words('figures.result.n', { n: groupedText(least) }) : words('figures.result.nRange', { least: groupedText(least), most: groupedText(most) }), words(`figures.result.correlation.${type as 'pearson'}`), held.length === 0 ? '' : words('figures.result.controlled', { names: held })].filter(Boolean),
    }, context, words,
  )
}

function coefficients(result: JsonObject, context: ResultContext, words: Translate) {
  const rows = Object.entries(object(result['coefficients'])).filter(([key]) => key !== '(Intercept)').map(([key, value]): Estimate => {
    const [low, high] = ends(object(value)['ci95'])
    return { key, label: nameOf(context, key), n: null, value: number(object(value)['b']), low, high }
  })
  const r2 = number(result['r2'])
  const target = 'target' in context.request && typeof context.request.target === 'string' ? nameOf(context, context.request.target) : ''
  return intervalFigure(
    { rows, axis: { title: words('figures.result.axis.coefficient') }, reference: { value: 0, label: '0' }, round: coefficientText, level: 0.95 },
    { title: words('figures.result.title.coefficients', { target }), n: number(result['n']), facts: r2 === null ? [] : [`R² = ${coefficientText(r2)}`] }, context, words,
  )
}

/** Measures of importance that add up to 100 % of what the predictors explain. */
const shares = [['johnson', 'johnson_pct'], ['shapley', 'lmg_pct']] as const

function drivers(result: JsonObject, context: ResultContext, words: Translate) {
  const keys = Object.keys(object(result['std_beta']))
  const normalised = (field: string): (number | null)[] => {
    const values = keys.map(key => number(object(result[field])[key]))
    const total = values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0)
    return values.map(value => (value === null || total === 0 ? null : 100 * Math.abs(value) / total))
  }
  const methods = [
    ...shares.map(([key, field]) => ({ key: key as string, label: words(`figures.result.importance.${key}`), values: keys.map(name => number(object(result[field])[name])) })),
    ...([['correlation', 'zero_order_r'], ['beta', 'std_beta']] as const).map(([key, field]) => ({ key: key as string, label: words(`figures.result.importance.${key}`), values: normalised(field) })),
  ].filter(method => method.values.some(value => value !== null))
  const r2 = number(result['r2'])
  const target = 'target' in context.request && typeof context.request.target === 'string' ? nameOf(context, context.request.target) : ''
  return importanceFigure(
    { items: keys.map(key => ({ key, label: nameOf(context, key) })), methods, axis: words('figures.result.axis.importance') },
    { title: words('figures.result.title.drivers', { target }), n: number(result['n']), unit: '%', facts: r2 === null ? [] : [`R² = ${coefficientText(r2)}`], rules: [words('figures.result.rule.importance')] }, context, words,
  )
}

const scatter = (_: JsonObject, context: ResultContext, words: Translate) => scatterFigure(context, words, controls(context).length > 0 ? [words('figures.result.rule.notHeld')] : [])

export const relation: Builders = {
  correlate: { heatmap: correlations, scatter },
  regress: { interval: coefficients, scatter },
  drivers: { importance: drivers, interval: coefficients },
}
