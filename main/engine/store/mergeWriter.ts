import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ImportRecipe, QuestionDraft, VariableDraft } from '../../../shared/contract/import.ts'
import type { SourceInfo } from '../../../shared/model/dataset.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Code } from '../../../shared/model/questionnaire.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { assertColumns, dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'
import { keepSource } from './keepSource.ts'
import { StagingTable } from './staging.ts'
import { quoteName } from './values.ts'
import type { Staging } from './writer.ts'

/** A comparison with a newer file, decided: what is to be written. */
export interface MergeUpdate {
  dataset: number
  recipe: ImportRecipe
  source: SourceInfo
  bytes: Uint8Array
  /** Variables the data set did not have, and questions they need. */
  added: readonly VariableDraft[]
  questions: readonly QuestionDraft[]
  codes: readonly { variable: string; codes: readonly Code[] }[]
  cells: readonly { rid: number; variable: string; value: CellValue }[]
  /** Rows of the file, from 1, that become rows of the data set. */
  lines: readonly number[]
  /** Values of new rows that are not in the file, or stand for what is in it. */
  instead: (variable: string, value: CellValue) => CellValue
  /** Columns of the data set that every new row gets the same value in. */
  constants: readonly { variable: string; value: CellValue }[]
  exclude: readonly number[]
  reason: string | null
  include: readonly number[]
}

export class MergeWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions

  constructor(db: Database, journal: Journal, definitions: Definitions) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
  }

  /** A column for a variable of this id, where there is none. It stays when the variable is undone, empty then. */
  addColumn(dataset: number, id: string): void {
    const names = (this.#db.pragma(`table_info(${dataTable(dataset)})`) as { name: string }[]).slice(2).map(column => column.name)
    if (names.includes(id)) return
    assertColumns([...names, id])
    this.#db.exec(`ALTER TABLE ${dataTable(dataset)} ADD COLUMN ${quoteName(id)} ANY`)
  }

  addVariable(dataset: number, draft: VariableDraft): void {
    const { variables, questions } = this.#definitions.of(dataset)
    if (variables.some(variable => variable.id === draft.id)) throw new YinguoError('CONFLICT', { what: 'variable' })
    this.addColumn(dataset, draft.id)
    this.#journal.insert('variable', {
      dataset, id: draft.id, ord: Math.max(-1, ...variables.map(variable => variable.order)) + 1,
      question: questions.some(question => question.id === draft.question) ? draft.question : null,
      name: draft.name, label: draft.label, kind: draft.kind, role: draft.role,
      codes: JSON.stringify(draft.codes), scale: draft.scale === null ? null : JSON.stringify(draft.scale), meaning: draft.meaning,
    })
  }

  /** Carries an update out and keeps the file beside the ones before. Answers the id of the kept file. */
  merge(staging: Staging, update: MergeUpdate): { source: number; rids: number[] } {
    if (!(staging instanceof StagingTable)) throw new YinguoError('INTERNAL', {}, 'a staging table from elsewhere')
    const { dataset } = update
    const { questions } = this.#definitions.of(dataset)
    let ord = Math.max(-1, ...questions.map(question => question.order))
    for (const question of update.questions) this.#journal.insert('question', { dataset, id: question.id, ord: ++ord, number: question.number, title: question.title, kind: question.kind })
    for (const draft of update.added) this.addVariable(dataset, draft)
    for (const { variable, codes } of update.codes) this.#journal.update('variable', [dataset, variable], { codes: JSON.stringify(codes) })
    const rids = this.#insertLines(staging, update)
    for (const { rid, variable, value } of update.cells) this.#journal.cell(dataset, rid, variable, value)
    if (update.reason !== null) for (const rid of update.exclude) this.#journal.exclusion(dataset, rid, update.reason)
    for (const rid of update.include) this.#journal.exclusion(dataset, rid, null)
    const kept = keepSource(this.#db, staging, update)
    const places = this.#db.prepare(`SELECT coalesce(excluded, '') FROM ${dataTable(kept.id)} ORDER BY rid`).pluck().all() as string[]
    const { name } = this.#db.prepare('SELECT name FROM dataset WHERE id = ?').get(dataset) as { name: string }
    this.#journal.describe({
      dataset, name, source: kept.id, file: update.source.file, rows: staging.rows, sha256: update.source.sha256, content: kept.content, recipe: kept.recipe,
      places: placesHash(places), added: rids.length, cells: update.cells.length, ...(update.reason === null ? {} : { gone: update.reason }),
    })
    // A file that changes nothing is kept all the same, and a change set without a change would not be.
    this.#journal.touch('dataset', [dataset])
    return { source: kept.id, rids }
  }

  #insertLines(staging: StagingTable, { dataset, recipe, lines, instead, constants }: MergeUpdate): number[] {
    const ids = recipe.variables.filter(variable => variable.include).map(variable => variable.id)
    const columns = [...ids, ...constants.map(constant => constant.variable)]
    const read = this.#db.prepare(`SELECT ${['rid', ...ids.map(quoteName)].join(', ')} FROM ${staging.table} WHERE rid = ?`).raw()
    const place = this.#db.prepare(`UPDATE ${staging.table} SET excluded = ? WHERE rid = ?`)
    const first = this.#journal.nextRow(dataset)
    return lines.map((line, index) => {
      const rid = first + index
      const [, ...values] = read.get(line) as CellValue[]
      this.#journal.insertFilled(dataset, rid, columns, [...values.map((value, c) => instead(ids[c] as string, value)), ...constants.map(constant => constant.value)])
      place.run(String(rid), line)
      return rid
    })
  }
}

/** One hash for which row of the data set each row of the file is. */
export const placesHash = (places: readonly string[]): string => createHash('sha256').update(places.join('\n')).digest('hex')
