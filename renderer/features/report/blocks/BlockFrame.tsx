import { Button } from 'antd'
import { useState } from 'react'
import type { DragEvent, KeyboardEvent, ReactNode } from 'react'
import type { Block } from '../../../../shared/model/report.ts'
import { useT } from '../../../app/i18n.tsx'
import { matchesShortcut } from '../../../app/shortcut.ts'
import { changedNumbers, useEditing } from '../editing.ts'
import { dragged, isDragged, startDrag } from '../dragging.ts'
import { headlineOf } from '../outlineRows.ts'

/** A block with its handle: select, move, remove by mouse and keys; what changed in it, and accepting that. */
export function BlockFrame({ block, index, tabbable, children }: { block: Block; index: number; tabbable: boolean; children: ReactNode }): ReactNode {
  const t = useT()
  const editing = useEditing()
  const { report, rendered, selected, locked } = editing
  const [over, setOver] = useState<'above' | 'below' | null>(null)
  const made = rendered.get(block.id)
  const numbers = changedNumbers(block, made)
  const kind = t(`reportEditor.kind.${block.content.type}`)
  const group = (): string[] => (selected.has(block.id) ? report.blocks.filter(each => selected.has(each.id)).map(each => each.id) : [block.id])

  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step !== 0 && event.altKey) { event.preventDefault(); if (!locked) editing.shift(group(), step); return }
    if (step !== 0) {
      const next = report.blocks[index + step]
      if (!next) return
      event.preventDefault()
      editing.select(next.id, event.shiftKey ? 'range' : 'one')
      document.querySelector<HTMLElement>(`[data-handle="${next.id}"]`)?.focus()
      return
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      document.querySelector<HTMLElement>(`[data-block="${block.id}"] .yg-block-body :is([contenteditable="true"], input, textarea)`)?.focus()
      return
    }
    if (locked) return
    if (event.key === 'Delete' || event.key === 'Backspace') { event.preventDefault(); editing.removeBlocks(group()) }
    else if (matchesShortcut('Mod+D', event.nativeEvent)) { event.preventDefault(); editing.duplicate(group()) }
  }
  const drop = (event: DragEvent): void => {
    const below = over === 'below'
    setOver(null)
    const ids = dragged(event)
    if (ids.length === 0 || ids.includes(block.id)) return
    event.preventDefault()
    event.stopPropagation()
    const moved = new Set(ids)
    const place = report.blocks.slice(0, index + (below ? 1 : 0)).filter(each => !moved.has(each.id)).length
    void editing.session.move(report.blocks.filter(each => moved.has(each.id)).map(each => each.id), place)
  }
  return (
    <div
      className={`yg-block${selected.has(block.id) ? ' yg-block-selected' : ''}${over ? ` yg-block-${over}` : ''}`} data-block={block.id} data-kind={block.content.type}
      onPointerDown={event => { if (!(event.target as HTMLElement).closest('.yg-block-handle, .yg-line, input, textarea, button')) editing.select(block.id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one') }}
      onDragOver={event => {
        if (!isDragged(event) || locked) return
        event.preventDefault()
        const box = event.currentTarget.getBoundingClientRect()
        setOver(event.clientY < box.top + box.height / 2 ? 'above' : 'below')
      }}
      onDragLeave={() => setOver(null)} onDrop={drop}
    >
      <button
        type="button" className="yg-block-handle" data-handle={block.id} tabIndex={tabbable ? 0 : -1} aria-pressed={selected.has(block.id)} draggable={!locked}
        aria-label={t('reportEditor.handleOf', { kind, n: index + 1, text: headlineOf(block, made) })} title={t('reportEditor.handleHint')}
        onClick={event => editing.select(block.id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one')} onKeyDown={keys}
        onDragStart={event => startDrag(event, group())}
      >
        <svg width="10" height="16" viewBox="0 0 10 16" fill="currentColor" aria-hidden="true">{[3, 8, 13].flatMap(y => [2.5, 7.5].map(x => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.3" />))}</svg>
      </button>
      <div className="yg-block-body">
        {children}
        {made?.kind === 'missing' && <p className="yg-block-missing" role="note">{made.text}</p>}
        {made?.changed && !report.settings.frozen && (
          <div className="yg-block-changed">
            <strong>{t('reportEditor.changed')}</strong>
            <span>{numbers.length > 0 ? numbers.map(({ was, now }) => `${was} → ${now}`).join(' · ') : t('reportEditor.changedResult')}</span>
            {!locked && <Button size="small" onClick={() => editing.accept([block.id])}>{t('reportEditor.accept')}</Button>}
          </div>
        )}
      </div>
    </div>
  )
}
