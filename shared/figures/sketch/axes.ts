import type { Rect } from '../geometry.ts'
import type { ValueAxis } from '../resultFigure.ts'
import { wrapText } from '../text/wrap.ts'
import { roundTicks, tickText } from './scale.ts'
import type { Sketch } from './sketch.ts'

/** Type sizes, mm of em. */
export const TYPE = { label: 2.8, value: 2.5, tick: 2.4, axis: 2.6, small: 2.3 }
/** Room a value axis along the bottom takes: ticks and one line of title. */
export const BOTTOM_AXIS = 9.6

/** One line of text that fits, cut with an ellipsis. */
export const oneLine = (sketch: Sketch, text: string, width: number, fontSize: number, bold = false): string[] =>
  (width > fontSize ? wrapText(text, { width, fontSize, bold, maxLines: 1, measure: sketch.measure }) : [])

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
const share = (axis: ValueAxis, value: number): number => (axis.max > axis.min ? (clamp(value, axis.min, axis.max) - axis.min) / (axis.max - axis.min) : 0.5)

/** Where a value stands across or up a plot; values beyond the axis stand at its end. */
export const acrossOf = (plot: Rect, axis: ValueAxis) => (value: number): number => plot.x + plot.width * share(axis, value)
export const upOf = (plot: Rect, axis: ValueAxis) => (value: number): number => plot.y + plot.height * (1 - share(axis, value))

const ticksOf = (axis: ValueAxis, most: number): { value: number; text: string }[] => {
  const values = roundTicks(axis.min, axis.max, Math.max(1, most))
  const step = values.length > 1 ? values[1]! - values[0]! : 1
  return values.map(value => ({ value, text: tickText(value, step) }))
}

/** As many ticks as leave their numbers apart. */
function fittingTicks(sketch: Sketch, axis: ValueAxis, length: number, across: boolean): { value: number; text: string }[] {
  for (let most = 8; most > 1; most--) {
    const ticks = ticksOf(axis, most)
    const widest = Math.max(0, ...ticks.map(tick => sketch.measure(tick.text, TYPE.tick, false)))
    const need = across ? widest + 2 : TYPE.tick * 1.25
    const step = ticks.length > 1 ? length * (ticks[1]!.value - ticks[0]!.value) / (axis.max - axis.min) : length
    if (step >= need) return ticks
  }
  const ticks = ticksOf(axis, 2)
  return ticks.length > 0 ? [ticks[0]!] : []
}

/** A value axis along the bottom of the plot, its grid lines and its title. */
export function bottomAxis(sketch: Sketch, plot: Rect, axis: ValueAxis, grid = true): void {
  const at = acrossOf(plot, axis)
  const bottom = plot.y + plot.height
  for (const tick of fittingTicks(sketch, axis, plot.width, true)) {
    const x = at(tick.value)
    if (grid) sketch.add({ shape: 'line', x1: x, y1: plot.y, x2: x, y2: bottom, stroke: 'grid', weight: 0.2 })
    const half = sketch.measure(tick.text, TYPE.tick, false) / 2
    sketch.text('tick', [tick.text], { x: clamp(x, half, Math.max(half, sketch.width - half)), y: bottom + 2.8 }, { fontSize: TYPE.tick, fill: 'quiet' })
  }
  sketch.add({ shape: 'line', x1: plot.x, y1: bottom, x2: plot.x + plot.width, y2: bottom, stroke: 'axis', weight: 0.3 })
  bottomTitle(sketch, plot, axis.title, bottom + 6.8)
}

/** The title of what runs along the bottom, centred under the plot as far as the page allows. */
export function bottomTitle(sketch: Sketch, plot: Rect, title: string, y: number): void {
  const lines = oneLine(sketch, title, sketch.width, TYPE.axis)
  const half = Math.max(0, ...lines.map(line => sketch.measure(line, TYPE.axis, false))) / 2
  if (lines.length > 0) sketch.text('axis', lines, { x: clamp(plot.x + plot.width / 2, half, Math.max(half, sketch.width - half)), y }, { fontSize: TYPE.axis, fill: 'quiet' })
}

/** Room the numbers of a left axis need. */
export function leftAxisWidth(sketch: Sketch, axis: ValueAxis, height: number): number {
  return Math.max(0, ...fittingTicks(sketch, axis, Math.max(1, height), false).map(tick => sketch.measure(tick.text, TYPE.tick, false))) + 2.2
}

/** A value axis up the left of the plot with its grid lines; its title stands over it, in the band above the plot. */
export function leftAxis(sketch: Sketch, plot: Rect, axis: ValueAxis, options: { grid?: boolean; title?: boolean } = {}): void {
  const at = upOf(plot, axis)
  for (const tick of fittingTicks(sketch, axis, plot.height, false)) {
    const y = at(tick.value)
    if (options.grid ?? true) sketch.add({ shape: 'line', x1: plot.x, y1: y, x2: plot.x + plot.width, y2: y, stroke: 'grid', weight: 0.2 })
    sketch.text('tick', [tick.text], { x: plot.x - 1.2, y }, { fontSize: TYPE.tick, anchor: 'end', fill: 'quiet' })
  }
  sketch.add({ shape: 'line', x1: plot.x, y1: plot.y, x2: plot.x, y2: plot.y + plot.height, stroke: 'axis', weight: 0.3 })
  if (options.title ?? true) {
    const lines = oneLine(sketch, axis.title, sketch.width, TYPE.axis)
    if (lines.length > 0) sketch.text('axis', lines, { x: 0, y: plot.y - 3.6 }, { fontSize: TYPE.axis, anchor: 'start', fill: 'quiet' })
  }
}
