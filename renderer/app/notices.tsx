import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Exported } from '../../shared/contract/export.ts'
import { errorSentence } from '../../shared/i18n/errorSentence.ts'
import type { MessageKey, MessageParams } from '../../shared/i18n/translate.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import type { YinguoError } from '../../shared/rpc/errors.ts'
import { useLang, useT } from './i18n.tsx'

/** The way out, where there is one. */
export interface NoticeAction { key: MessageKey; run(): void }
/** A word about something that has no place of its own on the page: the outcome of a menu entry or a shortcut. */
export type Notice = { id: number; error: YinguoError; action?: NoticeAction } | { id: number; key: MessageKey; params?: MessageParams; bad?: boolean }

let notices: readonly Notice[] = []
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

const dismiss = (id: number): void => publish(notices.filter(notice => notice.id !== id))

function show(id: number): void {
  window.setTimeout(() => dismiss(id), 8000)
}

export function notify(key: MessageKey, params?: MessageParams, bad = false): void {
  const id = nextId++
  publish([...notices.slice(-2), { id, key, params, bad }])
  show(id)
}

/** What a person should know of a file just written. */
export function notifyWarnings(warnings: Exported['warnings']): void {
  for (const { code, count } of warnings) notify(`report.warning.${code}` as MessageKey, { n: count })
}

/** For work started from a menu, palette or shortcut. Giving up is no error. */
export function notifyError(thrown: unknown, action?: NoticeAction): void {
  const error = toYinguoError(thrown)
  if (error.code === 'CANCELLED' || error.code === 'NOTHING_TO_UNDO' || error.code === 'NOTHING_TO_REDO') return
  const id = nextId++
  publish([...notices.slice(-2), { id, error, action }])
  show(id)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export function Notices(): ReactNode {
  const t = useT()
  const lang = useLang()
  const list = useSyncExternalStore(subscribe, () => notices)
  return (
    <div className="yg-notices" role="status" aria-live="polite">
      {list.map(notice => {
        const bad = 'error' in notice || notice.bad
        return (
          <div key={notice.id} className={bad ? 'yg-notice yg-notice-error' : 'yg-notice'}>
            <span>{'error' in notice ? errorSentence(lang, notice.error) : t(notice.key, notice.params)}</span>
            {'error' in notice && notice.action && (
              <button type="button" className="yg-button" onClick={() => { dismiss(notice.id); notice.action?.run() }}>{t(notice.action.key)}</button>
            )}
            <button type="button" className="yg-icon-button" aria-label={t('controls.close')} onClick={() => dismiss(notice.id)}>×</button>
          </div>
        )
      })}
    </div>
  )
}
