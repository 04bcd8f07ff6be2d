import type { StackedFigure } from '../resultFigure.ts'
import { groupedText, percentNumber, percentText } from '../rounding.ts'
import { bottomAxis, BOTTOM_AXIS, TYPE } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { placeSideColumn, rowBand, sideColumn } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'

/** The answers to each item as parts of 100 %, light to dark in their order; n at the right. */
export function drawStacked(figure: StackedFigure, sketch: Sketch): void {
  const { rows, categories } = figure
  const k = categories.length
  const top = legend(sketch, categories.map((category, c) => ({ label: category.label, shade: `ramp:${c + 1}/${k}` as const, series: null })))
  const pitch = (sketch.height - top - BOTTOM_AXIS) / Math.max(1, rows.length)
  const column = sideColumn(sketch, [rows.map(row => [`n = ${groupedText(row.n)}`]), rows.map(row => [groupedText(row.n)])], pitch, 0.25)
  const band = rowBand(sketch, rows.map(row => row.label), { top, bottom: BOTTOM_AXIS, right: column.width + 2 })
  const { plot } = band
  bottomAxis(sketch, plot, { title: figure.axis, min: 0, max: 100 }, false)
  const thickness = Math.min(6.5, band.pitch * 0.72)
  rows.forEach((row, r) => {
    const middle = band.middle(r)
    let x = plot.x
    row.shares.forEach((share, c) => {
      const width = plot.width * Math.min(1, Math.max(0, share))
      const category = categories[c]
      sketch.add({ shape: 'rect', x, y: middle - thickness / 2, width, height: thickness, fill: `ramp:${c + 1}/${k}`, stroke: 'background', weight: 0.25, key: `${row.key}:${category?.key}`, tip: [row.label, `${category?.label ?? ''}  ${percentText(share)}`, `n = ${groupedText(row.n)}`] })
      const text = percentNumber(share)
      if (thickness >= TYPE.small && sketch.measure(text, TYPE.small, false) <= width - 0.6) sketch.tryText('percent', [text], [{ x: x + width / 2, y: middle }], { fontSize: TYPE.small, fill: `on-ramp:${c + 1}/${k}` })
      x += width
    })
  })
  placeSideColumn(sketch, band, column)
}
