import { useEffect, useRef } from 'react'
import type { ViewState } from './viewState.ts'

/** A view of the grid that another place asked for; it is taken once, by the grid of that data set. */
let asked: { dataset: number; view: ViewState } | null = null
const listeners = new Set<() => void>()

export function askView(dataset: number, view: ViewState): void {
  asked = { dataset, view }
  for (const listener of listeners) listener()
}

export function takeAskedView(dataset: number): ViewState | null {
  const view = asked?.dataset === dataset ? asked.view : null
  asked = null
  return view
}

/** For a grid that is open already when it is asked. */
export function useAskedView(dataset: number, onView: (view: ViewState) => void): void {
  const latest = useRef(onView)
  useEffect(() => { latest.current = onView })
  useEffect(() => {
    const listener = (): void => { if (asked?.dataset === dataset) { const view = takeAskedView(dataset); if (view) latest.current(view) } }
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  }, [dataset])
}
