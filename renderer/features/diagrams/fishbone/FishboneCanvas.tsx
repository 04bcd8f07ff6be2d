import { useMemo, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { darkTheme, lightTheme } from '../../../../shared/figures/theme.ts'
import { useT } from '../../../app/i18n.tsx'
import { useTheme } from '../../../app/theme.tsx'
import { BoneInput } from './BoneInput.tsx'
import type { EditorTools } from './boneKeys.ts'
import { BoneOverlay } from './BoneOverlay.tsx'
import { BoneShapes } from './BoneShapes.tsx'
import type { Drawing } from './drawing.ts'
import { MiniMap } from './MiniMap.tsx'
import { PromptCard } from './PromptCard.tsx'
import { isBelow } from './session.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { boneAt, HEAD, neighbourIn } from './spatial.ts'
import { useTween } from './tween.ts'
import { useCanvasPointer } from './useCanvasPointer.ts'
import type { Dragging } from './useCanvasPointer.ts'
import { useCanvasView } from './useCanvasView.ts'

interface FishboneCanvasProps {
  session: FishboneSession
  state: SessionState
  drawing: Drawing
  tools: EditorTools
  hits: ReadonlySet<string>
  hit: string | null
  /** Questions at the selected big bone; null: none, or not wanted. */
  prompts: { name: string; list: readonly string[] } | null
  onHidePrompts(): void
  describe(id: string): string
}

const none: ReadonlySet<string> = new Set()

/** The diagram one writes in: keys and typing go to the selected bone, bones are dragged onto bones, the page is zoomed and moved. */
export function FishboneCanvas({ session, state, drawing, tools, hits, hit, prompts, onHidePrompts, describe }: FishboneCanvasProps): ReactNode {
  const t = useT()
  const { dark } = useTheme()
  const theme = dark ? darkTheme : lightTheme
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const [active, setActive] = useState(false)
  const { layout } = drawing
  const structure = state.bones.map(bone => `${bone.id}:${bone.parent}:${bone.order}`).join()
  const tweened = useTween(layout, drawing.diagram ? '' : structure)
  const shown = drawing.diagram ? layout : tweened
  const moving = useMemo(() => (shown === layout ? drawing : { layout: shown, diagram: null }), [shown, layout, drawing])
  const canvas = useCanvasView(box, layout, state.selected, drawing.diagram?.kind ?? 'fishbone')
  const { view, screen } = canvas
  const focus = (): void => input.current?.focus({ preventScroll: true })
  const { dragging, press, pointOf } = useCanvasPointer({ box, layout, canvas, session, state, tools, focus })

  const keysOfBox = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && ['=', '+', '-', '0', '9'].includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === '0') canvas.fit()
      else if (event.key === '9') canvas.toReadable()
      else canvas.zoom(event.key === '-' ? 1 / 1.25 : 1.25)
    } else if (event.target === box.current && event.key !== 'Tab' && event.key !== 'Shift' && event.key !== 'Escape' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Any key but Tab goes into the diagram; after Esc, Tab goes on through the page.
      event.preventDefault()
      focus()
      if (event.key === 'F2') session.beginEdit()
    }
  }

  const { edit, selected } = state
  const selectedBox = selected === HEAD ? shown.head : shown.bones.find(bone => bone.id === selected)?.label
  const draggedIds = dragging?.kind === 'bones' ? dragging.ids.join() : ''
  const pale = useMemo(() => {
    const roots = draggedIds === '' ? [...state.cut] : draggedIds.split(',')
    return roots.length === 0 ? none : new Set(state.bones.filter(bone => roots.some(root => isBelow(state, bone.id, root))).map(bone => bone.id))
  }, [draggedIds, state.cut, state.bones])
  const style: CSSProperties = selectedBox
    ? {
        left: (selectedBox.x + selectedBox.width / 2) * view.scale + view.x, top: (selectedBox.y + selectedBox.height / 2) * view.scale + view.y,
        minWidth: selectedBox.width * view.scale + 12, fontSize: Math.max(12, selectedBox.fontSize * view.scale), fontWeight: selectedBox.bold ? 700 : 400,
      }
    : {}
  const typing = active ? edit?.id ?? null : null
  const linkFrom = dragging?.kind === 'link' ? { id: dragging.from, x: dragging.x, y: dragging.y } : linkToSelected(state, selectedBox)
  const frame = dragging?.kind === 'frame' ? { x: Math.min(dragging.x1, dragging.x2), y: Math.min(dragging.y1, dragging.y2), width: Math.abs(dragging.x2 - dragging.x1), height: Math.abs(dragging.y2 - dragging.y1) } : null
  return (
    <div
      ref={box} className={`yg-fishbone${active ? ' yg-fishbone-active' : ''}${dragging ? ' yg-fishbone-dragging' : ''}${state.linking === null ? '' : ' yg-fishbone-linking'}`} tabIndex={active ? -1 : 0} role="application"
      aria-label={t('diagrams.fishboneLabel', { effect: state.effect })} aria-describedby="fishbone-keys" data-scale={view.scale.toFixed(3)}
      onPointerDown={press} onKeyDown={keysOfBox}
      onDoubleClick={event => { const at = pointOf(event); if (boneAt(layout, at.x, at.y, 8 / view.scale) !== null) session.beginEdit() }}
    >
      <svg width={screen.width} height={screen.height} aria-hidden="true">
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <BoneShapes drawing={moving} theme={theme} typing={typing} pale={pale} placeholder={t('diagrams.typeHere')} />
          <BoneOverlay
            layout={shown} theme={theme} selected={selected} chosen={state.chosen} active={active} typing={typing} hits={hits} hit={hit}
            dropTarget={dragging && dragging.kind !== 'frame' ? dragging.target : null} linkFrom={linkFrom} frame={frame}
          />
        </g>
      </svg>
      <BoneInput
        ref={input} session={session} state={state} label={describe(selected)} className="yg-bone-input" style={style} onFocusChange={setActive}
        keys={{ neighbour: direction => neighbourIn(layout, selected, direction), leave: () => { box.current?.setAttribute('tabindex', '0'); box.current?.focus() }, tools }}
      />
      {prompts && selectedBox && !dragging && <PromptCard name={prompts.name} prompts={prompts.list} box={selectedBox} taken={[layout.head, ...layout.bones.flatMap(bone => [bone.label, ...(bone.evidence ? [bone.evidence] : [])])]} view={view} screen={screen} onClose={() => { onHidePrompts(); focus() }} />}
      {dragging && <Ghost dragging={dragging} state={state} left={screenAt(dragging, view, 'x')} top={screenAt(dragging, view, 'y')} />}
      <MiniMap drawing={drawing} view={view} screen={screen} theme={theme} label={t('fishbone.editor.miniMap')} onCentre={canvas.centre} />
      <div className="yg-zoom" role="group" aria-label={t('diagrams.zoom')}>
        <button type="button" className="yg-icon-button" aria-label={t('diagrams.zoomOut')} title={`${t('diagrams.zoomOut')} Ctrl+-`} onClick={() => canvas.zoom(1 / 1.25)}>−</button>
        <button type="button" className="yg-zoom-fit" title={`${t('diagrams.zoomFit')} Ctrl+0`} onClick={canvas.fit}>{t('diagrams.zoomFit')}</button>
        <button type="button" className="yg-zoom-fit" title={`${t('fishbone.editor.zoomReadable')} Ctrl+9`} onClick={canvas.toReadable}>{t('fishbone.editor.zoomReadable')}</button>
        <button type="button" className="yg-icon-button" aria-label={t('diagrams.zoomIn')} title={`${t('diagrams.zoomIn')} Ctrl+=`} onClick={() => canvas.zoom(1.25)}>+</button>
      </div>
      <p className="yg-visually-hidden" aria-live="polite">{active && !edit ? describe(selected) : ''}</p>
    </div>
  )
}

/** Begun by key: the line reaches from its bone to where the keyboard stands. */
function linkToSelected(state: SessionState, box: { x: number; y: number; width: number; height: number } | undefined): { id: string; x: number; y: number } | null {
  return state.linking !== null && state.linking !== state.selected && box ? { id: state.linking, x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
}

const screenAt = (dragging: Dragging, view: { scale: number; x: number; y: number }, axis: 'x' | 'y'): number => (dragging.kind === 'frame' ? 0 : dragging[axis]) * view.scale + view[axis] + 12

function Ghost({ dragging, state, left, top }: { dragging: Dragging; state: SessionState; left: number; top: number }): ReactNode {
  const t = useT()
  if (dragging.kind === 'frame') return null
  const text = (id: string): string => (id === HEAD ? t('diagrams.spine') : state.bones.find(bone => bone.id === id)?.text ?? '')
  const ids = dragging.kind === 'bones' ? dragging.ids : [dragging.from]
  const said = dragging.kind === 'link'
    ? (dragging.target === null ? t('fishbone.editor.notice.pickTarget') : t('fishbone.editor.linkOn', { name: text(dragging.target) }))
    : dragging.target === null ? t('diagrams.noDrop') : t('diagrams.dropOn', { name: text(dragging.target) })
  return <div className="yg-drag-ghost" style={{ left, top }}>{ids.length > 1 ? t('fishbone.editor.chosen', { n: ids.length }) : text(ids[0] ?? '')}<small>{said}</small></div>
}
