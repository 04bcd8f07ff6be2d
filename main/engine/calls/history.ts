import type { Handlers } from '../handler.ts'

export const historyHandlers: Handlers<'history.state' | 'history.list' | 'history.cells' | 'history.undo' | 'history.redo'> = {
  'history.state': (_, { project }) => project.historyState(),
  'history.list': ({ offset, limit }, { project }) => project.history(offset, limit),
  'history.cells': ({ changeSet, limit }, { project }) => project.changedCells(changeSet, limit),
  'history.undo': (_, { project }) => project.undo(),
  'history.redo': (_, { project }) => project.redo(),
}
