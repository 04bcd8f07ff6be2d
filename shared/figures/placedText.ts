import type { Point, Rect, Segment } from './geometry.ts'
import { polygonsOverlap, segmentCrossesRect, turned } from './geometry.ts'
import type { MeasureText } from './text/measure.ts'

/** Lines of type with their place on the page, mm. */
export interface PlacedText {
  role: 'category' | 'count' | 'percent' | 'tick' | 'axis' | 'class' | 'value'
  lines: string[]
  /** Anchor: start, middle or end of each line; y is the middle of the first line. */
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  fontSize: number
  lineHeight: number
  bold: boolean
  /** Degrees clockwise about (x, y). */
  rotate: number
  /** Bounding polygon, for collisions. */
  corners: Point[]
}

/** Height of type within its line, in ems. */
const INK = 1.02

export function placeText(
  role: PlacedText['role'], lines: string[], at: Point, measure: MeasureText,
  style: { fontSize: number; anchor?: PlacedText['anchor']; bold?: boolean; rotate?: number; lineHeight?: number },
): PlacedText {
  const { fontSize, anchor = 'middle', bold = false, rotate = 0, lineHeight = fontSize * 1.25 } = style
  const width = lines.reduce((most, line) => Math.max(most, measure(line, fontSize, bold)), 0)
  const left = anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width
  const box: Rect = { x: at.x - left, y: at.y - fontSize * INK / 2, width, height: (lines.length - 1) * lineHeight + fontSize * INK }
  return { role, lines, x: at.x, y: at.y, anchor, fontSize, lineHeight, bold, rotate, corners: turned(box, at, rotate) }
}

/** The upright rectangle around a text. */
export function bounds(text: PlacedText): Rect {
  const xs = text.corners.map(corner => corner.x)
  const ys = text.corners.map(corner => corner.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

export const textsOverlap = (a: PlacedText, b: PlacedText): boolean => polygonsOverlap(a.corners, b.corners)

/** A line through upright text. */
export const strikes = (segment: Segment, text: PlacedText, gap = 0): boolean => segmentCrossesRect(segment, bounds(text), gap)
