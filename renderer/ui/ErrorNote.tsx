import type { ReactNode } from 'react'
import { errorSentence } from '../../shared/i18n/errorSentence.ts'
import type { YinguoError } from '../../shared/rpc/errors.ts'
import { useLang, useT } from '../app/i18n.tsx'
import './notes.css'

export interface ErrorNoteProps {
  error: YinguoError | null
  /** The way out: a button, placed behind the sentence. */
  action?: ReactNode
  onClose?: () => void
}

/** An error next to its cause, with the way out. Nothing when there is none or when the person cancelled. */
export function ErrorNote({ error, action, onClose }: ErrorNoteProps): ReactNode {
  const t = useT()
  const lang = useLang()
  if (!error || error.code === 'CANCELLED') return null
  return (
    <div className="yg-error" role="alert" data-code={error.code}>
      <span className="yg-error-text">{errorSentence(lang, error)}</span>
      {action}
      {onClose && <button type="button" className="yg-icon-button" aria-label={t('controls.close')} onClick={onClose}>×</button>}
    </div>
  )
}
