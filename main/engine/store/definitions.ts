import type { Database } from 'better-sqlite3'
import type { Dataset, DatasetSummary, DatasetType, StoredSource } from '../../../shared/model/dataset.ts'
import type { Code, Question, QuestionKind } from '../../../shared/model/questionnaire.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { Scale, Variable, VariableKind, VariableMeaning, VariableRole } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { dataTable } from './dataTable.ts'

interface DatasetRow {
  id: number; name: string; simulated: number; issued: number | null; period: string; imported_at: string
  type: DatasetType | null; wave: string | null; parent: number | null; settings: string | null
  file: string; sha256: string; container: string; sheet: string | null; encoding: string | null; platform: string; header_rows: number; rows: number
}
interface VariableRow {
  dataset: number; id: string; ord: number; question: string | null; name: string; label: string
  kind: VariableKind; role: VariableRole; codes: string; scale: string | null; factor: string | null; derived: string | null; meaning: VariableMeaning | null
}
interface QuestionRow { dataset: number; id: string; ord: number; number: string; title: string; kind: QuestionKind }

export interface Definition { variables: Variable[]; byId: Map<string, Variable>; questions: Question[] }

/** Datasets with their variables and questions, kept in memory until a change of theirs is logged. */
export class Definitions {
  #db: Database
  #kept = new Map<number, Definition>()
  #excluded = new Map<number, number>()
  #added = new Map<number, number>()
  #stored = new Map<number, StoredSource | null>()

  constructor(db: Database) { this.#db = db }

  forget(dataset?: number): void {
    if (dataset === undefined) this.#kept.clear()
    else this.#kept.delete(dataset)
    this.#stored.clear()
  }
  forgetExcluded(dataset?: number): void {
    if (dataset === undefined) { this.#excluded.clear(); this.#added.clear() }
    else this.#excluded.delete(dataset)
  }

  /** Rows came or went. */
  forgetRows(dataset: number): void {
    this.#added.delete(dataset)
    this.#excluded.delete(dataset)
  }

  /** NOT_FOUND when there is no such dataset (any more). */
  of(dataset: number): Definition {
    const kept = this.#kept.get(dataset)
    if (kept) return kept
    this.#row(dataset)
    const rows = this.#db.prepare(`SELECT v.*, i.factor FROM variable v LEFT JOIN factor_item i ON i.dataset = v.dataset AND i.variable = v.id
      WHERE v.dataset = ? ORDER BY v.ord`).all(dataset) as VariableRow[]
    const variables = rows.map(({ ord, ...row }): Variable => ({
      ...row, order: ord, codes: JSON.parse(row.codes) as Code[], scale: row.scale === null ? null : JSON.parse(row.scale) as Scale,
      derived: row.derived === null ? null : JSON.parse(row.derived) as Derivation,
    }))
    const members = Map.groupBy(variables, variable => variable.question)
    const questions = (this.#db.prepare('SELECT * FROM question WHERE dataset = ? ORDER BY ord').all(dataset) as QuestionRow[])
      .map(({ ord, ...row }): Question => ({ ...row, order: ord, variables: (members.get(row.id) ?? []).map(variable => variable.id) }))
    const definition = { variables, byId: new Map(variables.map(variable => [variable.id, variable])), questions }
    this.#kept.set(dataset, definition)
    return definition
  }

  variable(dataset: number, id: string): Variable {
    const variable = this.of(dataset).byId.get(id)
    if (!variable) throw new YinguoError('NOT_FOUND', { what: 'variable', id })
    return variable
  }

  #rows(where: string, ...params: number[]): DatasetRow[] {
    return this.#db.prepare(`SELECT d.*, s.file, s.sha256, s.container, s.sheet, s.encoding, s.platform, s.header_rows, s.rows
      FROM dataset d JOIN source s ON s.dataset = d.id ${where} ORDER BY d.id`).all(...params) as DatasetRow[]
  }

  #row(dataset: number): DatasetRow {
    const row = this.#rows('WHERE d.id = ?', dataset)[0]
    if (!row) throw new YinguoError('NOT_FOUND', { what: 'dataset', id: dataset })
    return row
  }

  #excludedRows(dataset: number): number {
    let count = this.#excluded.get(dataset)
    if (count === undefined) {
      count = this.#db.prepare(`SELECT count(*) FROM ${dataTable(dataset)} WHERE excluded IS NOT NULL`).pluck().get() as number
      this.#excluded.set(dataset, count)
    }
    return count
  }

  /** Rows that came after the import: ids go on where the imported ones end. */
  #addedRows(dataset: number, imported: number): number {
    let count = this.#added.get(dataset)
    if (count === undefined) {
      count = this.#db.prepare(`SELECT count(*) FROM ${dataTable(dataset)} WHERE rid > ?`).pluck().get(imported) as number
      this.#added.set(dataset, count)
    }
    return count
  }

  #summary = ({ rows: imported, ...row }: DatasetRow, rows = imported + this.#addedRows(row.id, imported)): DatasetSummary => ({
    id: row.id, name: row.name, simulated: row.simulated === 1, rows, importedAt: row.imported_at,
    type: row.type ?? 'survey', wave: row.wave, parent: row.parent,
    ledger: { issued: row.issued, returned: rows, valid: rows - this.#excludedRows(row.id) },
  })

  list(): DatasetSummary[] { return this.#rows('').map(row => this.#summary(row)) }

  /** What is kept in the place of the imported file; null: the file itself. */
  #storedSource(dataset: number): StoredSource | null {
    let stored = this.#stored.get(dataset)
    if (stored === undefined) {
      const text = this.#db.prepare("SELECT json_extract(recipe, '$.stored') FROM source WHERE dataset = ?").pluck().get(dataset) as string | null
      this.#stored.set(dataset, stored = text === null ? null : JSON.parse(text) as StoredSource)
    }
    return stored
  }

  dataset(id: number): Dataset {
    const row = this.#row(id)
    const { variables, questions } = this.of(id)
    const stored = this.#storedSource(id)
    return {
      ...this.#summary(row), period: row.period, variables, questions,
      source: {
        file: row.file, sha256: row.sha256, container: row.container, sheet: row.sheet, encoding: row.encoding, platform: row.platform, headerRows: row.header_rows,
        ...(stored && { stored }),
      },
    }
  }

  settings(id: number): Record<string, unknown> {
    const { settings } = this.#row(id)
    return settings === null ? {} : JSON.parse(settings) as Record<string, unknown>
  }

  /** The bytes of the imported file as they came, or of the copy that is kept instead. */
  sourceBytes(dataset: number): Uint8Array {
    this.#row(dataset)
    return this.#db.prepare('SELECT bytes FROM source WHERE dataset = ?').pluck().get(dataset) as Uint8Array
  }
}
