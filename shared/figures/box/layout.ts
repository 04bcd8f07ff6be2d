import type { BoxFigure } from '../resultFigure.ts'
import { groupedText, meanText } from '../rounding.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS } from '../sketch/axes.ts'
import { placeSideColumn, rowBand, sideColumn } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'

/** Lying boxes: quartiles and median, whiskers, outliers as rings, the mean as a diamond. */
export function drawBox(figure: BoxFigure, sketch: Sketch): void {
  const { groups, axis } = figure
  const pitch = (sketch.height - 1.2 - BOTTOM_AXIS) / Math.max(1, groups.length)
  const column = sideColumn(sketch, [groups.map(group => [`n = ${groupedText(group.n)}`]), groups.map(group => [groupedText(group.n)])], pitch, 0.25)
  const band = rowBand(sketch, groups.map(group => group.label), { top: 1.2, bottom: BOTTOM_AXIS, right: column.width + 3 })
  bottomAxis(sketch, band.plot, axis)
  const at = acrossOf(band.plot, axis)
  const thickness = Math.min(6, band.pitch * 0.58)
  groups.forEach((group, i) => {
    const y = band.middle(i)
    const tip = [group.label, `${meanText(group.low)} / ${meanText(group.q1)} / ${meanText(group.median)} / ${meanText(group.q3)} / ${meanText(group.high)}`, `n = ${groupedText(group.n)}`]
    for (const [from, to] of [[group.low, group.q1], [group.q3, group.high]] as const) sketch.add({ shape: 'line', x1: at(from), y1: y, x2: at(to), y2: y, stroke: 'axis', weight: 0.35 })
    for (const end of [group.low, group.high]) sketch.add({ shape: 'line', x1: at(end), y1: y - thickness / 4, x2: at(end), y2: y + thickness / 4, stroke: 'axis', weight: 0.35 })
    sketch.add({ shape: 'rect', x: at(group.q1), y: y - thickness / 2, width: Math.max(0.3, at(group.q3) - at(group.q1)), height: thickness, fill: 'series:3', stroke: 'axis', weight: 0.3, key: group.key, tip })
    sketch.add({ shape: 'line', x1: at(group.median), y1: y - thickness / 2, x2: at(group.median), y2: y + thickness / 2, stroke: 'text', weight: 0.8 })
    for (const value of group.outliers) sketch.add({ shape: 'circle', x: at(value), y, r: Math.min(0.8, band.pitch * 0.16), fill: 'none', stroke: 'text', weight: 0.25, tip: [group.label, meanText(value)] })
    const r = Math.min(1.1, band.pitch * 0.2)
    sketch.add({ shape: 'polygon', points: [{ x: at(group.mean), y: y - r }, { x: at(group.mean) + r, y }, { x: at(group.mean), y: y + r }, { x: at(group.mean) - r, y }], fill: 'background', stroke: 'text', weight: 0.3 })
  })
  placeSideColumn(sketch, band, column)
}
