import { useCallback, useState } from 'react'

const PREFIX = 'yinguo.'

/** A small choice of this person on this computer (language, theme, width of a side). Never project data. */
export function recall<T extends string | number | boolean>(key: string, fallback: T): T {
  try {
    const text = window.localStorage.getItem(PREFIX + key)
    if (text === null) return fallback
    const value: unknown = JSON.parse(text)
    return typeof value === typeof fallback ? (value as T) : fallback
  } catch {
    return fallback
  }
}

export function remember(key: string, value: string | number | boolean): void {
  try {
    window.localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Storage may be closed to us (private window); the choice then lasts as long as the page.
  }
}

export function useRemembered<T extends string | number | boolean>(key: string, fallback: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => recall(key, fallback))
  const set = useCallback((next: T) => { setValue(next); remember(key, next) }, [key])
  return [value, set]
}
