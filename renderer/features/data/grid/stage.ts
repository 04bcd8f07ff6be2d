import type { GridApi } from 'ag-grid-community'
import type { RefObject } from 'react'
import type { Row } from '../../../../shared/contract/dataset.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import type { CellRange } from '../cellRange.ts'
import type { BlockSetup } from './blockActions.ts'
import type { RowSource } from './rowSource.ts'

/** What the keyboard, the pointer and the clipboard work on: the drawn grid and its selection. */
export interface GridStage {
  frame: RefObject<HTMLDivElement | null>
  grid: RefObject<GridApi<Row> | null>
  range: RefObject<CellRange | null>
  /** What the pointer is drawing a selection of; null: nothing. */
  drawing: RefObject<'cells' | 'rows' | 'columns' | null>
  variables: readonly Variable[]
  /** Place of a variable among the columns, by its id. */
  columnIndex: ReadonlyMap<string, number>
  source: RowSource
  /** For what reads or writes a block of cells. */
  setup: BlockSetup
  editable: boolean
  select(next: CellRange | null): void
  /** Selects, and puts the focus on the cell where the selection begins. */
  focusAnchor(next: CellRange): void
}
