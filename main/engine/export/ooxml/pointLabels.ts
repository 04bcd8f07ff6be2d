import type { Rect } from '../../../../shared/figures/geometry.ts'
import { rectsOverlap, segmentCrossesRect } from '../../../../shared/figures/geometry.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import type { PlotSeries, ResultPlot } from './resultPlot.ts'

/** Where a name stands: at one side of its point, or moved from the right side by shares of the whole chart. */
export interface PointLabel { text: string; side: 'r' | 'l' | 't' | 'b'; moved: { x: number; y: number } | null }

/** The rectangle of the axes, as shares of the whole chart: with it fixed, the place of every point is known before Office draws. */
export const PLOT_AREA: Rect = { x: 0.1, y: 0.03, width: 0.87, height: 0.82 }

/** All in points. Half of a point's mark, and what Office leaves between mark and label. */
const MARK = 2.6
const GAP = 3.2
const LINE = 1.25
/** How far a name may be moved before the number takes its place. */
const REACHES = [9, 17]
/** A hard line is crossed by no name; a faint or slanted one only where there is no other place. */
const HARD_WEIGHT = 1

/**
 * A place for the name of every point of a scatter, where it covers no other name, no point and none of the lines; the number
 * of the point, counted from 1, where there is none. width, height: of the chart, points.
 */
export function pointLabels(series: PlotSeries, plot: ResultPlot, { width, height, size }: { width: number; height: number; size: number }): (PointLabel | null)[] {
  const area = { x: PLOT_AREA.x * width, y: PLOT_AREA.y * height, width: PLOT_AREA.width * width, height: PLOT_AREA.height * height }
  const [x0, x1] = [plot.category.min ?? 0, plot.category.max ?? 1]
  const at = (x: number, y: number): { x: number; y: number } => ({
    x: area.x + area.width * (x - x0) / (x1 - x0), y: area.y + area.height * (1 - (y - plot.value.min) / (plot.value.max - plot.value.min)),
  })
  const points = series.values.map((y, i) => { const x = series.x?.[i] ?? null; return x === null || y === null ? null : at(x, y) })
  const taken: Rect[] = points.flatMap(point => (point ? [{ x: point.x - MARK, y: point.y - MARK, width: 2 * MARK, height: 2 * MARK }] : []))
  const lines = plot.series.filter(one => one.as === 'line' && one.values.length === 2).map(one => {
    const [a, b] = [0, 1].map(i => at(one.x?.[i] ?? 0, one.values[i] ?? 0)) as [{ x: number; y: number }, { x: number; y: number }]
    return { x1: a.x, y1: a.y, x2: b.x, y2: b.y, hard: (one.weight ?? 0) >= HARD_WEIGHT }
  })
  const hard = lines.filter(line => line.hard)
  taken.push(...namedCorners(plot, at, size))
  return points.map((point, i): PointLabel | null => {
    if (!point) return null
    for (const text of [series.names?.[i] ?? '', String(i + 1)]) {
      const box = { width: measureText(text, size, false), height: size * LINE }
      const all = placesRound(point, box)
      for (const [places, free] of [all.filter(place => place.side), all.filter(place => !place.side)].flatMap(places => [[places, lines], [places, hard]] as const)) {
        for (const place of places) {
          const rect = { ...place.at, ...box }
          const inside = rect.x >= area.x && rect.y >= area.y && rect.x + rect.width <= area.x + area.width && rect.y + rect.height <= area.y + area.height
          if (!inside || taken.some(other => rectsOverlap(other, rect)) || free.some(line => segmentCrossesRect(line, rect))) continue
          taken.push(rect)
          const right = { x: point.x + MARK + GAP, y: point.y - box.height / 2 }
          return { text, side: place.side ?? 'r', moved: place.side ? null : { x: (rect.x - right.x) / width, y: (rect.y - right.y) / height } }
        }
      }
    }
    return { text: String(i + 1), side: 't', moved: null }
  })
}

/** The four sides that Office knows, then corners and places further off. */
function placesRound(point: { x: number; y: number }, { width, height }: { width: number; height: number }): { at: { x: number; y: number }; side?: PointLabel['side'] }[] {
  const off = MARK + GAP
  return [
    { at: { x: point.x + off, y: point.y - height / 2 }, side: 'r' as const }, { at: { x: point.x - off - width, y: point.y - height / 2 }, side: 'l' as const },
    { at: { x: point.x - width / 2, y: point.y - off - height }, side: 't' as const }, { at: { x: point.x - width / 2, y: point.y + off }, side: 'b' as const },
    ...REACHES.flatMap(reach => [
      { at: { x: point.x + reach, y: point.y - reach - height / 2 } }, { at: { x: point.x + reach, y: point.y + reach - height / 2 } },
      { at: { x: point.x - reach - width, y: point.y - reach - height / 2 } }, { at: { x: point.x - reach - width, y: point.y + reach - height / 2 } },
      { at: { x: point.x - width / 2, y: point.y - reach - height } }, { at: { x: point.x - width / 2, y: point.y + reach } },
    ]),
  ]
}

/** What the words of a series without marks take: they stand right or left of their corner. */
function namedCorners(plot: ResultPlot, at: (x: number, y: number) => { x: number; y: number }, size: number): Rect[] {
  return plot.series.filter(one => one.sides).flatMap(one => one.values.map((y, i) => {
    const corner = at(one.x?.[i] ?? 0, y ?? 0)
    const width = measureText(one.names?.[i] ?? '', size + 1, true) + GAP
    return { x: one.sides![i] === 'l' ? corner.x - width : corner.x, y: corner.y - size * LINE / 2, width, height: size * LINE }
  }))
}
