import type { MissingState } from '../../../../shared/model/missing.ts'
import type { Box } from '../cellRange.ts'

export interface Selection { box: Box; rids: number[]; excluded: boolean; focus: { rid: number; variable: string } | null }

/** What the page may ask of the grid. */
export interface GridHandle {
  copy(header: boolean): void
  cut(): void
  paste(): void
  clear(): void
  fill(along: 'rows' | 'columns'): void
  setMissing(state: MissingState): void
  selectAll(): void
  selectRow(): void
  selectColumn(): void
  /** Brings a cell into view and selects it; without a variable the row's first cell in view. */
  goTo(row: number, variable: string | null): void
  openMenu(): void
  focus(): void
}
