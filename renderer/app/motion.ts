import { useSyncExternalStore } from 'react'

const asked = window.matchMedia('(prefers-reduced-motion: reduce)')

function subscribe(told: () => void): () => void {
  asked.addEventListener('change', told)
  return () => asked.removeEventListener('change', told)
}

/** Whether the person has asked the system for less motion; follows when that changes. */
export const useLessMotion = (): boolean => useSyncExternalStore(subscribe, () => asked.matches)
