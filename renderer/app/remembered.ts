import { useCallback, useState } from 'react'

const NAME = 'yinguo-remembered'
const YEAR = 60 * 60 * 24 * 365

type Small = string | number | boolean

/**
 * The loopback host has another port at every start, and storage belongs to an origin with its port;
 * a cookie does not. In the desktop window (app://) there are no cookies, and storage stays.
 */
const byCookie = (): boolean => window.location.protocol.startsWith('http')

function readAll(): Record<string, Small> {
  try {
    const text = byCookie()
      ? decodeURIComponent(document.cookie.split('; ').find(part => part.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? '')
      : window.localStorage.getItem(NAME)
    const value: unknown = text ? JSON.parse(text) : {}
    return value && typeof value === 'object' ? value as Record<string, Small> : {}
  } catch {
    return {}
  }
}

/** A small choice of this person on this computer (language, theme, width of a side). Never project data. */
function recall<T extends Small>(key: string, fallback: T): T {
  const all = readAll()
  const value = Object.hasOwn(all, key) ? all[key] : undefined
  return typeof value === typeof fallback ? (value as T) : fallback
}

function remember(key: string, value: Small): void {
  try {
    const text = JSON.stringify({ ...readAll(), [key]: value })
    if (byCookie()) document.cookie = `${NAME}=${encodeURIComponent(text)}; Path=/; Max-Age=${YEAR}; SameSite=Strict`
    else window.localStorage.setItem(NAME, text)
  } catch {
    // Storage may be closed to us (private window); the choice then lasts as long as the page.
  }
}

export function useRemembered<T extends Small>(key: string, fallback: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => recall(key, fallback))
  const set = useCallback((next: T) => { setValue(next); remember(key, next) }, [key])
  return [value, set]
}
