import type { ScatterFigure } from '../resultFigure.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS, leftAxis, leftAxisWidth, TYPE, upOf } from '../sketch/axes.ts'
import type { Sketch } from '../sketch/sketch.ts'

const TOP = 6.4

/** Points and the fitted line, as far as it stays on the axes. */
export function drawScatter(figure: ScatterFigure, sketch: Sketch): void {
  const height = Math.max(8, sketch.height - TOP - BOTTOM_AXIS)
  const left = leftAxisWidth(sketch, figure.y, height)
  const plot = { x: left, y: TOP, width: Math.max(10, sketch.width - left - 2), height }
  leftAxis(sketch, plot, figure.y)
  bottomAxis(sketch, plot, figure.x)
  const [x, y] = [acrossOf(plot, figure.x), upOf(plot, figure.y)]
  const r = figure.points.length > 400 ? 0.5 : 0.75
  for (const point of figure.points) sketch.add({ shape: 'circle', x: x(point.x), y: y(point.y), r, fill: 'bar', opacity: 0.45 })
  const ends = fitEnds(figure)
  if (!ends) return
  const [from, to] = ends.map(end => ({ x: x(end.x), y: y(end.y) })) as [{ x: number; y: number }, { x: number; y: number }]
  sketch.add({ shape: 'polyline', points: [from, to], stroke: 'background', weight: 1.2 })
  sketch.add({ shape: 'polyline', points: [from, to], stroke: 'threshold', weight: 0.55 })
  const places = [0.92, 0.8, 0.65, 0.5, 0.3].flatMap(part => [-3, 3.4].map(off => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part + off, anchor: 'end' as const })))
  if (figure.fitText) sketch.tryText('value', [figure.fitText], places, { fontSize: TYPE.label, bold: true, halo: true, fill: 'threshold' })
}

/** Where the line enters and leaves the axes; null where it does not cross them. */
function fitEnds({ fit, x, y }: ScatterFigure): { x: number; y: number }[] | null {
  if (!fit || !(x.max > x.min)) return null
  let [from, to] = [x.min, x.max]
  if (fit.slope !== 0) {
    const cuts = [(y.min - fit.intercept) / fit.slope, (y.max - fit.intercept) / fit.slope].sort((a, b) => a - b) as [number, number]
    from = Math.max(from, cuts[0])
    to = Math.min(to, cuts[1])
  } else if (fit.intercept < y.min || fit.intercept > y.max) return null
  return to > from ? [from, to].map(at => ({ x: at, y: fit.intercept + fit.slope * at })) : null
}
