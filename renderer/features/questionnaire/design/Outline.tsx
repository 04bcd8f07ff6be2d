import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent, ReactNode } from 'react'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormNode, PlacedNode } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { NameInput } from '../NameInput.tsx'
import type { Severity } from '../../../../shared/forms/check/finding.ts'
import type { FormDraft } from './formDraft.ts'
import { moveDropped, outlineRows } from './outlineRows.ts'
import type { DropSide, OutlineRow } from './outlineRows.ts'
import { settleFocus, wishFocus } from './settle.ts'
import { COVER, useNode, useSettings } from './useDesigner.ts'
import type { Designer } from './useDesigner.ts'

export interface OutlineProps {
  designer: Designer
  marks: ReadonlyMap<string, Severity>
  /** A letter typed on a row begins a new question: called before the letter arrives, so that it, or the input method it starts, goes where the keyboard is sent. */
  onType(): void
}

/** Sections and questions, numbered: walked, moved and renamed with the keyboard, dragged with the mouse. */
export function Outline({ designer, marks, onType }: OutlineProps): ReactNode {
  const t = useT()
  const { form, draft, current, language, actions } = designer
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [renaming, setRenaming] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<{ id: string; side: DropSide } | null>(null)
  const rows = useMemo(() => outlineRows(form.nodes, closed), [form.nodes, closed])
  const placed = useMemo(() => new Map(form.nodes.map(each => [each.id, each])), [form.nodes])
  useEffect(settleFocus)
  const at = rows.findIndex(row => row.id === current)
  const tabStop = current === COVER || at < 0 ? COVER : current

  const go = (id: string | undefined): void => {
    if (id === undefined) return
    actions.choose(id)
    wishFocus({ node: id, field: 'outline' })
  }
  const fold = (id: string, shut: boolean): void => setClosed(now => { const next = new Set(now); if (shut) next.add(id); else next.delete(id); return next })

  const rowKeys = (event: KeyboardEvent, row: OutlineRow): boolean => {
    const mod = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && mod) void actions.add('section', row.id, 'text')
    else if (event.key === 'Enter') void actions.add(row.kind === 'section' || row.kind === 'description' ? 'single' : row.kind, row.id, 'text')
    else if (event.key === 'F2') setRenaming(row.id)
    else if (event.key === 'Tab' && row.kind !== 'section') {
      if (leaving) return false
      if (event.shiftKey) actions.out(row.id); else actions.into(row.id)
    } else if (event.altKey && event.key === 'ArrowUp') actions.shift(row.id, -1)
    else if (event.altKey && event.key === 'ArrowDown') actions.shift(row.id, 1)
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.remove([row.id])
    else if (mod && event.key.toLowerCase() === 'd') actions.duplicate(row.id)
    else return false
    return true
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || renaming) return
    if (event.key === 'Escape') { setLeaving(true); return }
    const row = rows[at]
    if (row && rowKeys(event, row)) { event.preventDefault(); event.stopPropagation(); return }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') go(rows[at + 1]?.id)
    else if (event.key === 'ArrowUp') go(at <= 0 ? COVER : rows[at - 1]?.id)
    else if (event.key === 'Home') go(COVER)
    else if (event.key === 'End') go(rows.at(-1)?.id)
    else if (event.key === 'ArrowRight' && row?.kind === 'section') { if (closed.has(row.id)) fold(row.id, false); else go(rows[at + 1]?.id) }
    else if (event.key === 'ArrowRight') { if (current !== null) wishFocus({ node: current, field: current === COVER ? 'title' : 'text' }) }
    else if (event.key === 'ArrowLeft' && row) { if (row.kind === 'section') fold(row.id, true); else if (row.parent !== null) go(row.parent) }
    else if (event.key === 'Enter') { if (current === COVER) wishFocus({ node: COVER, field: 'title' }) }
    else if (event.key.length === 1 && event.key !== ' ' && event.key !== '?') { event.stopPropagation(); onType(); return }
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const sideAt = (event: DragEvent, row: OutlineRow): DropSide => {
    const box = event.currentTarget.getBoundingClientRect()
    const part = (event.clientY - box.top) / box.height
    const mine = form.nodes.find(each => each.id === dragged)
    if (row.kind === 'section' && mine?.node.kind !== 'section') return part < 0.3 ? 'before' : 'into'
    return part < 0.5 ? 'before' : 'after'
  }
  const handlers = useRef<Handlers | null>(null)
  useEffect(() => {
    handlers.current = {
      choose: actions.choose,
      fold,
      rename: (id, content, keep) => {
        if (content) { actions.edit(id, content); void actions.flush() }
        setRenaming(null)
        if (keep) wishFocus({ node: id, field: 'outline' })
      },
      drag: id => { setDragged(id); setOver(null) },
      over: (row, event) => {
        const side = sideAt(event, row)
        if (over?.id !== row.id || over.side !== side) setOver(dragged && moveDropped(form.nodes, dragged, row.id, side) ? { id: row.id, side } : null)
      },
      drop: (row, event) => {
        if (dragged) actions.move(moveDropped(form.nodes, dragged, row.id, sideAt(event, row)))
        setDragged(null)
        setOver(null)
      },
    }
  })
  return (
    <div className="yg-outline">
      <div
        role="tree" className="yg-outline-tree" aria-label={t('designer.outline.title')} aria-describedby="outline-keys" onKeyDown={keys} onBlur={event => { if (!event.currentTarget.contains(event.relatedTarget)) setLeaving(false) }}
        onDragOver={event => { if (dragged) event.preventDefault() }}
      >
        <CoverRow designer={designer} tabbable={tabStop === COVER} />
        {rows.map(row => {
          const node = placed.get(row.id)
          return node && (
            <Row
              key={row.id} row={row} placed={node} draft={draft} language={language} active={row.id === current} tabbable={row.id === tabStop} mark={marks.get(row.id) ?? null}
              closed={closed.has(row.id)} renaming={renaming === row.id} side={over?.id === row.id ? over.side : null} handlers={handlers}
            />
          )
        })}
      </div>
      <p className="yg-keys" id="outline-keys">{t('designer.outline.keys')}</p>
    </div>
  )
}

function CoverRow({ designer: { form, draft, current, language, actions }, tabbable }: { designer: Designer; tabbable: boolean }): ReactNode {
  const t = useT()
  const settings = useSettings(draft, form)
  return (
    <div
      role="treeitem" aria-level={1} aria-selected={current === COVER} tabIndex={tabbable ? 0 : -1} data-outline={COVER} className="yg-outline-row yg-outline-cover"
      onClick={() => actions.choose(COVER)} onFocus={() => actions.choose(COVER)}
    >
      <span className="yg-outline-number" aria-hidden="true">◫</span>
      <span className="yg-outline-text">{wordsIn(settings.title, language, ...settings.languages) || t('designer.outline.cover')}</span>
    </div>
  )
}

interface Handlers {
  choose(id: string): void
  fold(id: string, shut: boolean): void
  /** null: given up. `keep`: the keyboard stays in the outline. */
  rename(id: string, content: FormNode | null, keep: boolean): void
  drag(id: string | null): void
  over(row: OutlineRow, event: DragEvent): void
  drop(row: OutlineRow, event: DragEvent): void
}

interface RowProps {
  row: OutlineRow
  placed: PlacedNode
  draft: FormDraft
  language: string
  active: boolean
  tabbable: boolean
  mark: Severity | null
  closed: boolean
  renaming: boolean
  side: DropSide | null
  handlers: { readonly current: Handlers | null }
}

const sameRow = (a: OutlineRow, b: OutlineRow): boolean => a.number === b.number && a.level === b.level && a.index === b.index && a.siblings === b.siblings && a.parent === b.parent

const Row = memo(function Row({ row, placed, draft, language, active, tabbable, mark, closed, renaming, side, handlers }: RowProps): ReactNode {
  const t = useT()
  const node = useNode(draft, placed)
  const text = wordsIn(node.text, language) || t(`form.kind.${node.kind}`)
  const section = node.kind === 'section'
  return (
    <div
      role="treeitem" aria-level={row.level} aria-posinset={row.index + 1} aria-setsize={row.siblings} aria-selected={active} tabIndex={tabbable ? 0 : -1} data-outline={row.id}
      {...(section ? { 'aria-expanded': !closed } : {})}
      className={['yg-outline-row', section ? 'yg-outline-section' : '', side ? `yg-drop-${side}` : ''].join(' ')}
      draggable={!renaming} onDragStart={event => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', text); handlers.current?.drag(row.id) }}
      onDragEnd={() => handlers.current?.drag(null)} onDragOver={event => { event.preventDefault(); handlers.current?.over(row, event) }}
      onDrop={event => { event.preventDefault(); handlers.current?.drop(row, event) }}
      onClick={() => handlers.current?.choose(row.id)} onFocus={event => { if (event.target === event.currentTarget) handlers.current?.choose(row.id) }}
    >
      {section && <span className="yg-tree-toggle" aria-hidden="true" onClick={event => { event.stopPropagation(); handlers.current?.fold(row.id, !closed) }}>{closed ? '▸' : '▾'}</span>}
      <span className="yg-outline-number yg-num">{row.number === null ? '·' : section ? t('designer.outline.section', { n: row.number }) : row.number}</span>
      {renaming
        ? <NameInput
            value={wordsIn(node.text, language)} label={t('designer.outline.rename')} onCancel={() => handlers.current?.rename(row.id, null, true)}
            onCommit={(words, by) => handlers.current?.rename(row.id, { ...node, text: { ...node.text, [language]: words } }, by === 'enter')}
          />
        : <span className="yg-outline-text">{text}</span>}
      {mark && <span className={`yg-mark yg-mark-${mark}`} role="img" aria-label={t(`formCheck.severity.${mark}`)}>{mark === 'error' ? '!' : mark === 'warning' ? '△' : '·'}</span>}
    </div>
  )
}, (a, b) => sameRow(a.row, b.row) && a.placed === b.placed && a.language === b.language && a.active === b.active && a.tabbable === b.tabbable
  && a.mark === b.mark && a.closed === b.closed && a.renaming === b.renaming && a.side === b.side)
