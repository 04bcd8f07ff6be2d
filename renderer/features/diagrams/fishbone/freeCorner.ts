import type { Drawing } from './drawing.ts'
import type { Size, View } from './view.ts'

/** The fourth corner has the buttons of the zoom. */
const corners = ['left bottom', 'left top', 'right top'] as const
export type Corner = (typeof corners)[number]
export interface Rect { x: number; y: number; width: number; height: number }

const EDGE = 12

/** On the screen: everything written in the drawing. */
export function coveredBy({ layout, diagram }: Drawing, view: View): Rect[] {
  const texts = diagram ? diagram.boxes.flatMap(box => [box.label, box.counts, box.evidence]) : [layout.head, ...layout.bones.flatMap(bone => [bone.label, bone.evidence, bone.badge])]
  return texts.filter(text => text !== null).map(({ x, y, width, height }) => ({ x: x * view.scale + view.x, y: y * view.scale + view.y, width: width * view.scale, height: height * view.scale }))
}

/** The corner where something of this size lies on the least words; `now` as long as no other is clearly better, so that it does not jump about. */
export function freeCorner(now: Corner, size: Size, screen: Size, words: readonly Rect[]): Corner {
  const cost = (corner: Corner): number => {
    const x = corner.startsWith('left') ? EDGE : screen.width - EDGE - size.width
    const y = corner.endsWith('top') ? EDGE : screen.height - EDGE - size.height
    return words.reduce((sum, word) => sum
      + Math.max(0, Math.min(x + size.width, word.x + word.width) - Math.max(x, word.x)) * Math.max(0, Math.min(y + size.height, word.y + word.height) - Math.max(y, word.y)), 0)
  }
  const own = cost(now)
  if (own === 0) return now
  return corners.reduce((best, corner) => (cost(corner) < cost(best) / 2 ? corner : best), now)
}
