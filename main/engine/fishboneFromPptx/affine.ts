import type { Point } from '../../../shared/figures/geometry.ts'

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Affine { a: number; b: number; c: number; d: number; e: number; f: number }
export const identity: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

export const apply = (m: Affine, { x, y }: Point): Point => ({ x: m.a * x + m.c * y + m.e, y: m.b * x + m.d * y + m.f })

/** First `inner`, then `outer`. */
export const after = (outer: Affine, inner: Affine): Affine => ({
  a: outer.a * inner.a + outer.c * inner.b, b: outer.b * inner.a + outer.d * inner.b,
  c: outer.a * inner.c + outer.c * inner.d, d: outer.b * inner.c + outer.d * inner.d,
  e: outer.a * inner.e + outer.c * inner.f + outer.e, f: outer.b * inner.e + outer.d * inner.f + outer.f,
})

/** a:xfrm (ECMA-376 part 1, 20.1.7.6): a frame, flipped and turned about its middle (60,000 units a degree); `child*`: the frame its contents are written in. */
export interface Transform { x: number; y: number; width: number; height: number; rotation: number; flipX: boolean; flipY: boolean; childX: number; childY: number; childWidth: number; childHeight: number }
export const emptyTransform = (): Transform => ({ x: 0, y: 0, width: 0, height: 0, rotation: 0, flipX: false, flipY: false, childX: 0, childY: 0, childWidth: 0, childHeight: 0 })

/** Flip and turn about the middle of the frame. */
export function turned(frame: Transform): Affine {
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2]
  const angle = frame.rotation / 60_000 * Math.PI / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [sx, sy] = [frame.flipX ? -1 : 1, frame.flipY ? -1 : 1]
  const m = { a: cos * sx, b: sin * sx, c: -sin * sy, d: cos * sy }
  return { ...m, e: x - m.a * x - m.c * y, f: y - m.b * x - m.d * y }
}

/** From the contents of a group to what the group stands in. */
export function ofGroup(frame: Transform): Affine {
  const sx = frame.childWidth > 0 ? frame.width / frame.childWidth : 1
  const sy = frame.childHeight > 0 ? frame.height / frame.childHeight : 1
  return after(turned(frame), { a: sx, b: 0, c: 0, d: sy, e: frame.x - frame.childX * sx, f: frame.y - frame.childY * sy })
}
