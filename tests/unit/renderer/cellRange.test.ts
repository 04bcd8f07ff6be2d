import { describe, expect, it } from 'vitest'
import { boxOf, extended, fillTarget, inBox, tiled } from '../../../renderer/features/data/cellRange.ts'

const range = { anchor: { row: 5, column: 3 }, head: { row: 2, column: 4 } }

describe('cell range', () => {
  it('is the same box whichever way it was drawn', () => {
    expect(boxOf(range)).toEqual({ top: 2, bottom: 5, left: 3, right: 4 })
    expect(inBox(boxOf(range), 5, 4)).toBe(true)
    expect(inBox(boxOf(range), 6, 4)).toBe(false)
  })
  it('grows by arrow keys from its head and stops at the edges', () => {
    expect(extended(range, 'ArrowUp', false, 10, 6)?.head).toEqual({ row: 1, column: 4 })
    expect(extended(range, 'ArrowRight', true, 10, 6)?.head).toEqual({ row: 2, column: 5 })
    expect(extended({ ...range, head: { row: 9, column: 0 } }, 'ArrowDown', false, 10, 6)?.head).toEqual({ row: 9, column: 0 })
    expect(extended(range, 'Enter', false, 10, 6)).toBeNull()
  })
})

describe('a block that goes into a box', () => {
  const box = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right })
  it('fills the whole selection with a single cell', () => {
    expect(tiled([['3']], box(0, 1, 2, 3))).toEqual([['3', '3'], ['3', '3']])
  })
  it('is repeated where it fits several times over', () => {
    expect(tiled([['a', 'b']], box(0, 2, 0, 1))).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b']])
  })
  it('goes in once where it does not fit evenly, and bears lines of different length', () => {
    expect(tiled([['a', 'b'], ['c', 'd']], box(8, 8, 5, 5))).toEqual([['a', 'b'], ['c', 'd']])
    expect(tiled([['a'], ['b', 'c']], box(0, 3, 0, 3))).toEqual([['a'], ['b', 'c']])
  })
})

describe('the fill handle', () => {
  const box = { top: 2, bottom: 3, left: 1, right: 1 }
  it('leads along the longer way out of the box', () => {
    expect(fillTarget(box, { row: 7, column: 2 })).toEqual({ box: { top: 2, bottom: 7, left: 1, right: 1 }, along: 'rows', backwards: false })
    expect(fillTarget(box, { row: 2, column: 4 })).toEqual({ box: { top: 2, bottom: 3, left: 1, right: 4 }, along: 'columns', backwards: false })
    expect(fillTarget(box, { row: 0, column: 1 })).toMatchObject({ along: 'rows', backwards: true, box: { top: 0, bottom: 3 } })
  })
  it('does nothing inside it', () => { expect(fillTarget(box, { row: 3, column: 1 })).toBeNull() })
})
