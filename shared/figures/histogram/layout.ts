import type { HistogramFigure } from '../resultFigure.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS, leftAxis, leftAxisWidth, TYPE, upOf } from '../sketch/axes.ts'
import type { Shade } from '../sketch/shades.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { groupedText } from '../rounding.ts'

const TOP = 12.5
/** Off the edge of the page, so that rounding does not put a label over it. */
const EDGE = 0.1
const strokes: Record<HistogramFigure['marks'][number]['style'], { shade: Shade; dash: number[] }> = {
  limit: { shade: 'threshold', dash: [2, 1.2] }, target: { shade: 'accent', dash: [3, 1, 0.6, 1] }, mean: { shade: 'text', dash: [0.6, 1] },
}

/** Touching bars, the normal curve over them, limits as named lines. */
export function drawHistogram(figure: HistogramFigure, sketch: Sketch): void {
  const height = Math.max(8, sketch.height - TOP - BOTTOM_AXIS)
  const left = leftAxisWidth(sketch, figure.y, height)
  const plot = { x: left, y: TOP, width: Math.max(10, sketch.width - left - 2), height }
  leftAxis(sketch, plot, figure.y)
  const [x, y] = [acrossOf(plot, figure.x), upOf(plot, figure.y)]
  const bottom = plot.y + plot.height
  for (const bin of figure.bins) {
    const box = { x: x(bin.from), y: y(bin.count), width: Math.max(0, x(bin.to) - x(bin.from)), height: bottom - y(bin.count) }
    sketch.add({ shape: 'rect', ...box, fill: 'series:3', stroke: 'background', weight: 0.3, tip: [`${bin.from} – ${bin.to}`, `n = ${groupedText(bin.count)}`] })
  }
  if (figure.curve.length > 1) sketch.add({ shape: 'polyline', points: figure.curve.map(point => ({ x: x(point.x), y: y(point.y) })), stroke: 'line', weight: 0.5 })
  bottomAxis(sketch, plot, figure.x, false)
  for (const mark of figure.marks) {
    const { shade, dash } = strokes[mark.style]
    const at = x(mark.value)
    sketch.add({ shape: 'line', x1: at, y1: plot.y - 1, x2: at, y2: bottom, stroke: shade, weight: 0.4, dash })
    const half = sketch.measure(mark.label, TYPE.small, false) / 2
    const middle = Math.min(sketch.width - half - EDGE, Math.max(half + EDGE, at))
    sketch.tryText('axis', [mark.label], [{ x: middle, y: plot.y - 2.4 }, { x: middle, y: plot.y - 5.6 }, { x: middle, y: plot.y - 8.6 }], { fontSize: TYPE.small, fill: shade === 'text' ? 'quiet' : shade })
  }
  for (const bin of figure.bins) {
    if (bin.count === 0) continue
    const text = String(bin.count)
    if (sketch.measure(text, TYPE.value, false) > x(bin.to) - x(bin.from) - 0.4) continue
    const middle = (x(bin.from) + x(bin.to)) / 2
    // At the foot of its bar, where the curve does not pass; over a bar too low for that.
    const foot = bottom - y(bin.count) > 2 * TYPE.value ? [{ x: middle, y: bottom - 1.9 }] : []
    sketch.tryText('count', [text], [...foot, { x: middle, y: y(bin.count) - 1.7 }], { fontSize: TYPE.value, halo: foot.length === 0 })
  }
}
