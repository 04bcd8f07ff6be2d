import type { Study, StudyKind } from '../../../shared/contract/study.ts'
import type { CellHistoryRow } from './history.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { ColumnStats, Page } from '../../../shared/contract/dataset.ts'
import type { ChangedCell, ChangeSet, HistoryState } from '../../../shared/contract/history.ts'
import type { Dataset, DatasetSummary } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { Fishbone, FishboneSummary } from '../../../shared/model/fishbone.ts'
import type { ProjectInfo } from '../../../shared/model/project.ts'

export interface PageRequest {
  offset: number
  limit: number
  variables?: string[] | undefined
  sort?: { variable: string; descending: boolean } | undefined
  search?: string | undefined
}

/**
 * Everything a query may ask of an open project. A reader has no way to a writer.
 * Unknown ids throw YinguoError('NOT_FOUND').
 */
export interface ProjectReader {
  info(): ProjectInfo
  datasets(): DatasetSummary[]
  dataset(id: number): Dataset
  page(dataset: number, request: PageRequest): Page
  columnStats(dataset: number, variable: string): ColumnStats
  cellHistory(dataset: number, rid: number, variable: string): CellHistoryRow[]
  factors(): Factor[]
  fishbones(): FishboneSummary[]
  fishbone(id: string): Fishbone
  figures(): SavedFigure[]
  studies(kind: StudyKind | null): Study[]
  historyState(): HistoryState
  history(offset: number, limit: number): { total: number; sets: ChangeSet[] }
  changedCells(changeSet: number, limit: number): { total: number; cells: ChangedCell[] }
  columns: ColumnReader
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
