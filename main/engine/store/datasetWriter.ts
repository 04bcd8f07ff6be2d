import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { AddOutcome, CellInput, EditOutcome } from '../../../shared/contract/dataset.ts'
import type { QuestionKind } from '../../../shared/model/questionnaire.ts'
import type { VariablePatch } from '../../../shared/model/variable.ts'
import { invalidity } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'
import type { ModelRow } from './models.ts'
import { StagingTable } from './staging.ts'
import { storedValue } from './typedCell.ts'
import type { ImportOrigin, Staging } from './writer.ts'

export class DatasetWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions
  #at: () => string

  constructor(db: Database, journal: Journal, definitions: Definitions, at: () => string) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
    this.#at = at
  }

  setCells(dataset: number, edits: readonly { rid: number; variable: string; value: CellInput }[]): EditOutcome {
    let changed = 0
    const invalid: EditOutcome['invalid'] = []
    for (const { rid, variable: id, value: input } of edits) {
      const variable = this.#definitions.variable(dataset, id)
      if (variable.derived !== null) throw new YinguoError('BAD_VALUE', { variable: variable.label || variable.name, value: '', why: 'derived' })
      const value = storedValue(variable, input)
      if (this.#journal.cell(dataset, rid, id, value)) changed++
      const why = invalidity(variable, value)
      if (why) invalid.push({ rid, variable: id, why })
    }
    return { changed, invalid }
  }

  insertRows(dataset: number, rows: number | readonly (readonly { variable: string; value: CellInput }[])[]): AddOutcome {
    this.#definitions.of(dataset)
    const first = this.#journal.nextRow(dataset)
    const rids = Array.from({ length: typeof rows === 'number' ? rows : rows.length }, (_, index) => first + index)
    for (const rid of rids) this.#journal.insertRow(dataset, rid)
    const edits = typeof rows === 'number' ? [] : rows.flatMap((cells, index) => cells.map(cell => ({ ...cell, rid: first + index })))
    return { rids, ...this.setCells(dataset, edits) }
  }

  removeRows(dataset: number, rids: readonly number[]): void {
    this.#definitions.of(dataset)
    for (const rid of rids) this.#journal.removeRow(dataset, rid)
  }

  setExcluded(dataset: number, rids: readonly number[], reason: string | null): number {
    this.#definitions.of(dataset)
    let changed = 0
    for (const rid of rids) if (this.#journal.exclusion(dataset, rid, reason)) changed++
    return changed
  }

  update(dataset: number, patch: { name?: string | undefined; issued?: number | null | undefined; period?: string | undefined }): void {
    this.#definitions.of(dataset)
    const row: ModelRow = {}
    if (patch.name !== undefined) row.name = patch.name
    if (patch.issued !== undefined) row.issued = patch.issued
    if (patch.period !== undefined) row.period = patch.period
    this.#journal.update('dataset', [dataset], row)
  }

  /** Takes the dataset out of the project; its table and source stay in the file, so that undo can bring it back. */
  remove(dataset: number): void {
    const { variables, questions } = this.#definitions.of(dataset)
    for (const variable of variables) {
      if (variable.factor !== null) this.#journal.remove('factor_item', [dataset, variable.id])
      this.#journal.remove('variable', [dataset, variable.id])
    }
    for (const question of questions) this.#journal.remove('question', [dataset, question.id])
    this.#journal.remove('dataset', [dataset])
  }

  updateVariables(dataset: number, variables: readonly string[], patch: VariablePatch): void {
    const { codes, scale, ...rest } = patch
    const row: ModelRow = { ...rest }
    if (codes !== undefined) row.codes = JSON.stringify(codes)
    if (scale !== undefined) row.scale = scale === null ? null : JSON.stringify(scale)
    for (const key of Object.keys(row)) if (row[key] === undefined) delete row[key]
    for (const id of variables) {
      this.#definitions.variable(dataset, id)
      this.#journal.update('variable', [dataset, id], row)
    }
  }

  updateQuestion(dataset: number, question: string, patch: { title?: string | undefined; kind?: QuestionKind | undefined }): void {
    this.#definitions.of(dataset)
    this.#journal.update('question', [dataset, question], {
      ...(patch.title === undefined ? {} : { title: patch.title }),
      ...(patch.kind === undefined ? {} : { kind: patch.kind }),
    })
  }

  /** The staging table becomes `data_<id>` by renaming; ids are never used twice, not even after an undo. */
  adoptStaging(staging: Staging, origin: ImportOrigin): number {
    if (!(staging instanceof StagingTable)) throw new YinguoError('INTERNAL', {}, 'a staging table from elsewhere')
    const ids = origin.variables.map(variable => variable.id)
    if (ids.length !== staging.columns.length || ids.some((id, c) => id !== staging.columns[c])) {
      throw new YinguoError('CONFLICT', { what: 'staging' })
    }
    const questions = new Set<string>()
    for (const { id } of origin.questions) {
      if (questions.has(id)) throw new YinguoError('BAD_VALUE', { variable: id, value: id, why: 'duplicate' })
      questions.add(id)
    }
    const { content } = staging.adopt()
    const id = this.#db.prepare('SELECT coalesce(max(dataset), 0) + 1 FROM source').pluck().get() as number
    const { source, recipe } = origin
    const recipeText = JSON.stringify(recipe)
    this.#db.exec(`ALTER TABLE ${staging.table} RENAME TO ${dataTable(id)}`)
    this.#db.prepare(`INSERT INTO source (dataset, file, sha256, container, sheet, encoding, platform, header_rows, rows, content, recipe, bytes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(id, source.file, source.sha256, source.container, source.sheet, source.encoding,
      source.platform, source.headerRows, staging.rows, content, recipeText, Buffer.from(origin.bytes.buffer, origin.bytes.byteOffset, origin.bytes.byteLength))
    this.#journal.insert('dataset', {
      id, name: recipe.name, simulated: origin.simulated ? 1 : 0, issued: recipe.issued, period: recipe.period, imported_at: this.#at(),
      type: recipe.type, wave: recipe.wave,
    })
    origin.questions.forEach((question, ord) => this.#journal.insert('question', {
      dataset: id, id: question.id, ord, number: question.number, title: question.title, kind: question.kind,
    }))
    origin.variables.forEach((variable, ord) => this.#journal.insert('variable', {
      dataset: id, id: variable.id, ord, question: variable.question !== null && questions.has(variable.question) ? variable.question : null,
      name: variable.name, label: variable.label, kind: variable.kind, role: variable.role,
      codes: JSON.stringify(variable.codes), scale: variable.scale === null ? null : JSON.stringify(variable.scale), meaning: variable.meaning,
    }))
    // In the log, and so in the hash chain: what the file and the cells were when they came in.
    this.#journal.describe({
      dataset: id, name: recipe.name, file: source.file, rows: staging.rows, variables: ids.length,
      sha256: source.sha256, content, recipe: createHash('sha256').update(recipeText.toWellFormed()).digest('hex'),
    })
    return id
  }
}
