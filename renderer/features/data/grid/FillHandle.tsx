import { useCallback, useEffect, useState } from 'react'
import type { PointerEvent, ReactNode, RefObject } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { fillTarget } from '../cellRange.ts'
import type { Box, Spot } from '../cellRange.ts'

export interface FillHandleProps {
  frame: RefObject<HTMLDivElement | null>
  box: Box
  /** The variable of the last column: where the handle hangs. */
  corner: string
  /** Called when cells have moved on the screen; set here, so that scrolling draws nothing but the handle again. */
  follow: RefObject<() => void>
  spotAt(element: Element | null): Spot | null
  /** Shows what would be filled; null: nothing. */
  onAim(box: Box | null): void
  onFill(target: NonNullable<ReturnType<typeof fillTarget>>): void
}

/** The small square at the lower right of the selection; dragged, it fills. */
export function FillHandle({ frame, box, corner, follow, spotAt, onAim, onFill }: FillHandleProps): ReactNode {
  const t = useT()
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  const place = useCallback((): void => {
    const cell = frame.current?.querySelector(`.ag-row[row-index="${box.bottom}"] .ag-cell[col-id="${CSS.escape(corner)}"]`)
    const root = frame.current?.querySelector('.ag-root')?.getBoundingClientRect()
    const header = frame.current?.querySelector('.ag-header')?.getBoundingClientRect()
    // A cell that scrolls disappears behind the frozen columns.
    const pinned = cell?.closest('.ag-grid-pinned-left-cells') ? undefined : frame.current?.querySelector('.ag-header .ag-grid-pinned-left-cells')?.getBoundingClientRect()
    const edge = cell?.getBoundingClientRect()
    const outer = frame.current?.getBoundingClientRect()
    const inside = edge && root && header && outer && edge.bottom <= root.bottom && edge.bottom > header.bottom && edge.right <= root.right && edge.right > (pinned?.right ?? root.left)
    // At the window's edge the side's own handle lies over it.
    const next = inside ? { left: Math.min(edge.right - outer.left - 4, outer.width - 16), top: edge.bottom - outer.top - 4 } : null
    setAt(old => (old?.left === next?.left && old?.top === next?.top ? old : next))
  }, [frame, box, corner])
  useEffect(() => {
    let frameOf = 0
    // Once a frame, however many events it had.
    follow.current = () => { cancelAnimationFrame(frameOf); frameOf = requestAnimationFrame(place) }
    place()
    return () => { cancelAnimationFrame(frameOf); follow.current = () => {} }
  }, [follow, place])
  if (!at) return null
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault()
    const find = (now: globalThis.PointerEvent): ReturnType<typeof fillTarget> => {
      const spot = spotAt(document.elementsFromPoint(now.clientX, now.clientY).find(element => element.closest('.ag-cell')) ?? null)
      return spot ? fillTarget(box, spot) : null
    }
    const move = (now: globalThis.PointerEvent): void => onAim(find(now)?.box ?? null)
    const end = (now: globalThis.PointerEvent): void => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      onAim(null)
      const target = find(now)
      if (target) onFill(target)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
  }
  return <div className="yg-fill-handle" style={at} title={t('grid.fillHandle')} aria-hidden="true" onPointerDown={drag} />
}
