import type { Row } from '../../../../shared/contract/dataset.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { DataColumns, ValueStyle } from './dataColumns.ts'

/** What is exported, and how its rows are come by. */
export interface DataSource {
  dataset: Dataset
  columns: DataColumns
  style: ValueStyle
  /** Rows that do not count come along, and with them the column that says why. */
  reasons: boolean
  /** Pages of the rows, in order; values in the order of `columns.kept`. Can be asked for more than once. */
  pages(): Iterable<readonly DataRow[]>
  /** Called between pages, to report progress and to let a cancel through. */
  between(rows: number, phase?: 'building' | 'writing'): Promise<void>
}

export type DataRow = Pick<Row, 'rid' | 'values' | 'excluded'>

/** What a person should know of the file: codes of `report.warning` and how often. */
export interface DataCounts {
  leftOut: number
  /** Texts a spreadsheet would have run. */
  guarded: number
  /** Control characters that no document may hold. */
  replaced: number
  /** Answers that are no numbers in a column of numbers, texts and labels cut to what the format holds, codes whose "missing" it cannot say. */
  notNumbers: number
  cutTexts: number
  undeclared: number
}

export const noCounts = (columns: DataColumns): DataCounts => ({ leftOut: columns.leftOut.length, guarded: 0, replaced: 0, notNumbers: 0, cutTexts: 0, undeclared: 0 })
