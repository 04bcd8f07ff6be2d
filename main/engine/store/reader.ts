import type { Study, StudyKind } from '../../../shared/contract/study.ts'
import type { Comment } from '../../../shared/contract/comment.ts'
import type { BlockStats, FindSpec, Found, RowSpan } from '../../../shared/contract/gridView.ts'
import type { FindScope } from './findCells.ts'
import type { CellHistoryRow } from './history.ts'
import type { Merging } from './merging.ts'
import type { Attachment } from './attachments.ts'
import type { RecordModel, RecordRow } from './records.ts'
import type { RowsAsked } from './rowOrders.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { ColumnStats, Page } from '../../../shared/contract/dataset.ts'
import type { ChangedRow } from './history.ts'
import type { ChangedCell, ChangeSet, HistoryState } from '../../../shared/contract/history.ts'
import type { Dataset, DatasetSummary } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { Fishbone, FishboneSummary } from '../../../shared/model/fishbone.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { Coded, Term } from '../../../shared/model/coding.ts'
import type { Segment } from '../../../shared/model/segment.ts'
import type { SourceTable } from '../../../shared/model/sourceTable.ts'
import type { WeightFacts } from '../../../shared/derived/wholeColumn.ts'
import type { ProjectInfo } from '../../../shared/model/project.ts'

export interface PageRequest extends RowsAsked {
  offset: number
  limit: number
  variables?: string[] | undefined
}

/**
 * Everything a query may ask of an open project. A reader has no way to a writer.
 * Unknown ids throw YinguoError('NOT_FOUND').
 */
export interface ProjectReader {
  info(): ProjectInfo
  datasets(): DatasetSummary[]
  dataset(id: number): Dataset
  /** What is kept with a data set beside its description, by topic: `screening`. */
  datasetSettings(dataset: number): Readonly<Record<string, unknown>>
  page(dataset: number, request: PageRequest): Page
  rowIds(dataset: number, view: RowsAsked, span?: RowSpan): { rids: number[]; excluded: number }
  findCells(dataset: number, scope: FindScope, spec: FindSpec): Found
  blockStats(dataset: number, scope: FindScope): BlockStats
  /** Oldest first; of a cell, of a row, or of the whole data set. */
  comments(dataset: number, rid: number | null, variable: string | null): Comment[]
  columnStats(dataset: number, variable: string): ColumnStats
  cellHistory(dataset: number, rid: number, variable: string): CellHistoryRow[]
  factors(): Factor[]
  fishbones(): FishboneSummary[]
  fishbone(id: string): Fishbone
  figures(): SavedFigure[]
  studies(kind: StudyKind | null): Study[]
  /** Rows of a record table, siblings in order; their content is as it was written: parse it with the model's schema. */
  records(model: RecordModel, owner?: string | null): RecordRow[]
  record(model: RecordModel, id: string): RecordRow
  attachment(id: string): Attachment
  /** Of all that a result of the data set can depend on, see dataHash.ts. */
  dataHash(dataset: number): string
  draft(id: string): { at: string; content: unknown } | null
  segments(): Segment[]
  /** Codes of a text variable, by row. */
  codings(dataset: number, variable: string): Coded[]
  terms(): Term[]
  sourceTables(): SourceTable[]
  /** Whether the margins of a raked weight are met; null for any other variable. */
  weightFacts(dataset: number, variable: string): WeightFacts | null
  /** What a derivation would come to, without keeping it. */
  tryDerivation(dataset: number, derivation: Derivation): { values: readonly CellValue[]; facts: WeightFacts | null }
  historyState(): HistoryState
  history(offset: number, limit: number): { total: number; sets: ChangeSet[] }
  /** Rows of the model tables that a change set wrote, in that order. */
  changedRows(changeSet: number): ChangedRow[]
  changedCells(changeSet: number, limit: number): { total: number; cells: ChangedCell[] }
  columns: ColumnReader
  /** The files a data set was made from, and a newer one beside it. */
  merging: Merging
  /** The bytes of the imported file, as they came. */
  sourceBytes(dataset: number): Uint8Array
}

/**
 * Columns of the rows that count (excluded rows left out), in row order.
 * Cached lazily and patched in place by edits; callers must not write to them.
 */
export interface ColumnReader {
  /** Analysis numbers: NaN where missing, invalid, or coded as missing. Not reversed. */
  numbers(dataset: number, variable: string): Float64Array
  /** Raw cell values, missing marks included. */
  values(dataset: number, variable: string): readonly CellValue[]
  /** Row ids of the rows that count, in the same order. */
  rids(dataset: number): Float64Array
}
