import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Bone } from '../../../../shared/model/fishbone.ts'
import { useT } from '../../../app/i18n.tsx'
import { childrenOf, nodeOf, walk } from '../../figure/hierarchy.ts'
import { BoneInput } from './BoneInput.tsx'
import type { FishboneSession, SessionState } from './session.ts'
import { HEAD } from './spatial.ts'
import type { Direction } from './spatial.ts'

export interface FishboneOutlineProps { session: FishboneSession; state: SessionState; evidence: ReadonlyMap<string, string>; describe(id: string): string }

/** The same fishbone as lines of text: the same model, the same keys. */
export function FishboneOutline({ session, state, evidence, describe }: FishboneOutlineProps): ReactNode {
  const t = useT()
  const input = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(false)
  const rows = useMemo(() => walk<Bone>(state.bones), [state.bones])
  const { selected, edit } = state

  useEffect(() => { if (active) box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }) }, [selected, active])

  const neighbour = (direction: Direction): string | null => {
    const order = [HEAD, ...rows.map(row => row.node.id)]
    const at = order.indexOf(selected)
    if (direction === 'up') return order[at - 1] ?? null
    if (direction === 'down') return order[at + 1] ?? null
    if (direction === 'left') return selected === HEAD ? null : nodeOf(state.bones, selected)?.parent ?? HEAD
    return childrenOf(state.bones, selected === HEAD ? null : selected)[0]?.id ?? null
  }
  const field = (
    <BoneInput
      ref={input} session={session} state={state} label={describe(selected)} className="yg-outline-input" onFocusChange={setActive}
      keys={{ neighbour, leave: () => { box.current?.setAttribute('tabindex', '0'); box.current?.focus() } }}
    />
  )
  const row = (id: string, text: string, level: number, position: { at: number; of: number }): ReactNode => (
    <div
      key={id} role="treeitem" aria-level={level + 1} aria-selected={selected === id} aria-posinset={position.at} aria-setsize={position.of} data-row={id} aria-label={text}
      className={`yg-outline-row${selected === id ? ' yg-row-selected' : ''}${level === 0 ? ' yg-outline-head' : ''}`} style={{ paddingInlineStart: 8 + level * 16 }}
      onPointerDown={event => { if (event.target instanceof HTMLTextAreaElement) return; event.preventDefault(); session.select(id); input.current?.focus() }}
      onDoubleClick={() => session.beginEdit()}
    >
      <span className={edit?.id === id && active ? 'yg-outline-text yg-outline-hidden' : 'yg-outline-text'} title={text}>{text || t('diagrams.typeHere')}</span>
      {evidence.get(id) && <span className="yg-outline-evidence yg-num">{evidence.get(id)}</span>}
    </div>
  )
  return (
    <div
      ref={box} className={`yg-outline${active ? ' yg-outline-active' : ''}`} tabIndex={active ? -1 : 0} role="group" aria-label={t('diagrams.outline')} aria-describedby="fishbone-keys"
      onKeyDown={event => {
        if (event.target !== box.current || event.key === 'Tab' || event.key === 'Shift' || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        input.current?.focus()
      }}
    >
      <div role="tree" aria-label={t('diagrams.outline')}>
        {row(HEAD, state.effect, 0, { at: 1, of: 1 })}
        {rows.map(({ node, level, index, siblings }) => row(node.id, node.text, level, { at: index + 1, of: siblings }))}
      </div>
      <OutlineField box={box} selected={selected} signature={rows.map(each => each.node.id).join()}>{field}</OutlineField>
    </div>
  )
}

/** Keeps the one field over the selected line without making it anew. */
function OutlineField({ box, selected, signature, children }: { box: { current: HTMLDivElement | null }; selected: string; signature: string; children: ReactNode }): ReactNode {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const line = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selected)}"]`)
    if (!line || !holder.current) return
    const indent = Number.parseFloat(line.style.paddingInlineStart) || 0
    Object.assign(holder.current.style, { top: `${line.offsetTop}px`, left: `${indent - 4}px`, right: '4px', height: `${line.offsetHeight}px` })
  }, [box, selected, signature])
  return <div ref={holder} className="yg-outline-field">{children}</div>
}
