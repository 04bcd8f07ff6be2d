import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import { coefficientText } from '../rounding.ts'
import type { Builders } from './builders.ts'
import { nameOf } from './context.ts'
import type { ResultContext } from './context.ts'
import { importanceFigure } from './parts.ts'
import { keysOf, list, number, object, text } from './reading.ts'

type Type = 'equal' | 'ahp' | 'entropy' | 'critic' | 'cv' | 'factor' | 'relative'
const percent = (weights: JsonObject, keys: readonly string[]): (number | null)[] => keys.map(key => { const weight = number(weights[key]); return weight === null ? null : 100 * weight })

function oneWeighting(result: JsonObject, context: ResultContext, words: Translate) {
  const weights = object(result['weights'])
  const keys = keysOf(weights)
  const type = text(result['type']) as Type
  const ratio = number(result['CR_RI_saaty1980'])
  return importanceFigure(
    { items: keys.map(key => ({ key, label: nameOf(context, key) })), methods: [{ key: type, label: words(`figures.result.weighting.${type}`), values: percent(weights, keys) }], axis: words('figures.result.axis.weight') },
    { title: words('figures.result.title.weights', { method: words(`figures.result.weighting.${type}`) }), n: number(result['n']), unit: '%', facts: ratio === null ? [] : [`CR = ${coefficientText(ratio)}`] }, context, words,
  )
}

function severalWeightings(result: JsonObject, context: ResultContext, words: Translate) {
  const byType = object(result['weights'])
  const keys = list(result['items']).map(text)
  const methods = keysOf(byType).map(type => ({ key: type, label: words(`figures.result.weighting.${type as Type}`), values: percent(object(byType[type]), keys) }))
  return importanceFigure({ items: keys.map(key => ({ key, label: nameOf(context, key) })), methods, axis: words('figures.result.axis.weight') }, { title: words('figures.result.title.weightings'), n: number(result['n']), unit: '%' }, context, words)
}

export const weighting: Builders = { weights: { importance: oneWeighting }, weightings: { importance: severalWeightings } }
