import type { Point, Rect, Segment } from '../geometry.ts'
import { rectsOverlap } from '../geometry.ts'
import { bounds, placeText, strikes, textsOverlap } from '../placedText.ts'
import type { PlacedText } from '../placedText.ts'
import type { MeasureText } from '../text/measure.ts'

const TYPE = 2.6
const AIR = 0.35
/** Of counts: with more or longer ones than fit at this size a chart has none. */
const SMALLEST = 2.1

/**
 * Counts over their bars; inside the bar where the cumulative line passes over it; left out where neither has room.
 * All in one size: where the widest does not fit its bar there are none, so that no large bar goes bare beside
 * small ones with a number (the table has them all).
 */
export function placeCounts(counts: readonly string[], bars: readonly Rect[], lines: readonly Segment[], placed: readonly PlacedText[], measure: MeasureText): PlacedText[] {
  const texts: PlacedText[] = []
  const room = Math.min(...bars.map(bar => bar.width)) - 0.4
  const widest = Math.max(0, ...counts.map(count => measure(count, 1, false)))
  const fontSize = Math.min(TYPE, room / widest)
  if (!(fontSize >= SMALLEST)) return []
  counts.forEach((count, i) => {
    const bar = bars[i]
    if (!bar) return
    const x = bar.x + bar.width / 2
    const over = placeText('count', [count], { x, y: bar.y - 0.7 - fontSize / 2 }, measure, { fontSize })
    const inside = placeText('count', [count], { x, y: bar.y + 0.9 + fontSize / 2 }, measure, { fontSize })
    const free = (text: PlacedText): boolean => !lines.some(line => strikes(line, text, AIR)) && ![...placed, ...texts].some(other => textsOverlap(text, other))
    if (free(over)) texts.push(over)
    else if (bar.height > fontSize + 1.8 && free(inside)) texts.push(inside)
  })
  return texts
}

interface Surroundings { segments: readonly Segment[]; bars: readonly Rect[]; texts: readonly PlacedText[]; area: Rect; measure: MeasureText }

/**
 * Cumulative percentages at the points of the line: over the point, else over its left, else under its right.
 * The first, the last and the class limits are placed before the others; one that finds no free place is left out.
 */
export function placePercents(percents: readonly string[], points: readonly Point[], important: readonly boolean[], around: Surroundings): PlacedText[] {
  const { segments, bars, area, measure } = around
  const order = percents.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b)
  function rank(i: number): number {
    return i === 0 || i === percents.length - 1 ? 0 : important[i] ? 1 : 2
  }
  const texts: PlacedText[] = []
  const free = (text: PlacedText): boolean => {
    const box = bounds(text)
    if (box.x < area.x || box.x + box.width > area.x + area.width || box.y < area.y) return false
    return !segments.some(segment => strikes(segment, text, AIR)) && !bars.some(bar => rectsOverlap(bar, box, AIR)) &&
      ![...around.texts, ...texts].some(other => textsOverlap(text, other))
  }
  for (const i of order) {
    const point = points[i]
    const percent = percents[i]
    if (!point || !percent) continue
    const width = measure(percent, TYPE, false)
    const places: Point[] = [
      { x: point.x, y: point.y - 1.2 - TYPE / 2 },
      { x: point.x - width / 2 - 0.2, y: point.y - 1 - TYPE / 2 },
      { x: point.x - width / 2 - 1.4, y: point.y - 0.4 - TYPE / 2 },
      // The first point touches its bar, whose count stands there.
      ...(i === 0 ? [{ x: point.x - width / 2 - 0.2, y: point.y - 1.6 - TYPE * 1.5 }] : []),
      { x: point.x + width / 2 + 1, y: point.y + 1 + TYPE / 2 },
    ]
    const text = places.map(at => placeText('percent', [percent], at, measure, { fontSize: TYPE })).find(free)
    if (text) texts.push(text)
  }
  return texts
}
