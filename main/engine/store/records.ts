import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'
import { placed, renumber } from './siblings.ts'

/** Tables of one shape: owner and parent say what a row belongs to, `content` is JSON of the model named like the table. */
export const recordModels = ['bone_link', 'confirmation', 'measure', 'effect_check', 'questionnaire', 'form_node', 'form_version', 'entry', 'report', 'block'] as const
export type RecordModel = (typeof recordModels)[number]

/** Columns every record table has. */
export const recordColumns = ['id', 'owner', 'parent', 'ord', 'content'] as const

export interface RecordRow<C = unknown> { id: string; owner: string | null; parent: string | null; order: number; content: C }
/** id: only where it must be known beforehand, as in a copy that refers to itself. index left out: at the end of its siblings. */
export interface NewRecord { id?: string; owner?: string | null; parent?: string | null; index?: number; content: unknown }

interface Stored { id: string; owner: string | null; parent: string | null; ord: number; content: string }
const asRecord = ({ ord, content, ...row }: Stored): RecordRow => ({ ...row, order: ord, content: JSON.parse(content) as unknown })

/** Siblings in order. owner left out: of all owners. What the content is, the caller's schema says. */
export function readRecords(db: Database, model: RecordModel, owner?: string | null): RecordRow[] {
  const rows = owner === undefined
    ? db.prepare(`SELECT * FROM ${model} ORDER BY owner, ord, id`).all()
    : db.prepare(`SELECT * FROM ${model} WHERE owner IS ? ORDER BY ord, id`).all(owner)
  return (rows as Stored[]).map(asRecord)
}

/** NOT_FOUND when there is none. */
export function readRecord(db: Database, model: RecordModel, id: string): RecordRow {
  const row = db.prepare(`SELECT * FROM ${model} WHERE id = ?`).get(id) as Stored | undefined
  if (!row) throw new YinguoError('NOT_FOUND', { what: model, id })
  return asRecord(row)
}

export class RecordWriter {
  #db: Database
  #journal: Journal

  constructor(db: Database, journal: Journal) {
    this.#db = db
    this.#journal = journal
  }

  #siblings(model: RecordModel, owner: string | null, parent: string | null, but?: string): string[] {
    const ids = this.#db.prepare(`SELECT id FROM ${model} WHERE owner IS ? AND parent IS ? ORDER BY ord, id`).pluck().all(owner, parent) as string[]
    return ids.filter(id => id !== but)
  }

  add(model: RecordModel, { id = newId(model[0] as string), owner = null, parent = null, index, content }: NewRecord): RecordRow {
    const siblings = this.#siblings(model, owner, parent)
    this.#journal.insert(model, { id, owner, parent, ord: siblings.length, content: JSON.stringify(content) })
    if (index !== undefined && index < siblings.length) renumber(this.#journal, model, placed(siblings, id, index).map(each => [each]))
    return readRecord(this.#db, model, id)
  }

  update(model: RecordModel, id: string, content: unknown): RecordRow {
    readRecord(this.#db, model, id)
    this.#journal.update(model, [id], { content: JSON.stringify(content) })
    return readRecord(this.#db, model, id)
  }

  /** CONFLICT when the new parent is the record itself or lies below it. */
  move(model: RecordModel, id: string, parent: string | null, index: number): void {
    const row = readRecord(this.#db, model, id)
    for (let at = parent; at !== null; at = readRecord(this.#db, model, at).parent) if (at === id) throw new YinguoError('CONFLICT', { what: 'cycle' })
    const siblings = this.#siblings(model, row.owner, parent, id)
    this.#journal.update(model, [id], { parent })
    renumber(this.#journal, model, placed(siblings, id, index).map(each => [each]))
    if (row.parent !== parent) renumber(this.#journal, model, this.#siblings(model, row.owner, row.parent, id).map(each => [each]))
  }

  /** With everything below it; what stood after it moves up. */
  remove(model: RecordModel, id: string): void {
    const { owner, parent } = readRecord(this.#db, model, id)
    const drop = (each: string): void => {
      for (const below of this.#db.prepare(`SELECT id FROM ${model} WHERE parent = ?`).pluck().all(each) as string[]) drop(below)
      this.#journal.remove(model, [each])
    }
    drop(id)
    renumber(this.#journal, model, this.#siblings(model, owner, parent).map(each => [each]))
  }
}
