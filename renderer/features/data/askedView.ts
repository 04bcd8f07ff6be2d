import type { ViewState } from './viewState.ts'

/** A view of the grid that another place asked for; it is taken once, when the grid of that data set opens. */
let asked: { dataset: number; view: ViewState } | null = null

export function askView(dataset: number, view: ViewState): void { asked = { dataset, view } }

export function takeAskedView(dataset: number): ViewState | null {
  const view = asked?.dataset === dataset ? asked.view : null
  asked = null
  return view
}
