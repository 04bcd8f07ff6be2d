import { Input } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

export interface TextLineProps {
  id?: string
  value: string
  label?: string
  disabled?: boolean
  maxLength?: number
  placeholder?: string
  lines?: number
  inputMode?: 'numeric' | 'decimal'
  onCommit(value: string): void
}

/** A field with a working copy: committed on Enter or on leaving it, given up with Esc. */
export function TextLine({ id, value, label, disabled, maxLength, placeholder, lines, inputMode, onCommit }: TextLineProps): ReactNode {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const commit = (): void => { if (text !== value) onCommit(text) }
  const shared = { id, value: text, disabled, maxLength, placeholder, inputMode, 'aria-label': label, onBlur: commit }
  if (lines) {
    return (
      <Input.TextArea
        {...shared} autoSize={{ minRows: 1, maxRows: lines }} onChange={event => setText(event.target.value)}
        onKeyDown={event => { if (event.key === 'Escape') setText(value) }}
      />
    )
  }
  return (
    <Input
      {...shared} onChange={event => setText(event.target.value)} onPressEnter={commit}
      onKeyDown={event => { if (event.key === 'Escape') setText(value) }}
    />
  )
}
