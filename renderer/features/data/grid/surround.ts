import { createContext, useContext } from 'react'
import type { ViewState } from '../viewState.ts'

/** What headers need of the page around the grid; given by context, since the grid makes them itself. */
export interface GridSurround {
  dataset: number
  view: ViewState
  onView(view: ViewState): void
  frozen: ReadonlySet<string>
  onFreeze(variable: string, on: boolean): void
  /** Selects the column; `extend`: from the present one to it. */
  onColumn(variable: string, extend: boolean): void
  /** The column whose menu a command asked for. */
  menuOf: string | null
  onMenu(variable: string | null): void
}

export const GridSurroundContext = createContext<GridSurround | null>(null)

export function useGridSurround(): GridSurround {
  const surround = useContext(GridSurroundContext)
  if (!surround) throw new Error('a header outside the grid')
  return surround
}
