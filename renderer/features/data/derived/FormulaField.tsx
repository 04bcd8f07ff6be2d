import { useId, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { bind, writtenName } from '../../../../shared/expression/bind.ts'
import { functions } from '../../../../shared/expression/node.ts'
import { variableText } from '../../../../shared/expression/print.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import { problemSentence } from './problemSentence.ts'

const SHOWN = 6
/** The part of a name that stands before the caret. */
const begun = /(?:\[[^\]\n]*|[\p{L}_][\p{L}\p{N}\p{M}_.]*)$/u

export interface FormulaFieldProps { value: string; variables: readonly Variable[]; label: string; placeholder?: string; rows?: number; onChange(text: string): void }

/** An expression being typed: what is wrong is underlined where it is, names are completed. */
export function FormulaField({ value, variables, label, placeholder, rows = 3, onChange }: FormulaFieldProps): ReactNode {
  const t = useT()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const back = useRef<HTMLDivElement>(null)
  const [caret, setCaret] = useState(0)
  const [open, setOpen] = useState(false)
  const problem = useMemo(() => (value.trim() === '' ? null : bind(value, variables).problem), [value, variables])
  const word = begun.exec(value.slice(0, caret))?.[0] ?? ''
  const found = useMemo(() => {
    const wanted = word.replace(/^\[/, '').toLowerCase()
    if (wanted === '') return []
    const written = writtenName(variables)
    const names = variables.filter(variable => `${variable.name} ${variable.label}`.toLowerCase().includes(wanted))
      .map(variable => ({ key: variable.id, insert: variableText(written(variable.id)), about: variable.label === variable.name ? '' : variable.label }))
    const calls = word.startsWith('[') ? [] : Object.keys(functions).filter(name => name.startsWith(wanted)).map(name => ({ key: `${name}(`, insert: `${name}(`, about: '' }))
    return [...names, ...calls].filter(each => each.insert !== word).slice(0, SHOWN)
  }, [variables, word])
  const accept = (insert: string): void => {
    const from = caret - word.length
    onChange(value.slice(0, from) + insert + value.slice(caret))
    setOpen(false)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + insert.length, from + insert.length)
      setCaret(from + insert.length)
    })
  }
  const first = found[0]
  const to = problem ? Math.max(problem.to, problem.from + 1) : 0
  return (
    <div className="yg-formula">
      <div className="yg-formula-box">
        <div className="yg-formula-back" ref={back} aria-hidden="true">
          {problem ? <>{value.slice(0, problem.from)}<mark>{value.slice(problem.from, to) || ' '}</mark>{value.slice(to)}</> : value}{'\n'}
        </div>
        <textarea
          ref={field} rows={rows} spellCheck={false} maxLength={2000} value={value} aria-label={label} aria-invalid={problem !== null} aria-describedby={`${id}-problem`} placeholder={placeholder}
          onChange={event => { onChange(event.target.value); setCaret(event.target.selectionStart); setOpen(true) }}
          onSelect={event => setCaret(event.currentTarget.selectionStart)} onScroll={event => { if (back.current) back.current.scrollTop = event.currentTarget.scrollTop }}
          onKeyDown={event => {
            if (event.key === 'Tab' && !event.shiftKey && open && first) { event.preventDefault(); accept(first.insert) }
            if (event.key === 'Escape' && open && first) { event.stopPropagation(); setOpen(false) }
          }}
        />
      </div>
      <p id={`${id}-problem`} className={problem ? 'yg-formula-problem' : 'yg-formula-problem yg-faint'} role="status">{problem ? problemSentence(t, problem) : ''}</p>
      {open && found.length > 0 && (
        <ul className="yg-formula-names" aria-label={t('derived.insertVariable')}>
          {found.map(each => (
            <li key={each.key}>
              <button type="button" tabIndex={-1} onMouseDown={event => event.preventDefault()} onClick={() => accept(each.insert)}>
                <code>{each.insert}</code>{each.about !== '' && <span className="yg-faint yg-ellipsis">{each.about}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
