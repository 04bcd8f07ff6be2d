import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormText } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { Line } from './Line.tsx'
import { pastedLines } from './listEdit.ts'
import { withWords } from './nodeTexts.ts'
import { wishFocus } from './settle.ts'

export interface Entry { text: FormText; /** Before the text: ○ or □, or nothing. */ sign?: ReactNode; /** Behind it: marks. */ marks?: ReactNode; /** Small, at the margin. */ code: string }

export interface ListEditorProps {
  node: string
  /** `option` or `row`: the beginning of the names of its fields. */
  what: 'option' | 'row'
  entries: readonly Entry[]
  language: string
  mainLanguage: string
  onText(index: number, text: FormText): void
  onInsert(at: number, texts: readonly string[]): void
  onMove(from: number, to: number): void
  onRemove(index: number): void
  onBlur(): void
}

/** Options or rows: Enter adds the next, several pasted lines become several, Alt+arrows or the handle move. */
export function ListEditor({ node, what, entries, language, mainLanguage, onText, onInsert, onMove, onRemove, onBlur }: ListEditorProps): ReactNode {
  const t = useT()
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const go = (index: number, at?: 'start'): void => wishFocus({ node, field: `${what}-${index}`, ...(at ? { at } : {}) })
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>, index: number): void => {
    const area = event.currentTarget
    const whole = area.selectionStart === 0 && area.selectionEnd === area.value.length
    if (event.key === 'Enter' && !event.shiftKey) { onInsert(index + 1, ['']); go(index + 1) }
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const to = index + (event.key === 'ArrowUp' ? -1 : 1)
      if (to < 0 || to >= entries.length) return
      onMove(index, to)
      go(to)
    } else if (event.key === 'ArrowUp' && area.selectionStart === 0) { if (index === 0) wishFocus({ node, field: 'text' }); else go(index - 1) }
    else if (event.key === 'ArrowDown' && area.selectionEnd === area.value.length && index < entries.length - 1) go(index + 1)
    else if (event.key === 'Backspace' && area.value === '' && entries.length > 1) { onRemove(index); go(Math.max(0, index - 1)) }
    else if (event.key === 'Delete' && area.value === '' && whole && entries.length > 1) { onRemove(index); go(Math.min(index, entries.length - 2), 'start') }
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="yg-entries">
      <ol aria-label={t(`designer.canvas.${what}s`)}>
        {entries.map((entry, index) => (
          <li
            key={index} className={over === index && dragged !== null && dragged !== index ? (dragged < index ? 'yg-drop-after' : 'yg-drop-before') : undefined}
            onDragOver={event => { if (dragged !== null) { event.preventDefault(); setOver(index) } }}
            onDrop={event => { event.preventDefault(); if (dragged !== null) onMove(dragged, index); setDragged(null); setOver(null) }}
          >
            <span
              className="yg-handle" draggable aria-hidden="true" title={t('designer.canvas.drag')}
              onDragStart={event => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', entry.code); setDragged(index) }} onDragEnd={() => { setDragged(null); setOver(null) }}
            >⠿</span>
            {entry.sign}
            <Line
              field={`${what}-${index}`} label={t(`designer.canvas.${what}`, { n: index + 1 })} value={entry.text[language] ?? ''} maxLength={2000}
              placeholder={wordsIn(entry.text, mainLanguage) || t(`designer.canvas.${what}`, { n: index + 1 })}
              onChange={words => onText(index, withWords(entry.text, language, words))} onBlur={onBlur} onKeyDown={event => keys(event, index)}
              onPaste={event => {
                const lines = pastedLines(event.clipboardData.getData('text/plain'))
                if (!lines) return
                event.preventDefault()
                const [first = '', ...rest] = lines
                // An empty line is filled by the first of them; behind one with words all are new.
                if ((entry.text[language] ?? '') === '') { onText(index, withWords(entry.text, language, first)); onInsert(index + 1, rest) } else onInsert(index + 1, lines)
                go(index + lines.length - ((entry.text[language] ?? '') === '' ? 1 : 0))
              }}
            />
            {entry.marks}
            <span className="yg-entry-code yg-num">{entry.code}</span>
            <button type="button" className="yg-icon-button yg-entry-remove" tabIndex={-1} aria-label={t('designer.canvas.removeEntry', { text: wordsIn(entry.text, language) || String(index + 1) })} disabled={entries.length < 2} onClick={() => onRemove(index)}>×</button>
          </li>
        ))}
      </ol>
      <button type="button" className="yg-link yg-entry-add" onClick={() => { onInsert(entries.length, ['']); go(entries.length) }}>{t(`designer.canvas.add_${what}`)}</button>
    </div>
  )
}

