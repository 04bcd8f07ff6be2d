import type { Database, Statement } from 'better-sqlite3'
import type { ChangeSet } from '../../../shared/contract/history.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { CellChangeRow, RowChangeRow } from './chain.ts'
import { ROW_ITSELF, cellChangesOf, hashSet, rowChangesOf } from './chain.ts'
import { dataTable } from './dataTable.ts'
import type { Key, Model, ModelRow, SqlValue } from './models.ts'
import { isModel, models, rowTags } from './models.ts'
import { UndoLine } from './undoLine.ts'
import { asStored, bindable, quoteName } from './values.ts'

/** Told of every tracked write as it happens, so that caches follow undo and redo too. */
export interface JournalListener {
  cell(dataset: number, rid: number, variable: string, value: CellValue): void
  exclusion(dataset: number): void
  /** A row came or went. */
  rows(dataset: number): void
  row(model: Model, row: ModelRow): void
}

export interface SetMeta { kind: string; actor: string; at: string }
interface OpenSet extends SetMeta {
  id: number
  of: number | null
  reason: string | null
  params: Record<string, string | number>
  cells: CellChangeRow[]
  rows: RowChangeRow[]
  tags: Set<string>
}

/**
 * The only way to write to a project. Each write reads the old value, writes the new one and logs both
 * in the transaction of the command; at its end they become one change set in the hash chain.
 * `INSERT OR REPLACE` is never used: it deletes without anyone being told.
 */
export class Journal {
  readonly line: UndoLine
  #db: Database
  #listener: JournalListener
  #open: OpenSet | undefined
  #statements = new Map<string, Statement>()

  constructor(db: Database, listener: JournalListener) {
    this.#db = db
    this.#listener = listener
    this.line = new UndoLine(db.prepare('SELECT id, kind, of FROM change_set ORDER BY id').all() as { id: number; kind: string; of: number | null }[])
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, statement = this.#db.prepare(sql))
    return statement
  }

  #current(): OpenSet {
    if (!this.#open) throw new YinguoError('INTERNAL', {}, 'a tracked write outside a change set')
    return this.#open
  }

  begin(meta: SetMeta): void {
    this.#open = { ...meta, id: this.line.last + 1, of: null, reason: null, params: {}, cells: [], rows: [], tags: new Set() }
  }

  describe(params: Record<string, string | number>): void { Object.assign(this.#current().params, params) }
  because(reason: string | null | undefined): void { this.#current().reason = reason ? reason.toWellFormed() : null }

  /** Writes the log of the set; to be called in the transaction. Null when nothing changed. */
  finish(): { set: ChangeSet; tags: string[] } | null {
    const open = this.#current()
    if (open.cells.length === 0 && open.rows.length === 0) return null
    const prev = this.#prepare('SELECT hash FROM chain_head').pluck().get() as string
    const stored = {
      id: open.id, at: open.at, actor: open.actor.toWellFormed(), kind: open.kind, of: open.of, reason: open.reason,
      params: JSON.stringify(open.params).toWellFormed(), prev,
    }
    const hash = hashSet(stored, open.cells, open.rows)
    const cell = this.#prepare('INSERT INTO cell_change (change_set, dataset, rid, variable, old, new) VALUES (?, ?, ?, ?, ?, ?)')
    for (const c of open.cells) cell.run(open.id, c.dataset, c.rid, c.variable, bindable(c.old), bindable(c.new))
    const row = this.#prepare('INSERT INTO row_change (change_set, model, key, old, new) VALUES (?, ?, ?, ?, ?)')
    for (const r of open.rows) row.run(open.id, r.model, r.key, r.old, r.new)
    this.#prepare('INSERT INTO change_set (id, at, actor, kind, of, reason, params, prev, hash) VALUES (@id, @at, @actor, @kind, @of, @reason, @params, @prev, @hash)').run({ ...stored, hash })
    this.#prepare('UPDATE chain_head SET change_set = ?, hash = ?').run(open.id, hash)
    return { set: this.#asChangeSet(open), tags: [...open.tags] }
  }

  #asChangeSet(open: OpenSet): ChangeSet {
    return { id: open.id, at: open.at, actor: open.actor, kind: open.kind, of: open.of, reason: open.reason, params: open.params, undone: false }
  }

  /** After the commit. */
  committed(changed: boolean): void {
    const open = this.#current()
    if (changed) this.line.push({ id: open.id, kind: open.kind, of: open.of })
    this.#open = undefined
  }

  /** After a rollback. */
  dropped(): void { this.#open = undefined }

  // Cells

  #readCell(dataset: number, rid: number, column: string): CellValue {
    const row = this.#prepare(`SELECT ${column} FROM ${dataTable(dataset)} WHERE rid = ?`).raw().get(rid) as [CellValue] | undefined
    if (!row) throw new YinguoError('NOT_FOUND', { what: 'row', id: rid })
    return row[0]
  }

  /** Sets one cell. The variable must be known to exist. False when it held this already. */
  cell(dataset: number, rid: number, variable: string, value: CellValue): boolean {
    const column = quoteName(variable)
    const old = this.#readCell(dataset, rid, column)
    const next = asStored(value)
    if (old === next) return false
    this.#writeCell(dataset, rid, variable, old, next)
    return true
  }

  #writeCell(dataset: number, rid: number, variable: string, old: CellValue, next: CellValue): void {
    const open = this.#current()
    this.#prepare(`UPDATE ${dataTable(dataset)} SET ${quoteName(variable)} = ? WHERE rid = ?`).run(bindable(next), rid)
    open.cells.push({ dataset, rid, variable, old, new: next })
    open.tags.add(`cells:${dataset}`)
    this.#listener.cell(dataset, rid, variable, next)
  }

  /** Sets why a row does not count (null: it counts). */
  exclusion(dataset: number, rid: number, reason: string | null): boolean {
    const old = this.#readCell(dataset, rid, 'excluded') as string | null
    const next = asStored(reason) as string | null
    if (old === next) return false
    this.#writeExclusion(dataset, rid, old, next)
    return true
  }

  #writeExclusion(dataset: number, rid: number, old: string | null, next: string | null): void {
    const open = this.#current()
    this.#prepare(`UPDATE ${dataTable(dataset)} SET excluded = ? WHERE rid = ?`).run(next, rid)
    open.cells.push({ dataset, rid, variable: null, old, new: next })
    open.tags.add(`cells:${dataset}`).add('datasets')
    this.#listener.exclusion(dataset)
  }

  // Rows of a data set

  #hasRow(dataset: number, rid: number): boolean {
    return this.#prepare(`SELECT 1 FROM ${dataTable(dataset)} WHERE rid = ?`).pluck().get(rid) !== undefined
  }

  /** A row id that no row of this data set has or ever had. */
  nextRow(dataset: number): number {
    const open = this.#open?.cells.reduce((last, change) => (change.dataset === dataset && change.variable === ROW_ITSELF ? Math.max(last, change.rid) : last), 0) ?? 0
    const logged = this.#prepare('SELECT max(rid) FROM cell_change WHERE dataset = ?').pluck().get(dataset) as number | null
    const held = this.#prepare(`SELECT max(rid) FROM ${dataTable(dataset)}`).pluck().get() as number | null
    return Math.max(open, logged ?? 0, held ?? 0) + 1
  }

  /** An empty row that counts. CONFLICT when there is one with this id. */
  insertRow(dataset: number, rid: number): void {
    if (this.#hasRow(dataset, rid)) throw new YinguoError('CONFLICT', { what: 'row' })
    this.#writeRow(dataset, rid, true)
  }

  /** A row with its cells in one statement, logged as an empty row and then every cell that holds something. CONFLICT when there is one with this id. */
  insertFilled(dataset: number, rid: number, variables: readonly string[], values: readonly CellValue[]): void {
    const open = this.#current()
    if (this.#hasRow(dataset, rid)) throw new YinguoError('CONFLICT', { what: 'row' })
    const stored = values.map(asStored)
    const names = variables.map(variable => `, ${quoteName(variable)}`).join('')
    this.#prepare(`INSERT INTO ${dataTable(dataset)} (rid${names}) VALUES (?${', ?'.repeat(variables.length)})`).run(rid, ...stored.map(bindable))
    open.cells.push({ dataset, rid, variable: ROW_ITSELF, old: null, new: rid })
    stored.forEach((value, c) => { if (value !== null) open.cells.push({ dataset, rid, variable: variables[c] as string, old: null, new: value }) })
    open.tags.add(`cells:${dataset}`).add('datasets')
    this.#listener.rows(dataset)
  }

  /** Takes an empty row away again. CONFLICT when a cell holds something or the row came with the import: those are excluded, never removed. */
  removeRow(dataset: number, rid: number): void {
    if (!this.#hasRow(dataset, rid)) throw new YinguoError('NOT_FOUND', { what: 'row', id: rid })
    const imported = this.#prepare('SELECT rows FROM source WHERE dataset = ?').pluck().get(dataset) as number
    if (rid <= imported || !this.#isEmpty(dataset, rid)) throw new YinguoError('CONFLICT', { what: 'row' })
    this.#writeRow(dataset, rid, false)
  }

  #isEmpty(dataset: number, rid: number): boolean {
    const [, ...cells] = this.#prepare(`SELECT * FROM ${dataTable(dataset)} WHERE rid = ?`).raw().get(rid) as CellValue[]
    return cells.every(value => value === null)
  }

  #writeRow(dataset: number, rid: number, there: boolean): void {
    const open = this.#current()
    this.#prepare(there ? `INSERT INTO ${dataTable(dataset)} (rid) VALUES (?)` : `DELETE FROM ${dataTable(dataset)} WHERE rid = ?`).run(rid)
    open.cells.push({ dataset, rid, variable: ROW_ITSELF, old: there ? null : rid, new: there ? rid : null })
    open.tags.add(`cells:${dataset}`).add('datasets')
    this.#listener.rows(dataset)
  }

  // Rows of the model

  #where(model: Model): string { return models[model].key.map(column => `${column} = ?`).join(' AND ') }

  #readRow(model: Model, key: Key): ModelRow | undefined {
    return this.#prepare(`SELECT ${models[model].columns.join(', ')} FROM ${model} WHERE ${this.#where(model)}`).get(...key) as ModelRow | undefined
  }

  #logRow(model: Model, key: Key, old: ModelRow | null, next: ModelRow | null, whole: ModelRow): void {
    const open = this.#current()
    open.rows.push({ model, key: JSON.stringify(key), old: old && JSON.stringify(old), new: next && JSON.stringify(next) })
    for (const tag of rowTags(model, whole)) open.tags.add(tag)
    this.#listener.row(model, whole)
  }

  insert(model: Model, row: ModelRow): void {
    const { columns, key } = models[model]
    const whole: ModelRow = {}
    for (const column of columns) {
      const value = row[column] ?? null
      whole[column] = typeof value === 'string' ? value.toWellFormed() : value
    }
    this.#prepare(`INSERT INTO ${model} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...columns.map(column => whole[column] as SqlValue))
    this.#logRow(model, key.map(column => whole[column] as string | number), null, whole, whole)
  }

  /** Only the columns that differ are written and logged. False when none does. NOT_FOUND when there is no such row. */
  update(model: Model, key: Key, patch: ModelRow): boolean {
    const row = this.#readRow(model, key)
    if (!row) throw new YinguoError('NOT_FOUND', { what: model, id: key.at(-1) ?? null })
    const old: ModelRow = {}
    const next: ModelRow = {}
    for (const [column, raw] of Object.entries(patch)) {
      const value = typeof raw === 'string' ? raw.toWellFormed() : raw
      if (row[column] === value) continue
      old[column] = row[column] ?? null
      next[column] = value
    }
    const changed = Object.keys(next)
    if (changed.length === 0) return false
    this.#prepare(`UPDATE ${model} SET ${changed.map(column => `${column} = ?`).join(', ')} WHERE ${this.#where(model)}`)
      .run(...changed.map(column => next[column] as SqlValue), ...key)
    this.#logRow(model, key, old, next, row)
    return true
  }

  /** Logs a row as it is, so that a change set stands although it changed nothing. */
  touch(model: Model, key: Key): void {
    const row = this.#readRow(model, key)
    if (!row) throw new YinguoError('NOT_FOUND', { what: model, id: key.at(-1) ?? null })
    this.#logRow(model, key, {}, {}, row)
  }

  remove(model: Model, key: Key): void {
    const row = this.#readRow(model, key)
    if (!row) throw new YinguoError('NOT_FOUND', { what: model, id: key.at(-1) ?? null })
    this.#prepare(`DELETE FROM ${model} WHERE ${this.#where(model)}`).run(...key)
    this.#logRow(model, key, row, null, row)
  }

  // Undo and redo

  undo(): ChangeSet {
    const id = this.line.undoable
    if (id === null) throw new YinguoError('NOTHING_TO_UNDO')
    return this.#replay('undo', id)
  }

  redo(): ChangeSet {
    const id = this.line.redoable
    if (id === null) throw new YinguoError('NOTHING_TO_REDO')
    return this.#replay('redo', id)
  }

  /** Writes the changes of a set backwards (undo) or forwards (redo), as changes of the open set. */
  #replay(kind: 'undo' | 'redo', id: number): ChangeSet {
    const open = this.#current()
    const set = this.#prepare('SELECT kind, reason, params FROM change_set WHERE id = ?').get(id) as { kind: string; reason: string | null; params: string }
    Object.assign(open, { kind, of: id, reason: set.reason, params: { ...JSON.parse(set.params) as Record<string, string | number>, of: set.kind } })
    const cells = this.#prepare(cellChangesOf).all(id) as CellChangeRow[]
    const rows = this.#prepare(rowChangesOf).all(id) as RowChangeRow[]
    if (kind === 'undo') { cells.reverse(); rows.reverse() }
    // A data table outlives its dataset's rows, so cells and rows may be turned in either order.
    this.#db.pragma('defer_foreign_keys = ON')
    for (const change of rows) {
      const [from, to] = kind === 'undo' ? [change.new, change.old] : [change.old, change.new]
      this.#turnRow(change, from, to)
    }
    for (const change of cells) {
      const [from, to] = kind === 'undo' ? [change.new, change.old] : [change.old, change.new]
      if (change.variable === ROW_ITSELF) {
        // A row is empty when it comes and when it goes: what it held is logged, and was turned first.
        const there = this.#hasRow(change.dataset, change.rid)
        if (there !== (from !== null) || (there && !this.#isEmpty(change.dataset, change.rid))) throw this.#moved(id)
        this.#writeRow(change.dataset, change.rid, to !== null)
      } else if (change.variable === null) {
        if (this.#readCell(change.dataset, change.rid, 'excluded') !== from) throw this.#moved(id)
        this.#writeExclusion(change.dataset, change.rid, from as string | null, to as string | null)
      } else {
        if (!Object.is(this.#readCell(change.dataset, change.rid, quoteName(change.variable)), from)) throw this.#moved(id)
        this.#writeCell(change.dataset, change.rid, change.variable, from, to)
      }
    }
    return this.#asChangeSet(open)
  }

  /** The data are not what the log left: another program wrote to the file (M21). */
  #moved(id: number): YinguoError { return new YinguoError('M21', { seq: id }) }

  #turnRow(change: RowChangeRow, from: string | null, to: string | null): void {
    const id = this.line.last
    if (!isModel(change.model)) throw this.#moved(id)
    const key = JSON.parse(change.key) as (string | number)[]
    const current = this.#readRow(change.model, key)
    const expected = from === null ? null : JSON.parse(from) as ModelRow
    const next = to === null ? null : JSON.parse(to) as ModelRow
    if ((expected === null) !== (current === undefined)) throw this.#moved(id)
    for (const [column, value] of Object.entries(expected ?? {})) if (current?.[column] !== value) throw this.#moved(id)
    if (next === null) this.remove(change.model, key)
    else if (expected === null) this.insert(change.model, next)
    else if (Object.keys(next).length === 0) this.touch(change.model, key)
    else this.update(change.model, key, next)
  }
}
