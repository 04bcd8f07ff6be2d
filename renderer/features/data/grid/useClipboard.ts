import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import type { Row } from '../../../../shared/contract/dataset.ts'
import { notify, notifyError } from '../../../app/notices.tsx'
import { isTextField, shortcutText } from '../../../app/shortcut.ts'
import { clipboardBlock } from '../blockText.ts'
import { boxColumns, boxOf, boxRows } from '../cellRange.ts'
import type { Box } from '../cellRange.ts'
import { headerOf } from '../pasteHeader.ts'
import { blockOf, pasteBlock, readClipboard, setBlock, writeClipboard } from './blockActions.ts'
import type { AskedPaste, PasteWay } from './PasteDialog.tsx'
import type { GridStage } from './stage.ts'

/** Cells as blocks to and from the clipboard, by the browser's own events where it has them. */
export function useClipboard({ range, source, setup, variables, editable, focusAnchor }: GridStage) {
  /** A pasted block that brings a header: a person says what becomes of it. */
  const [asked, setAsked] = useState<(AskedPaste & { box: Box }) | null>(null)
  const copied = async (header: boolean): Promise<ReturnType<typeof blockOf>> => {
    const block = range.current && boxOf(range.current)
    if (!block) return { plain: '', html: '' }
    return blockOf(await source.need(block.top, Math.min(block.bottom, source.total - 1)), block, setup, header)
  }
  const copy = (header: boolean): Promise<void> => writeClipboard(copied(header)).then(() => {
    const block = range.current && boxOf(range.current)
    if (block) notify('grid.copied', { n: boxRows(block) * boxColumns(block) })
  }, notifyError)
  const clear = (): void => { if (editable && range.current) void setBlock(setup, boxOf(range.current), null) }
  const paste = (plain: string, html: string): void => {
    const now = range.current
    if (!now || !editable) return
    const block = clipboardBlock(plain, html)
    if (block.length === 0) { notify('grid.pasteNothing', {}, true); return }
    const named = headerOf(block, variables)
    if (named) setAsked({ block, named, box: boxOf(now) })
    else void pasteBlock(setup, block, boxOf(now), null)
  }
  const answerPaste = (way: PasteWay): void => {
    if (!asked) return
    setAsked(null)
    void pasteBlock(setup, way === 'asIs' ? asked.block : asked.block.slice(1), asked.box, way === 'byName' ? asked.named : null)
    // Once the dialog has let go of the focus.
    window.setTimeout(() => { if (range.current) focusAnchor(range.current) }, 0)
  }
  const onCopy = (event: ClipboardEvent, cut: boolean): void => {
    if (isTextField(event.target) || !range.current) return
    event.preventDefault()
    const block = boxOf(range.current)
    const rows = boxRows(block) <= 5000 ? Array.from({ length: boxRows(block) }, (_, index) => source.rows.get(block.top + index)) : [undefined]
    if (rows.includes(undefined)) void copy(false).then(() => { if (cut) clear() })
    else {
      const { plain, html } = blockOf(rows as Row[], block, setup, false)
      event.clipboardData.setData('text/plain', plain)
      event.clipboardData.setData('text/html', html)
      if (cut) clear()
    }
  }

  const onPaste = (event: ClipboardEvent): void => {
    if (isTextField(event.target) || !range.current || !editable) return
    event.preventDefault()
    paste(event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html'))
  }
  const cut = (): void => { if (editable) void copy(false).then(clear) }
  const pasteFromSystem = (): void => { readClipboard().then(({ plain, html }) => paste(plain, html), () => notify('grid.pasteBlocked', { keys: shortcutText('Mod+V') }, true)) }
  return { asked, answerPaste, forgetPaste: () => setAsked(null), copy, cut, clear, paste: pasteFromSystem, onCopy, onPaste }
}
