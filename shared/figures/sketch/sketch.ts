import type { Point, Rect, Segment } from '../geometry.ts'
import { rectsOverlap } from '../geometry.ts'
import type { PlacedText } from '../placedText.ts'
import { bounds, placeText, textsOverlap } from '../placedText.ts'
import type { MeasureText } from '../text/measure.ts'
import { measureText } from '../text/measure.ts'
import type { Shade } from './shades.ts'

interface MarkBase {
  /** Key of what it shows, for clicks and tests. */
  key?: string
  /** Lines shown on hover. */
  tip?: string[]
}
interface Line { stroke: Shade; weight: number; dash?: number[] | undefined }
interface Fill { fill: Shade; stroke?: Shade; weight?: number }

/** What a drawing is made of; lengths in mm from its top left corner. */
export type Mark = MarkBase & (
  | ({ shape: 'rect' } & Rect & Fill)
  | ({ shape: 'line' } & Segment & Line)
  | ({ shape: 'polyline'; points: Point[] } & Line)
  | ({ shape: 'polygon'; points: Point[]; opacity?: number } & Fill)
  | ({ shape: 'circle'; x: number; y: number; r: number; opacity?: number } & Fill)
  | { shape: 'text'; text: PlacedText; fill: Shade; halo: boolean })

export interface TextLook {
  fontSize: number
  anchor?: PlacedText['anchor']
  bold?: boolean
  rotate?: number
  lineHeight?: number
  fill?: Shade
  halo?: boolean
  /** On paper of its own: for a text that stands on a line. */
  plate?: boolean
}

/** Room kept between texts that were placed by looking for a free place. */
const APART = 0.3

/**
 * A drawing in the making: marks in drawing order, and texts that know where the others stand. Screen and paper are drawn
 * from the same marks, so that what fits on one fits on the other.
 */
export class Sketch {
  readonly width: number
  readonly height: number
  readonly measure: MeasureText
  readonly marks: Mark[] = []
  readonly texts: PlacedText[] = []
  /** What texts that look for a place must not cover. */
  readonly taken: Rect[] = []

  constructor(area: { width: number; height: number }, measure: MeasureText = measureText) {
    this.width = area.width
    this.height = area.height
    this.measure = measure
  }

  add(mark: Mark): void { this.marks.push(mark) }

  /** Places a text that the layout has kept room for; returns its place. Empty lines place nothing. */
  text(role: PlacedText['role'], lines: string[], at: Point, look: TextLook): PlacedText {
    const placed = placeText(role, lines, at, this.measure, look)
    if (bounds(placed).width > 0) this.put(placed, look)
    return placed
  }

  /** Places a text where it covers nothing: at the first of `places` that is free; null where none is. */
  tryText(role: PlacedText['role'], lines: string[], places: readonly (Point & { anchor?: PlacedText['anchor'] })[], look: TextLook): PlacedText | null {
    for (const place of places) {
      const placed = placeText(role, lines, place, this.measure, { ...look, ...(place.anchor ? { anchor: place.anchor } : {}) })
      if (bounds(placed).width > 0 && this.isFree(placed)) {
        this.put(placed, look)
        return placed
      }
    }
    return null
  }

  isFree(placed: PlacedText): boolean {
    const box = bounds(placed)
    if (box.x < 0 || box.y < 0 || box.x + box.width > this.width || box.y + box.height > this.height) return false
    return !this.taken.some(rect => rectsOverlap(rect, box)) && !this.texts.some(other => rectsOverlap(bounds(other), box, APART) && textsOverlap(other, grown(placed)))
  }

  private put(placed: PlacedText, look: TextLook): void {
    this.texts.push(placed)
    if (look.plate) {
      const { x, y, width, height } = bounds(placed)
      this.marks.push({ shape: 'rect', x: x - APART, y, width: width + 2 * APART, height, fill: 'background' })
    }
    this.marks.push({ shape: 'text', text: placed, fill: look.fill ?? 'text', halo: look.halo ?? false })
  }
}

function grown(placed: PlacedText): PlacedText {
  const box = bounds(placed)
  const { x, y, width, height } = { x: box.x - APART, y: box.y - APART, width: box.width + 2 * APART, height: box.height + 2 * APART }
  return placed.rotate === 0 ? { ...placed, corners: [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }] } : placed
}
