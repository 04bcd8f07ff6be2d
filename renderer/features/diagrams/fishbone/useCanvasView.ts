import { useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { FishboneLayout } from '../../../../shared/figures/figure.ts'
import { HEAD } from './spatial.ts'
import { centredOn, fitted, READABLE, readable, revealing, zoomed } from './view.ts'
import type { Size, View } from './view.ts'

export interface CanvasView {
  view: View
  screen: Size
  /** Move the page: the view stays where it was put from now on. */
  pan(to: View): void
  zoom(factor: number, at?: { x: number; y: number }): void
  /** The whole drawing. */
  fit(): void
  /** As large as numbers on bones need to be read, the selection in the middle. */
  toReadable(): void
  centre(x: number, y: number): void
}

/** Zoom and place of the drawing on its part of the screen; the selection is kept in sight. */
export function useCanvasView(box: RefObject<HTMLDivElement | null>, layout: FishboneLayout, selected: string, kind: string): CanvasView {
  const [screen, setScreen] = useState<Size>({ width: 0, height: 0 })
  const [view, setView] = useState<View>({ scale: 4, x: 0, y: 0 })
  const [follow, setFollow] = useState(true)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => setScreen({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  // Drawn in another way, things stand elsewhere: the view begins anew.
  useLayoutEffect(() => setFollow(true), [kind])
  const selectedBox = selected === HEAD ? layout.head : layout.bones.find(bone => bone.id === selected)?.label
  useLayoutEffect(() => {
    if (screen.width === 0) return
    // Until someone zooms or moves, as much of the diagram as can be read stays in view as it grows.
    setView(now => { const base = follow ? readable(layout, screen, layout.headSide === 'left') : now; return selectedBox ? revealing(base, selectedBox, screen) : base })
  }, [selected, layout, follow, screen])
  const zoom = useCallback((factor: number, at?: { x: number; y: number }) => {
    setFollow(false)
    setView(now => zoomed(now, factor, at ?? { x: screen.width / 2, y: screen.height / 2 }))
  }, [screen])
  const pan = useCallback((to: View) => { setFollow(false); setView(to) }, [])
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
  }, [box, zoom])
  return {
    view, screen, pan, zoom,
    fit: () => pan(fitted(layout, screen)),
    toReadable: () => {
      const at = selectedBox ?? layout.head
      pan(centredOn({ x: at.x + at.width / 2, y: at.y + at.height / 2 }, Math.max(READABLE, view.scale), screen))
    },
    centre: (x, y) => pan(centredOn({ x, y }, view.scale, screen)),
  }
}
