import { useEffect } from 'react'
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import { settleFocus } from './settle.ts'

export interface LineProps {
  /** Name of the field within its question, by which the keyboard is sent to it. */
  field: string
  label: string
  value: string
  placeholder?: string
  className?: string
  maxLength?: number
  onChange(value: string): void
  onBlur(): void
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void
  onPaste?(event: ClipboardEvent<HTMLTextAreaElement>): void
}

/** Text edited where it stands, as tall as what is in it. */
export function Line({ field, label, value, placeholder, className, maxLength = 4000, onChange, onBlur, onKeyDown, onPaste }: LineProps): ReactNode {
  useEffect(settleFocus, [])
  return (
    <textarea
      className={`yg-line ${className ?? ''}`} rows={1} data-edit={field} aria-label={label} value={value} maxLength={maxLength} {...(placeholder ? { placeholder } : {})}
      onChange={event => onChange(event.target.value)} onBlur={onBlur} onPaste={onPaste}
      onKeyDown={event => { if (!event.nativeEvent.isComposing) onKeyDown?.(event) }}
    />
  )
}
