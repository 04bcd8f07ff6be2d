import type { Database } from 'better-sqlite3'
import { bind } from '../../../shared/expression/bind.ts'
import { print } from '../../../shared/expression/print.ts'
import type { Segment } from '../../../shared/model/segment.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Definitions } from './definitions.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'

interface SegmentRow { id: string; dataset: number; ord: number; name: string; condition: string }

/** Of the datasets that are in the project; those of a removed one come back with it. */
export const readSegments = (db: Database): Segment[] =>
  (db.prepare('SELECT s.* FROM segment s JOIN dataset d ON d.id = s.dataset ORDER BY s.dataset, s.ord, s.id').all() as SegmentRow[])
    .map(({ ord, ...row }) => ({ ...row, order: ord }))

export class SegmentWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions

  constructor(db: Database, journal: Journal, definitions: Definitions) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
  }

  #get(id: string): Segment {
    const found = readSegments(this.#db).find(segment => segment.id === id)
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'segment', id })
    return found
  }

  /** With variables by id, so that a new short name breaks nothing. */
  #kept(dataset: number, condition: string): string {
    const { node, problem, type } = bind(condition, this.#definitions.of(dataset).variables)
    if (problem) throw new YinguoError('BAD_VALUE', { ...problem.params, variable: 'condition', value: condition, problem: problem.code, from: problem.from, to: problem.to })
    if (type === 'text') throw new YinguoError('BAD_VALUE', { variable: 'condition', value: condition, problem: 'needsCondition', from: 0, to: condition.length })
    return print(node)
  }

  #assertFree(dataset: number, name: string, except: string | null): void {
    const taken = readSegments(this.#db).some(segment => segment.dataset === dataset && segment.name === name && segment.id !== except)
    if (taken) throw new YinguoError('BAD_VALUE', { variable: 'name', value: name, problem: 'nameTaken' })
  }

  create(dataset: number, name: string, condition: string): Segment {
    const kept = this.#kept(dataset, condition)
    this.#assertFree(dataset, name, null)
    const id = newId('g')
    const ord = this.#db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM segment WHERE dataset = ?').pluck().get(dataset) as number
    this.#journal.insert('segment', { id, dataset, ord, name, condition: kept })
    return this.#get(id)
  }

  update(id: string, patch: { name?: string | undefined; condition?: string | undefined }): Segment {
    const { dataset } = this.#get(id)
    if (patch.name !== undefined) this.#assertFree(dataset, patch.name, id)
    this.#journal.update('segment', [id], {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.condition === undefined ? {} : { condition: this.#kept(dataset, patch.condition) }),
    })
    return this.#get(id)
  }

  remove(id: string): void { this.#journal.remove('segment', [id]) }
}
