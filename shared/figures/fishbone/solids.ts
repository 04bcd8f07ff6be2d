/**
 * What may not overlap, in the frame of a joint: mm, origin at the joint, y towards the tail of the parent's side
 * (up in the upper half; the lower half is the same thing mirrored). A slanted line leans left going up, at 60°:
 * x = u − y·cot 60°, so u tells parallel lines apart.
 */
export const COT = 1 / Math.tan(Math.PI / 3)

export type Solid = Box | Slant
export interface Box { slant: false; x1: number; y1: number; x2: number; y2: number }
interface Slant { slant: true; u: number; y1: number; y2: number }

/** Air between any two things. */
export const GAP = 1.5

export const box = (x1: number, y1: number, x2: number, y2: number): Box => ({ slant: false, x1, y1, x2, y2 })
export const slant = (u: number, y1: number, y2: number): Slant => ({ slant: true, u, y1, y2 })

export const moved = (solid: Solid, dx: number, dy: number): Solid => (solid.slant
  ? { slant: true, u: solid.u + dx + dy * COT, y1: solid.y1 + dy, y2: solid.y2 + dy }
  : { slant: false, x1: solid.x1 + dx, y1: solid.y1 + dy, x2: solid.x2 + dx, y2: solid.y2 + dy })

/** How far right of the parallel line through the origin a thing reaches. */
export const reach = (solid: Solid): number => (solid.slant ? solid.u : solid.x2 + solid.y2 * COT)
export const lowest = (solid: Solid): number => solid.y1

/** How far left `moving` must go to lie left of all of `placed`; may be negative. */
export function slideLeft(placed: readonly Solid[], moving: readonly Solid[]): number {
  let shift = -Infinity
  for (const a of placed) {
    for (const b of moving) {
      const low = Math.max(a.y1, b.y1)
      const high = Math.min(a.y2, b.y2)
      if (low >= high + GAP) continue
      let needed: number
      if (a.slant && b.slant) needed = b.u - a.u
      else if (a.slant) needed = (b as Box).x2 - (a.u - Math.min(a.y2, b.y2 + GAP) * COT)
      else if (b.slant) needed = b.u - Math.max(b.y1, a.y1 - GAP) * COT - a.x1
      else needed = b.x2 - a.x1
      if (needed > shift) shift = needed
    }
  }
  return shift + GAP
}

/** How far `moving` must climb along the slanted direction to lie past all of `placed`; −∞ when they never meet. */
export function slideUp(placed: readonly Solid[], moving: readonly Solid[]): number {
  let climb = -Infinity
  for (const a of placed) {
    for (const b of moving) {
      const end = meetingEnd(a, b)
      if (end > climb) climb = end
    }
  }
  return climb
}

/** The last climb at which `b` still touches `a`. */
function meetingEnd(a: Solid, b: Solid): number {
  if (a.slant && b.slant) return Math.abs(a.u - b.u) < GAP ? a.y2 + GAP - b.y1 : -Infinity
  if (a.slant) {
    // Where the line cuts the box, as the box sees it: climbing keeps u.
    const cut = slice(b as Box, a.u)
    return cut ? a.y2 + GAP - cut.low : -Infinity
  }
  if (b.slant) {
    const cut = slice(a, b.u)
    return cut ? cut.high + GAP - b.y1 : -Infinity
  }
  const start = Math.max(a.y1 - GAP - b.y2, (b.x1 - a.x2 - GAP) / COT)
  const end = Math.min(a.y2 + GAP - b.y1, (b.x2 - a.x1 + GAP) / COT)
  return start < end ? end : -Infinity
}

/** Heights at which the slanted line u passes through a box or its margin. */
function slice(solid: Box, u: number): { low: number; high: number } | null {
  const low = Math.max(solid.y1, (u - solid.x2 - GAP) / COT)
  const high = Math.min(solid.y2, (u - solid.x1 + GAP) / COT)
  return low <= high ? { low, high } : null
}
