import type { Rect } from '../geometry.ts'
import type { GanttFigure } from '../resultFigure.ts'
import { oneLine, TYPE } from '../sketch/axes.ts'
import { LEGEND_LINE } from '../sketch/legend.ts'
import { rowBand } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'

const BOTTOM = 5.2

/** Rows under one another on one time axis: planned as a dashed outline, actual as a solid bar over it. */
export function drawGantt(figure: GanttFigure, sketch: Sketch): void {
  const { rows, span } = figure
  const top = key(figure, sketch) + (figure.asOf ? 3.6 : 0.6)
  const band = rowBand(sketch, rows.map(row => (row.owner ? `${row.label} · ${row.owner}` : row.label)), { top, bottom: BOTTOM, right: 2 })
  const { plot, pitch } = band
  // The last day counts whole: a bar ends where the next day begins.
  const at = (day: number): number => plot.x + plot.width * Math.min(1, Math.max(0, (day - span.from) / Math.max(1, span.to + 1 - span.from)))
  let edge = -Infinity
  for (const tick of figure.ticks) {
    const x = at(tick.day)
    sketch.add({ shape: 'line', x1: x, y1: plot.y, x2: x, y2: plot.y + plot.height, stroke: 'grid', weight: 0.2 })
    const width = sketch.measure(tick.text, TYPE.tick, false)
    if (x < edge + 1.2 || x + width > sketch.width) continue
    edge = x + width
    sketch.text('tick', [tick.text], { x, y: plot.y + plot.height + 2.8 }, { fontSize: TYPE.tick, anchor: 'start', fill: 'quiet' })
  }
  sketch.add({ shape: 'line', x1: plot.x, y1: plot.y + plot.height, x2: plot.x + plot.width, y2: plot.y + plot.height, stroke: 'axis', weight: 0.3 })
  const height = Math.min(6, pitch * 0.66)
  rows.forEach((row, i) => {
    const y = band.middle(i)
    if (row.actual) {
      const x = at(row.actual.from)
      sketch.add({ shape: 'rect', x, y: y - height * 0.29, width: Math.max(0.5, at(row.actual.to + 1) - x), height: height * 0.58, fill: row.late ? 'threshold' : 'bar', key: row.key, tip: row.tip })
    }
    if (row.planned) outline(sketch, { x: at(row.planned.from), y: y - height / 2, width: Math.max(0.8, at(row.planned.to + 1) - at(row.planned.from)), height })
  })
  if (figure.asOf && figure.asOf.day >= span.from && figure.asOf.day <= span.to) {
    const x = at(figure.asOf.day + 0.5)
    sketch.add({ shape: 'line', x1: x, y1: plot.y, x2: x, y2: plot.y + plot.height, stroke: 'accent', weight: 0.4 })
    const half = sketch.measure(figure.asOf.text, TYPE.small, false) / 2
    sketch.tryText('axis', [figure.asOf.text], [{ x: Math.min(sketch.width - half, Math.max(half, x)), y: plot.y - 1.8 }], { fontSize: TYPE.small, fill: 'accent' })
  }
}

function outline(sketch: Sketch, { x, y, width, height }: Rect): void {
  const points = [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }, { x, y }]
  sketch.add({ shape: 'polyline', points, stroke: 'text', weight: 0.35, dash: [1.3, 0.9] })
}

/** What dashed and solid stand for. */
function key({ names, rows }: GanttFigure, sketch: Sketch): number {
  const y = LEGEND_LINE / 2
  let x = 0
  const word = (text: string): void => {
    const [shown = ''] = oneLine(sketch, text, sketch.width / 3, TYPE.small)
    if (shown) sketch.text('class', [shown], { x: x + 7, y }, { fontSize: TYPE.small, anchor: 'start', fill: 'text' })
    x += 11 + sketch.measure(shown, TYPE.small, false)
  }
  outline(sketch, { x: x + 0.6, y: y - 1.1, width: 5, height: 2.2 })
  word(names.planned)
  if (rows.some(row => row.actual)) {
    sketch.add({ shape: 'rect', x: x + 0.6, y: y - 0.8, width: 5, height: 1.6, fill: 'bar' })
    word(names.actual)
  }
  return LEGEND_LINE + 1.2
}
