import type { ProfileFigure } from '../resultFigure.ts'
import { groupedText, meanText } from '../rounding.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { marker } from '../sketch/marker.ts'
import { rowBand } from '../sketch/rows.ts'
import { dashOf } from '../sketch/shades.ts'
import type { Sketch } from '../sketch/sketch.ts'

/** A name with its n, as a key or a tip prints it. */
export const seriesName = (series: { label: string; n: number | null }): string => (series.n === null ? series.label : `${series.label} (n = ${groupedText(series.n)})`)

/** Items under one another, one line a group from item to item with its intervals: the semantic differential. */
export function drawProfile(figure: ProfileFigure, sketch: Sketch): void {
  const { items, series, axis } = figure
  const top = series.length > 1 ? legend(sketch, series.map((one, s) => ({ label: seriesName(one), shade: `series:${s}` as const, series: s }))) : 1.2
  const band = rowBand(sketch, items.map(item => item.label), { top, bottom: BOTTOM_AXIS, right: 3 })
  bottomAxis(sketch, band.plot, axis)
  for (let i = 0; i < items.length; i++) {
    const y = band.middle(i)
    sketch.add({ shape: 'line', x1: band.plot.x, y1: y, x2: band.plot.x + band.plot.width, y2: y, stroke: 'grid', weight: 0.15 })
  }
  const at = acrossOf(band.plot, axis)
  const apart = Math.min(1.5, band.pitch * 0.6 / Math.max(1, series.length))
  series.forEach((one, s) => {
    const shade = `series:${s}` as const
    const off = (s - (series.length - 1) / 2) * apart
    let run: { x: number; y: number }[] = []
    const flush = (): void => {
      if (run.length > 1) sketch.add({ shape: 'polyline', points: run, stroke: shade, weight: 0.5, dash: dashOf(s) })
      run = []
    }
    one.points.forEach((point, i) => {
      if (point.value === null) { flush(); return }
      const y = band.middle(i) + off
      run.push({ x: at(point.value), y })
      if (point.low !== null && point.high !== null) sketch.add({ shape: 'line', x1: at(point.low), y1: y, x2: at(point.high), y2: y, stroke: shade, weight: 0.3 })
    })
    flush()
    one.points.forEach((point, i) => {
      if (point.value === null) return
      marker(sketch, s, { x: at(point.value), y: band.middle(i) + off }, Math.min(1, band.pitch * 0.2), shade, { key: `${one.key}:${items[i]?.key}`, tip: [items[i]?.label ?? '', `${seriesName(one)}  ${meanText(point.value)}`] })
    })
  })
}
