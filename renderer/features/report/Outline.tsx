import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import { captionNumbers, headingNumbers, isTable } from '../../../shared/report/numbering.ts'
import { useT } from '../../app/i18n.tsx'
import { dragged, isDragged, startDrag } from './dragging.ts'
import { useEditing } from './editing.ts'
import { headlineOf, movedPlace, outlineRows, sectionOf } from './outlineRows.ts'
import type { OutlineRow } from './outlineRows.ts'

/** Headings and what has a caption. A heading moves with everything under it; Alt+← → change its level. */
export function Outline({ onGo }: { onGo(block: string): void }): ReactNode {
  const t = useT()
  const { report, rendered, current, locked, session, select } = useEditing()
  const [over, setOver] = useState<string | null>(null)
  const { blocks } = report
  const rows = outlineRows(blocks)
  const headings = headingNumbers(blocks)
  const captions = captionNumbers(blocks)
  const { words } = useEditing()
  const refocus = (block: string): void => { window.setTimeout(() => document.querySelector<HTMLElement>(`[data-outline="${block}"]`)?.focus(), 30) }

  const shift = (index: number, by: -1 | 1): void => {
    const to = movedPlace(blocks, index, by)
    if (!to) return
    void session.move(to.moved, to.place)
    refocus(blocks[index]!.id)
  }
  const level = (index: number, by: -1 | 1): void => {
    const first = blocks[index]
    if (first?.content.type !== 'heading' || first.content.level + by < 1 || first.content.level + by > 3) return
    const section = new Set(sectionOf(blocks, index))
    void session.edit({ update: blocks.flatMap(({ id, content }) => (section.has(id) && content.type === 'heading' ? [{ block: id, content: { ...content, level: Math.min(3, Math.max(1, content.level + by)) } }] : [])) })
  }
  const keys = (event: KeyboardEvent, row: OutlineRow, at: number): void => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const by = event.key === 'ArrowUp' ? -1 : 1
      if (event.altKey) { if (!locked) shift(row.index, by); return }
      const next = rows[at + by]
      if (next) document.querySelector<HTMLElement>(`[data-outline="${next.block.id}"]`)?.focus()
    }
    if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && event.altKey) { event.preventDefault(); if (!locked) level(row.index, event.key === 'ArrowLeft' ? -1 : 1) }
  }
  const drop = (ids: readonly string[], index: number): void => {
    const moved = new Set(ids)
    if (moved.has(blocks[index]!.id)) return
    void session.move(blocks.filter(block => moved.has(block.id)).map(block => block.id), blocks.slice(0, index).filter(block => !moved.has(block.id)).length)
  }
  if (rows.length === 0) return <p className="yg-outline-empty yg-faint">{t('reportEditor.outlineEmpty')}</p>
  return (
    <ul className="yg-outline" aria-label={t('reportEditor.outline')}>
      {rows.map((row, at) => {
        const { id, content } = row.block
        const number = content.type === 'heading' ? headings.get(id) ?? '' : `${words(isTable(content) ? 'report.table' : 'report.figure')} ${captions.get(id) ?? ''}`
        const text = headlineOf(row.block, rendered.get(id)) || t(`reportEditor.kind.${content.type}`)
        return (
          <li key={id} className={over === id ? 'yg-outline-over' : undefined}>
            <button
              type="button" data-outline={id} className={`yg-outline-row yg-outline-${row.kind}`} style={{ paddingInlineStart: 12 + row.depth * 14 }} aria-current={current === id ? 'true' : undefined} title={t('reportEditor.outlineHint')}
              draggable={!locked} onClick={() => { select(id); onGo(id) }} onKeyDown={event => keys(event, row, at)}
              onDragStart={event => startDrag(event, sectionOf(blocks, row.index))}
              onDragOver={event => { if (isDragged(event)) { event.preventDefault(); setOver(id) } }} onDragLeave={() => setOver(null)}
              onDrop={event => { setOver(null); const ids = dragged(event); if (ids.length > 0) { event.preventDefault(); event.stopPropagation(); drop(ids, row.index) } }}
            >
              {number && <span className="yg-outline-number">{number}</span>}<span className="yg-ellipsis">{text}</span>
              {rendered.get(id)?.changed && <span className="yg-outline-mark" title={t('reportEditor.changed')}><span className="yg-visually-hidden">{t('reportEditor.changed')}</span></span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
