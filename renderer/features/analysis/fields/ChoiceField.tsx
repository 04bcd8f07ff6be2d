import { Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { Field } from '../../figure/Field.tsx'

interface ChoiceFieldProps<T extends string | number> { label: string; value: T; options: readonly { value: T; label: string }[]; onChange(value: T): void; hint?: string }

/** One of a few: side by side where they are short, else in a list. */
export function ChoiceField<T extends string | number>({ label, value, options, onChange, hint }: ChoiceFieldProps<T>): ReactNode {
  const short = options.length <= 3 && options.every(option => option.label.length <= (/[^\x20-\x7e]/.test(option.label) ? 6 : 11))
  return (
    <Field label={label} hint={hint}>
      {short
        ? <Segmented<T> block aria-label={label} value={value} onChange={onChange} options={[...options]} />
        : <Select<T> className="yg-wide" aria-label={label} value={value} onChange={onChange} options={[...options]} />}
    </Field>
  )
}

interface SeveralFieldProps<T extends string | number> { label: string; value: readonly T[]; options: readonly { value: T; label: string }[]; onChange(value: T[]): void; none?: string; hint?: string }

/** Several of a list, found by typing. */
export function SeveralField<T extends string | number>({ label, value, options, onChange, none, hint }: SeveralFieldProps<T>): ReactNode {
  return (
    <Field label={label} hint={hint}>
      <Select<T[]>
        mode="multiple" className="yg-wide" aria-label={label} value={[...value]} onChange={onChange} showSearch={{ optionFilterProp: 'label' }}
        options={options.map(option => ({ ...option, title: option.label }))} {...(none === undefined ? {} : { placeholder: none })}
      />
    </Field>
  )
}
