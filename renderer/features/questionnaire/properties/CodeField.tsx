import { Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import { formCode } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'

/** A code: given over when the field is left, and only when it may be one. */
export function CodeField({ label, value, hidden, onCommit }: { label: string; value: string; /** The label stands elsewhere. */ hidden?: boolean; onCommit(code: string): void }): ReactNode {
  const t = useT()
  const id = useId()
  const [text, setText] = useState(value)
  useEffect(() => { setText(value) }, [value])
  const wrong = text !== value && !formCode.safeParse(text).success
  const commit = (): void => { if (text !== value && !wrong) onCommit(text) }
  return (
    <div className={hidden ? 'yg-code-field' : 'yg-prop'}>
      {!hidden && <label className="yg-prop-label" htmlFor={id}>{label}</label>}
      <Input
        id={id} value={text} maxLength={40} {...(hidden ? { 'aria-label': label } : {})} {...(wrong ? { status: 'error' as const, 'aria-invalid': true } : {})} onChange={event => setText(event.target.value.trim())} onBlur={commit} onPressEnter={commit}
        onKeyDown={event => { if (event.key === 'Escape') setText(value) }}
      />
      {wrong && <div className="yg-prop-hint" role="alert">{t('designer.properties.codeRule')}</div>}
    </div>
  )
}
