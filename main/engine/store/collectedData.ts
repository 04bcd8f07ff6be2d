import type { Database } from 'better-sqlite3'
import type { QuestionDraft, VariableDraft } from '../../../shared/contract/import.ts'
import type { DatasetWriter } from './datasetWriter.ts'
import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'
import type { MergeWriter } from './mergeWriter.ts'
import { StagingTable } from './staging.ts'
import type { ImportOrigin } from './writer.ts'

/** Beyond the numbers imports use: it is renamed in the transaction that makes it. */
const TABLE = 'staging_2000000000'

/** Data sets whose rows are answered here and not imported: made without a row, widened by later versions of their questionnaire. */
export class CollectedData {
  #db: Database
  #journal: Journal
  #definitions: Definitions
  #data: DatasetWriter
  #merges: MergeWriter

  constructor(db: Database, journal: Journal, definitions: Definitions, data: DatasetWriter, merges: MergeWriter) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
    this.#data = data
    this.#merges = merges
  }

  /** As an import of a sheet without rows, so that the file, its recipe and its hash are kept and checked like any other. */
  create(origin: ImportOrigin): number {
    const staging = new StagingTable(this.#db, TABLE, origin.variables.map(variable => variable.id))
    const id = this.#data.adoptStaging(staging, origin)
    staging.settle(true)
    return id
  }

  /** Questions and variables the data set does not have yet, behind those it has. */
  widen(dataset: number, questions: readonly QuestionDraft[], variables: readonly VariableDraft[]): void {
    let ord = Math.max(-1, ...this.#definitions.of(dataset).questions.map(question => question.order))
    for (const { id, number, title, kind } of questions) this.#journal.insert('question', { dataset, id, ord: ++ord, number, title, kind })
    for (const draft of variables) this.#merges.addVariable(dataset, draft)
  }
}
