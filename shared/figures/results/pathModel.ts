import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import { intervalOf } from '../../presentation/pathModel.ts'
import { pathHeight, pathWidth } from '../path/layout.ts'
import type { PathEdge, PathFigure, PathNode } from '../resultFigure.ts'
import { coefficientText, meanText } from '../rounding.ts'
import type { Builders } from './builders.ts'
import { coefficientCell, framed, named, nameOf, tableColumn, tableOf, wordCell } from './context.ts'
import type { ResultContext } from './context.ts'
import { intervalFigure } from './estimates.ts'
import type { Estimate } from './estimates.ts'
import { planeFigure } from './parts.ts'
import { keysOf, number, object, objects, text } from './reading.ts'
import { zoneWords } from './zones.ts'

interface Coefficient { from: string; to: string; value: number | null; low: number | null; high: number | null }

/** Path coefficients with their bootstrap intervals, of the kind that was asked for, where there are any. */
function coefficients(result: JsonObject, context: ResultContext): Coefficient[] {
  const wanted = context.request.method === 'pls' ? context.request.interval : 'percentile'
  const resampled = objects(object(result['bootstrap'])['paths'])
  return objects(result['path_coefficients']).map(path => {
    const [from, to] = [text(path['from']), text(path['to'])]
    const about = resampled.find(one => text(one['from']) === from && text(one['to']) === to)
    const interval = about ? intervalOf(about, wanted) : null
    return { from, to, value: number(path['value']), low: interval?.low ?? null, high: interval?.high ?? null }
  })
}

const latents = (result: JsonObject): string[] => keysOf(object(result['blocks']))
const unsolved = (result: JsonObject, words: Translate): string => (result['status'] === 'solved' || result['status'] === 'notConverged' ? '' : words('figures.result.empty.model'))

function diagram(result: JsonObject, context: ResultContext, words: Translate): PathFigure {
  const found = coefficients(result, context)
  const r2 = object(result['r2'])
  const index = object(object(result['index_0_100'])['mean'])
  const nodes: PathNode[] = latents(result).map(key => {
    const [explained, score] = [number(r2[key]), number(index[key])]
    return { key, label: named(key), note: [explained === null ? '' : `R² = ${coefficientText(explained)}`, score === null ? '' : words('figures.result.indexOf', { score: meanText(score) })].filter(Boolean).join('\n') }
  })
  const edges: PathEdge[] = found.flatMap(({ from, to, value, low, high }) => (value === null ? [] : [{
    from, to, value, zero: low === null || high === null ? null : low <= 0 && high >= 0,
    text: low === null || high === null ? coefficientText(value) : `${coefficientText(value)} [${coefficientText(low)}, ${coefficientText(high)}]`,
  }]))
  const table = tableOf(
    [tableColumn('from', words('figures.result.column.fromLatent'), 'left'), tableColumn('to', words('figures.result.column.toLatent'), 'left'), tableColumn('value', words('figures.result.column.coefficient')), tableColumn('low', words('figures.result.column.low')), tableColumn('high', words('figures.result.column.high')), tableColumn('r2', 'R²')],
    found.map(path => [`${path.from}>${path.to}`, [wordCell(named(path.from)), wordCell(named(path.to)), coefficientCell(path.value), coefficientCell(path.low), coefficientCell(path.high), coefficientCell(number(r2[path.to]))]] as const),
  )
  const resampled = object(result['bootstrap'])
  const shape = { nodes, edges }
  const empty = unsolved(result, words) || (nodes.length > 0 && edges.length > 0 ? '' : words('figures.result.empty.model'))
  return {
    kind: 'path',
    ...framed({
      title: words('figures.result.title.path'), n: number(result['n']), table, height: pathHeight(shape), width: pathWidth(shape), empty,
      rules: [words('figures.result.rule.path'), result['bootstrap'] ? words('figures.result.rule.bootstrap', { n: number(resampled['B']) ?? 0, seed: number(resampled['seed']) ?? 0 }) : ''],
    }, context, words),
    ...shape,
  }
}

function pathIntervals(result: JsonObject, context: ResultContext, words: Translate) {
  const rows = coefficients(result, context).map(({ from, to, value, low, high }): Estimate => ({ key: `${from}>${to}`, label: `${named(from)} → ${named(to)}`, n: null, value, low, high }))
  return intervalFigure(
    { rows, axis: { title: words('figures.result.column.coefficient') }, reference: { value: 0, label: '0' }, round: coefficientText, level: 0.95 },
    { title: words('figures.result.title.paths'), n: number(result['n']), empty: unsolved(result, words) }, context, words,
  )
}

/** Importance (total effect on the target) and performance (index) of every latent, or of the items with `of` = items. */
function importancePerformance(result: JsonObject, context: ResultContext, words: Translate) {
  const map = object(result['ipma'])
  const items = context.of === 'items'
  const points = objects(map[items ? 'items' : 'constructs']).flatMap(one => {
    const [importance, performance] = [number(one['importance']), number(one['performance'])]
    const key = text(one['name'])
    return importance === null || performance === null ? [] : [{ key, label: items ? nameOf(context, key) : named(key), x: performance, y: importance, n: null }]
  })
  const mean = (side: 'x' | 'y'): number | null => (points.length > 0 ? points.reduce((sum, point) => sum + point[side], 0) / points.length : null)
  return planeFigure(
    { kind: 'quadrant', points, cross: { x: mean('x'), y: mean('y') }, x: { name: 'performance', title: words('figures.result.axis.performance') }, y: { name: 'importance', title: words('figures.result.axis.totalEffect') }, zones: zoneWords(words) },
    { title: words('figures.result.title.ipma', { target: named(text(map['target'])) }), n: number(result['n']), rules: [words('figures.result.rule.crossMean')], empty: unsolved(result, words) }, context, words,
  )
}

export const pathModel: Builders = { pls: { path: diagram, quadrant: importancePerformance, interval: pathIntervals } }
