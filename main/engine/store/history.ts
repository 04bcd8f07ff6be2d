import type { Database } from 'better-sqlite3'
import type { CellChange } from '../../../shared/contract/dataset.ts'
import type { ChangedCell, ChangeSet, HistoryState } from '../../../shared/contract/history.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { ROW_ITSELF, rowChangesOf } from './chain.ts'
import type { RowChangeRow } from './chain.ts'
import { dataTable } from './dataTable.ts'
import type { UndoLine } from './undoLine.ts'
import { quoteName } from './values.ts'

export type CellHistoryRow = CellChange

type LoggedRow = Record<string, string | number | null>
/** A row of the model tables as a change set found and left it: its key and the columns that changed; null where there was or is none. */
export interface ChangedRow { model: string; key: (string | number)[]; old: LoggedRow | null; new: LoggedRow | null }

const kinds: Record<string, string> = { 'dataset.setCells': 'edit', 'import.commit': 'import' }

type Stored = Omit<ChangeSet, 'params' | 'undone'> & { params: string }
const columns = 'id, at, actor, kind, of, reason, params'

export class HistoryReader {
  #db: Database
  #line: UndoLine
  #createdAt: string

  constructor(db: Database, line: UndoLine, createdAt: string) {
    this.#db = db
    this.#line = line
    this.#createdAt = createdAt
  }

  #dress = (row: Stored): ChangeSet => ({
    ...row, params: JSON.parse(row.params) as ChangeSet['params'], undone: this.#line.isUndone(row.id),
  })

  #get(id: number | null): ChangeSet | null {
    if (id === null) return null
    const row = this.#db.prepare(`SELECT ${columns} FROM change_set WHERE id = ?`).get(id) as Stored | undefined
    return row ? this.#dress(row) : null
  }

  savedAt(): string {
    return (this.#db.prepare('SELECT at FROM change_set ORDER BY id DESC LIMIT 1').pluck().get() as string | undefined) ?? this.#createdAt
  }

  state(): HistoryState {
    return { undo: this.#get(this.#line.undoable), redo: this.#get(this.#line.redoable), savedAt: this.savedAt(), count: this.#line.last }
  }

  list(offset: number, limit: number): { total: number; sets: ChangeSet[] } {
    const rows = this.#db.prepare(`SELECT ${columns} FROM change_set ORDER BY id DESC LIMIT ? OFFSET ?`).all(limit, offset) as Stored[]
    return { total: this.#line.last, sets: rows.map(this.#dress) }
  }

  /** What one change set wrote into cells; the label is the variable's now, or empty when it is gone. */
  cells(changeSet: number, limit: number): { total: number; cells: ChangedCell[] } {
    const total = this.#db.prepare('SELECT count(*) FROM cell_change WHERE change_set = ?').pluck().get(changeSet) as number
    const cells = this.#db.prepare(`SELECT c.dataset, c.rid, c.variable, coalesce(v.label, '') AS label, c.old AS "from", c.new AS "to"
      FROM cell_change c LEFT JOIN variable v ON v.dataset = c.dataset AND v.id = c.variable
      WHERE c.change_set = ? ORDER BY c.id LIMIT ?`).all(changeSet, limit) as ChangedCell[]
    return { total, cells }
  }

  rows(changeSet: number): ChangedRow[] {
    const read = (json: string | null): LoggedRow | null => (json === null ? null : JSON.parse(json) as LoggedRow)
    return (this.#db.prepare(rowChangesOf).all(changeSet) as RowChangeRow[]).map(({ model, key, old, new: now }) => ({ model, key: JSON.parse(key) as (string | number)[], old: read(old), new: read(now) }))
  }

  /** Newest first; the last entry is what the import brought, or the coming of a row that was added since. */
  cell(dataset: number, rid: number, variable: string): CellHistoryRow[] {
    const rows = this.#db.prepare(`SELECT c.change_set AS changeSet, s.at, s.actor, s.kind, c.old AS "from", c.new AS "to", s.reason
      FROM cell_change c JOIN change_set s ON s.id = c.change_set
      WHERE c.dataset = ? AND c.rid = ? AND c.variable = ? ORDER BY c.id DESC`).all(dataset, rid, variable) as CellHistoryRow[]
    const current = this.#db.prepare(`SELECT ${quoteName(variable)} FROM ${dataTable(dataset)} WHERE rid = ?`).pluck().get(rid) as CellValue | undefined
    if (current === undefined) throw new YinguoError('NOT_FOUND', { what: 'row', id: rid })
    const first = rows.at(-1)
    const added = this.#db.prepare(`SELECT c.change_set AS changeSet, s.at, s.actor, s.kind, s.reason FROM cell_change c JOIN change_set s ON s.id = c.change_set
      WHERE c.dataset = ? AND c.rid = ? AND c.variable = '${ROW_ITSELF}' ORDER BY c.id LIMIT 1`).get(dataset, rid) as Omit<CellHistoryRow, 'from' | 'to'> | undefined
    const imported = added ?? this.#db.prepare(`SELECT s.id AS changeSet, s.at, s.actor, s.kind, s.reason FROM row_change r JOIN change_set s ON s.id = r.change_set
      WHERE r.model = 'dataset' AND r.key = ? AND r.old IS NULL ORDER BY r.id LIMIT 1`).get(JSON.stringify([dataset])) as Omit<CellHistoryRow, 'from' | 'to'> | undefined
    if (imported) rows.push({ ...imported, from: null, to: first ? first.from : current })
    return rows.map(row => ({ ...row, kind: kinds[row.kind] ?? row.kind }))
  }
}
