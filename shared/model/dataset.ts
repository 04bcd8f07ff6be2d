import type { Question } from './questionnaire.ts'
import type { Variable } from './variable.ts'

/** 发放 / 回收 / 有效. issued null: not known (an online link has none). */
export interface Ledger { issued: number | null; returned: number; valid: number }

/** survey: one row a respondent. complaints, interviews: one row a record, with a text to be coded. log: one row an event with its time. */
export const datasetTypes = ['survey', 'complaints', 'interviews', 'log'] as const
export type DatasetType = (typeof datasetTypes)[number]

export interface DatasetSummary {
  id: number
  name: string
  /** Simulated data are labelled so wherever they are shown. */
  simulated: boolean
  rows: number
  ledger: Ledger
  importedAt: string
  type: DatasetType
  /** Before, after, 巩固期 …; null where there is only one. */
  wave: string | null
  /** A repeat group belongs to the data set of its form. */
  parent: number | null
}

/**
 * What the project keeps in the place of a file with personal data: a CSV of the sheet, compressed with gzip (`csv.gz`)
 * or, in projects of earlier versions, as it is (`csv`). `sha256`: of the bytes as they are kept, so of the compressed
 * ones. `emptied`: columns (0-based) without their cells.
 */
export interface StoredSource { container: 'csv' | 'csv.gz'; sha256: string; emptied: number[] }

export interface SourceInfo {
  file: string
  /** Of the file as it was imported. */
  sha256: string
  container: string
  sheet: string | null
  encoding: string | null
  platform: string
  headerRows: number
  /** Left out: the file itself is kept. */
  stored?: StoredSource
}

export interface Dataset extends DatasetSummary {
  source: SourceInfo
  /** Survey period as free text, for the frame of figures. */
  period: string
  variables: Variable[]
  questions: Question[]
}

/** Three rates with their denominators; null where a denominator is missing or zero. */
export function ledgerRates(ledger: Ledger): { response: number | null; validOfReturned: number | null; validOfIssued: number | null } {
  const share = (part: number, whole: number | null): number | null => (whole ? part / whole : null)
  return {
    response: share(ledger.returned, ledger.issued),
    validOfReturned: share(ledger.valid, ledger.returned),
    validOfIssued: share(ledger.valid, ledger.issued),
  }
}
