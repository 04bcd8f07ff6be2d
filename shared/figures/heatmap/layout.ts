import type { HeatmapFigure } from '../resultFigure.ts'
import { oneLine, TYPE } from '../sketch/axes.ts'
import { rowBand } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'

const TOP = 5.6
const KEY = 6.4
/** A cell is at most this wide, mm: few columns do not stretch over the page. */
const WIDEST_CELL = 24

/** Cells coloured by sign and size with their numbers; a corner marks the negative ones, so that grey print keeps the sign. */
export function drawHeatmap(figure: HeatmapFigure, sketch: Sketch): void {
  const { rows, columns, cells } = figure
  const band = rowBand(sketch, rows.map(row => row.label), { top: TOP, bottom: KEY, right: 1 })
  const width = Math.min(WIDEST_CELL, band.plot.width / Math.max(1, columns.length))
  const height = band.pitch
  const left = (c: number): number => band.plot.x + c * width
  let edge = -Infinity
  columns.forEach((column, c) => {
    const [label] = oneLine(sketch, column.label, Math.max(width - 0.6, TYPE.small * 1.4), TYPE.small)
    if (!label) return
    const half = sketch.measure(label, TYPE.small, false) / 2
    const x = left(c) + width / 2
    if (x - half < edge + 0.4 || x + half > sketch.width) return
    edge = x + half
    sketch.text('category', [label], { x, y: TOP - 2.2 }, { fontSize: TYPE.small, fill: 'quiet' })
  })
  const size = Math.min(TYPE.value, height * 0.55)
  cells.forEach((line, r) => line.forEach((cell, c) => {
    if (!cell) return
    const box = { x: left(c), y: band.plot.y + r * height, width, height }
    const strength = cell.dim ? cell.value * 0.25 : cell.value
    const shade = `diverging:${Math.round(strength * 100) / 100}` as const
    sketch.add({ shape: 'rect', ...box, fill: shade, stroke: 'grid', weight: 0.15, key: `${rows[r]?.key}:${columns[c]?.key}`, tip: [`${rows[r]?.label} × ${columns[c]?.label}`, cell.text] })
    if (cell.value < 0 && !cell.dim) {
      const corner = Math.min(1.4, width * 0.2, height * 0.3)
      sketch.add({ shape: 'polygon', points: [{ x: box.x, y: box.y }, { x: box.x + corner, y: box.y }, { x: box.x, y: box.y + corner }], fill: `on-${shade}` as const })
    }
    if (size >= 1.6 && sketch.measure(cell.text, size, !cell.dim) <= width - 0.6) {
      sketch.tryText('value', [cell.text], [{ x: box.x + width / 2, y: box.y + height / 2 }], { fontSize: size, bold: !cell.dim, fill: cell.dim ? 'quiet' : `on-${shade}` as const })
    }
  }))
  colourKey(sketch, band.plot.x, band.plot.y + band.plot.height + 3.4)
}

/** −1 … 0 … 1 as a strip under the cells. */
function colourKey(sketch: Sketch, x: number, y: number): void {
  const steps = 21
  const width = Math.min(40, sketch.width - x - 10)
  if (width < 12) return
  for (let i = 0; i < steps; i++) sketch.add({ shape: 'rect', x: x + 5 + i * width / steps, y: y - 1, width: width / steps + 0.05, height: 2, fill: `diverging:${(i - 10) / 10}` })
  sketch.tryText('tick', ['−1'], [{ x: x + 3.4, y, anchor: 'end' }], { fontSize: TYPE.small, fill: 'quiet' })
  sketch.tryText('tick', ['1'], [{ x: x + 6 + width, y, anchor: 'start' }], { fontSize: TYPE.small, fill: 'quiet' })
}
