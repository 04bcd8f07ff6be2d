import { z } from 'zod'
import type { Exported } from './export.ts'
import { grant } from './project.ts'
import { job } from '../rpc/call.ts'
import type { Verified } from './report.ts'

export type ReportFileFormat = 'docx' | 'pptx' | 'xlsx' | 'pdf' | 'html'

/** Whose report a file is; project null: it does not say. */
export interface FileOrigin { format: ReportFileFormat; project: string | null; report: string; title: string; at: string; numbers: number }

/** A number, table or figure of a finished document beside what the project gives now. */
export interface FileNumber extends Verified {
  /** Of the text that stands in the document: as it was written, changed by hand, removed; unseen where a format cannot be compared. */
  standing: 'asWritten' | 'byHand' | 'removed' | 'unseen'
  /** What stands there; empty where that is not seen. */
  now: string
}
export interface FileVerification {
  format: ReportFileFormat
  project: string
  report: string
  title: string
  at: string
  numbers: FileNumber[]
  equal: number
  different: number
  notDerivable: number
  byHand: number
  removed: number
  /** Numbers in sentences that are bound to nothing: as they stand now in Word and web pages, else as they were when it was written. */
  typed: number
}

export type DeckPartKind = 'chart' | 'table' | 'picture' | 'drawing' | 'text'
/** What became of a figure, table or text of ours in a deck a person worked on. */
export interface RefreshedPart {
  /** Block of the report, and which part of it. */
  block: string
  part: string
  kind: DeckPartKind
  /** From 1; null: on no slide any more. */
  slide: number | null
  /** Of the block, or the first words. */
  label: string
  /** replaced: it has the results of now. same: they are what it shows. changedByUser: kept as the person made it. gone: deleted from the deck. noResult: the report has it no longer; kept. */
  outcome: 'replaced' | 'same' | 'changedByUser' | 'gone' | 'noResult'
}
export interface Refreshed extends Exported { parts: RefreshedPart[] }

export const reportFileCalls = {
  /** Of any finished report; needs no open project. M07 for other files, M10 and M11 for unsafe and broken ones. */
  'report.fileOrigin': job<FileOrigin>()('report.fileOrigin', z.object({ grant })),
  /** Every number of a finished document derived again from the open project. CONFLICT (otherProject) when it belongs to another one, NOT_FOUND (provenance) when it says nothing of itself. */
  'report.verifyFile': job<FileVerification>()('report.verifyFile', z.object({ grant })),
  /**
   * A new copy of a delivered presentation with the results of now: only figures, tables, pictures and untouched texts of ours
   * are replaced, where they stand and as large as they are. report null: the one the deck was made from.
   */
  'report.refreshDeck': job<Refreshed>()('report.refreshDeck', z.object({ report: z.string().max(80).nullable().default(null), deck: grant, grant })),
}
