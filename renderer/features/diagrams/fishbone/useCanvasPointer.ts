import { useState } from 'react'
import type { PointerEvent, RefObject } from 'react'
import type { FishboneLayout, TextBox } from '../../../../shared/figures/figure.ts'
import type { EditorTools } from './boneKeys.ts'
import { between } from './chosen.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { boneAt, HEAD } from './spatial.ts'
import type { CanvasView } from './useCanvasView.ts'
import { toDrawing } from './view.ts'

/** bones: being taken elsewhere. link: a line across being drawn. frame: bones being drawn around. */
export type Dragging =
  | { kind: 'bones'; ids: string[]; x: number; y: number; target: string | null }
  | { kind: 'link'; from: string; x: number; y: number; target: string | null }
  | { kind: 'frame'; x1: number; y1: number; x2: number; y2: number }

const DRAG_START = 4

interface PointerOptions {
  box: RefObject<HTMLDivElement | null>
  layout: FishboneLayout
  canvas: CanvasView
  session: FishboneSession
  state: SessionState
  tools: EditorTools
  focus(): void
}

/**
 * Press: select; with Ctrl one more, with Shift all between. Drag a bone: hang it elsewhere; with Ctrl or Alt: draw a line across.
 * Drag the page: move it; with Shift: select what is drawn around.
 */
export function useCanvasPointer({ box, layout, canvas, session, state, tools, focus }: PointerOptions): { dragging: Dragging | null; press(event: PointerEvent): void; pointOf(event: { clientX: number; clientY: number }): { x: number; y: number } } {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const { view } = canvas
  const pointOf = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const place = box.current?.getBoundingClientRect()
    return toDrawing(view, event.clientX - (place?.left ?? 0), event.clientY - (place?.top ?? 0))
  }
  const pick = (hit: string, event: PointerEvent): void => {
    if (state.linking !== null) session.select(hit)
    else if (event.shiftKey && hit !== HEAD && state.selected !== HEAD) session.selectMany([...state.chosen, ...between(layout.bones.map(bone => bone.id), state.selected, hit)], hit)
    // A bone of a selection keeps it until it is clear that nothing is dragged.
    else if (!event.ctrlKey && !event.metaKey && !(state.chosen.size > 1 && state.chosen.has(hit))) session.select(hit)
  }
  const press = (event: PointerEvent): void => {
    if (event.target instanceof HTMLTextAreaElement || (event.target instanceof Element && event.target.closest('button, aside, .yg-minimap'))) return
    const start = { x: event.clientX, y: event.clientY }
    const at = pointOf(event)
    const folded = event.button === 0 ? layout.bones.find(bone => bone.badge !== null && bone.badge.lines[0]?.startsWith('+') && contains(bone.badge, at)) : undefined
    event.preventDefault()
    if (folded) { tools.fold(folded.id); focus(); return }
    const hit = event.button === 0 ? boneAt(layout, at.x, at.y, 8 / view.scale) : null
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey
    const across = event.ctrlKey || event.metaKey || event.altKey
    if (hit !== null) pick(hit, event)
    else if (event.button === 0) session.commitEdit()
    focus()
    const element = event.currentTarget
    element.setPointerCapture(event.pointerId)
    let now: Dragging | 'page' | null = null
    const move = (to: globalThis.PointerEvent): void => {
      const dx = to.clientX - start.x
      const dy = to.clientY - start.y
      if (now === null && Math.hypot(dx, dy) < DRAG_START) return
      const point = pointOf(to)
      const under = boneAt(layout, point.x, point.y, 12 / view.scale)
      if (hit === null && event.shiftKey) now = { kind: 'frame', x1: at.x, y1: at.y, x2: point.x, y2: point.y }
      else if (hit === null) { now = 'page'; canvas.pan({ ...view, x: view.x + dx, y: view.y + dy }); return }
      else if (hit === HEAD) return
      else if (across) now = { kind: 'link', from: hit, ...point, target: under !== null && under !== HEAD && under !== hit ? under : null }
      else {
        const chosen = session.state().chosen
        const ids = chosen.has(hit) ? [...chosen] : [hit]
        now = { kind: 'bones', ids, ...point, target: under !== null && session.canReparent(ids, under) ? under : null }
      }
      setDragging(now)
    }
    const end = (to: globalThis.Event): void => {
      element.removeEventListener('pointermove', move as EventListener)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
      setDragging(null)
      if (to.type !== 'pointerup') return
      if (now === null) {
        if (hit !== null && (event.ctrlKey || event.metaKey)) session.toggle(hit)
        else if (hit !== null && plain && state.linking === null && session.state().chosen.size > 1) session.select(hit)
      } else if (now !== 'page') drop(now, layout, session)
    }
    element.addEventListener('pointermove', move as EventListener)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
  }
  return { dragging, press, pointOf }
}

function drop(what: Dragging, layout: FishboneLayout, session: FishboneSession): void {
  if (what.kind === 'bones') { if (what.target !== null) session.reparent(what.ids, what.target) }
  else if (what.kind === 'link') { if (what.target !== null) session.link(what.from, what.target) }
  else {
    const inside = layout.bones.filter(({ label }) => label.x < Math.max(what.x1, what.x2) && label.x + label.width > Math.min(what.x1, what.x2) && label.y < Math.max(what.y1, what.y2) && label.y + label.height > Math.min(what.y1, what.y2))
    const last = inside.at(-1)
    if (last) session.selectMany(inside.map(bone => bone.id), last.id)
  }
}

const contains = (box: TextBox, at: { x: number; y: number }): boolean => at.x >= box.x - 0.6 && at.x <= box.x + box.width + 0.6 && at.y >= box.y - 0.6 && at.y <= box.y + box.height + 0.6
