import { InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Field } from '../../figure/Field.tsx'

interface NumberInputProps { label: string; value: number | null; onCommit(value: number | null): void; min?: number; max?: number; whole?: boolean; placeholder?: string }

/** A number, given over when the field is left or Enter is pressed: typing 5000 must not compute 5, 50 and 500 first. */
export function NumberInput({ label, value, onCommit, min = -1e12, max = 1e12, whole = false, placeholder = '' }: NumberInputProps): ReactNode {
  const [shown, setShown] = useState<number | null>(value)
  useEffect(() => { setShown(value) }, [value])
  const commit = (): void => { if (shown !== value) onCommit(shown) }
  return (
    <InputNumber<number>
      className="yg-wide" aria-label={label} value={shown} min={min} max={max} placeholder={placeholder} {...(whole ? { precision: 0 } : {})}
      onChange={setShown} onBlur={commit} onPressEnter={commit} onStep={onCommit}
    />
  )
}

export function NumberField({ hint, ...rest }: NumberInputProps & { hint?: string }): ReactNode {
  return <Field label={rest.label} hint={hint}><NumberInput {...rest} /></Field>
}
