import { InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

interface NumberFieldProps { label: string; value: number | null; min?: number; max?: number; whole?: boolean; small?: boolean; required?: boolean; onCommit(value: number | null): void }

/** A number on a local copy, given over when the field is left or Enter is pressed, so that one entry is one step of the history. */
export function NumberField({ label, value, min, max, whole = false, small = false, required = false, onCommit }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState(value)
  useEffect(() => { setTyped(value) }, [value])
  const commit = (): void => {
    if (typed === value) return
    if (required && typed === null) setTyped(value)
    else onCommit(typed)
  }
  return (
    <InputNumber
      className="yg-wide" size={small ? 'small' : 'middle'} aria-label={label} value={typed} onChange={setTyped} onBlur={commit} onPressEnter={commit}
      onKeyDown={event => { if (event.key === 'Escape') setTyped(value) }}
      {...(min === undefined ? {} : { min })} {...(max === undefined ? {} : { max })} {...(whole ? { precision: 0 } : {})}
    />
  )
}
