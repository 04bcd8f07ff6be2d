import { describe, expect, it } from 'vitest'
import { boxOf, extended, inBox, pasteTargets } from '../../../renderer/features/data/cellRange.ts'

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

describe('paste', () => {
  it('lays a block from the top left of the selection and leaves out what falls outside', () => {
    const targets = [...pasteTargets([['a', 'b'], ['c', 'd']], { top: 8, bottom: 8, left: 5, right: 5 }, 9, 6)]
    expect(targets).toEqual([[8, 5, 'a']])
  })
  it('fills the whole selection with a single cell', () => {
    expect([...pasteTargets([['3']], { top: 0, bottom: 1, left: 2, right: 3 }, 9, 6)]).toEqual([[0, 2, '3'], [0, 3, '3'], [1, 2, '3'], [1, 3, '3']])
  })
  it('bears lines of different length', () => {
    expect([...pasteTargets([['a'], ['b', 'c']], { top: 0, bottom: 0, left: 0, right: 0 }, 9, 9)]).toEqual([[0, 0, 'a'], [1, 0, 'b'], [1, 1, 'c']])
  })
})
