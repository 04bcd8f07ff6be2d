import type { ReadOptions } from '../../../shared/contract/import.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import type { SourceDictionary } from './dictionary.ts'
import type { ReadIssues } from './issues.ts'
import type { Table } from './table.ts'
import type { Delimiter } from './text/delimited.ts'
import type { Encoding, EncodingPreview } from './text/encoding.ts'

export interface SheetSummary { name: string; rows: number; columns: number }

/** A file read: the chosen sheet whole, the others at a glance. */
export interface ReadFile extends Contents {
  /** Empty once they were given back. */
  bytes: Buffer
  size: number
  sha256: string
  /** Set when the name promises something else than the content is, harmlessly. */
  mismatch: { ext: string; real: string } | null
  /** Name of the zip the file was taken out of; `bytes` and `sha256` are the file's own. */
  enclosedIn: string | null
  /** The file's own name: that of the entry when it came out of a zip. */
  name: string
}

/** What the reader of one container hands over. */
export interface Contents {
  container: string
  encoding: Encoding | null
  encodingConfidence: number
  /** The most plausible encodings of a text, best first; empty for a workbook. */
  encodings: EncodingPreview[]
  delimiter: Delimiter | null
  sheet: string | null
  sheets: SheetSummary[]
  /** Texts of the first rows of every sheet, for what stands beside the answers. */
  surroundings: string[][]
  table: Table
  merges: string[]
  issues: ReadIssues
  /** What the file says of its columns; only formats with variables of their own have it. */
  dictionary?: SourceDictionary
}

export type OnProgress = (progress: Progress) => void

/** What the reader of a container gets: it has passed the magic bytes and the size limit; the reader keeps every other limit itself. */
export interface ReaderInput {
  bytes: Buffer
  /** The file's name as the user knows it. */
  name: string
  options: ReadOptions
  onProgress: OnProgress
}

/** What only delimited text has. */
export const noText = { encoding: null, encodingConfidence: 1, encodings: [], delimiter: null } satisfies Partial<Contents>
