import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * A record on a local copy: a second field that is left before the first one is saved must not write over it.
 * While nothing is on its way the copy follows what is kept; what the engine refused is taken back.
 */
export function useRecordCopy<T extends object>(kept: T, write: (next: T) => Promise<unknown>): [T, (patch: Partial<T>) => void] {
  const [copy, setCopy] = useState(kept)
  const latest = useRef(kept)
  const known = useRef(kept)
  const underway = useRef(0)
  useEffect(() => {
    known.current = kept
    if (underway.current === 0) { latest.current = kept; setCopy(kept) }
  }, [kept])
  const put = useCallback((patch: Partial<T>) => {
    const next = { ...latest.current, ...patch }
    latest.current = next
    setCopy(next)
    underway.current++
    write(next).then(() => { underway.current-- }, () => {
      underway.current--
      latest.current = known.current
      setCopy(known.current)
    })
  }, [write])
  return [copy, put]
}
