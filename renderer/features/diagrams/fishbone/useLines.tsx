import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react'
import { BoneInput } from './BoneInput.tsx'
import type { EditorTools } from './boneKeys.ts'
import { between } from './chosen.ts'
import { neighbourLine } from './lines.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'

interface LinesOptions { session: FishboneSession; state: SessionState; tools: EditorTools; rows: readonly string[]; describe(id: string): string }

export interface Lines {
  box: RefObject<HTMLDivElement | null>
  active: boolean
  /** Properties of the element that holds the lines. */
  holder: { tabIndex: number; onKeyDown(event: KeyboardEvent): void }
  /** Properties of a line; its words stand in an element with data-words. */
  line(id: string): { 'data-row': string; 'aria-selected': boolean; onPointerDown(event: PointerEvent): void; onDoubleClick(): void }
  /** The one field, over the words of the selected line. */
  field: ReactNode
}

/** Lines of text that are written in with the keys of the diagram: the outline and the table. */
export function useLines({ session, state, tools, rows, describe }: LinesOptions): Lines {
  const input = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(false)
  const { selected } = state
  const signature = rows.join()
  useEffect(() => { if (active) box.current?.querySelector(`[data-row="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' }) }, [selected, active, signature])
  const focus = (): void => input.current?.focus({ preventScroll: true })
  return {
    box, active,
    holder: {
      tabIndex: active ? -1 : 0,
      onKeyDown: event => {
        if (event.target !== box.current || event.key === 'Tab' || event.key === 'Shift' || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        focus()
      },
    },
    line: id => ({
      'data-row': id, 'aria-selected': selected === id || state.chosen.has(id),
      onPointerDown: event => {
        if (event.target instanceof HTMLTextAreaElement || (event.target instanceof Element && event.target.closest('button, input'))) return
        event.preventDefault()
        if (state.linking !== null || id === HEAD) session.select(id)
        else if (event.ctrlKey || event.metaKey) session.toggle(id)
        else if (event.shiftKey && selected !== HEAD) session.selectMany([...state.chosen, ...between(rows, selected, id)], id)
        else if (!(state.chosen.size > 1 && state.chosen.has(id))) session.select(id)
        focus()
      },
      onDoubleClick: () => session.beginEdit(),
    }),
    field: (
      <LineField box={box} selected={selected} signature={signature}>
        <BoneInput
          ref={input} session={session} state={state} label={describe(selected)} className="yg-outline-input" onFocusChange={setActive}
          keys={{ neighbour: direction => neighbourLine(state.bones, rows, selected, direction), leave: () => { box.current?.setAttribute('tabindex', '0'); box.current?.focus() }, tools }}
        />
      </LineField>
    ),
  }
}

/** Keeps the one field over the words of the selected line without making it anew. */
function LineField({ box, selected, signature, children }: { box: RefObject<HTMLDivElement | null>; selected: string; signature: string; children: ReactNode }): ReactNode {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const words = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selected)}"] [data-words]`)
    const field = holder.current
    if (!words || !field || !box.current) return
    const place = (): void => {
      if (!box.current) return
      const from = box.current.getBoundingClientRect()
      const to = words.getBoundingClientRect()
      Object.assign(field.style, { top: `${to.top - from.top + box.current.scrollTop - 3}px`, left: `${to.left - from.left + box.current.scrollLeft - 5}px`, width: `${Math.max(80, to.width + 6)}px`, height: `${Math.max(26, to.height + 6)}px` })
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(words)
    return () => observer.disconnect()
  }, [box, selected, signature])
  return <div ref={holder} className="yg-outline-field">{children}</div>
}
