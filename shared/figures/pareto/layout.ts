import type { ParetoBar, ParetoFigure } from '../figure.ts'
import type { Point, Rect, Segment } from '../geometry.ts'
import { bounds } from '../placedText.ts'
import type { PlacedText } from '../placedText.ts'
import { placeText } from '../placedText.ts'
import { groupedText, percentText } from '../rounding.ts'
import { measureText } from '../text/measure.ts'
import type { MeasureText } from '../text/measure.ts'
import { ticksTo } from '../ticks.ts'
import { layoutCategoryLabels } from './categoryLabels.ts'
import { placeCounts, placePercents } from './dataLabels.ts'

/** Everything of a Pareto chart in mm from the top left corner of its drawing area. */
export interface ParetoLayout {
  width: number
  height: number
  /** Left axis 0..total (or 0..scaleMax) and right axis 0..100 % stand on this box. */
  plot: Rect
  /** Where the right axis ends: 100 % is level with the total. null: one axis only. */
  rightTop: number | null
  bars: (Rect & { key: string; class: ParetoBar['class']; other: boolean })[]
  /** The cumulative line; in the corner variant it starts at the origin. Empty where nothing was counted. */
  line: Point[]
  /** null: nothing was counted, so there is no share to mark. */
  threshold: Segment | null
  ticks: Segment[]
  classSpans: { class: ParetoBar['class']; from: number; to: number; y: number }[]
  texts: PlacedText[]
}

const PARETO_TYPE = { axis: 2.7, tick: 2.5, count: 2.6, percent: 2.5, class: 2.6 }
const TOP = { axisTitle: 2.2, spans: 7.4, plot: 14 }
const TICK = 1.2
const MANY = 12
const MOST_TICKS = 8
/** The last round tick may stand half a step under the total: a step is at least two lines of type. */
const TICK_STEP = PARETO_TYPE.tick * 2.2
const LEAST_PLOT = PARETO_TYPE.tick * 6

/** Places bars, line and labels. Bars touch; nothing overlaps, nothing leaves the area. */
export function paretoLayout(figure: ParetoFigure, measure: MeasureText = measureText, area: { width: number; height: number } = figure.size): ParetoLayout {
  const { bars, total, variant } = figure
  const single = variant === 'single'
  const corner = variant !== 'center'
  const counted = total > 0
  const top = single ? total : Math.max(total, figure.scaleMax ?? total)
  // Slanted names need room to the left of the axis.
  const axisWidth = Math.max(bars.length > MANY ? 15 : 9, ...(single ? [100] : widestTicks(top)).map(value => measure(groupedText(value), PARETO_TYPE.tick, false) + TICK + 2.4))
  const right = single || !counted ? 4 : measure('100%', PARETO_TYPE.tick, false) + TICK + 2.4
  const plotWidth = area.width - axisWidth - right
  const slot = plotWidth / Math.max(1, bars.length)
  const categories = layoutCategoryLabels(bars.map(bar => bar.label), slot, { leftRoom: axisWidth, maxHeight: area.height * 0.4, measure })
  const plot: Rect = { x: axisWidth, y: TOP.plot, width: plotWidth, height: Math.max(LEAST_PLOT, area.height - TOP.plot - categories.height) }
  const bottom = plot.y + plot.height
  const level = (value: number): number => (top > 0 ? bottom - plot.height * value / top : bottom)

  const placedBars = bars.map((bar, i) => ({
    key: bar.key, class: bar.class, other: bar.other, x: plot.x + i * slot, y: level(variant === 'cascade' ? bar.cumulativeCount : bar.count), width: slot, height: bottom - level(bar.count),
  }))
  const vertex = (bar: ParetoBar, i: number): Point => ({ x: plot.x + (corner ? i + 1 : i + 0.5) * slot, y: level(bar.cumulativeCount) })
  const vertices = counted ? bars.map(vertex) : []
  const line = corner && vertices.length > 0 ? [{ x: plot.x, y: bottom }, ...vertices] : vertices
  const thresholdY = level(total * figure.threshold)
  const threshold = counted ? { x1: plot.x, y1: thresholdY, x2: plot.x + plot.width, y2: thresholdY } : null

  const texts: PlacedText[] = [
    placeText('axis', [figure.axis.left], { x: 0, y: TOP.axisTitle }, measure, { fontSize: PARETO_TYPE.axis, anchor: 'start' }),
    ...(single || !counted ? [] : [placeText('axis', [figure.axis.right], { x: area.width, y: TOP.axisTitle }, measure, { fontSize: PARETO_TYPE.axis, anchor: 'end' })]),
  ]
  const ticks: Segment[] = []
  for (const value of single ? [] : ticksTo(top, Math.max(1, Math.min(MOST_TICKS, Math.floor(plot.height / TICK_STEP))))) {
    const y = level(value)
    ticks.push({ x1: plot.x - TICK, y1: y, x2: plot.x, y2: y })
    texts.push(placeText('tick', [groupedText(value)], { x: plot.x - TICK - 0.8, y }, measure, { fontSize: PARETO_TYPE.tick, anchor: 'end' }))
  }
  for (const share of counted ? shareTicks(figure.threshold, PARETO_TYPE.tick * 1.1 / Math.max(1e-9, bottom - level(total))) : []) {
    const y = level(total * share)
    const axisX = single ? plot.x : plot.x + plot.width
    const out = single ? -1 : 1
    ticks.push({ x1: Math.min(axisX, axisX + out * TICK), y1: y, x2: Math.max(axisX, axisX + out * TICK), y2: y })
    texts.push(placeText('tick', [String(Math.round(share * 1000) / 10)], { x: axisX + out * (TICK + 0.8), y }, measure,
      { fontSize: PARETO_TYPE.tick, anchor: single ? 'end' : 'start', bold: share === figure.threshold }))
  }
  const classSpans = counted ? spans(bars, plot, slot) : []
  for (const span of classSpans) {
    texts.push(placeText('class', [span.class], { x: (span.from + span.to) / 2, y: span.y - 1.9 }, measure, { fontSize: PARETO_TYPE.class, bold: true }))
  }
  texts.push(...categories.texts(plot.x, bottom))
  const hairlines = line.slice(1).map((to, i) => ({ x1: line[i]?.x ?? to.x, y1: line[i]?.y ?? to.y, x2: to.x, y2: to.y }))
  const segments = threshold ? [...hairlines, threshold] : hairlines
  if (counted || !single) texts.push(...placeCounts(bars.map(bar => (single ? percentText(bar.share) : groupedText(bar.count))), placedBars, segments, texts, measure))
  const classEnds = bars.map((bar, i) => bar.class !== bars[i + 1]?.class)
  texts.push(...placePercents(vertices.map((_, i) => percentText(bars[i]!.cumulativeShare)), vertices, classEnds, {
    segments, bars: placedBars, texts, area: { x: plot.x, y: 0, width: plot.width + right, height: area.height }, measure,
  }))
  return { width: area.width, height: area.height, plot, rightTop: single || !counted ? null : level(total), bars: placedBars, line, threshold, ticks, classSpans, texts: texts.filter(text => bounds(text).width > 0) }
}

/** Every number the left axis may show at some height. */
const widestTicks = (total: number): number[] => Array.from({ length: MOST_TICKS }, (_, i) => ticksTo(total, i + 1)).flat()

/** 0, 20 … 100 %, and the threshold, which pushes out a round neighbour too close to it. */
function shareTicks(threshold: number, apart: number): number[] {
  const round = [0, 0.2, 0.4, 0.6, 0.8, 1].filter(share => share === threshold || Math.abs(share - threshold) > apart)
  return round.includes(threshold) ? round : [...round, threshold].sort((a, b) => a - b)
}

/** A line over the bars of each class, lettered: classes are told apart without colour. */
function spans(bars: readonly ParetoBar[], plot: Rect, slot: number): ParetoLayout['classSpans'] {
  const found: ParetoLayout['classSpans'] = []
  bars.forEach((bar, i) => {
    // A rest is no factor and has no class.
    if (bar.other) return
    const last = found.at(-1)
    if (last && last.class === bar.class) last.to = plot.x + (i + 1) * slot
    else found.push({ class: bar.class, from: plot.x + i * slot, to: plot.x + (i + 1) * slot, y: TOP.spans })
  })
  return found
}
