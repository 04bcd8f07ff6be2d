import { InputNumber } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'

export interface PlanNumberProps { label: string; value: number | null; min: number; max: number; step: number; unit?: string; placeholder?: string; onChange(value: number | null): void }

/** A number of the plan; kept when the field is left or stepped. */
export function PlanNumber({ label, value, min, max, step, unit, placeholder, onChange }: PlanNumberProps): ReactNode {
  const id = useId()
  return (
    <div className="yg-plan-number">
      <label htmlFor={id}>{label}</label>
      <InputNumber
        id={id} value={value} min={min} max={max} step={step} changeOnBlur={false} {...(unit === undefined ? {} : { suffix: unit })} {...(placeholder === undefined ? {} : { placeholder })}
        onBlur={event => {
          const text = event.target.value.replace(/[^\d.-]/g, '')
          const typed = text === '' ? null : Number(text)
          const next = typed === null || Number.isNaN(typed) ? null : Math.min(max, Math.max(min, typed))
          if (next !== value) onChange(next)
        }}
        onStep={next => onChange(Number(next))} onPressEnter={event => event.currentTarget.blur()}
      />
    </div>
  )
}
