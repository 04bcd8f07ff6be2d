import type { Rect } from '../geometry.ts'
import type { CompareFigure, ValueAxis } from '../resultFigure.ts'
import { meanText } from '../rounding.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS, oneLine, TYPE } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { marker } from '../sketch/marker.ts'
import { rowBand } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { seriesName } from '../profile/layout.ts'

/** Share of the width that the differences take. */
const BESIDE = 0.34
const BETWEEN = 9

/** Bars of every group under each other, item by item, with their intervals; the differences on an axis of their own at the right. */
export function drawCompare(figure: CompareFigure, sketch: Sketch): void {
  const { items, series, axis, differences } = figure
  const top = legend(sketch, series.map((one, s) => ({ label: seriesName(one), shade: `series:${s}` as const, series: null })))
  const beside = differences.length > 0 ? sketch.width * BESIDE : 0
  const band = rowBand(sketch, items.map(item => item.label), { top, bottom: BOTTOM_AXIS, right: beside + (beside > 0 ? BETWEEN : 3) })
  const { plot, pitch } = band
  titledAxis(sketch, plot, axis)
  const at = acrossOf(plot, axis)
  const room = pitch * 0.82
  const thick = room / Math.max(1, series.length)
  items.forEach((item, i) => series.forEach((one, s) => {
    const point = one.points[i]
    if (!point || point.value === null) return
    const y = band.middle(i) - room / 2 + s * thick
    const [from, to] = [at(figure.base), at(point.value)]
    sketch.add({ shape: 'rect', x: Math.min(from, to), y: y + thick * 0.06, width: Math.abs(to - from), height: thick * 0.88, fill: `series:${s}`, key: `${one.key}:${item.key}`, tip: [item.label, `${seriesName(one)}  ${meanText(point.value)}`] })
    if (point.low === null || point.high === null) return
    whisker(sketch, at(point.low), at(point.high), y + thick / 2, Math.min(0.9, thick * 0.3))
  }))
  sketch.add({ shape: 'line', x1: at(figure.base), y1: plot.y, x2: at(figure.base), y2: plot.y + plot.height, stroke: 'axis', weight: 0.35 })
  const fontSize = Math.min(TYPE.value, thick * 0.95)
  if (fontSize >= 1.7) {
    items.forEach((_, i) => series.forEach((one, s) => {
      const point = one.points[i]
      if (!point || point.value === null) return
      const x = at(Math.max(point.value, point.high ?? point.value)) + 1
      const text = meanText(point.value)
      if (x + sketch.measure(text, fontSize, false) > plot.x + plot.width + BETWEEN - 0.6) return
      sketch.text('value', [text], { x, y: band.middle(i) - room / 2 + (s + 0.5) * thick }, { fontSize, anchor: 'start' })
    }))
  }
  if (beside > 0) drawDifferences(figure, sketch, { x: plot.x + plot.width + BETWEEN, y: plot.y, width: sketch.width - plot.x - plot.width - BETWEEN - 2, height: plot.height }, band.middle, pitch)
}

/** Two axes stand side by side: each title keeps to its own plot. */
function titledAxis(sketch: Sketch, plot: Rect, axis: ValueAxis): void {
  bottomAxis(sketch, plot, { ...axis, title: '' })
  const lines = oneLine(sketch, axis.title, plot.width + BETWEEN - 2, TYPE.axis)
  if (lines.length > 0) sketch.text('axis', lines, { x: plot.x + plot.width / 2, y: plot.y + plot.height + 6.8 }, { fontSize: TYPE.axis, fill: 'quiet' })
}

const ink = 'text'
function whisker(sketch: Sketch, from: number, to: number, y: number, cap: number): void {
  sketch.add({ shape: 'line', x1: from, y1: y, x2: to, y2: y, stroke: ink, weight: 0.35 })
  for (const x of [from, to]) sketch.add({ shape: 'line', x1: x, y1: y - cap, x2: x, y2: y + cap, stroke: ink, weight: 0.35 })
}

function drawDifferences(figure: CompareFigure, sketch: Sketch, plot: Rect, middle: (i: number) => number, pitch: number): void {
  const { differences, differenceAxis: axis, items } = figure
  const at = acrossOf(plot, axis)
  const apart = pitch * 0.82 / Math.max(1, differences.length)
  const place = (i: number, d: number): number => middle(i) + (d - (differences.length - 1) / 2) * apart
  // What the samples could find lies behind the axis: a dot inside the band says nothing either way.
  differences.forEach((one, d) => one.points.forEach((point, i) => {
    if (point.detectable === null) return
    const [from, to] = [at(-point.detectable), at(point.detectable)]
    sketch.add({ shape: 'rect', x: from, y: place(i, d) - apart * 0.42, width: Math.max(0, to - from), height: apart * 0.84, fill: 'band' })
  }))
  titledAxis(sketch, plot, axis)
  sketch.add({ shape: 'line', x1: at(0), y1: plot.y, x2: at(0), y2: plot.y + plot.height, stroke: 'threshold', weight: 0.35, dash: [1.6, 1.2] })
  differences.forEach((one, d) => one.points.forEach((point, i) => {
    if (point.value === null) return
    const y = place(i, d)
    if (point.low !== null && point.high !== null) whisker(sketch, at(point.low), at(point.high), y, Math.min(0.9, apart * 0.3))
    marker(sketch, one.sign, { x: at(point.value), y }, Math.min(1.2, Math.max(0.5, apart * 0.3)), `series:${one.sign}`, { key: `${one.key}:${items[i]?.key}:difference`, tip: [`${items[i]?.label ?? ''}  ${one.label}`, meanText(point.value)] })
  }))
}
