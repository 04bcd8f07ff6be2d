/**
 * A report with everything worked out: what the document writers, the preview and the checks read. In the report's language,
 * numbered, in order; nothing in it asks the project again.
 */
import type { Lang } from '../contract/figure.ts'
import type { Figure, TableModel } from '../figures/figure.ts'
import type { ReportSettings } from '../model/report.ts'

/** Of one bound number, table or figure. */
export interface Provenance {
  /** Of the block and, in it, the place of the number: `b-1f0c…#2`. */
  id: string
  /** The method of the analysis, or which table of the project. */
  method: string
  /** What was asked: request or figure specification. */
  request: unknown
  /** For a number: the cell of the table. */
  row: string | null
  column: string | null
  /** The cell in the words of its table, in the report's language. */
  cell?: string
  /** Exact. */
  value: number | string | null
  /** Hash of the data it comes from; empty where there are none. */
  data: string
  datasets: { id: number; name: string }[]
  segment: string | null
  weight: string | null
  seed: number | null
}

export interface RenderedRun {
  text: string
  bold?: boolean
  italic?: boolean
  /** A bound number: what is behind it. */
  provenance?: Provenance
  /** A reference to the caption of a block. */
  ref?: string
  /** The result could not be worked out; `text` says so. */
  broken?: boolean
}

interface Placed {
  /** Of the block in the project, or of a part of it. */
  id: string
  /** The result is not what it was when the block was last looked at. */
  changed?: boolean
}
export type RenderedBlock = Placed & (
  /** number: "2.1", or empty where headings are not numbered. seconds: of the talk. */
  | { kind: 'heading'; level: 1 | 2 | 3; number: string; text: string; step: string; seconds: number | null }
  | { kind: 'paragraph'; runs: RenderedRun[] }
  | { kind: 'list'; ordered: boolean; items: RenderedRun[][] }
  /** number: place among the figures, from 1; caption without word and number. */
  | { kind: 'figure'; number: number; caption: string; figure: Figure; provenance: Provenance | null }
  | { kind: 'table'; number: number; caption: string; table: TableModel; notes: string[]; /** Typed by hand. */ typed: boolean; provenance: Provenance | null }
  | { kind: 'picture'; number: number; caption: string; type: 'image/png' | 'image/jpeg'; base64: string; /** Pixels. */ size: { width: number; height: number }; /** Share of the text width. */ width: number }
  | { kind: 'pageBreak' }
  | { kind: 'contents' }
  | { kind: 'signature'; lines: string[] }
  | { kind: 'notes'; text: string }
  /** Something a block could not be made of, in words. */
  | { kind: 'missing'; text: string }
)

export interface RenderedReport {
  id: string
  title: string
  lang: Lang
  settings: ReportSettings
  blocks: RenderedBlock[]
  /** ISO 8601. */
  at: string
  /** Of all data sets the report draws on. */
  data: string
  /** The words where data are simulated; else empty. */
  simulated: string
}
