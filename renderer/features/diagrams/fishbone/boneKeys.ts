import type { KeyboardEvent } from 'react'
import type { FishboneSession, SessionState } from './session.ts'
import type { Direction } from './spatial.ts'

export interface BoneKeyOptions {
  /** Where an arrow goes from the selected bone. */
  neighbour(direction: Direction): string | null
  /** Esc outside of typing. */
  leave(): void
}

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/**
 * The keys of diagram and outline alike; true when the key was ours. Keys of an input method that is composing never are.
 * Enter: type, then a new bone after; Tab: a new bone below (while naming a new empty bone: indent); Shift+Tab: outdent;
 * Alt+↑/↓: reorder; Alt+→/←: indent and outdent; Delete: remove; F2: edit; Esc: give up typing, then leave.
 */
export function boneKey(event: KeyboardEvent, session: FishboneSession, state: SessionState, options: BoneKeyOptions): boolean {
  if (event.nativeEvent.isComposing || event.key === 'Process') return false
  const { edit } = state
  const command = event.ctrlKey || event.metaKey
  if (edit) {
    if (event.key === 'Enter') session.commitEdit()
    else if (event.key === 'Escape') session.cancelEdit()
    else if (event.key === 'Tab') typingTab(event.shiftKey, session, edit.place !== null && edit.text.trim() === '')
    else return false
    return true
  }
  if (command && event.key.toLowerCase() === 'z') { if (event.shiftKey) session.redo(); else session.undo(); return true }
  if (command && event.key.toLowerCase() === 'y') { session.redo(); return true }
  if (command) return false
  const arrow = arrows[event.key]
  if (arrow && event.altKey) {
    if (arrow === 'up' || arrow === 'down') session.reorder(arrow === 'up' ? -1 : 1)
    else if (arrow === 'right') session.indent()
    else session.outdent()
  } else if (arrow) {
    const next = options.neighbour(arrow)
    if (next !== null) session.select(next)
  } else if (event.altKey) return false
  else if (event.key === 'Enter') session.startSibling()
  else if (event.key === 'Tab') { if (event.shiftKey) session.outdent(); else session.startChild() }
  else if (event.key === 'F2') session.beginEdit()
  else if (event.key === 'Delete' || event.key === 'Backspace') session.remove()
  else if (event.key === 'Escape') options.leave()
  else return false
  return true
}

/** In a new bone without text Tab says where it goes; otherwise the text is given over first. */
function typingTab(back: boolean, session: FishboneSession, undecided: boolean): void {
  if (undecided) {
    if (back) session.outdent()
    else session.indent()
    return
  }
  session.commitEdit()
  if (back) session.outdent()
  else session.startChild()
}
