import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'

export interface PlanNumberProps { label: string; value: number | null; min: number; max: number; step: number; unit?: string; placeholder?: string; onChange(value: number | null): void }

/** A number of the plan; kept when the field is left or Enter is pressed. An empty field is null. */
export function PlanNumber({ label, value, min, max, step, unit, placeholder, onChange }: PlanNumberProps): ReactNode {
  const id = useId()
  const [text, setText] = useState(value === null ? '' : String(value))
  useEffect(() => setText(value === null ? '' : String(value)), [value])
  const keep = (): void => {
    const typed = text.trim() === '' ? null : Number(text)
    if (typed !== null && Number.isNaN(typed)) { setText(value === null ? '' : String(value)); return }
    const next = typed === null ? null : Math.min(max, Math.max(min, typed))
    setText(next === null ? '' : String(next))
    if (next !== value) onChange(next)
  }
  return (
    <div className="yg-plan-number">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id} className="yg-input yg-num" type="number" value={text} min={min} max={max} step={step} {...(placeholder === undefined ? {} : { placeholder })}
          onChange={event => setText(event.target.value)} onBlur={keep} onKeyDown={event => { if (event.key === 'Enter') { event.preventDefault(); keep() } }}
        />
        <span className="yg-faint">{unit ?? ''}</span>
      </span>
    </div>
  )
}
