import { expect } from 'vitest'
import { bounds, textsOverlap } from '../../../shared/figures/placedText.ts'
import type { Mark, Sketch } from '../../../shared/figures/sketch/sketch.ts'

/** Every text inside the drawing and clear of every other; no mark with a coordinate that is not a number. */
export function expectClean(sketch: Sketch, what: string): void {
  sketch.texts.forEach((text, i) => {
    const box = bounds(text)
    expect(box.x, `${what}: ${text.lines}`).toBeGreaterThanOrEqual(-0.05)
    expect(box.x + box.width, `${what}: ${text.lines}`).toBeLessThanOrEqual(sketch.width + 0.05)
    expect(box.y, `${what}: ${text.lines}`).toBeGreaterThanOrEqual(-0.05)
    expect(box.y + box.height, `${what}: ${text.lines}`).toBeLessThanOrEqual(sketch.height + 0.05)
    for (const other of sketch.texts.slice(i + 1)) expect(textsOverlap(text, other), `${what}: ${text.lines} / ${other.lines}`).toBe(false)
  })
  for (const mark of sketch.marks) for (const value of coordinates(mark)) expect(Number.isFinite(value), `${what}: ${mark.shape}`).toBe(true)
}

function coordinates(mark: Mark): number[] {
  switch (mark.shape) {
    case 'rect': return [mark.x, mark.y, mark.width, mark.height]
    case 'line': return [mark.x1, mark.y1, mark.x2, mark.y2]
    case 'circle': return [mark.x, mark.y, mark.r]
    case 'text': return [mark.text.x, mark.text.y]
    default: return mark.points.flatMap(point => [point.x, point.y])
  }
}
