import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import { priorityImportances } from '../../model/priorityOptions.ts'
import { ellipseOutline } from '../../stats/quadrantBootstrap.ts'
import { coefficientText, countText, percentNumber } from '../rounding.ts'
import type { Builders } from './builders.ts'
import { named, nameOf } from './context.ts'
import type { ResultContext } from './context.ts'
import { importanceFigure, planeFigure } from './parts.ts'
import { list, number, object, objects, text } from './reading.ts'
import { zoneWords } from './zones.ts'

type Point = { x: number; y: number }

/** Axes are stored by name; `across` says which of them lies across. Martilla & James (1977) have performance across, importance upwards. */
function quadrant(result: JsonObject, context: ResultContext, words: Translate) {
  const turned = result['across'] === 'importance'
  const placed = (performance: number, importance: number): Point => (turned ? { x: importance, y: performance } : { x: performance, y: importance })
  const bootstrap = object(result['bootstrap'])
  const level = number(bootstrap['level']) ?? 0.95
  const sure = new Map(objects(bootstrap['rows']).map(row => [text(row['key']), row]))
  const points = objects(result['items']).flatMap(item => {
    const [importance, performance] = [number(item['importance']), number(item['performance'])]
    const key = text(item['key'])
    if (importance === null || performance === null) return []
    const spread = list(sure.get(key)?.['covariance'])
    const shares = object(sure.get(key)?.['p_quadrant'])
    const outline = spread.length === 3 ? ellipseOutline({ x: performance, y: importance }, spread.map(Number) as [number, number, number], level).map(corner => placed(corner.x, corner.y)) : undefined
    const share = number(shares[text(item['quadrant'])])
    return [{
      key, label: named(text(item['label']) || nameOf(context, key)), ...placed(performance, importance), n: number(item['n']), ...(outline ? { outline } : {}),
      ...(share === null ? {} : { more: [words('figures.result.quadrantShare', { share: percentNumber(share) })] }),
    }]
  })
  const cross = object(result['crosshair'])
  const crossing = crossings.find(one => one === cross['type']) ?? 'mean'
  const method = priorityImportances.find(one => one === result['importance_method']) ?? 'direct'
  const axes = {
    performance: { name: 'performance', title: words(result['performance_measure'] === 'score100' ? 'figures.bar.axis.score' : 'figures.result.axis.performanceMean') },
    importance: { name: 'importance', title: words('figures.result.axis.importanceBy', { method: words(`figures.result.importance.${method}`) }) },
  }
  const zones = zoneWords(words)
  const middle = object(result['scale_midpoint'])
  const middles = { performance: number(middle['performance']), importance: number(middle['importance']) }
  const faint = crossing !== 'midpoint' && (middles.performance !== null || middles.importance !== null)
  const diagonal = object(result['diagonal'])
  const [slope, intercept] = [number(diagonal['slope']), number(diagonal['intercept'])]
  const line = slope === null || intercept === null || slope === 0 ? null : turned ? { slope: 1 / slope, intercept: -intercept / slope } : { slope, intercept }
  const at = { x: number(cross['performance']), y: number(cross['importance']) }
  const [n, r2] = [number(result['n']), number(result['r2'])]
  return planeFigure(
    {
      kind: 'quadrant', points, cross: turned ? { x: at.y, y: at.x } : at, x: turned ? axes.importance : axes.performance, y: turned ? axes.performance : axes.importance,
      zones: turned ? { ...zones, topLeft: zones.bottomRight, bottomRight: zones.topLeft } : zones,
      ...(faint ? { faint: { x: turned ? middles.importance : middles.performance, y: turned ? middles.performance : middles.importance, text: words('figures.result.midpoint') } } : {}),
      ...(line ? { diagonal: { ...line, text: words('figures.result.diagonal') } } : {}),
    },
    {
      title: words('figures.result.title.quadrant'), n: points.length > 0 && points.every(point => point.n !== null) ? Math.max(...points.map(point => point.n ?? 0)) : null,
      rules: [
        words(`figures.result.rule.cross.${crossing}`),
        ...(r2 !== null && n !== null ? [words('figures.result.rule.importanceFit', { method: words(`figures.result.importance.${method}`), r2: coefficientText(r2), n })] : []),
        ...(sure.size > 0 ? [words('figures.result.rule.ellipse', { level: countText(100 * level), B: number(bootstrap['used']) ?? 0, seed: number(bootstrap['seed']) ?? 0 })] : []),
        ...(line ? [words(diagonal['scale'] === 'shared' ? 'figures.result.rule.diagonalShared' : 'figures.result.rule.diagonal')] : []),
      ],
    }, context, words,
  )
}
const crossings = ['mean', 'median', 'midpoint', 'target'] as const

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
