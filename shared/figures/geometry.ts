/** Plane geometry in mm, y downwards. Edges that only touch do not overlap. */
export interface Point { x: number; y: number }
export interface Rect { x: number; y: number; width: number; height: number }
export interface Segment { x1: number; y1: number; x2: number; y2: number }

/** Lengths below this are rounding of ours. */
const TOUCH = 1e-6

export const rectsOverlap = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap - TOUCH && b.x < a.x + a.width + gap - TOUCH &&
  a.y < b.y + b.height + gap - TOUCH && b.y < a.y + a.height + gap - TOUCH

/** Whether some length of the segment lies strictly inside the rectangle (Liang and Barsky 1984). */
export function segmentCrossesRect(segment: Segment, rect: Rect, gap = 0): boolean {
  const dx = segment.x2 - segment.x1
  const dy = segment.y2 - segment.y1
  let enter = 0
  let leave = 1
  const sides: [number, number][] = [
    [-dx, segment.x1 - (rect.x - gap) - TOUCH],
    [dx, rect.x + rect.width + gap - segment.x1 - TOUCH],
    [-dy, segment.y1 - (rect.y - gap) - TOUCH],
    [dy, rect.y + rect.height + gap - segment.y1 - TOUCH],
  ]
  for (const [direction, distance] of sides) {
    if (Math.abs(direction) < 1e-12) {
      if (distance <= 0) return false
      continue
    }
    const at = distance / direction
    if (direction < 0) enter = Math.max(enter, at)
    else leave = Math.min(leave, at)
    if (enter >= leave) return false
  }
  return true
}

/** Corners of a rectangle turned about a point, degrees clockwise on the page. */
export function turned(rect: Rect, about: Point, degrees: number): Point[] {
  const angle = degrees * Math.PI / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return [
    [rect.x, rect.y], [rect.x + rect.width, rect.y], [rect.x + rect.width, rect.y + rect.height], [rect.x, rect.y + rect.height],
  ].map(([x = 0, y = 0]) => ({
    x: about.x + (x - about.x) * cos - (y - about.y) * sin,
    y: about.y + (x - about.x) * sin + (y - about.y) * cos,
  }))
}

/** Convex polygons overlap unless an edge separates them (separating axis theorem). */
export function polygonsOverlap(a: readonly Point[], b: readonly Point[]): boolean {
  for (const polygon of [a, b]) {
    for (let i = 0; i < polygon.length; i++) {
      const from = polygon[i]
      const to = polygon[(i + 1) % polygon.length]
      if (!from || !to) continue
      const normal = { x: from.y - to.y, y: to.x - from.x }
      const project = (points: readonly Point[]): number[] => points.map(point => point.x * normal.x + point.y * normal.y)
      const pa = project(a)
      const pb = project(b)
      const slack = TOUCH * Math.hypot(normal.x, normal.y)
      if (Math.max(...pa) <= Math.min(...pb) + slack || Math.max(...pb) <= Math.min(...pa) + slack) return false
    }
  }
  return true
}
