import type { Translate } from '../../i18n/translate.ts'
import type { BoxFigure, HistogramFigure, ScatterFigure } from '../resultFigure.ts'
import { coefficientText, meanText } from '../rounding.ts'
import { BOTTOM_AXIS } from '../sketch/axes.ts'
import { rowsHeight } from '../sketch/rows.ts'
import { roundBounds } from '../sketch/scale.ts'
import { coefficientCell, countCell, framed, named, nameOf, numberCell, shareCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { FigureColumns, ResultContext } from './context.ts'

interface HistogramWish {
  label: string
  n: number
  mean: number | null
  sd: number | null
  edges: number[]
  counts: number[]
  limits?: { lower: number | null; upper: number | null; target: number | null }
  facts?: string[]
}

/** Points of the normal curve over the bins: counts of a normal distribution with this mean and SD. */
function normalCurve({ n, mean, sd, edges }: HistogramWish): { x: number; y: number }[] {
  const [first, last] = [edges[0], edges.at(-1)]
  const width = (edges[1] ?? 0) - (first ?? 0)
  if (mean === null || sd === null || !(sd > 0) || first === undefined || last === undefined || !(width > 0)) return []
  return Array.from({ length: 81 }, (_, i) => {
    const x = first + (last - first) * i / 80
    return { x, y: n * width * Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI)) }
  })
}

export function histogramFigure(wish: HistogramWish, context: ResultContext, words: Translate): HistogramFigure {
  const { label, n, mean, sd, edges, counts, limits } = wish
  const bins = counts.map((count, i) => ({ from: edges[i]!, to: edges[i + 1]!, count }))
  const curve = normalCurve(wish)
  const marks: HistogramFigure['marks'] = []
  const mark = (value: number | null | undefined, key: 'lower' | 'upper' | 'target' | 'mean', style: HistogramFigure['marks'][number]['style']): void => {
    if (value !== null && value !== undefined) marks.push({ value, style, label: words(`figures.result.mark.${key}`, { value: meanText(value) }) })
  }
  mark(limits?.lower, 'lower', 'limit')
  mark(limits?.target, 'target', 'target')
  mark(limits?.upper, 'upper', 'limit')
  mark(mean, 'mean', 'mean')
  const ends = [...edges, ...marks.filter(one => one.style !== 'mean').map(one => one.value)]
  const [low, high] = ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : [0, 1]
  // A limit on the very edge would hide in the axis.
  const pad = marks.some(one => one.value === low || one.value === high) ? (high - low) * 0.03 : 0
  const highest = Math.max(0, ...counts, ...curve.map(point => point.y))
  const table = tableOf(
    [tableColumn('from', words('figures.result.column.from')), tableColumn('to', words('figures.result.column.to')), tableColumn('count', words('figures.result.column.count')), tableColumn('share', words('figures.result.column.share'), 'right', '%')],
    bins.map((bin, i) => [String(i), [numberCell(bin.from), numberCell(bin.to), countCell(bin.count), shareCell(n > 0 ? bin.count / n : null)]] as const),
  )
  const facts = [mean === null ? '' : words('figures.result.meanSd', { mean: meanText(mean), sd: sd === null ? '–' : meanText(sd) }), ...(wish.facts ?? [])].filter(Boolean)
  return {
    kind: 'histogram',
    ...framed({
      title: words('figures.result.title.histogram', { label }), n, unit: words('figures.units.times'), facts, table, height: 88, empty: bins.length > 0 && n > 0 ? '' : words('figures.result.empty.values'),
      rules: [curve.length > 0 ? words('figures.result.rule.normal') : ''],
    }, context, words),
    bins, curve, marks, x: { title: label, min: low - pad, max: high + pad }, y: { title: words('figures.result.axis.count'), min: 0, max: roundBounds([highest], [0]).max },
  }
}

/** The histogram of one variable, from its column. */
export const histogramOfColumn = (context: ResultContext, words: Translate): HistogramFigure | null => {
  const found = context.columns?.histogram
  return found ? histogramFigure({ ...found, label: nameOf(context, found.key) }, context, words) : null
}

export function boxFigure(boxes: NonNullable<FigureColumns['boxes']>, title: string, axisTitle: string, scale: { min: number; max: number } | null, context: ResultContext, words: Translate): BoxFigure {
  const groups = boxes.groups.map(group => ({ ...group, label: named(group.label) }))
  const bounds = scale ? { min: scale.min - 0.2, max: scale.max + 0.2 } : roundBounds(groups.flatMap(group => [group.low, group.high, ...group.outliers]))
  const table = tableOf(
    [tableColumn('group', words('figures.result.column.item'), 'left'), tableColumn('n', 'n'), ...(['low', 'q1', 'median', 'q3', 'high', 'mean', 'outliers'] as const).map(key => tableColumn(key, words(`figures.result.box.${key}`)))],
    groups.map(group => [group.key, [wordCell(group.label), countCell(group.n), numberCell(group.low), numberCell(group.q1), numberCell(group.median), numberCell(group.q3), numberCell(group.high), numberCell(group.mean), countCell(group.outliers.length)]] as const),
  )
  return {
    kind: 'box',
    ...framed({ title, n: boxes.n, table, height: BOTTOM_AXIS + 2 + rowsHeight(groups.length, 10), empty: groups.length > 0 ? '' : words('figures.result.empty.values'), rules: [words('figures.result.rule.box')] }, context, words),
    groups, axis: { title: axisTitle, ...bounds },
  }
}

/** Points of two variables with the fitted line, or residuals against fitted values. */
export function scatterFigure(context: ResultContext, words: Translate, said: string[] = []): ScatterFigure | null {
  const found = context.columns?.scatter
  if (!found) return null
  const [xName, yName] = found.residuals ? [words('figures.result.axis.fitted', { label: nameOf(context, found.y) }), words('figures.result.axis.residual')] : [nameOf(context, found.x), nameOf(context, found.y)]
  const { points, fit, r } = found
  const bounds = (values: number[], key: string): { min: number; max: number } => {
    const scale = found.residuals ? null : context.scale(key)
    return scale ? { min: scale.min - 0.4, max: scale.max + 0.4 } : roundBounds(values)
  }
  const statistics: [string, number | null][] = [['n', found.n], ['r', r], ['slope', fit?.slope ?? null], ['intercept', fit?.intercept ?? null]]
  const table = tableOf([tableColumn('statistic', words('figures.result.column.statistic'), 'left'), tableColumn('value', words('figures.result.column.value'))], statistics.filter(([key]) => !found.residuals || key === 'n')
    .map(([key, value]) => [key, [wordCell(key === 'n' || key === 'r' ? key : words(`figures.result.fit.${key as 'slope'}`)), key === 'n' ? countCell(value) : coefficientCell(value)]] as const))
  const empty = points.length > 0 ? '' : words('figures.result.empty.pairs')
  return {
    kind: 'scatter',
    ...framed({
      title: found.residuals ? words('figures.result.title.residual', { label: nameOf(context, found.y) }) : words('figures.result.title.scatter', { x: xName, y: yName }),
      n: found.n, table, height: 100, empty,
      facts: found.residuals || r === null ? [] : [`r = ${coefficientText(r)}`, ...(fit ? [words('figures.result.fit.line', { slope: coefficientText(fit.slope), intercept: coefficientText(fit.intercept) })] : [])],
      notes: [...said, found.moved ? words('figures.result.rule.moved') : '', points.length < found.n ? words('figures.result.rule.sampled', { shown: points.length, n: found.n }) : ''].filter(Boolean),
    }, context, words),
    points, fit: found.residuals ? { intercept: 0, slope: 0 } : fit, fitText: found.residuals || r === null ? '' : `r = ${coefficientText(r)}`,
    x: { title: xName, ...bounds(points.map(point => point.x), found.x) }, y: { title: yName, ...bounds(points.map(point => point.y), found.y) },
  }
}
