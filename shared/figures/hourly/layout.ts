import type { Rect } from '../geometry.ts'
import type { HourlyFigure, ValueAxis } from '../resultFigure.ts'
import { meanText } from '../rounding.ts'
import { bottomTitle, leftAxis, leftAxisWidth, oneLine, TYPE, upOf } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { marker } from '../sketch/marker.ts'
import { roundTicks, tickText } from '../sketch/scale.ts'
import { dashOf } from '../sketch/shades.ts'
import type { Shade } from '../sketch/shades.ts'
import type { Sketch } from '../sketch/sketch.ts'

const TITLE = 6.4
const LABELS = 4.6
const BOTTOM = 5.6
/** Height of the panel with the load of each person, of what both panels have. */
const LOWER = 0.34

const STAFF: Shade = 'series:1'
const AFTER: Shade = 'series:2'

/** Load as bars with people at work as steps on the right axis; under it the load of each person, hour by hour. */
export function drawHourly(figure: HourlyFigure, sketch: Sketch): void {
  const { hours, names, hasAfter } = figure
  const key = legend(sketch, [
    { label: names.load, shade: 'series:3', series: null }, { label: names.staff, shade: STAFF, series: 0 }, ...(hasAfter ? [{ label: names.after, shade: AFTER, series: 1 }] : []),
  ])
  const height = Math.max(12, sketch.height - key - 2 * TITLE - LABELS - BOTTOM)
  const left = Math.max(leftAxisWidth(sketch, figure.left, height * (1 - LOWER)), leftAxisWidth(sketch, figure.each, height * LOWER))
  const right = rightAxisWidth(sketch, figure.right, height)
  const width = Math.max(10, sketch.width - left - right)
  const upper: Rect = { x: left, y: key + TITLE, width, height: height * (1 - LOWER) }
  const lower: Rect = { x: left, y: upper.y + upper.height + TITLE, width, height: height * LOWER }
  const slot = width / Math.max(1, hours.length)

  leftAxis(sketch, upper, figure.left)
  const up = upOf(upper, figure.left)
  hours.forEach((hour, i) => {
    if (hour.load === null) return
    const y = up(hour.load)
    sketch.add({ shape: 'rect', x: upper.x + (i + 0.14) * slot, y, width: slot * 0.72, height: upper.y + upper.height - y, fill: 'series:3', key: hour.key, tip: [hour.label, `${names.load}  ${meanText(hour.load)}`] })
  })
  base(sketch, upper)
  rightAxis(sketch, upper, figure.right)
  const people = upOf(upper, figure.right)
  steps(sketch, upper, slot, hours.map(hour => (hour.staff === null ? null : people(hour.staff))), STAFF, 0)
  if (hasAfter) steps(sketch, upper, slot, hours.map(hour => (hour.after === null ? null : people(hour.after))), AFTER, 1)

  leftAxis(sketch, lower, figure.each)
  base(sketch, lower)
  const each = upOf(lower, figure.each)
  if (figure.mean.before !== null) {
    sketch.add({ shape: 'line', x1: lower.x, y1: each(figure.mean.before), x2: lower.x + width, y2: each(figure.mean.before), stroke: 'threshold', weight: 0.35, dash: [1.6, 1.2] })
    // Beside the title of the axis: on the plot it would lie over the lines.
    const [word] = oneLine(sketch, names.mean, width * 0.5, TYPE.small)
    if (word) sketch.tryText('axis', [word], [{ x: lower.x + width, y: lower.y - 3.6, anchor: 'end' }], { fontSize: TYPE.small, fill: 'threshold' })
  }
  line(sketch, lower, slot, hours.map(hour => (hour.each === null ? null : each(hour.each))), STAFF, 0, i => [hours[i]!.label, `${names.each}  ${meanText(hours[i]!.each!)}`], i => `${hours[i]!.key}:each`)
  if (hasAfter) line(sketch, lower, slot, hours.map(hour => (hour.eachAfter === null ? null : each(hour.eachAfter))), AFTER, 1, i => [hours[i]!.label, `${names.eachAfter}  ${meanText(hours[i]!.eachAfter!)}`], i => `${hours[i]!.key}:eachAfter`)
  labels(figure, sketch, lower, slot)
  bottomTitle(sketch, lower, figure.x, lower.y + lower.height + LABELS + 2.6)
}

const base = (sketch: Sketch, plot: Rect): void => sketch.add({ shape: 'line', x1: plot.x, y1: plot.y + plot.height, x2: plot.x + plot.width, y2: plot.y + plot.height, stroke: 'axis', weight: 0.3 })

const ticksOf = (axis: ValueAxis, height: number): { value: number; text: string }[] => {
  const values = roundTicks(axis.min, axis.max, Math.max(2, Math.min(8, Math.floor(height / 6))))
  const step = values.length > 1 ? values[1]! - values[0]! : 1
  return values.map(value => ({ value, text: tickText(value, step) }))
}

const rightAxisWidth = (sketch: Sketch, axis: ValueAxis, height: number): number =>
  Math.max(2, ...ticksOf(axis, height).map(tick => sketch.measure(tick.text, TYPE.tick, false))) + 2.6

/** A second value axis up the right; its title ends at its end, so that it cannot be taken for that of the left one. */
function rightAxis(sketch: Sketch, plot: Rect, axis: ValueAxis): void {
  const x = plot.x + plot.width
  const at = upOf(plot, axis)
  for (const tick of ticksOf(axis, plot.height)) {
    const y = at(tick.value)
    sketch.add({ shape: 'line', x1: x, y1: y, x2: x + 0.8, y2: y, stroke: 'axis', weight: 0.3 })
    sketch.text('tick', [tick.text], { x: x + 1.4, y }, { fontSize: TYPE.tick, anchor: 'start', fill: 'quiet' })
  }
  sketch.add({ shape: 'line', x1: x, y1: plot.y, x2: x, y2: plot.y + plot.height, stroke: 'axis', weight: 0.3 })
  const words = oneLine(sketch, axis.title, sketch.width * 0.45, TYPE.axis)
  if (words.length > 0) sketch.text('axis', words, { x: sketch.width, y: plot.y - 3.6 }, { fontSize: TYPE.axis, anchor: 'end', fill: 'quiet' })
}

/** Runs of values without a gap, as index and place. */
function runsOf(values: readonly (number | null)[]): { i: number; y: number }[][] {
  const runs: { i: number; y: number }[][] = [[]]
  values.forEach((y, i) => { if (y === null) runs.push([]); else runs.at(-1)!.push({ i, y }) })
  return runs.filter(run => run.length > 0)
}

/** Staffing changes with the hour and not between: steps over the whole slot. */
function steps(sketch: Sketch, plot: Rect, slot: number, values: readonly (number | null)[], shade: Shade, series: number): void {
  for (const run of runsOf(values)) {
    const points = run.flatMap(({ i, y }) => [{ x: plot.x + i * slot, y }, { x: plot.x + (i + 1) * slot, y }])
    sketch.add({ shape: 'polyline', points, stroke: shade, weight: 0.7, dash: dashOf(series) })
  }
  values.forEach((y, i) => { if (y !== null) marker(sketch, series, { x: plot.x + (i + 0.5) * slot, y }, Math.min(0.9, slot * 0.22), shade) })
}

function line(sketch: Sketch, plot: Rect, slot: number, values: readonly (number | null)[], shade: Shade, series: number, tip: (i: number) => string[], key: (i: number) => string): void {
  const x = (i: number): number => plot.x + (i + 0.5) * slot
  for (const run of runsOf(values)) if (run.length > 1) sketch.add({ shape: 'polyline', points: run.map(({ i, y }) => ({ x: x(i), y })), stroke: shade, weight: 0.5, dash: dashOf(series) })
  values.forEach((y, i) => { if (y !== null) marker(sketch, series, { x: x(i), y }, Math.min(1, slot * 0.25), shade, { key: key(i), tip: tip(i) }) })
}

/** As many hours along the bottom as stand apart. */
function labels(figure: HourlyFigure, sketch: Sketch, plot: Rect, slot: number): void {
  let edge = -Infinity
  figure.hours.forEach((hour, i) => {
    const [text] = oneLine(sketch, hour.label, Math.max(slot - 0.6, 12), TYPE.tick)
    if (!text) return
    const half = sketch.measure(text, TYPE.tick, false) / 2
    const x = plot.x + (i + 0.5) * slot
    if (x - half < Math.max(0, edge + 1) || x + half > sketch.width) return
    edge = x + half
    sketch.text('tick', [text], { x, y: plot.y + plot.height + 2.8 }, { fontSize: TYPE.tick, fill: 'quiet' })
  })
}
