import { describe, expect, it } from 'vitest'
import { layoutFishbone } from '../../../shared/figures/fishbone/layout.ts'
import type { Bone } from '../../../shared/model/fishbone.ts'
import { boneAt, HEAD, neighbourIn } from '../../../renderer/features/diagrams/fishbone/spatial.ts'
import { fitted, revealing, toDrawing, zoomed } from '../../../renderer/features/diagrams/fishbone/view.ts'
import { boneOf } from '../../fixtures/bones.ts'

const bone = (id: string, parent: string | null, order: number): Bone => boneOf({ id, parent, order, text: id })
const bones = [bone('人', null, 0), bone('机', null, 1), bone('料', null, 2), bone('法', null, 3), bone('培训', '人', 0), bone('教材', '培训', 0)]
const layout = layoutFishbone({ effect: '问题', bones })

describe('moving about the diagram', () => {
  it('arrows lead from the head to every bone and back', () => {
    const reached = new Set([HEAD])
    const queue = [HEAD]
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const direction of ['up', 'down', 'left', 'right'] as const) {
        const next = neighbourIn(layout, at, direction)
        if (next !== null && !reached.has(next)) { reached.add(next); queue.push(next) }
      }
    }
    expect([...reached].sort()).toEqual([HEAD, ...bones.map(each => each.id)].sort())
  })
  it('goes the way the arrow points', () => {
    const place = (id: string) => (id === HEAD ? layout.head : layout.bones.find(each => each.id === id)!.label)
    for (const from of [HEAD, ...bones.map(each => each.id)]) {
      const left = neighbourIn(layout, from, 'left')
      if (left !== null) expect(place(left).x + place(left).width / 2).toBeLessThan(place(from).x + place(from).width / 2)
    }
    expect(neighbourIn(layout, HEAD, 'right')).toBeNull()
  })
  it('finds the bone under the pointer by its label and by its line', () => {
    const placed = layout.bones.find(each => each.id === '培训')!
    expect(boneAt(layout, placed.label.x + placed.label.width / 2, placed.label.y + placed.label.height / 2)).toBe('培训')
    expect(boneAt(layout, layout.head.x + 1, layout.head.y + 1)).toBe(HEAD)
    expect(boneAt(layout, -500, -500)).toBeNull()
  })
})

describe('the view', () => {
  const screen = { width: 800, height: 600 }
  it('fits the whole drawing and keeps the point under the pointer when zooming', () => {
    const view = fitted(layout, screen)
    expect(layout.width * view.scale).toBeLessThanOrEqual(screen.width)
    const before = toDrawing(view, 300, 200)
    const after = toDrawing(zoomed(view, 2, { x: 300, y: 200 }), 300, 200)
    expect(after.x).toBeCloseTo(before.x, 9)
    expect(after.y).toBeCloseTo(before.y, 9)
  })
  it('moves no further than needed to show a box', () => {
    const view = { scale: 4, x: 0, y: 0 }
    expect(revealing(view, { x: 50, y: 50, width: 10, height: 5 }, screen)).toBe(view)
    const moved = revealing(view, { x: 250, y: 50, width: 10, height: 5 }, screen)
    expect(moved.x).toBeLessThan(0)
    expect(260 * 4 + moved.x).toBeLessThanOrEqual(screen.width)
  })
})
