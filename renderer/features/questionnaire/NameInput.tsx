import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

export interface NameInputProps {
  value: string
  label: string
  placeholder?: string
  /** Text given over by Enter or by leaving the field; the same or empty text counts as giving up. */
  onCommit(text: string, by: 'enter' | 'blur'): void
  onCancel(): void
  onIndent?(): void
  onOutdent?(): void
}

/** A name typed in place; keys of an input method that is still composing are left to it. */
export function NameInput({ value, label, placeholder, onCommit, onCancel, onIndent, onOutdent }: NameInputProps): ReactNode {
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const settled = useRef(false)
  useEffect(() => { input.current?.focus(); input.current?.select() }, [])
  const settle = (by: 'enter' | 'blur' | 'cancel'): void => {
    if (settled.current) return
    settled.current = true
    const trimmed = text.trim()
    if (by === 'cancel' || trimmed === '' || trimmed === value) onCancel()
    else onCommit(trimmed, by)
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'Enter') { event.preventDefault(); settle('enter') }
    else if (event.key === 'Escape') { event.preventDefault(); settle('cancel') }
    else if (event.key === 'Tab') {
      const shift = event.shiftKey ? onOutdent : onIndent
      if (shift) { event.preventDefault(); shift() }
    }
  }
  return (
    <input
      ref={input} className="yg-name-input" aria-label={label} value={text} maxLength={200} {...(placeholder ? { placeholder } : {})}
      onChange={event => setText(event.target.value)} onKeyDown={keys} onBlur={() => settle('blur')}
    />
  )
}
