import type { FishboneLayout, TextBox } from '../../../../shared/figures/figure.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'
/** The head counts as a place of its own in the diagram. */
export const HEAD = 'head'

const centre = (box: TextBox): { x: number; y: number } => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/**
 * The label that a person would call next in a direction: the nearest one whose centre lies within 60 degrees of it,
 * sideways distance counting double; if none, the nearest anywhere on that side. null at the edge.
 */
export function neighbourIn(layout: FishboneLayout, from: string, direction: Direction): string | null {
  const places = [{ id: HEAD, ...centre(layout.head) }, ...layout.bones.map(bone => ({ id: bone.id, ...centre(bone.label) }))]
  const start = places.find(place => place.id === from)
  if (!start) return HEAD
  const nearest = (widest: number): string | null => {
    let best: { id: string; cost: number } | null = null
    for (const place of places) {
      if (place.id === from) continue
      const dx = place.x - start.x
      const dy = place.y - start.y
      const along = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy
      const across = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
      if (along <= 0.5 || across > along * widest) continue
      const cost = along + 2 * across
      if (!best || cost < best.cost) best = { id: place.id, cost }
    }
    return best?.id ?? null
  }
  return nearest(Math.tan(Math.PI / 3)) ?? nearest(Number.POSITIVE_INFINITY)
}

/** The bone whose label or line lies nearest to a point, within `reach` mm; HEAD for the head, null for nothing. */
export function boneAt(layout: FishboneLayout, x: number, y: number, reach = 3): string | null {
  const inBox = (box: TextBox): boolean => x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1
  if (inBox(layout.head)) return HEAD
  const labelled = layout.bones.find(bone => inBox(bone.label))
  if (labelled) return labelled.id
  let best: { id: string; distance: number } | null = null
  for (const bone of layout.bones) {
    const distance = distanceTo(bone.line, x, y)
    if (distance <= reach && (!best || distance < best.distance)) best = { id: bone.id, distance }
  }
  if (best) return best.id
  return distanceTo(layout.spine, x, y) <= reach ? HEAD : null
}

function distanceTo(line: { x1: number; y1: number; x2: number; y2: number }, x: number, y: number): number {
  const dx = line.x2 - line.x1
  const dy = line.y2 - line.y1
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - line.x1) * dx + (y - line.y1) * dy) / length))
  return Math.hypot(x - (line.x1 + along * dx), y - (line.y1 + along * dy))
}
