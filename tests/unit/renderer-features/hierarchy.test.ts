import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  childrenOf, heightOf, inserted, isWithin, levelOf, moved, neighbourAfterRemoval, placeBeside, placeIndented, placeInto, placeOf, placeOutdented, placeShifted, removed, walk,
} from '../../../renderer/features/figure/hierarchy.ts'
import type { TreeNode } from '../../../renderer/features/figure/hierarchy.ts'

/** a(b(d, e), c) f */
const tree: TreeNode[] = [
  { id: 'a', parent: null, order: 0 }, { id: 'f', parent: null, order: 1 },
  { id: 'b', parent: 'a', order: 0 }, { id: 'c', parent: 'a', order: 1 },
  { id: 'd', parent: 'b', order: 0 }, { id: 'e', parent: 'b', order: 1 },
]
const outline = (nodes: readonly TreeNode[]): string => walk(nodes).map(({ node, level }) => '-'.repeat(level - 1) + node.id).join(' ')

describe('ordered trees', () => {
  it('walks parents before children and hides what is below a closed node', () => {
    expect(outline(tree)).toBe('a -b --d --e -c f')
    expect(walk(tree, id => id !== 'b').map(({ node }) => node.id)).toEqual(['a', 'b', 'c', 'f'])
    expect([levelOf(tree, 'd'), levelOf(tree, null), heightOf(tree, 'a'), heightOf(tree, 'd')]).toEqual([3, 0, 3, 1])
  })
  it('indents under the sibling above, outdents after the parent', () => {
    expect(outline(moved(tree, 'c', placeIndented(tree, 'c')!))).toBe('a -b --d --e --c f')
    expect(placeIndented(tree, 'b')).toBeNull()
    expect(outline(moved(tree, 'd', placeOutdented(tree, 'd')!))).toBe('a -b --e -d -c f')
    expect(placeOutdented(tree, 'f')).toBeNull()
  })
  it('moves one step and stops at the ends', () => {
    expect(outline(moved(tree, 'e', placeShifted(tree, 'e', -1)!))).toBe('a -b --e --d -c f')
    expect(placeShifted(tree, 'e', 1)).toBeNull()
    expect(placeShifted(tree, 'a', -1)).toBeNull()
  })
  it('re-parents with everything below, never under itself', () => {
    expect(outline(moved(tree, 'b', placeInto(tree, 'b', 'f')!))).toBe('a -c f -b --d --e')
    expect(placeInto(tree, 'a', 'd')).toBeNull()
    expect(outline(moved(tree, 'a', { parent: 'd', index: 0 }))).toBe(outline(tree))
  })
  it('counts the place beside a node without the node that moves', () => {
    expect(placeBeside(tree, 'd', 'e', 'after')).toEqual({ parent: 'b', index: 1 })
    expect(outline(moved(tree, 'd', placeBeside(tree, 'd', 'e', 'after')!))).toBe('a -b --e --d -c f')
    expect(placeBeside(tree, 'd', 'e', 'before')).toBeNull()
    expect(outline(moved(tree, 'f', placeBeside(tree, 'f', 'b', 'before')!))).toBe('a -f -b --d --e -c')
  })
  it('selects a neighbour once a node is gone', () => {
    expect([neighbourAfterRemoval(tree, 'd'), neighbourAfterRemoval(tree, 'e'), neighbourAfterRemoval(tree, 'c')]).toEqual(['e', 'd', 'b'])
    expect(outline(removed(tree, 'b'))).toBe('a -c f')
  })
  it('keeps every tree whole: any chain of moves leaves the same nodes, no two siblings at one place, and nothing under itself', () => {
    const steps = fc.array(fc.record({ id: fc.nat(), target: fc.nat(), kind: fc.constantFrom('into', 'before', 'after', 'up', 'down', 'in', 'out') }), { maxLength: 40 })
    fc.assert(fc.property(steps, list => {
      let nodes: TreeNode[] = tree
      for (const step of list) {
        const id = nodes[step.id % nodes.length]!.id
        const target = nodes[step.target % nodes.length]!.id
        const place = step.kind === 'into' ? placeInto(nodes, id, target)
          : step.kind === 'before' || step.kind === 'after' ? placeBeside(nodes, id, target, step.kind)
          : step.kind === 'up' ? placeShifted(nodes, id, -1) : step.kind === 'down' ? placeShifted(nodes, id, 1)
          : step.kind === 'in' ? placeIndented(nodes, id) : placeOutdented(nodes, id)
        if (!place) continue
        nodes = moved(nodes, id, place)
        expect(placeOf(nodes, id)).toEqual(place)
      }
      expect(nodes.map(node => node.id).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
      expect(walk(nodes)).toHaveLength(6)
      for (const parent of [null, ...nodes.map(node => node.id)]) {
        const orders = childrenOf(nodes, parent).map(node => node.order)
        expect(new Set(orders).size).toBe(orders.length)
      }
      for (const node of nodes) if (node.parent) expect(isWithin(nodes, node.parent, node.id)).toBe(false)
    }), { numRuns: 200 })
  })
  it('inserts where asked', () => {
    expect(outline(inserted(tree, { id: 'x', parent: 'b', order: 9 }, { parent: 'b', index: 1 }))).toBe('a -b --d --x --e -c f')
    expect(outline(inserted(tree, { id: 'x', parent: null, order: 0 }, { parent: null, index: 99 }))).toBe('a -b --d --e -c f x')
  })
})
