import { useCallback, useEffect, useRef, useState } from 'react'
import type { AddedResponse } from '../../../../shared/contract/response.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { ResponseDraft } from '../../../../shared/model/response.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useClient } from '../../../app/engine/hooks.ts'
import { clockText } from './clockText.ts'

export const CONSENT = 'consent'
/** After an answer; a page that is left is kept at once. */
const KEEP_AFTER_MS = 400

const fresh = (language: string): ResponseDraft => ({ answers: {}, page: CONSENT, language, agreed: false, start: clockText(new Date()), pages: {} })

export interface Filling {
  draft: ResponseDraft
  /** What was sent, as long as nobody has begun the next one. */
  sent: AddedResponse | null
  sending: boolean
  error: YinguoError | null
  answer(changes: Readonly<Record<string, CellValue>>): void
  agree(agreed: boolean): void
  speak(language: string): void
  go(page: string): void
  send(): void
  again(): void
  clearError(): void
}

/** One response being given: kept in the project while it grows, timed page by page, sent once. */
export function useFilling(form: string, kept: ResponseDraft | null, language: string): Filling {
  const client = useClient()
  const [draft, setDraft] = useState<ResponseDraft>(() => kept ?? fresh(language))
  const [sent, setSent] = useState<AddedResponse | null>(null)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<YinguoError | null>(null)
  const latest = useRef(draft)
  const shownSince = useRef(0)
  const timer = useRef<number | undefined>(undefined)
  const failed = useCallback((thrown: unknown) => { setError(toYinguoError(thrown)) }, [])

  useEffect(() => { shownSince.current = performance.now() }, [])
  const keepNow = useCallback(() => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    client.call('response.keepDraft', { form, draft: latest.current }).catch(failed)
  }, [client, failed, form])
  useEffect(() => () => { if (timer.current !== undefined) keepNow() }, [keepNow])

  const change = (next: ResponseDraft, when: 'now' | 'soon'): void => {
    latest.current = next
    setDraft(next)
    window.clearTimeout(timer.current)
    if (when === 'now') keepNow()
    else timer.current = window.setTimeout(keepNow, KEEP_AFTER_MS)
  }
  /** Seconds of the page in front, added to those it had before. */
  const timed = (of: ResponseDraft): ResponseDraft => {
    const now = performance.now()
    const seconds = (now - shownSince.current) / 1000
    shownSince.current = now
    return { ...of, pages: { ...of.pages, [of.page]: (of.pages[of.page] ?? 0) + seconds } }
  }
  return {
    draft, sent, sending, error,
    answer: changes => {
      const answers = { ...latest.current.answers }
      for (const [name, value] of Object.entries(changes)) if (value === null) delete answers[name]; else answers[name] = value
      change({ ...latest.current, answers }, 'soon')
    },
    agree: agreed => change({ ...latest.current, agreed }, 'soon'),
    speak: chosen => change({ ...latest.current, language: chosen }, 'soon'),
    go: page => change({ ...timed(latest.current), page }, 'now'),
    send: () => {
      if (sending) return
      const done = timed(latest.current)
      latest.current = done
      window.clearTimeout(timer.current)
      timer.current = undefined
      setSending(true)
      setError(null)
      const { [CONSENT]: _, ...pages } = done.pages
      const seconds = Object.values(done.pages).reduce((sum, each) => sum + each, 0)
      client.call('response.add', { form, answers: done.answers, via: 'fill', language: done.language, timing: { start: done.start, end: clockText(new Date()), seconds, pages } })
        .then(setSent, failed).finally(() => setSending(false))
    },
    again: () => {
      const next = fresh(latest.current.language)
      latest.current = next
      shownSince.current = performance.now()
      setDraft(next)
      setSent(null)
    },
    clearError: () => setError(null),
  }
}
