import { expect, test } from 'vitest'
import { UndoLine } from '../../../main/engine/store/undoLine.ts'

test('undo and redo walk one line; a new change ends the chance to redo, and what was undone stays undone', () => {
  const line = new UndoLine([{ id: 1, kind: 'a', of: null }, { id: 2, kind: 'b', of: null }, { id: 3, kind: 'c', of: null }])
  expect([line.undoable, line.redoable, line.last]).toEqual([3, null, 3])
  line.push({ id: 4, kind: 'undo', of: 3 })
  line.push({ id: 5, kind: 'undo', of: 2 })
  expect([line.undoable, line.redoable]).toEqual([1, 2])
  line.push({ id: 6, kind: 'redo', of: 2 })
  expect([line.undoable, line.redoable, line.isUndone(2), line.isUndone(3)]).toEqual([2, 3, false, true])
  line.push({ id: 7, kind: 'd', of: null })
  expect([line.undoable, line.redoable, line.isUndone(3)]).toEqual([7, null, true])
  line.push({ id: 8, kind: 'undo', of: 7 })
  line.push({ id: 9, kind: 'undo', of: 2 })
  line.push({ id: 10, kind: 'undo', of: 1 })
  expect([line.undoable, line.redoable]).toEqual([null, 1])
})
