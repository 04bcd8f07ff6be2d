import type { ImportedForm } from '../../../shared/contract/formExchange.ts'
import type { ImportProposal, ImportRecipe, ImportWarning, ReadOptions } from '../../../shared/contract/import.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { SourceInfo } from '../../../shared/model/dataset.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import type { ErrorCode, ErrorParams } from '../../../shared/rpc/errors.ts'
import type { PackedBatch } from './packedBatch.ts'

/** Engine thread → import worker. A task's number comes back in every answer to it; a new task ends the one before. */
export type Numbered<M> = M & { task: number }

export type ToWorker =
  | { kind: 'inspect'; path: string; name: string; options: ReadOptions }
  /** `keep`: the sheet goes on waiting, and the file's bytes stay with it. */
  | { kind: 'commit'; recipe: ImportRecipe; keep?: boolean; /** The project keeps a copy with these columns empty, not the file. */ emptied?: readonly number[] }
  /** One batch has been written; the next may come. Its arrays go back to be filled again. */
  | { kind: 'written'; used: Float64Array[] }
  /** A questionnaire in a file of its own; the answer is `form`. */
  | { kind: 'readForm'; path: string; name: string; lang: 'zh-CN' | 'en' }
  | { kind: 'cancel' }
  /** Stop what is under way, let go of the sheet, and end the thread. */
  | { kind: 'end' }

export type Batch = { count: number; columns: (Float64Array | CellValue[])[] }

/** Import worker → engine thread. */
export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'proposal'; proposal: Omit<ImportProposal, 'session' | 'elapsedMs'> }
  | { kind: 'batch'; batch: PackedBatch }
  | { kind: 'converted'; rows: number; simulated: boolean; source: SourceInfo; warnings: ImportWarning[]; bytes: Uint8Array }
  | { kind: 'form'; form: ImportedForm }
  | { kind: 'failed'; code: ErrorCode; params: ErrorParams; detail: string | undefined }

/** Batches under way at once: one being written, one being made. */
export const BATCHES_AHEAD = 2
/** Each batch is one transaction with its syncs to disk, so a batch is large; but a cancel waits for it, so not too large. */
export const batchRows = (columns: number): number => Math.max(250, Math.min(8_000, Math.floor(250_000 / Math.max(1, columns))))
