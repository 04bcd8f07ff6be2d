import { useEffect, useMemo, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor, ItemRef } from '../../../shared/model/factor.ts'
import { useT } from '../../app/i18n.tsx'
import { inserted, neighbourAfterRemoval, placeAfter, placeIndented, placeOutdented, placeShifted } from '../figure/hierarchy.ts'
import type { Place } from '../figure/hierarchy.ts'
import { variableText } from '../figure/useFactors.ts'
import { dropPlan, dropSide } from './dragPlan.ts'
import type { Dragged, DropSide } from './dragPlan.ts'
import { between, factorKey, itemShifted, treeRows } from './factorRows.ts'
import type { TreeRow } from './factorRows.ts'
import { NameInput } from './NameInput.tsx'
import { ScaleText } from './ScaleText.tsx'
import type { FactorCommands } from './useFactorCommands.ts'

const DRAFT = 'draft'

export interface FactorTreeProps {
  dataset: Dataset
  factors: readonly Factor[]
  commands: FactorCommands
  /** Key of the row the keyboard is on. */
  current: string | null
  onCurrent(key: string | null): void
  /** Variables selected, here or in the list beside. */
  selected: ReadonlySet<string>
  onSelect(variables: Set<string>): void
  /** What is being dragged, from here or from the list beside. */
  dragged: Dragged | null
  onDrag(dragged: Dragged | null): void
  /** A new factor is being named at this place. */
  draft: Place | null
  onDraft(place: Place | null): void
}

/** dimension → factor → item as a tree that is written with the keyboard and arranged with the mouse. */
export function FactorTree({ dataset, factors, commands, current, onCurrent, selected, onSelect, dragged, onDrag, draft, onDraft }: FactorTreeProps): ReactNode {
  const t = useT()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [renaming, setRenaming] = useState<string | null>(null)
  const [over, setOver] = useState<{ key: string; side: DropSide } | null>(null)
  const [leaving, setLeaving] = useState(false)
  const tree = useRef<HTMLDivElement>(null)
  const wantFocus = useRef(false)
  const variables = useMemo(() => new Map(dataset.variables.map(variable => [variable.id, variable])), [dataset])
  const shown = useMemo(() => (draft ? inserted(factors, { id: DRAFT, parent: draft.parent, order: 0, name: '', items: [] }, draft) : factors), [factors, draft])
  const rows = useMemo(() => treeRows(shown, dataset.id, variables, closed), [shown, dataset.id, variables, closed])
  const at = rows.findIndex(row => row.key === current)
  const focusKey = at >= 0 ? current : rows[0]?.key ?? null

  useEffect(() => {
    // A row just made may take a moment to come: wait for it rather than for the first.
    const key = current ?? focusKey
    if (!wantFocus.current || key === null || draft || renaming) return
    const row = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    if (row) { row.focus(); wantFocus.current = false }
  })

  const ref = (variable: string): ItemRef => ({ dataset: dataset.id, variable })
  const go = (row: TreeRow | undefined): void => {
    if (!row) return
    wantFocus.current = true
    onCurrent(row.key)
    onSelect(row.type === 'item' ? new Set([row.variable.id]) : new Set())
  }
  const itemOrder = rows.flatMap(row => (row.type === 'item' ? [row.variable.id] : []))
  const startDraft = (place: Place | null): void => { if (place) { if (place.parent) open(place.parent); onDraft(place) } }
  const open = (id: string): void => setClosed(now => { const next = new Set(now); next.delete(id); return next })
  const close = (id: string): void => setClosed(now => new Set(now).add(id))
  const moveTo = (factor: string, place: Place | null): void => {
    if (!place) return
    if (place.parent) open(place.parent)
    wantFocus.current = true
    commands.move(factor, place)
  }

  const commitDraft = async (name: string, by: 'enter' | 'blur'): Promise<void> => {
    const place = draft
    if (!place) return
    try {
      const made = await commands.add(name, place)
      wantFocus.current = by === 'enter'
      onCurrent(factorKey(made.id))
      onSelect(new Set())
    } catch {
      // Shown beside the tree by the caller.
    }
    onDraft(null)
  }

  const factorKeys = (event: KeyboardEvent, factor: Factor): boolean => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) startDraft({ parent: factor.id, index: factors.filter(other => other.parent === factor.id).length })
    else if (event.key === 'Enter') startDraft(placeAfter(factors, factor.id))
    else if (event.key === 'F2') setRenaming(factor.id)
    else if (event.key === 'Tab') {
      if (leaving) return false
      moveTo(factor.id, event.shiftKey ? placeOutdented(factors, factor.id) : placeIndented(factors, factor.id))
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) moveTo(factor.id, placeShifted(factors, factor.id, event.key === 'ArrowUp' ? -1 : 1))
    else if (event.key === 'Delete') {
      const next = neighbourAfterRemoval(factors, factor.id)
      wantFocus.current = true
      commands.remove(factor.id)
      onCurrent(next === null ? null : factorKey(next))
    } else return false
    return true
  }
  const itemKeys = (event: KeyboardEvent, variable: string, factorId: string): boolean => {
    const chosen = selected.has(variable) ? itemOrder.filter(id => selected.has(id)) : [variable]
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const factor = factors.find(candidate => candidate.id === factorId)
      const index = factor ? itemShifted(factor, ref(variable), event.key === 'ArrowUp' ? -1 : 1) : null
      if (index !== null) { wantFocus.current = true; commands.assign([ref(variable)], factorId, index) }
    } else if (event.key === 'Delete') {
      wantFocus.current = true
      onCurrent(rows[at + 1]?.type === 'item' ? rows[at + 1]?.key ?? null : rows[at - 1]?.key ?? null)
      onSelect(new Set())
      commands.assign(chosen.map(ref), null)
    } else if (event.key === ' ') {
      const next = new Set(selected)
      if (!next.delete(variable)) next.add(variable)
      onSelect(next)
    } else return false
    return true
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const row = rows[at >= 0 ? at : 0]
    if (!row || draft || renaming) return
    if (event.key === 'Escape') { setLeaving(true); return }
    const done = row.type === 'factor' ? factorKeys(event, row.factor) : itemKeys(event, row.variable.id, row.factor)
    if (done) { event.preventDefault(); event.stopPropagation(); return }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = (to: number): void => {
      const target = rows[to]
      if (target && event.shiftKey && target.type === 'item' && row.type === 'item') {
        wantFocus.current = true
        onCurrent(target.key)
        onSelect(new Set([...selected, row.variable.id, target.variable.id]))
      } else go(target)
    }
    const here = Math.max(at, 0)
    if (event.key === 'ArrowDown') step(here + 1)
    else if (event.key === 'ArrowUp') step(here - 1)
    else if (event.key === 'Home') go(rows[0])
    else if (event.key === 'End') go(rows.at(-1))
    else if (event.key === 'ArrowRight' && row.type === 'factor') { if (row.open) { if (row.hasInside) step(here + 1) } else open(row.factor.id) }
    else if (event.key === 'ArrowLeft') {
      if (row.type === 'factor' && row.open && row.hasInside) close(row.factor.id)
      else go(rows.slice(0, here).findLast(other => other.type === 'factor' && other.level < row.level))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const press = (event: MouseEvent, row: TreeRow): void => {
    wantFocus.current = true
    onCurrent(row.key)
    if (row.type === 'factor') { onSelect(new Set()); return }
    const id = row.variable.id
    const from = rows[at]
    if (event.shiftKey && from?.type === 'item') onSelect(new Set(between(itemOrder, from.variable.id, id)))
    else if (event.ctrlKey || event.metaKey) { const next = new Set(selected); if (!next.delete(id)) next.add(id); onSelect(next) } else onSelect(new Set([id]))
  }
  const startDrag = (event: DragEvent, row: TreeRow): void => {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', row.type === 'factor' ? row.factor.name : variableText(row.variable))
    if (row.type === 'factor') onDrag({ type: 'factor', factor: row.factor.id })
    else onDrag({ type: 'items', items: (selected.has(row.variable.id) ? itemOrder.filter(id => selected.has(id)) : [row.variable.id]).map(ref) })
  }
  const dragOver = (event: DragEvent<HTMLElement>, row: TreeRow): void => {
    if (!dragged) return
    const box = event.currentTarget.getBoundingClientRect()
    const side = dragged.type === 'items' && row.type === 'factor' ? 'into' : dropSide(row, (event.clientY - box.top) / box.height)
    if (!dropPlan(factors, dragged, row, side)) { setOver(null); return }
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver({ key: row.key, side })
  }
  const drop = (event: DragEvent, row: TreeRow): void => {
    event.preventDefault()
    const plan = dragged && over?.key === row.key ? dropPlan(factors, dragged, row, over.side) : null
    setOver(null)
    onDrag(null)
    if (!plan) return
    if (plan.type === 'factor') { if (plan.place.parent) open(plan.place.parent); commands.move(plan.factor, plan.place) }
    else commands.assign(plan.items, plan.factor, plan.index)
  }

  return (
    <div
      ref={tree} role="tree" aria-label={t('questionnaire.tree')} aria-multiselectable="true" className="yg-tree" onKeyDown={keys}
      onFocus={() => setLeaving(false)} aria-describedby="factor-tree-keys"
    >
      {rows.map(row => {
        const isDraft = row.type === 'factor' && row.factor.id === DRAFT
        const side = over?.key === row.key ? ` yg-drop-${over.side}` : ''
        const marked = row.type === 'item' ? selected.has(row.variable.id) : row.key === current && selected.size === 0
        return (
          <div
            key={row.key} data-key={row.key} role="treeitem" aria-level={row.level} aria-selected={marked} aria-posinset={row.index + 1} aria-setsize={row.siblings}
            {...(row.type === 'factor' && row.hasInside ? { 'aria-expanded': row.open } : {})}
            tabIndex={row.key === focusKey ? 0 : -1} className={`yg-tree-row yg-tree-${row.type}${marked ? ' yg-row-selected' : ''}${side}`}
            style={{ paddingInlineStart: 8 + (row.level - 1) * 20 }}
            draggable={!isDraft && renaming === null} onDragStart={event => startDrag(event, row)} onDragEnd={() => { onDrag(null); setOver(null) }}
            onDragOver={event => dragOver(event, row)} onDragLeave={() => setOver(now => (now?.key === row.key ? null : now))} onDrop={event => drop(event, row)}
            onClick={event => press(event, row)} onDoubleClick={() => { if (row.type === 'factor' && !isDraft) setRenaming(row.factor.id) }}
          >
            {row.type === 'factor'
              ? (
                  <>
                    <span className="yg-tree-toggle" aria-hidden="true" onClick={event => { event.stopPropagation(); if (row.open) close(row.factor.id); else open(row.factor.id) }}>{row.hasInside ? (row.open ? '▾' : '▸') : ''}</span>
                    {isDraft
                      ? <NameInput
                          value="" label={t('questionnaire.newFactor')} placeholder={t('questionnaire.newFactor')} onCommit={(name, by) => { void commitDraft(name, by) }}
                          onCancel={() => { wantFocus.current = true; onDraft(null) }}
                          onIndent={() => onDraft(placeIndented(shown, DRAFT) ?? draft)} onOutdent={() => onDraft(placeOutdented(shown, DRAFT) ?? draft)}
                        />
                      : renaming === row.factor.id
                        ? <NameInput value={row.factor.name} label={t('controls.rename')} onCommit={name => { wantFocus.current = true; setRenaming(null); commands.rename(row.factor.id, name) }} onCancel={() => { wantFocus.current = true; setRenaming(null) }} />
                        : <span className="yg-tree-name" title={row.factor.name}>{row.factor.name}</span>}
                    {!isDraft && <span className={row.items === 0 ? 'yg-hole' : 'yg-faint yg-num'}>{row.items === 0 ? t('questionnaire.emptyFactor') : t('questionnaire.itemCount', { n: row.items })}</span>}
                  </>
                )
              : (
                  <>
                    <span className="yg-tree-toggle" aria-hidden="true">·</span>
                    <span className="yg-tree-name" title={variableText(row.variable)}>{variableText(row.variable)}</span>
                    <ScaleText variable={row.variable} />
                  </>
                )}
          </div>
        )
      })}
    </div>
  )
}

