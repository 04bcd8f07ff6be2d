import { oneLine, TYPE } from './axes.ts'
import { marker } from './marker.ts'
import { dashOf } from './shades.ts'
import type { Shade } from './shades.ts'
import type { Sketch } from './sketch.ts'

interface LegendEntry { label: string; shade: Shade; /** Number of the series, for marker and dash; null: a filled box. */ series: number | null; line?: boolean }

const SWATCH = 5.5
/** Height of one line of a key, mm. */
export const LEGEND_LINE = TYPE.small * 1.55
/** A key longer than this share of the drawing is cut: the table names everything. */
const MOST = 0.35

/** The key of a chart over its plot, as many lines as it needs; returns the height taken. */
export function legend(sketch: Sketch, entries: readonly LegendEntry[]): number {
  let x = 0
  let line = 0
  const most = Math.max(1, Math.floor(sketch.height * MOST / LEGEND_LINE))
  for (const entry of entries) {
    const [label = ''] = oneLine(sketch, entry.label, Math.min(sketch.width - SWATCH - 1, TYPE.small * 22), TYPE.small)
    const width = SWATCH + 1 + sketch.measure(label, TYPE.small, false)
    if (x > 0 && x + width > sketch.width) { x = 0; line++ }
    if (line >= most) break
    const y = line * LEGEND_LINE + LEGEND_LINE / 2
    if (entry.series === null) sketch.add({ shape: 'rect', x: x + 1, y: y - 1.1, width: SWATCH - 1.6, height: 2.2, fill: entry.shade, stroke: 'axis', weight: 0.12 })
    else {
      if (entry.line ?? true) sketch.add({ shape: 'line', x1: x, y1: y, x2: x + SWATCH - 0.6, y2: y, stroke: entry.shade, weight: 0.45, dash: dashOf(entry.series) })
      marker(sketch, entry.series, { x: x + (SWATCH - 0.6) / 2, y }, 0.9, entry.shade)
    }
    if (label) sketch.text('class', [label], { x: x + SWATCH, y }, { fontSize: TYPE.small, anchor: 'start', fill: 'text' })
    x += width + 4
  }
  return entries.length > 0 ? (Math.min(line, most - 1) + 1) * LEGEND_LINE + 1.2 : 0
}
