import type { Point } from '../geometry.ts'
import type { Shade } from './shades.ts'
import type { Sketch } from './sketch.ts'

const corners: Record<number, readonly (readonly [number, number])[]> = {
  1: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  2: [[0, -1.15], [1.05, 0.8], [-1.05, 0.8]],
  3: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  4: [[0, 1.15], [1.05, -0.8], [-1.05, -0.8]],
  5: [[-0.45, -1.1], [0.45, -1.1], [1.1, 0], [0.45, 1.1], [-0.45, 1.1], [-1.1, 0]],
}

/** The point of a series: circle, square, triangle, diamond …; filled for even, hollow for odd rounds, so that twelve can be told apart without colour. */
export function marker(sketch: Sketch, index: number, at: Point, r: number, shade: Shade, about: { key?: string; tip?: string[] } = {}): void {
  const hollow = Math.floor(index / 6) % 2 === 1
  const look = { fill: hollow ? 'background' as const : shade, stroke: hollow ? shade : 'background' as const, weight: hollow ? 0.4 : 0.2, ...about }
  const shape = corners[index % 6]
  if (!shape) sketch.add({ shape: 'circle', x: at.x, y: at.y, r, ...look })
  else sketch.add({ shape: 'polygon', points: shape.map(([x, y]) => ({ x: at.x + x * r, y: at.y + y * r })), ...look })
}
