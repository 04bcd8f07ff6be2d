import { useSyncExternalStore } from 'react'

export const placeNames = ['overview', 'questionnaire', 'data', 'analysis', 'diagrams', 'improvement', 'report', 'review'] as const
export type PlaceName = (typeof placeNames)[number]

/** `#/data/3/A12` is { place: 'data', rest: ['3', 'A12'] }: where one is lives in the address, so that back, reload and links work. */
export interface Route { place: PlaceName; rest: string[] }

const isPlace = (word: string): word is PlaceName => (placeNames as readonly string[]).includes(word)

function decode(part: string): string {
  try { return decodeURIComponent(part) } catch { return part }
}

function parseRoute(hash: string): Route {
  const [place = '', ...rest] = hash.replace(/^#?\/?/, '').split('/').map(decode)
  return isPlace(place) ? { place, rest: rest.filter(part => part !== '') } : { place: 'overview', rest: [] }
}

export const formatRoute = (place: PlaceName, ...rest: (string | number)[]): string =>
  `#/${[place, ...rest].map(part => encodeURIComponent(String(part))).join('/')}`

let lastHash = ''
let lastRoute: Route = parseRoute('')

function currentRoute(): Route {
  const hash = window.location.hash
  if (hash !== lastHash) {
    lastHash = hash
    lastRoute = parseRoute(hash)
  }
  return lastRoute
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute)

/** Go to a place; `rest` is the place's own address (a dataset, a variable, a figure). */
export function navigate(place: PlaceName, ...rest: (string | number)[]): void {
  const hash = formatRoute(place, ...rest)
  if (hash !== window.location.hash) window.location.hash = hash
}

/**
 * As navigate, without a step in the history and within the place where one is: for what follows from a selection.
 * An answer that comes after one has left (the address says so before the page hears of it) leads nobody back.
 */
export function redirect(place: PlaceName, ...rest: (string | number)[]): void {
  const hash = formatRoute(place, ...rest)
  if (parseRoute(window.location.hash).place !== place) return
  if (hash === window.location.hash) return
  window.history.replaceState(null, '', hash)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
