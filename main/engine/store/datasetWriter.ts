import type { Database } from 'better-sqlite3'
import type { AddOutcome, CellInput, EditOutcome } from '../../../shared/contract/dataset.ts'
import { MAX_CELLS } from '../../../shared/contract/gridView.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { QuestionKind } from '../../../shared/model/questionnaire.ts'
import type { VariablePatch } from '../../../shared/model/variable.ts'
import { invalidity } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { fillValues } from './fill.ts'
import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'
import { keepSource } from './keepSource.ts'
import type { ModelRow } from './models.ts'
import type { RowOrders } from './rowOrders.ts'
import { StagingTable } from './staging.ts'
import { storedValue } from './typedCell.ts'
import type { FillHow, ImportOrigin, Staging } from './writer.ts'

export class DatasetWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions
  #orders: RowOrders
  #at: () => string

  constructor(db: Database, journal: Journal, definitions: Definitions, orders: RowOrders, at: () => string) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
    this.#orders = orders
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

  /** Cells row by row; lines beyond `rids` become new rows. */
  paste(dataset: number, rids: readonly number[], variables: readonly string[], cells: readonly (readonly CellInput[])[]): AddOutcome {
    const n = cells.reduce((sum, line) => sum + Math.min(line.length, variables.length), 0)
    if (n > MAX_CELLS) throw new YinguoError('M09', { what: 'cells', sheet: '', n, max: MAX_CELLS })
    const added = cells.length > rids.length ? this.insertRows(dataset, cells.length - rids.length).rids : []
    const rows = [...rids, ...added]
    const edits = cells.flatMap((line, row) => line.slice(0, variables.length).map((value, column) => ({ rid: rows[row] as number, variable: variables[column] as string, value })))
    return { rids: added, ...this.setCells(dataset, edits) }
  }

  /** The first `source` rows or columns go on into the others. */
  fill(dataset: number, rids: readonly number[], ids: readonly string[], { source, along, series }: FillHow): EditOutcome {
    const n = rids.length * ids.length
    if (n > MAX_CELLS) throw new YinguoError('M09', { what: 'cells', sheet: '', n, max: MAX_CELLS })
    const variables = ids.map(id => this.#definitions.variable(dataset, id))
    const columns = variables.map(variable => this.#orders.values(dataset, variable, rids))
    const edits: { rid: number; variable: string; value: CellInput }[] = []
    const set = (row: number, column: number, value: CellValue): void => {
      const state = missingState(value)
      edits.push({ rid: rids[row] as number, variable: ids[column] as string, value: state === null ? value : { missing: state } })
    }
    if (along === 'rows') {
      columns.forEach((values, column) => {
        // Codes are no quantities: only numbers go on.
        const goesOn = series && variables[column]?.kind === 'number'
        fillValues(values.slice(0, source), rids.length - source, goesOn).forEach((value, index) => set(source + index, column, value))
      })
    } else {
      const numbers = series && variables.every(variable => variable.kind === 'number')
      rids.forEach((_, row) => {
        fillValues(columns.slice(0, source).map(values => values[row] ?? null), ids.length - source, numbers).forEach((value, index) => set(row, source + index, value))
      })
    }
    return this.setCells(dataset, edits)
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

  update(dataset: number, patch: { name?: string | undefined; issued?: number | null | undefined; period?: string | undefined; settings?: Readonly<Record<string, unknown>> | undefined }): void {
    this.#definitions.of(dataset)
    const row: ModelRow = {}
    if (patch.name !== undefined) row.name = patch.name
    if (patch.issued !== undefined) row.issued = patch.issued
    if (patch.period !== undefined) row.period = patch.period
    if (patch.settings !== undefined) row.settings = JSON.stringify(patch.settings)
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
      const { derived, kind } = this.#definitions.variable(dataset, id)
      if (derived && patch.kind !== undefined && patch.kind !== kind) throw new YinguoError('BAD_VALUE', { variable: id, value: patch.kind, why: 'derived' })
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
    const { source, recipe } = origin
    const { id, content, recipe: recipeHash } = keepSource(this.#db, staging, origin)
    this.#journal.insert('dataset', {
      id, name: recipe.name, simulated: origin.simulated ? 1 : 0, issued: recipe.issued, period: recipe.period, imported_at: this.#at(),
      type: recipe.type, wave: recipe.wave, parent: origin.parent ?? null,
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
    if (origin.parent !== undefined) {
      this.#journal.describe({ [`repeat${id}`]: content, [`repeatRows${id}`]: staging.rows })
      return id
    }
    this.#journal.describe({
      dataset: id, name: recipe.name, file: source.file, rows: staging.rows, variables: ids.length,
      sha256: source.sha256, content, recipe: recipeHash,
    })
    return id
  }
}
