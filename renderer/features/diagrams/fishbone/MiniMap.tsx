import { memo, useRef } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import type { FishboneLayout } from '../../../../shared/figures/figure.ts'
import type { FigureTheme } from '../../../../shared/figures/theme.ts'
import type { Drawing } from './drawing.ts'
import { coveredBy, freeCorner } from './freeCorner.ts'
import type { Corner } from './freeCorner.ts'
import type { Size, View } from './view.ts'

const MOST = { width: 168, height: 104 }
/** Its edge and air, both sides. */
const FRAME = 8

/** The whole drawing small, and the part that is on the screen; press or drag to go elsewhere. Shown when not all of it is, in a corner where it lies on no words if there is one. */
export function MiniMap({ drawing, view, screen, theme, label, onCentre }: { drawing: Drawing; view: View; screen: Size; theme: FigureTheme; label: string; onCentre(x: number, y: number): void }): ReactNode {
  const { layout } = drawing
  const scale = Math.min(MOST.width / layout.width, MOST.height / layout.height)
  const seen = { x: -view.x / view.scale, y: -view.y / view.scale, width: screen.width / view.scale, height: screen.height / view.scale }
  const all = seen.x <= 1 && seen.y <= 1 && seen.x + seen.width >= layout.width - 1 && seen.y + seen.height >= layout.height - 1
  const size = { width: layout.width * scale + FRAME, height: layout.height * scale + FRAME }
  const corner = useRef<Corner>('left bottom')
  const held = useRef(false)
  if (all || screen.width === 0) return null
  if (!held.current) corner.current = freeCorner(corner.current, size, screen, coveredBy(drawing, view))
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    const place = event.currentTarget.getBoundingClientRect()
    onCentre((event.clientX - place.left) / scale, (event.clientY - place.top) / scale)
  }
  return (
    <div className={`yg-minimap yg-minimap-${corner.current.replace(' ', '-')}`} role="img" aria-label={label}>
      <svg
        width={layout.width * scale} height={layout.height * scale} viewBox={`0 0 ${layout.width} ${layout.height}`}
        onPointerDown={event => { event.stopPropagation(); event.currentTarget.setPointerCapture(event.pointerId); held.current = true; go(event) }}
        onLostPointerCapture={() => { held.current = false }}
        onPointerMove={event => { if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event) }}
      >
        <rect width={layout.width} height={layout.height} fill={theme.background} />
        <Skeleton layout={layout} boxes={drawing.diagram !== null} theme={theme} />
        <rect x={seen.x} y={seen.y} width={seen.width} height={seen.height} fill={theme.accent} fillOpacity={0.1} stroke={theme.accent} strokeWidth={1.2 / scale} />
      </svg>
    </div>
  )
}

const Skeleton = memo(function Skeleton({ layout, boxes, theme }: { layout: FishboneLayout; boxes: boolean; theme: FigureTheme }): ReactNode {
  const { fishbone } = theme
  return (
    <>
      {!boxes && <line {...layout.spine} stroke={fishbone.spine} strokeWidth={2.4} />}
      {!boxes && layout.bones.map(bone => <line key={bone.id} {...bone.line} stroke={fishbone.bone} strokeWidth={bone.level === 1 ? 1.6 : 0.8} />)}
      {layout.bones.map(bone => (boxes || bone.level === 1) && <rect key={bone.id} x={bone.label.x} y={bone.label.y} width={bone.label.width} height={bone.label.height} fill={fishbone.bone} fillOpacity={0.5} />)}
      <rect x={layout.head.x} y={layout.head.y} width={layout.head.width} height={layout.head.height} fill={fishbone.head} />
    </>
  )
})
