import { useCallback, useEffect, useState } from 'react'
import { isTextField, matchesShortcut } from '../../../app/shortcut.ts'
import type { Sketch } from './sketch.ts'
import { doneAgain, drawn, openedSketch, takenBack } from './sketchHistory.ts'

interface Drawing {
  sketch: Sketch | null
  /** A step of drawing, which can be taken back. */
  draw(sketch: Sketch): void
  /** Another model, with nothing to take back. */
  open(sketch: Sketch | null): void
  undo: (() => void) | null
  redo: (() => void) | null
}

/** The drawing and its steps. A drawing is no part of the project until it is saved, so its keys for taking back must not reach the project's history. */
export function useSketchHistory(first: Sketch | null): Drawing {
  const [history, setHistory] = useState(() => openedSketch(first))
  const draw = useCallback((sketch: Sketch) => setHistory(now => drawn(now, sketch)), [])
  const open = useCallback((sketch: Sketch | null) => setHistory(openedSketch(sketch)), [])
  const undo = useCallback(() => setHistory(takenBack), [])
  const redo = useCallback(() => setHistory(doneAgain), [])
  const drawing = history.past.length + history.future.length > 0
  useEffect(() => {
    if (!drawing) return
    const onKey = (event: KeyboardEvent): void => {
      if (isTextField(event.target)) return
      const back = matchesShortcut('Mod+Z', event)
      if (!back && !matchesShortcut('Mod+Shift+Z', event) && !matchesShortcut('Mod+Y', event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (back) undo()
      else redo()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [drawing, undo, redo])
  return { sketch: history.now, draw, open, undo: history.past.length > 0 ? undo : null, redo: history.future.length > 0 ? redo : null }
}
