import { expect, test } from 'vitest'
import { freeCorner } from '../../../renderer/features/diagrams/fishbone/freeCorner.ts'

const screen = { width: 800, height: 600 }
const map = { width: 160, height: 100 }
const lowLeft = { x: 20, y: 520, width: 60, height: 20 }

test('the small map stays where it lies on nothing, moves off words, and stays when no corner is better', () => {
  expect(freeCorner('right top', map, screen, [lowLeft])).toBe('right top')
  expect(freeCorner('left bottom', map, screen, [lowLeft])).toBe('left top')
  expect(freeCorner('left bottom', map, screen, [lowLeft, { ...lowLeft, y: 20 }])).toBe('right top')
  expect(freeCorner('left bottom', map, screen, [{ x: 0, y: 0, width: 800, height: 600 }])).toBe('left bottom')
})
