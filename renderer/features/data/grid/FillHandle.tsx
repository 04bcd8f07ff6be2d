import { useEffect, useState } from 'react'
import type { PointerEvent, ReactNode, RefObject } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { fillTarget } from '../cellRange.ts'
import type { Box, Spot } from '../cellRange.ts'

export interface FillHandleProps {
  frame: RefObject<HTMLDivElement | null>
  box: Box
  /** The variable of the last column: where the handle hangs. */
  corner: string
  /** Changes when cells have moved on the screen. */
  moved: number
  spotAt(element: Element | null): Spot | null
  /** Shows what would be filled; null: nothing. */
  onAim(box: Box | null): void
  onFill(target: NonNullable<ReturnType<typeof fillTarget>>): void
}

/** The small square at the lower right of the selection; dragged, it fills. */
export function FillHandle({ frame, box, corner, moved, spotAt, onAim, onFill }: FillHandleProps): ReactNode {
  const t = useT()
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  useEffect(() => {
    const cell = frame.current?.querySelector(`.ag-row[row-index="${box.bottom}"] .ag-cell[col-id="${CSS.escape(corner)}"]`)
    const root = frame.current?.querySelector('.ag-root')?.getBoundingClientRect()
    const header = frame.current?.querySelector('.ag-header')?.getBoundingClientRect()
    // A cell that scrolls disappears behind the frozen columns.
    const pinned = cell?.closest('.ag-grid-pinned-left-cells') ? undefined : frame.current?.querySelector('.ag-header .ag-grid-pinned-left-cells')?.getBoundingClientRect()
    const edge = cell?.getBoundingClientRect()
    const outer = frame.current?.getBoundingClientRect()
    const inside = edge && root && header && outer && edge.bottom <= root.bottom && edge.bottom > header.bottom && edge.right <= root.right && edge.right > (pinned?.right ?? root.left)
    // At the window's edge the side's own handle lies over it.
    setAt(inside ? { left: Math.min(edge.right - outer.left - 4, outer.width - 16), top: edge.bottom - outer.top - 4 } : null)
  }, [frame, box, corner, moved])
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
