import type { KeyboardEvent } from 'react'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'
import type { Direction } from './spatial.ts'

/** What keys and buttons ask of the page rather than of the session. */
export interface EditorTools {
  /** Fold the branch below a bone away, or open it. */
  fold(bone: string): void
  /** Look at one branch only, or at all again. */
  focus(bone: string | null): void
  search(): void
  merge(): void
  /** Text that was pasted, to go below a bone. */
  paste(text: string, parent: string | null): void
}

export interface BoneKeyOptions {
  /** Where an arrow goes from the selected bone. */
  neighbour(direction: Direction): string | null
  /** Esc outside of typing. */
  leave(): void
  tools: EditorTools
}

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/**
 * The keys of diagram, outline and table alike; true when the key was ours. Keys of an input method that is composing never are.
 * Enter: type, then a new bone after; Tab: a new bone below (while naming a new empty bone: indent); Shift+Tab: outdent;
 * arrows: go, with Shift select; Alt+↑/↓: reorder; Alt+→/←: indent and outdent; Delete: remove; F2: edit; Esc: give up what is going on, then leave.
 * With Ctrl: Z, Y, A all, D duplicate, M merge, L line across, F search, / fold, . one branch only. C, X and V come as events of the clipboard.
 */
export function boneKey(event: KeyboardEvent, session: FishboneSession, state: SessionState, options: BoneKeyOptions): boolean {
  if (event.nativeEvent.isComposing || event.key === 'Process') return false
  const { edit } = state
  const command = event.ctrlKey || event.metaKey
  if (command && !event.altKey && event.key.toLowerCase() === 'f') { options.tools.search(); return true }
  if (edit) {
    if (event.key === 'Enter') session.commitEdit()
    else if (event.key === 'Escape') session.cancelEdit()
    else if (event.key === 'Tab') typingTab(event.shiftKey, session, edit.place !== null && edit.text.trim() === '')
    else return false
    return true
  }
  if (command) return !event.altKey && commandKey(event, session, state, options.tools)
  const arrow = arrows[event.key]
  if (arrow && event.altKey) {
    if (arrow === 'up' || arrow === 'down') session.reorder(arrow === 'up' ? -1 : 1)
    else if (arrow === 'right') session.indent()
    else session.outdent()
  } else if (arrow) {
    const next = options.neighbour(arrow)
    if (next !== null && event.shiftKey && next !== HEAD && state.selected !== HEAD) session.selectMany([...state.chosen, next], next)
    else if (next !== null) walkTo(next, session, state)
  } else if (event.altKey) return false
  else if (event.key === 'Enter') { if (state.linking === null) session.startSibling(); else session.select(state.selected) }
  else if (event.key === 'Tab') { if (event.shiftKey) session.outdent(); else session.startChild() }
  else if (event.key === 'F2') session.beginEdit()
  else if (event.key === 'Delete' || event.key === 'Backspace') session.remove()
  else if (event.key === 'Escape') escape(session, state, options)
  else return false
  return true
}

/** While a line across is drawn, arrows walk without ending it; Enter ends it where one stands. */
function walkTo(id: string, session: FishboneSession, state: SessionState): void {
  if (state.linking === null) session.select(id)
  else session.selectMany(id === HEAD ? [] : [id], id)
}

function commandKey(event: KeyboardEvent, session: FishboneSession, state: SessionState, tools: EditorTools): boolean {
  switch (event.key.toLowerCase()) {
    case 'z': if (event.shiftKey) session.redo(); else session.undo(); return true
    case 'y': session.redo(); return true
    case 'a': session.selectAll(); return true
    case 'd': session.duplicate(); return true
    case 'm': tools.merge(); return true
    case 'l': session.startLink(); return true
    case '/': if (state.selected !== HEAD) tools.fold(state.selected); return true
    case '.': tools.focus(state.selected === HEAD ? null : state.selected); return true
    default: return false
  }
}

function escape(session: FishboneSession, state: SessionState, options: BoneKeyOptions): void {
  if (state.linking !== null) session.cancelLink()
  else if (state.cut.size > 0) session.clearCut()
  else if (state.chosen.size > 1) session.select(state.selected)
  else options.leave()
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
