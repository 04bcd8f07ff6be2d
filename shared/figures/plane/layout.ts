import type { PlaneFigure } from '../resultFigure.ts'
import { groupedText, meanText } from '../rounding.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS, leftAxis, leftAxisWidth, oneLine, TYPE, upOf } from '../sketch/axes.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { wrapEvenly } from '../text/wrap.ts'

const TOP = 6.4
const R = 0.95

/** Points in the four fields of a cross, each with its name where one fits, else with its number in the table. */
export function drawPlane(figure: PlaneFigure, sketch: Sketch): void {
  const height = Math.max(8, sketch.height - TOP - BOTTOM_AXIS)
  const left = leftAxisWidth(sketch, figure.y, height)
  const plot = { x: left, y: TOP, width: Math.max(10, sketch.width - left - 2), height }
  const [x, y] = [acrossOf(plot, figure.x), upOf(plot, figure.y)]
  const cross = { x: x(figure.cross.x), y: y(figure.cross.y) }
  sketch.add({ shape: 'rect', x: plot.x, y: plot.y, width: cross.x - plot.x, height: cross.y - plot.y, fill: 'band' })
  leftAxis(sketch, plot, figure.y, { grid: false })
  bottomAxis(sketch, plot, figure.x, false)
  sketch.add({ shape: 'rect', ...plot, fill: 'none', stroke: 'grid', weight: 0.25 })
  sketch.add({ shape: 'line', x1: cross.x, y1: plot.y, x2: cross.x, y2: plot.y + plot.height, stroke: 'axis', weight: 0.35, dash: [2, 1.2] })
  sketch.add({ shape: 'line', x1: plot.x, y1: cross.y, x2: plot.x + plot.width, y2: cross.y, stroke: 'axis', weight: 0.35, dash: [2, 1.2] })
  faintLines(figure, sketch, plot)
  zones(figure, sketch, plot)
  crossValues(figure, sketch, plot, cross)
  sketch.taken.push({ x: cross.x - 0.3, y: plot.y, width: 0.6, height: plot.height }, { x: plot.x, y: cross.y - 0.3, width: plot.width, height: 0.6 })
  for (const point of figure.points) sketch.taken.push({ x: x(point.x) - R, y: y(point.y) - R, width: 2 * R, height: 2 * R })
  for (const { key, outline } of figure.points) {
    if (outline && outline.length > 2) sketch.add({ shape: 'polygon', points: outline.map(corner => ({ x: clamp(x(corner.x), plot.x, plot.x + plot.width), y: clamp(y(corner.y), plot.y, plot.y + plot.height) })), fill: 'accent', opacity: 0.1, key: `${key}:ellipse` })
  }
  for (const point of figure.points) {
    const tip = [point.label, `${figure.x.title} ${meanText(point.x)}`, `${figure.y.title} ${meanText(point.y)}`, ...(point.n === null ? [] : [`n = ${groupedText(point.n)}`]), ...(point.more ?? [])]
    sketch.add({ shape: 'circle', x: x(point.x), y: y(point.y), r: R, fill: 'accent', stroke: 'background', weight: 0.2, key: point.key, tip })
  }
  const size = TYPE.small
  const lineHeight = size * 1.2
  figure.points.forEach((point, i) => {
    const lines = wrapEvenly(point.label, { width: Math.max(size * 4, sketch.width * 0.2), fontSize: size, maxLines: 2, measure: sketch.measure })
    const at = { x: x(point.x), y: y(point.y) }
    const look = { fontSize: size, lineHeight, halo: true }
    const put = (content: string[], reaches: readonly number[]): ReturnType<Sketch['tryText']> => sketch.tryText('category', content, around(at, reaches, content.length * lineHeight), look)
    const placed = put(lines, [0, 2, 4, 7]) ?? put([String(i + 1)], [0, 2])
    if (!placed) return
    const near = Math.hypot(placed.x - at.x, placed.y - at.y)
    if (near > 6) sketch.add({ shape: 'line', x1: at.x, y1: at.y, x2: at.x + (placed.x - at.x) * 0.8, y2: at.y + (placed.y - at.y) * 0.8, stroke: 'quiet', weight: 0.15 })
  })
}

/** Places round a point: right, left, above, below, corners; then further off. */
function around(at: { x: number; y: number }, reaches: readonly number[], height: number): { x: number; y: number; anchor: 'start' | 'middle' | 'end' }[] {
  return reaches.flatMap(reach => {
    const off = R + 0.7 + reach
    const lift = -(height - TYPE.small * 1.2) / 2
    return [
      { x: at.x + off, y: at.y + lift, anchor: 'start' as const }, { x: at.x - off, y: at.y + lift, anchor: 'end' as const },
      { x: at.x, y: at.y - off - height + 1, anchor: 'middle' as const }, { x: at.x, y: at.y + off + 1.2, anchor: 'middle' as const },
      { x: at.x + off * 0.8, y: at.y - off * 0.8 - height + 1, anchor: 'start' as const }, { x: at.x - off * 0.8, y: at.y - off * 0.8 - height + 1, anchor: 'end' as const },
      { x: at.x + off * 0.8, y: at.y + off * 0.8 + 1, anchor: 'start' as const }, { x: at.x - off * 0.8, y: at.y + off * 0.8 + 1, anchor: 'end' as const },
    ]
  })
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** The middle of the scale and the diagonal, as far as they lie in the plot. */
function faintLines({ faint, diagonal, x: across, y: up }: PlaneFigure, sketch: Sketch, plot: { x: number; y: number; width: number; height: number }): void {
  const [x, y] = [acrossOf(plot, across), upOf(plot, up)]
  const look = { fontSize: TYPE.small, fill: 'quiet', halo: true } as const
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height]
  if (faint && faint.x !== null && faint.x > across.min && faint.x < across.max) {
    sketch.add({ shape: 'line', x1: x(faint.x), y1: plot.y, x2: x(faint.x), y2: bottom, stroke: 'quiet', weight: 0.15, dash: [0.6, 1], key: 'midpoint:x' })
    sketch.tryText('value', [faint.text], [{ x: x(faint.x) + 0.9, y: bottom - 4.6, anchor: 'start' }, { x: x(faint.x) - 0.9, y: bottom - 4.6, anchor: 'end' }], look)
  }
  if (faint && faint.y !== null && faint.y > up.min && faint.y < up.max) {
    sketch.add({ shape: 'line', x1: plot.x, y1: y(faint.y), x2: right, y2: y(faint.y), stroke: 'quiet', weight: 0.15, dash: [0.6, 1], key: 'midpoint:y' })
    sketch.tryText('value', [faint.text], [{ x: right - 0.9, y: y(faint.y) - 1.8, anchor: 'end' }, { x: plot.x + 0.9, y: y(faint.y) - 1.8, anchor: 'start' }], look)
  }
  const ends = diagonal ? withinBounds(diagonal, across, up) : null
  if (!diagonal || !ends) return
  sketch.add({ shape: 'line', x1: x(ends[0].x), y1: y(ends[0].y), x2: x(ends[1].x), y2: y(ends[1].y), stroke: 'threshold', weight: 0.25, dash: [3, 1.2, 0.6, 1.2], key: 'diagonal' })
  sketch.tryText('value', [diagonal.text], [{ x: x(ends[1].x) - 1, y: y(ends[1].y) + 3, anchor: 'end' }, { x: x(ends[0].x) + 1, y: y(ends[0].y) - 3, anchor: 'start' }], look)
}

/** Where the line enters and leaves the plot; null where it does not meet it. */
export function withinBounds({ slope, intercept }: { slope: number; intercept: number }, across: { min: number; max: number }, up: { min: number; max: number }): [{ x: number; y: number }, { x: number; y: number }] | null {
  const at = (x: number): number => intercept + slope * x
  const crossings = [across.min, across.max, ...(slope === 0 ? [] : [(up.min - intercept) / slope, (up.max - intercept) / slope])]
    .filter(x => x >= across.min && x <= across.max && at(x) >= up.min - 1e-9 && at(x) <= up.max + 1e-9).sort((a, b) => a - b)
  const [first, last] = [crossings[0], crossings.at(-1)]
  return first === undefined || last === undefined || last - first < 1e-12 ? null : [{ x: first, y: at(first) }, { x: last, y: at(last) }]
}

/** Where the cross stands, as numbers at the ends of its lines. */
function crossValues({ crossText }: PlaneFigure, sketch: Sketch, plot: { x: number; y: number; width: number; height: number }, cross: { x: number; y: number }): void {
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height]
  const look = { fontSize: TYPE.small, fill: 'quiet', halo: true } as const
  sketch.tryText('value', [crossText.x], [{ x: cross.x + 0.9, y: bottom - 1.8, anchor: 'start' }, { x: cross.x - 0.9, y: bottom - 1.8, anchor: 'end' }, { x: cross.x + 0.9, y: plot.y + 1.8, anchor: 'start' }, { x: cross.x - 0.9, y: plot.y + 1.8, anchor: 'end' }], look)
  sketch.tryText('value', [crossText.y], [{ x: right - 0.9, y: cross.y - 1.8, anchor: 'end' }, { x: right - 0.9, y: cross.y + 1.8, anchor: 'end' }, { x: plot.x + 0.9, y: cross.y - 1.8, anchor: 'start' }, { x: plot.x + 0.9, y: cross.y + 1.8, anchor: 'start' }], look)
}

/** The words of the four fields in their outer corners. */
function zones(figure: PlaneFigure, sketch: Sketch, plot: { x: number; y: number; width: number; height: number }): void {
  const cross = { x: acrossOf(plot, figure.x)(figure.cross.x), y: upOf(plot, figure.y)(figure.cross.y) }
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height]
  const corners = [
    [figure.zones.topLeft, { x: plot.x + 1, y: plot.y + 2.4, anchor: 'start' as const }, cross.x - plot.x], [figure.zones.topRight, { x: right - 1, y: plot.y + 2.4, anchor: 'end' as const }, right - cross.x],
    [figure.zones.bottomLeft, { x: plot.x + 1, y: bottom - 2.4, anchor: 'start' as const }, cross.x - plot.x], [figure.zones.bottomRight, { x: right - 1, y: bottom - 2.4, anchor: 'end' as const }, right - cross.x],
  ] as const
  for (const [word, at, room] of corners) sketch.tryText('class', oneLine(sketch, word, Math.min(room - 2, plot.width * 0.5), TYPE.label, true), [at], { fontSize: TYPE.label, bold: true, fill: 'quiet' })
}
