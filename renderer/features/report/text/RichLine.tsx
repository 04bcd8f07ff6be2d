import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import type { Run } from '../../../../shared/model/report.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { notifyError } from '../../../app/notices.tsx'
import { matchesShortcut } from '../../../app/shortcut.ts'
import { chipOf, lineKey, useEditing } from '../editing.ts'
import { originTitle, useOriginWords } from '../inspector/originWords.ts'
import type { LinePlace } from '../editing.ts'
import { caretAtEdge, dressChips, fill, placeCaret, read, selectionIn } from './editable.ts'
import { lengthOf, plainText, replaceRuns, sameRuns, splitRuns } from './runText.ts'
import { SlashMenu } from './SlashMenu.tsx'
import { slashQuery } from './slashQuery.ts'
import type { SlashAt } from './slashQuery.ts'

export interface RichLineProps {
  place: LinePlace
  runs: readonly Run[]
  label: string
  placeholder: string
  /** Words only: no bold, no numbers. */
  plain?: boolean
  className?: string
  onChange(runs: Run[]): void
  /** Enter: the line parted at the caret. */
  onSplit(before: Run[], after: Run[]): void
  /** Backspace at the very beginning. */
  onJoin(): void
  /** More than one line pasted: the parts, the first and last with what stood around. */
  onPaste(lines: Run[][]): void
}

const textOf = (text: string): Run[] => (text ? [{ type: 'text', text }] : [])

/**
 * A line of text in the page. The browser edits it, we read it after every input; it is written only when what should stand there is not what stands
 * there, and never while an input method is composing: then what is in the element is not yet text.
 */
export function RichLine({ place, runs, label, placeholder, plain = false, className = '', onChange, onSplit, onJoin, onPaste }: RichLineProps): ReactNode {
  const editing = useEditing()
  const client = useClient()
  const element = useRef<HTMLDivElement>(null)
  const composing = useRef(false)
  const latest = useRef(runs)
  const [slash, setSlash] = useState<SlashAt | null>(null)
  const menu = useRef<{ key(event: KeyboardEvent): boolean } | null>(null)
  const menuId = useId()
  const key = lineKey(place)
  const origin = useOriginWords()
  const look = chipOf(editing, place, runs, of => originTitle(origin(of)))
  latest.current = runs

  useLayoutEffect(() => {
    const line = element.current
    if (!line) return
    if (!composing.current && (line.childNodes.length === 0 || !sameRuns(read(line), runs))) {
      const focused = document.activeElement === line
      const at = focused ? selectionIn(line)?.from ?? 0 : 0
      fill(line, runs, look)
      if (focused) placeCaret(line, Math.min(at, lengthOf(runs)))
    } else if (!composing.current) dressChips(line, runs, look)
    const wanted = editing.takeFocus(key)
    if (wanted !== null && !editing.locked) {
      line.focus()
      placeCaret(line, Math.min(wanted, lengthOf(runs)))
    }
  })

  const changed = (): void => {
    const line = element.current
    if (!line || composing.current) return
    const now = read(line)
    if (!sameRuns(now, latest.current)) onChange(now)
    const caret = selectionIn(line)?.from ?? 0
    if (caret > 0) editing.rememberCaret({ ...place, at: caret })
    setSlash(plain || place.item !== null ? null : slashQuery(plainText(now), caret))
  }
  const changedNow = useRef(changed)
  changedNow.current = changed

  // Words that are still being composed when the line goes are read as they stand.
  useLayoutEffect(() => () => { composing.current = false; changedNow.current() }, [])

  const history = (call: 'history.undo' | 'history.redo'): void => {
    changed()
    void editing.session.flush().then(() => client.call(call, {})).catch(notifyError)
  }

  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    const line = element.current
    if (!line || event.nativeEvent.isComposing || composing.current) return
    if (slash && menu.current?.key(event)) return
    const stroke = event.nativeEvent
    if (matchesShortcut('Mod+Z', stroke) || matchesShortcut('Mod+Shift+Z', stroke) || matchesShortcut('Mod+Y', stroke)) {
      event.preventDefault()
      history(matchesShortcut('Mod+Z', stroke) ? 'history.undo' : 'history.redo')
      return
    }
    if (plain && (matchesShortcut('Mod+B', stroke) || matchesShortcut('Mod+I', stroke) || matchesShortcut('Mod+U', stroke))) { event.preventDefault(); return }
    if (matchesShortcut('Mod+U', stroke)) { event.preventDefault(); return }
    if (!plain && (matchesShortcut('Mod+B', stroke) || matchesShortcut('Mod+I', stroke))) {
      event.preventDefault()
      // The only way that keeps selection and caret as the browser has them; still in every engine.
      document.execCommand(matchesShortcut('Mod+B', stroke) ? 'bold' : 'italic')
      changed()
      return
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      changed()
      editing.shift([place.block], event.key === 'ArrowUp' ? -1 : 1)
      editing.focusLine({ ...place, at: selectionIn(line)?.from ?? 0 })
      return
    }
    if (event.key === 'Escape') { event.preventDefault(); editing.select(place.block); document.querySelector<HTMLElement>(`[data-handle="${place.block}"]`)?.focus(); return }
    const caret = selectionIn(line)
    if (event.key === 'Enter') {
      event.preventDefault()
      const now = read(line)
      const { from, to } = caret ?? { from: lengthOf(now), to: lengthOf(now) }
      onSplit(splitRuns(now, from)[0], splitRuns(now, to)[1])
      return
    }
    if (event.key === 'Backspace' && caret && caret.from === 0 && caret.to === 0) { event.preventDefault(); changed(); onJoin(); return }
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !event.shiftKey && caretAtEdge(line, event.key === 'ArrowUp' ? 'top' : 'bottom')) {
      const lines = [...document.querySelectorAll<HTMLElement>('.yg-line[contenteditable="true"]')]
      const next = lines[lines.indexOf(line) + (event.key === 'ArrowUp' ? -1 : 1)]
      if (!next) return
      event.preventDefault()
      next.focus()
      placeCaret(next, event.key === 'ArrowUp' ? Number.MAX_SAFE_INTEGER : 0)
    }
  }

  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    const line = element.current
    if (!line) return
    const text = event.clipboardData.getData('text/plain').replaceAll('\t', ' ')
    const lines = text.split(/\r\n|\r|\n/).map(each => each.trimEnd()).filter((each, _, all) => each !== '' || all.length === 1)
    if (lines.length <= 1) { if (lines[0]) document.execCommand('insertText', false, lines[0]); return }
    const now = read(line)
    const { from, to } = selectionIn(line) ?? { from: lengthOf(now), to: lengthOf(now) }
    const parts = lines.map(textOf)
    parts[0] = [...splitRuns(now, from)[0], ...parts[0]!]
    parts[parts.length - 1] = [...parts.at(-1)!, ...splitRuns(now, to)[1]]
    onPaste(parts)
  }

  const takeSlash = (): void => {
    if (!slash) return
    const now = replaceRuns(latest.current, slash.from, slash.to, [])
    onChange(now)
    editing.rememberCaret({ ...place, at: slash.from })
    setSlash(null)
  }

  return (
    <div className={`yg-line-box ${className}`}>
      <div
        ref={element} className="yg-line" data-line={key} role="textbox" aria-multiline="false" aria-label={label} spellCheck={false}
        contentEditable={!editing.locked} suppressContentEditableWarning tabIndex={0} aria-readonly={editing.locked || undefined}
        aria-controls={slash ? menuId : undefined} aria-activedescendant={slash ? `${menuId}-active` : undefined}
        data-empty={runs.length === 0 ? placeholder : undefined}
        onInput={changed} onKeyDown={keys} onPaste={paste} onDrop={event => event.preventDefault()}
        onCompositionStart={() => { composing.current = true }} onCompositionEnd={() => { composing.current = false; changed() }}
        onBeforeInput={event => { const type = (event.nativeEvent as InputEvent).inputType; if (type === 'insertParagraph' || type === 'insertLineBreak') event.preventDefault() }}
        onFocus={() => { editing.select(place.block) }}
        onSelect={() => { const chosen = element.current && selectionIn(element.current); if (chosen) editing.rememberCaret({ ...place, at: chosen.to }) }}
        onBlur={() => { composing.current = false; changed(); setSlash(null); void editing.session.flush() }}
        onClick={event => {
          const chip = (event.target as HTMLElement).closest<HTMLElement>('.yg-chip')
          if (!chip || !element.current) return
          const nth = [...element.current.querySelectorAll('.yg-chip')].indexOf(chip)
          const run = latest.current.flatMap((each, i) => (each.type === 'text' ? [] : [i]))[nth]
          if (run !== undefined) editing.pick({ ...place, run })
        }}
      />
      {slash && <SlashMenu id={menuId} query={slash.query} keys={menu} onPick={what => { takeSlash(); editing.insert(what) }} onClose={() => setSlash(null)} />}
    </div>
  )
}
