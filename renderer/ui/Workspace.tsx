import { useId } from 'react'
import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useRemembered } from '../app/remembered.ts'
import { useT } from '../app/i18n.tsx'
import { useRoute } from '../app/route.ts'
import './workspace.css'

export interface WorkspaceProps {
  /** Outline or list at the left. */
  list?: ReactNode
  listTitle?: string
  /** Properties, evidence, history at the right. */
  inspector?: ReactNode
  inspectorTitle?: string
  toolbar?: ReactNode
  /** Under this name width and collapse of both sides are remembered; the place itself when left out. */
  name?: string
  children: ReactNode
}

const LIST = { width: 232, min: 160, max: 420 }
const INSPECTOR = { width: 300, min: 220, max: 520 }

/** list | canvas | inspector: the one pattern of every place. Both sides collapse and remember. */
export function Workspace({ list, listTitle, inspector, inspectorTitle, toolbar, name, children }: WorkspaceProps): ReactNode {
  const t = useT()
  const { place } = useRoute()
  const key = name ?? place
  return (
    <div className="yg-workspace">
      {list !== undefined && (
        <Side side="list" name={key} title={listTitle ?? t('controls.list')} bounds={LIST}>{list}</Side>
      )}
      <section className="yg-canvas" aria-label={t('controls.canvas')}>
        {toolbar !== undefined && <div className="yg-toolbar" role="toolbar" aria-label={t('controls.toolbar')}>{toolbar}</div>}
        <div className="yg-canvas-body">{children}</div>
      </section>
      {inspector !== undefined && (
        <Side side="inspector" name={key} title={inspectorTitle ?? t('controls.inspector')} bounds={INSPECTOR}>{inspector}</Side>
      )}
    </div>
  )
}

interface SideProps { side: 'list' | 'inspector'; name: string; title: string; bounds: typeof LIST; children: ReactNode }

function Side({ side, name, title, bounds, children }: SideProps): ReactNode {
  const t = useT()
  const id = useId()
  const [open, setOpen] = useRemembered<boolean>(`${name}.${side}.open`, true)
  const [width, setWidth] = useRemembered(`${name}.${side}.width`, bounds.width)
  const fit = (wish: number): void => setWidth(Math.round(Math.min(bounds.max, Math.max(bounds.min, wish))))
  const towards = side === 'list' ? 1 : -1

  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const handle = event.currentTarget
    const from = event.clientX
    handle.setPointerCapture(event.pointerId)
    const move = (now: globalThis.PointerEvent): void => fit(width + towards * (now.clientX - from))
    const end = (): void => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', end)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', end)
  }
  const nudge = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    fit(width + towards * (event.key === 'ArrowRight' ? 16 : -16))
  }
  const label = t(open ? 'controls.collapseSide' : 'controls.expandSide', { side: title })
  const toggle = (
    <button type="button" className="yg-icon-button yg-side-toggle" aria-expanded={open} aria-controls={id} aria-label={label} title={label} onClick={() => setOpen(!open)}>
      <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
        <path d={(side === 'list') === open ? 'M8.5 3.5 5 7l3.5 3.5' : 'M5.5 3.5 9 7l-3.5 3.5'} />
      </svg>
    </button>
  )
  const handle = (
    <div
      className="yg-side-handle" role="separator" aria-orientation="vertical" tabIndex={0}
      aria-label={t('controls.resizeSide', { side: title })} aria-valuenow={width} aria-valuemin={bounds.min} aria-valuemax={bounds.max}
      onPointerDown={drag} onKeyDown={nudge} onDoubleClick={() => fit(bounds.width)}
    />
  )
  return (
    <aside className={`yg-side yg-side-${side}${open ? '' : ' yg-side-closed'}`} aria-label={title} style={open ? { '--yg-side-width': `${width}px` } as CSSProperties : undefined}>
      {open && side === 'inspector' && handle}
      <div className="yg-side-column">
        <div className="yg-side-head">
          {open && <h2 className="yg-side-title">{title}</h2>}
          {toggle}
        </div>
        <div className="yg-side-body" id={id} hidden={!open}>{open ? children : null}</div>
      </div>
      {open && side === 'list' && handle}
    </aside>
  )
}
