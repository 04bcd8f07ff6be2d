import type { IntervalFigure } from '../resultFigure.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS, oneLine, TYPE } from '../sketch/axes.ts'
import { placeSideColumn, rowBand, sideColumn } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { groupedText } from '../rounding.ts'

/** Estimates as lying bars or dots with their intervals; the numbers stand in a column at the right. */
export function drawInterval(figure: IntervalFigure, sketch: Sketch): void {
  const { rows, axis } = figure
  const nText = (n: number | null): string[] => (n === null ? [] : [`n = ${groupedText(n)}`])
  const top = figure.reference ? 5.4 : 1.2
  const pitch = (sketch.height - top - BOTTOM_AXIS) / Math.max(1, rows.length)
  const column = sideColumn(sketch, [
    rows.map(row => [[row.text, ...nText(row.n)].join('  ')]),
    rows.map(row => [row.text, ...nText(row.n)]),
    rows.map(row => [row.text]),
    rows.map(row => [row.text.split(' [')[0]!]),
  ], pitch, 0.34)
  const band = rowBand(sketch, rows.map(row => row.label), { top, bottom: BOTTOM_AXIS, right: column.width + 2 })
  const { plot } = band
  bottomAxis(sketch, plot, axis)
  const at = acrossOf(plot, axis)
  if (figure.reference) {
    const x = at(figure.reference.value)
    sketch.add({ shape: 'line', x1: x, y1: plot.y - 0.8, x2: x, y2: plot.y + plot.height, stroke: 'threshold', weight: 0.35, dash: [1.6, 1.2] })
    const lines = oneLine(sketch, figure.reference.label, sketch.width, TYPE.small)
    const half = Math.max(0, ...lines.map(line => sketch.measure(line, TYPE.small, false))) / 2
    sketch.tryText('axis', lines, [{ x: Math.min(sketch.width - half, Math.max(half, x)), y: 2.4 }], { fontSize: TYPE.small, fill: 'threshold' })
  }
  const thickness = Math.min(5.5, band.pitch * 0.6)
  rows.forEach((row, i) => {
    if (row.value === null) return
    const y = band.middle(i)
    const tip = [row.label, row.text, ...nText(row.n)]
    const [base, end] = [at(figure.base), at(row.value)]
    if (figure.style === 'bar') sketch.add({ shape: 'rect', x: Math.min(base, end), y: y - thickness / 2, width: Math.abs(end - base), height: thickness, fill: 'series:3', key: row.key, tip })
    if (row.low !== null && row.high !== null) {
      const [low, high] = [at(row.low), at(row.high)]
      const cap = Math.min(1.3, band.pitch * 0.2)
      sketch.add({ shape: 'line', x1: low, y1: y, x2: high, y2: y, stroke: 'text', weight: 0.4 })
      for (const x of [low, high]) sketch.add({ shape: 'line', x1: x, y1: y - cap, x2: x, y2: y + cap, stroke: 'text', weight: 0.4 })
    }
    if (figure.style === 'dot') sketch.add({ shape: 'circle', x: end, y, r: Math.min(1.1, band.pitch * 0.22), fill: 'accent', stroke: 'background', weight: 0.2, key: row.key, tip })
  })
  if (figure.style === 'bar') sketch.add({ shape: 'line', x1: at(figure.base), y1: plot.y, x2: at(figure.base), y2: plot.y + plot.height, stroke: 'axis', weight: 0.35 })
  placeSideColumn(sketch, band, column)
}
