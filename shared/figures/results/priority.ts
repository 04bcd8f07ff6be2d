import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Builders } from './builders.ts'
import { named, nameOf } from './context.ts'
import type { ResultContext } from './context.ts'
import { importanceFigure, planeFigure } from './parts.ts'
import { number, object, objects, text } from './reading.ts'
import { zoneWords } from './zones.ts'

type Method = 'correlation' | 'regression' | 'johnson' | 'shapley' | 'direct'

/** Performance to the right, importance upwards: the axes are stored by name and drawn one way. */
function quadrant(result: JsonObject, context: ResultContext, words: Translate) {
  const points = objects(result['items']).flatMap(item => {
    const [importance, performance] = [number(item['importance']), number(item['performance'])]
    const key = text(item['key'])
    return importance === null || performance === null ? [] : [{ key, label: named(text(item['label']) || nameOf(context, key)), x: performance, y: importance, n: number(item['n']) }]
  })
  const cross = object(result['crosshair'])
  const crossing = text(cross['type'])
  const method = text(result['importance_method']) as Method
  return planeFigure(
    {
      kind: 'quadrant', points, cross: { x: number(cross['performance']), y: number(cross['importance']) },
      x: { name: 'performance', title: words(result['performance_measure'] === 'score100' ? 'figures.bar.axis.score' : 'figures.result.axis.performanceMean') },
      y: { name: 'importance', title: words('figures.result.axis.importanceBy', { method: words(`figures.result.importance.${method}`) }) }, zones: zoneWords(words),
    },
    { title: words('figures.result.title.quadrant'), n: points.length > 0 && points.every(point => point.n !== null) ? Math.max(...points.map(point => point.n ?? 0)) : null, rules: [words(`figures.result.rule.cross.${crossing === 'median' || crossing === 'midpoint' ? crossing : 'mean'}`)] }, context, words,
  )
}

/** What stands behind the order of improvement: impact and gap of each item, as shares of their sums. */
function priorityIndex(result: JsonObject, context: ResultContext, words: Translate) {
  const rows = objects(result['rows'])
  const share = (field: string): (number | null)[] => rows.map(row => { const value = number(row[field]); return value === null ? null : 100 * value })
  return importanceFigure(
    { items: rows.map(row => ({ key: text(row['item']), label: named(text(row['label'])) })), methods: [{ key: 'index', label: words('figures.priority.column.index'), values: share('index_share') }, { key: 'impact', label: words('figures.priority.column.impact'), values: share('impact') }], axis: words('figures.result.axis.importance') },
    { title: words('figures.result.title.priority'), n: number(result['n']), unit: '%', rules: [words('figures.priority.rule.index')] }, context, words,
  )
}

export const priority: Builders = { quadrant: { quadrant }, priority: { importance: priorityIndex } }
