import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import type { FishboneLayout } from '../../../../shared/figures/figure.ts'
import { darkTheme, lightTheme } from '../../../../shared/figures/theme.ts'
import { useT } from '../../../app/i18n.tsx'
import { useTheme } from '../../../app/theme.tsx'
import { BoneInput } from './BoneInput.tsx'
import { BoneShapes } from './BoneShapes.tsx'
import { isBelow } from './session.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { boneAt, HEAD, neighbourIn } from './spatial.ts'
import { useTween } from './tween.ts'
import { fitted, readable, revealing, toDrawing, zoomed } from './view.ts'
import type { Size, View } from './view.ts'

export interface FishboneCanvasProps { session: FishboneSession; state: SessionState; layout: FishboneLayout; describe(id: string): string }

const DRAG_START = 4
const none: ReadonlySet<string> = new Set()

/** The diagram one writes in: keys and typing go to the selected bone, bones are dragged onto bones, the page is zoomed and moved. */
export function FishboneCanvas({ session, state, layout, describe }: FishboneCanvasProps): ReactNode {
  const t = useT()
  const { dark } = useTheme()
  const theme = dark ? darkTheme : lightTheme
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const [screen, setScreen] = useState<Size>({ width: 0, height: 0 })
  const [view, setView] = useState<View>({ scale: 4, x: 0, y: 0 })
  const [follow, setFollow] = useState(true)
  const [active, setActive] = useState(false)
  const [drag, setDrag] = useState<{ id: string; x: number; y: number; target: string | null } | null>(null)
  const structure = state.bones.map(bone => `${bone.id}:${bone.parent}:${bone.order}`).join()
  const shown = useTween(layout, structure)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => setScreen({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const fit = useCallback(() => {
    setFollow(false)
    setView(fitted(layout, screen))
  }, [layout, screen])
  useLayoutEffect(() => {
    const target = state.selected === HEAD ? layout.head : layout.bones.find(bone => bone.id === state.selected)?.label
    if (screen.width === 0) return
    // Until someone zooms or moves, as much of the diagram as can be read stays in view as it grows.
    setView(now => { const base = follow ? readable(layout, screen) : now; return target ? revealing(base, target, screen) : base })
  }, [state.selected, layout, follow, screen])

  const zoom = useCallback((factor: number, at?: { x: number; y: number }) => {
    setFollow(false)
    setView(now => zoomed(now, factor, at ?? { x: screen.width / 2, y: screen.height / 2 }))
  }, [screen])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const place = element.getBoundingClientRect()
      if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY * 0.002), { x: event.clientX - place.left, y: event.clientY - place.top })
      else {
        setFollow(false)
        setView(now => ({ ...now, x: now.x - (event.shiftKey ? event.deltaY : event.deltaX), y: now.y - (event.shiftKey ? 0 : event.deltaY) }))
      }
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [zoom])

  const focus = (): void => input.current?.focus({ preventScroll: true })
  const pointOf = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const place = box.current?.getBoundingClientRect()
    return toDrawing(view, event.clientX - (place?.left ?? 0), event.clientY - (place?.top ?? 0))
  }
  const press = (event: PointerEvent): void => {
    if (event.target instanceof HTMLTextAreaElement || (event.target instanceof Element && event.target.closest('button'))) return
    const start = { x: event.clientX, y: event.clientY }
    const at = pointOf(event)
    const hit = event.button === 0 ? boneAt(layout, at.x, at.y, 8 / view.scale) : null
    event.preventDefault()
    if (hit !== null) session.select(hit)
    else if (event.button === 0) session.commitEdit()
    focus()
    const element = event.currentTarget
    element.setPointerCapture(event.pointerId)
    const from = view
    let dragging = false
    let target: string | null = null
    const move = (now: globalThis.PointerEvent): void => {
      const dx = now.clientX - start.x
      const dy = now.clientY - start.y
      if (!dragging && Math.hypot(dx, dy) < DRAG_START) return
      dragging = true
      if (hit === null) { setFollow(false); setView({ ...from, x: from.x + dx, y: from.y + dy }); return }
      if (hit === HEAD) return
      const point = pointOf(now)
      const under = boneAt(layout, point.x, point.y, 12 / view.scale)
      target = under !== null && session.canReparent(hit, under) ? under : null
      setDrag({ id: hit, ...point, target })
    }
    const end = (now: globalThis.Event): void => {
      element.removeEventListener('pointermove', move as EventListener)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
      setDrag(null)
      if (now.type === 'pointerup' && hit !== null && target !== null) session.reparent(hit, target)
    }
    element.addEventListener('pointermove', move as EventListener)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
  }
  const keysOfBox = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && (event.key === '=' || event.key === '+' || event.key === '-' || event.key === '0')) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === '0') fit()
      else zoom(event.key === '-' ? 1 / 1.25 : 1.25)
    } else if (event.target === box.current && event.key !== 'Tab' && event.key !== 'Shift' && event.key !== 'Escape' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Any key but Tab goes into the diagram; after Esc, Tab goes on through the page.
      event.preventDefault()
      focus()
      if (event.key === 'F2') session.beginEdit()
    }
  }

  const { edit, selected } = state
  const selectedBox = selected === HEAD ? shown.head : shown.bones.find(bone => bone.id === selected)?.label
  const dragged = useMemo(() => (drag ? new Set(state.bones.filter(bone => isBelow(state, bone.id, drag.id)).map(bone => bone.id)) : none), [drag?.id, state.bones])
  const draggedText = drag ? state.bones.find(bone => bone.id === drag.id)?.text ?? '' : ''
  const style: CSSProperties = selectedBox
    ? {
        left: (selectedBox.x + selectedBox.width / 2) * view.scale + view.x, top: (selectedBox.y + selectedBox.height / 2) * view.scale + view.y,
        minWidth: selectedBox.width * view.scale + 12, fontSize: Math.max(12, selectedBox.fontSize * view.scale), fontWeight: selectedBox.bold ? 700 : 400,
      }
    : {}
  return (
    <div
      ref={box} className={`yg-fishbone${active ? ' yg-fishbone-active' : ''}${drag ? ' yg-fishbone-dragging' : ''}`} tabIndex={active ? -1 : 0} role="application"
      aria-label={t('diagrams.fishboneLabel', { effect: state.effect })} aria-describedby="fishbone-keys"
      onPointerDown={press} onKeyDown={keysOfBox}
      onDoubleClick={event => { const at = pointOf(event); if (boneAt(layout, at.x, at.y, 8 / view.scale) !== null) session.beginEdit() }}
    >
      <svg width={screen.width} height={screen.height} aria-hidden="true">
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <BoneShapes
            layout={shown} theme={theme} selected={selected} active={active} typing={active ? edit?.id ?? null : null} dropTarget={drag?.target ?? null} dragged={dragged} placeholder={t('diagrams.typeHere')}
          />
        </g>
      </svg>
      <BoneInput
        ref={input} session={session} state={state} label={describe(selected)} className="yg-bone-input" style={style} onFocusChange={setActive}
        keys={{ neighbour: direction => neighbourIn(layout, selected, direction), leave: () => { box.current?.setAttribute('tabindex', '0'); box.current?.focus() } }}
      />
      {drag && (
        <div className="yg-drag-ghost" style={{ left: drag.x * view.scale + view.x + 12, top: drag.y * view.scale + view.y + 12 }}>
          {draggedText}
          <small>{drag.target === null ? t('diagrams.noDrop') : t('diagrams.dropOn', { name: drag.target === HEAD ? t('diagrams.spine') : state.bones.find(bone => bone.id === drag.target)?.text ?? '' })}</small>
        </div>
      )}
      <div className="yg-zoom" role="group" aria-label={t('diagrams.zoom')}>
        <button type="button" className="yg-icon-button" aria-label={t('diagrams.zoomOut')} title={`${t('diagrams.zoomOut')} Ctrl+-`} onClick={() => zoom(1 / 1.25)}>−</button>
        <button type="button" className="yg-zoom-fit" title={`${t('diagrams.zoomFit')} Ctrl+0`} onClick={fit}>{t('diagrams.zoomFit')}</button>
        <button type="button" className="yg-icon-button" aria-label={t('diagrams.zoomIn')} title={`${t('diagrams.zoomIn')} Ctrl+=`} onClick={() => zoom(1.25)}>+</button>
      </div>
      <p className="yg-visually-hidden" aria-live="polite">{active && !edit ? describe(selected) : ''}</p>
    </div>
  )
}
