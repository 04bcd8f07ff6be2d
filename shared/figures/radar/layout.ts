import type { ProfileFigure } from '../resultFigure.ts'
import { meanText } from '../rounding.ts'
import { seriesName } from '../profile/layout.ts'
import { TYPE } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { marker } from '../sketch/marker.ts'
import { roundTicks, tickText } from '../sketch/scale.ts'
import { dashOf } from '../sketch/shades.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { wrapEvenly } from '../text/wrap.ts'

/** Items round a circle, one polygon a group; the inmost ring is the low end of the axis. */
export function drawRadar(figure: ProfileFigure, sketch: Sketch): void {
  const { items, series, axis } = figure
  const top = series.length > 1 ? legend(sketch, series.map((one, s) => ({ label: seriesName(one), shade: `series:${s}` as const, series: s }))) : 0
  const size = TYPE.value
  const labelWidth = Math.max(size * 3, sketch.width * 0.22)
  const labels = items.map(item => wrapEvenly(item.label, { width: labelWidth, fontSize: size, maxLines: 3, measure: sketch.measure }))
  const radius = Math.max(6, Math.min((sketch.width - 2 * labelWidth - 4) / 2, (sketch.height - top - 2 * (size * 3.2 + 2)) / 2))
  const center = { x: sketch.width / 2, y: top + (sketch.height - top) / 2 }
  const angle = (i: number): number => -Math.PI / 2 + i * 2 * Math.PI / Math.max(1, items.length)
  const at = (i: number, r: number): { x: number; y: number } => ({ x: center.x + r * Math.cos(angle(i)), y: center.y + r * Math.sin(angle(i)) })
  const span = axis.max - axis.min
  const reach = (value: number): number => (span > 0 ? radius * (0.12 + 0.88 * (Math.min(axis.max, Math.max(axis.min, value)) - axis.min) / span) : radius / 2)
  const ticks = roundTicks(axis.min, axis.max, 5)
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1
  for (const tick of ticks) sketch.add({ shape: 'polygon', points: items.map((_, i) => at(i, reach(tick))), fill: 'none', stroke: 'grid', weight: 0.25 })
  items.forEach((_, i) => sketch.add({ shape: 'line', x1: center.x, y1: center.y, ...{ x2: at(i, radius).x, y2: at(i, radius).y }, stroke: 'grid', weight: 0.2 }))
  for (const [s, one] of series.entries()) {
    const shade = `series:${s}` as const
    const known = one.points.flatMap((point, i) => (point.value === null ? [] : [{ i, value: point.value, ...at(i, reach(point.value)) }]))
    if (known.length > 2) sketch.add({ shape: 'polygon', points: known.map(({ x, y }) => ({ x, y })), fill: shade, opacity: series.length > 1 ? 0 : 0.14, stroke: shade, weight: 0.1 })
    if (known.length > 1) sketch.add({ shape: 'polyline', points: [...known, known[0]!].map(({ x, y }) => ({ x, y })), stroke: shade, weight: 0.5, dash: dashOf(s) })
    for (const point of known) marker(sketch, s, point, 0.95, shade, { key: `${one.key}:${items[point.i]?.key}`, tip: [items[point.i]?.label ?? '', `${seriesName(one)}  ${meanText(point.value)}`] })
  }
  const lineHeight = size * 1.22
  labels.forEach((lines, i) => {
    const out = at(i, radius + 2.2)
    const across = Math.cos(angle(i))
    const anchor = across > 0.2 ? 'start' as const : across < -0.2 ? 'end' as const : 'middle' as const
    const height = (lines.length - 1) * lineHeight
    const y = out.y - height / 2 + Math.sin(angle(i)) * (height / 2 + size * 0.5)
    const number = String(i + 1)
    const placed = sketch.tryText('category', lines, [{ x: out.x, y, anchor }], { fontSize: size, lineHeight })
    if (!placed) sketch.tryText('category', [number], [{ x: out.x, y: out.y, anchor }, { ...at(i, radius + 4.6), anchor }], { fontSize: size })
  })
  for (const tick of ticks) sketch.tryText('tick', [tickText(tick, step)], [{ x: center.x + 1.4, y: center.y - reach(tick), anchor: 'start' }, { x: center.x - 1.4, y: center.y - reach(tick), anchor: 'end' }], { fontSize: TYPE.small, fill: 'quiet', halo: true })
}
