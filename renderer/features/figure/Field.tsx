import { Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'

/** A labelled control of an inspector. */
export function Field({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className="yg-prop">
      <div className="yg-prop-label" aria-hidden="true">{label}</div>
      {children}
      {hint !== undefined && <div className="yg-prop-hint">{hint}</div>}
    </div>
  )
}

interface TextFieldProps { label: string; value: string; placeholder?: string; maxLength: number; rows?: number; onCommit(value: string): void; hint?: ReactNode }

/** Text on a local copy, given over when the field is left or Enter is pressed; Esc takes it back. */
export function TextField({ label, value, placeholder, maxLength, rows, onCommit, hint }: TextFieldProps): ReactNode {
  const id = useId()
  const [text, setText] = useState(value)
  useEffect(() => { setText(value) }, [value])
  const commit = (): void => { if (text !== value) onCommit(text) }
  const shared = {
    id, value: text, maxLength, onBlur: commit,
    ...(placeholder ? { placeholder } : {}),
  }
  return (
    <div className="yg-prop">
      <label className="yg-prop-label" htmlFor={id}>{label}</label>
      {rows
        ? <Input.TextArea {...shared} rows={rows} onChange={event => setText(event.target.value)} onKeyDown={event => { if (event.key === 'Escape') setText(value) }} />
        : <Input {...shared} onChange={event => setText(event.target.value)} onPressEnter={commit} onKeyDown={event => { if (event.key === 'Escape') setText(value) }} />}
      {hint !== undefined && <div className="yg-prop-hint">{hint}</div>}
    </div>
  )
}

/** A heading inside an inspector. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="yg-section">
      <h3>{title}</h3>
      {children}
    </section>
  )
}
