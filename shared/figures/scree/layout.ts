import type { Rect } from '../geometry.ts'
import type { ScreeFigure } from '../resultFigure.ts'
import { meanText } from '../rounding.ts'
import { bottomTitle, BOTTOM_AXIS, leftAxis, leftAxisWidth, TYPE, upOf } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { marker } from '../sketch/marker.ts'
import { dashOf } from '../sketch/shades.ts'
import type { Sketch } from '../sketch/sketch.ts'

/** Eigenvalues by number, with those of random data and the line at 1. */
export function drawScree(figure: ScreeFigure, sketch: Sketch): void {
  const { eigenvalues, parallel } = figure
  const taken = legend(sketch, [
    { label: figure.eigenLabel, shade: 'series:0', series: 0 },
    ...(parallel.length > 0 ? [{ label: figure.parallelLabel, shade: 'series:1' as const, series: 1 }] : []),
  ])
  const top = taken + 6.4
  const height = Math.max(8, sketch.height - top - BOTTOM_AXIS)
  const left = leftAxisWidth(sketch, figure.y, height)
  const plot = { x: left, y: top, width: Math.max(10, sketch.width - left - 2), height }
  leftAxis(sketch, plot, figure.y)
  const y = upOf(plot, figure.y)
  const slot = plot.width / Math.max(1, eigenvalues.length)
  const x = (i: number): number => plot.x + (i + 0.5) * slot
  const bottom = plot.y + plot.height
  sketch.add({ shape: 'line', x1: plot.x, y1: bottom, x2: plot.x + plot.width, y2: bottom, stroke: 'axis', weight: 0.3 })
  sketch.add({ shape: 'line', x1: plot.x, y1: y(1), x2: plot.x + plot.width, y2: y(1), stroke: 'threshold', weight: 0.4, dash: [2, 1.2] })
  const every = Math.max(1, Math.ceil((sketch.measure(String(eigenvalues.length), TYPE.tick, false) + 1.5) / slot))
  eigenvalues.forEach((_, i) => { if (i % every === 0) sketch.text('tick', [String(i + 1)], { x: x(i), y: bottom + 2.8 }, { fontSize: TYPE.tick, fill: 'quiet' }) })
  bottomTitle(sketch, plot, figure.x, bottom + 6.8)
  for (const [index, values] of [parallel, eigenvalues].entries()) {
    const series = 1 - index
    const points = values.map((value, i) => ({ x: x(i), y: y(value) }))
    if (points.length > 1) sketch.add({ shape: 'polyline', points, stroke: `series:${series}`, weight: 0.5, dash: dashOf(series) })
    sketch.taken.push(...points.slice(1).flatMap((point, i) => alongLine(points[i]!, point)), ...points.map(({ x, y }) => ({ x: x - 1, y: y - 1, width: 2, height: 2 })))
    points.forEach((point, i) => marker(sketch, series, point, Math.min(1, slot * 0.3), `series:${series}`, { tip: [`${i + 1}`, meanText(values[i]!)] }))
  }
  sketch.tryText('axis', [figure.kaiserLabel], [-2, 2.4].flatMap(off => [1, 0.75, 0.5].map(part => ({ x: plot.x + plot.width * part - 0.5, y: y(1) + off, anchor: 'end' as const }))), { fontSize: TYPE.small, fill: 'threshold', halo: true })
  for (const line of [y(1), bottom]) sketch.taken.push({ x: plot.x, y: line - 0.3, width: plot.width, height: 0.6 })
  eigenvalues.forEach((value, i) => sketch.tryText('value', [meanText(value)], [
    { x: x(i) + 1.6, y: y(value), anchor: 'start' }, { x: x(i) + 0.6, y: y(value) - 2.6 }, { x: x(i), y: y(value) + 2.8 }, { x: x(i), y: y(value) - 4.6 }, { x: x(i), y: y(value) + 5 },
  ], { fontSize: TYPE.small, halo: true }))
}

/** Small boxes that cover a line, for texts to keep off it. */
function alongLine(from: { x: number; y: number }, to: { x: number; y: number }): Rect[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2))
  return Array.from({ length: steps }, (_, i) => {
    const [a, b] = [i / steps, (i + 1) / steps]
    const [x1, x2, y1, y2] = [from.x + (to.x - from.x) * a, from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * a, from.y + (to.y - from.y) * b]
    return { x: Math.min(x1, x2), y: Math.min(y1, y2) - 0.2, width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) + 0.4 }
  })
}
