import type { CustomCellEditorProps } from 'ag-grid-react'
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Row } from '../../../../shared/contract/dataset.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import { cellText } from '../cellText.ts'
import type { ShowMode } from '../cellText.ts'

type Props = CustomCellEditorProps<Row, CellValue> & { variable: Variable; mode: ShowMode }

/**
 * A line to type into, and for coded answers the options under it. What is typed may be a code or a label;
 * the editor hands text (or the chosen code) on and leaves the judging to the engine.
 */
export function CellEditor({ value, eventKey, onValueChange, stopEditing, variable, mode, column }: Props): ReactNode {
  const t = useT()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const typed = eventKey?.length === 1 ? eventKey : null
  const before = value === undefined || value === null || isMissing(value) ? '' : cellText(variable, value, mode === 'both' ? 'labels' : mode, t)
  const [text, setText] = useState(typed ?? before)
  const [touched, setTouched] = useState(typed !== null)
  const [at, setAt] = useState(-1)
  const options = useMemo(() => {
    const needle = touched ? text.trim().toLowerCase() : ''
    return variable.codes.filter(code => needle === '' || code.label.toLowerCase().includes(needle) || String(code.code) === needle)
  }, [variable, text, touched])

  // Before the next key: a digit and Enter struck together are an answer, too.
  useLayoutEffect(() => {
    field.current?.focus()
    if (typed === null) field.current?.select()
    else onValueChange(typed)
  }, [])

  const change = (next: string): void => {
    setText(next)
    setTouched(true)
    setAt(-1)
    onValueChange(next)
  }
  const choose = (index: number): void => {
    const code = options[index]
    if (!code) return
    onValueChange(code.code)
    // The grid reads the value after this render.
    window.setTimeout(() => stopEditing(), 0)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) { event.stopPropagation(); return }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      const start = at === -1 && event.key === 'ArrowUp' ? options.length : at
      const next = (start + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length
      setAt(next)
      const code = options[next]
      if (code) onValueChange(code.code)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Backspace'].includes(event.key)) {
      event.stopPropagation()
    }
  }
  const listed = variable.codes.length > 0
  return (
    <div className="yg-cell-editor" style={{ width: Math.max(column.getActualWidth(), listed ? 180 : 0) }}>
      <input
        ref={field} value={text} aria-label={variable.label || variable.name} autoComplete="off" spellCheck={false}
        {...listed ? { role: 'combobox', 'aria-expanded': true, 'aria-controls': id, 'aria-activedescendant': at >= 0 ? `${id}-${at}` : undefined } : {}}
        onChange={event => change(event.target.value)} onKeyDown={onKey}
      />
      {listed && (
        <ul id={id} role="listbox" aria-label={variable.label || variable.name}>
          {options.map((code, index) => (
            <li
              key={code.code} id={`${id}-${index}`} role="option" aria-selected={index === at || (!touched && code.code === value)}
              onMouseDown={event => event.preventDefault()} onClick={() => choose(index)}
            >
              <span className="yg-num yg-faint">{code.code}</span>
              <span>{code.label}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
