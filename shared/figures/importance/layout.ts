import type { ImportanceFigure } from '../resultFigure.ts'
import { acrossOf, bottomAxis, BOTTOM_AXIS, TYPE } from '../sketch/axes.ts'
import { legend } from '../sketch/legend.ts'
import { rowBand } from '../sketch/rows.ts'
import type { Sketch } from '../sketch/sketch.ts'

/** Height on paper of one item with `methods` bars, mm. */
export const importancePitch = (methods: number): number => Math.max(8, 3.4 * methods + 3)

/** Several measures of importance of the same items, side by side. */
export function drawImportance(figure: ImportanceFigure, sketch: Sketch): void {
  const { items, methods, axis } = figure
  const top = methods.length > 1 ? legend(sketch, methods.map((method, m) => ({ label: method.label, shade: `series:${m}` as const, series: null }))) : 1.2
  const band = rowBand(sketch, items.map(item => item.label), { top, bottom: BOTTOM_AXIS, right: 11 })
  bottomAxis(sketch, band.plot, axis)
  const at = acrossOf(band.plot, axis)
  const slot = band.pitch * 0.8 / Math.max(1, methods.length)
  const zero = at(0)
  items.forEach((item, i) => methods.forEach((method, m) => {
    const value = method.values[i] ?? null
    if (value === null) return
    const y = band.middle(i) - band.pitch * 0.4 + m * slot
    const end = at(value)
    const text = method.texts[i] ?? ''
    sketch.add({ shape: 'rect', x: Math.min(zero, end), y: y + slot * 0.06, width: Math.abs(end - zero), height: slot * 0.88, fill: methods.length > 1 ? `series:${m}` : 'bar', key: `${item.key}:${method.key}`, tip: [item.label, `${method.label}  ${text}`] })
    const size = Math.min(TYPE.small, slot * 0.95)
    if (size >= 1.5) sketch.tryText('value', [text], [value < 0 ? { x: end - 0.8, y: y + slot / 2, anchor: 'end' } : { x: end + 0.8, y: y + slot / 2, anchor: 'start' }], { fontSize: size })
  }))
  sketch.add({ shape: 'line', x1: zero, y1: band.plot.y, x2: zero, y2: band.plot.y + band.plot.height, stroke: 'axis', weight: 0.35 })
}
