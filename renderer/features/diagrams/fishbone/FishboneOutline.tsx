import { useMemo, useState } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import type { BoneHit } from '../../../../shared/fishbone/search.ts'
import { useT } from '../../../app/i18n.tsx'
import { childrenOf, nodeOf } from '../../figure/hierarchy.ts'
import type { Place } from '../../figure/hierarchy.ts'
import type { EditorTools } from './boneKeys.ts'
import { topmostOf } from './chosen.ts'
import { HitText } from './HitText.tsx'
import { linesOf } from './lines.ts'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'
import { useLines } from './useLines.tsx'

interface FishboneOutlineProps {
  session: FishboneSession
  state: SessionState
  tools: EditorTools
  folded: ReadonlySet<string>
  evidence: ReadonlyMap<string, string>
  numbers: ReadonlyMap<string, number>
  hits: ReadonlyMap<string, BoneHit>
  /** Beside the diagram, not in its place. */
  narrow: boolean
  describe(id: string): string
}

type Side = 'before' | 'into' | 'after'
interface Drop { id: string; side: Side; place: Place }

/** The same fishbone as lines of text: the same model, the same keys; lines are dragged between lines. */
export function FishboneOutline({ session, state, tools, folded, evidence, numbers, hits, narrow, describe }: FishboneOutlineProps): ReactNode {
  const t = useT()
  const [drop, setDrop] = useState<Drop | null>(null)
  const rows = useMemo(() => linesOf(state.bones, folded), [state.bones, folded])
  const ids = useMemo(() => rows.map(row => row.node.id), [rows])
  const lines = useLines({ session, state, tools, rows: ids, describe })
  const { edit } = state

  const drag = (event: PointerEvent, id: string): void => {
    lines.line(id).onPointerDown(event)
    if (event.button !== 0 || id === HEAD || !event.defaultPrevented) return
    const handle = event.currentTarget
    const start = event.clientY
    let now: Drop | null = null
    let moved = false
    const move = (to: globalThis.PointerEvent): void => {
      if (!moved && Math.abs(to.clientY - start) < 5) return
      if (!moved) handle.setPointerCapture(event.pointerId)
      moved = true
      now = dropAt(to, state, [...session.state().chosen])
      setDrop(now)
    }
    const end = (to: globalThis.Event): void => {
      handle.removeEventListener('pointermove', move as EventListener)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', end)
      setDrop(null)
      if (to.type !== 'pointerup') return
      if (now) session.place([...session.state().chosen], now.place)
      else if (!moved && !event.ctrlKey && !event.metaKey && !event.shiftKey && session.state().chosen.size > 1) session.select(id)
    }
    handle.addEventListener('pointermove', move as EventListener)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', end)
  }

  const row = (id: string, text: string, level: number, position: { at: number; of: number }, children: number): ReactNode => {
    const line = lines.line(id)
    const number = numbers.get(id)
    const chosen = line['aria-selected']
    return (
      <div
        key={id} role="treeitem" aria-level={level + 1} aria-posinset={position.at} aria-setsize={position.of} aria-label={text} {...line} onPointerDown={event => drag(event, id)}
        {...(children > 0 && id !== HEAD ? { 'aria-expanded': !folded.has(id) } : {})}
        className={`yg-outline-row${chosen ? ' yg-row-selected' : ''}${state.selected === id ? ' yg-outline-lead' : ''}${level === 0 ? ' yg-outline-head' : ''}${state.cut.has(id) ? ' yg-outline-cut' : ''}${drop?.id === id ? ` yg-drop-${drop.side}` : ''}`}
        style={{ paddingInlineStart: 4 + Math.max(0, level - 1) * 16 }}
      >
        {id === HEAD ? <span className="yg-outline-fold" /> : (
          <button type="button" className="yg-outline-fold" tabIndex={-1} aria-hidden="true" disabled={children === 0} onClick={() => tools.fold(id)}>{children === 0 ? '' : folded.has(id) ? '▸' : '▾'}</button>
        )}
        {number !== undefined && <span className="yg-outline-number yg-num">{number}</span>}
        <span data-words="" className={edit?.id === id && lines.active ? 'yg-outline-text yg-outline-hidden' : 'yg-outline-text'} title={text}>{text ? <HitText text={text} hit={hits.get(id)} /> : t('diagrams.typeHere')}</span>
        {evidence.get(id) && <span className="yg-outline-evidence yg-num" title={evidence.get(id)}>{evidence.get(id)}</span>}
      </div>
    )
  }
  return (
    <div ref={lines.box} className={`yg-outline${narrow ? '' : ' yg-outline-wide'}${lines.active ? ' yg-outline-active' : ''}`} role="group" aria-label={t('diagrams.outline')} aria-describedby="fishbone-keys" {...lines.holder}>
      <div role="tree" aria-label={t('diagrams.outline')} aria-multiselectable="true">
        {row(HEAD, state.effect, 0, { at: 1, of: 1 }, rows.length)}
        {rows.map(({ node, level, index, siblings, children }) => row(node.id, node.text, level, { at: index + 1, of: siblings }, children))}
      </div>
      {lines.field}
    </div>
  )
}

/** The line under the pointer and where by it: its upper part before it, its lower part after it, else below it. null: it cannot go there. */
function dropAt(event: { clientX: number; clientY: number }, state: SessionState, chosen: readonly string[]): Drop | null {
  const line = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('.yg-outline [data-row]')
  const id = line?.dataset['row']
  if (!line || id === undefined) return null
  const moved = new Set(topmostOf(state.bones, chosen).map(bone => bone.id))
  for (let at = nodeOf(state.bones, id); at; at = nodeOf(state.bones, at.parent)) if (moved.has(at.id)) return null
  const box = line.getBoundingClientRect()
  const part = (event.clientY - box.top) / box.height
  const side: Side = id === HEAD ? 'into' : part < 0.28 ? 'before' : part > 0.72 ? 'after' : 'into'
  const others = (parent: string | null): string[] => childrenOf(state.bones, parent).filter(bone => !moved.has(bone.id)).map(bone => bone.id)
  if (side === 'into') { const parent = id === HEAD ? null : id; return { id, side, place: { parent, index: others(parent).length } } }
  const parent = nodeOf(state.bones, id)?.parent ?? null
  return { id, side, place: { parent, index: others(parent).indexOf(id) + (side === 'after' ? 1 : 0) } }
}
