import type { Database } from 'better-sqlite3'
import type { Comment } from '../../../shared/contract/comment.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'

type CommentRow = Omit<Comment, 'resolved'> & { resolved: number }
const dress = (row: CommentRow): Comment => ({ ...row, resolved: row.resolved === 1 })

/** Oldest first; of a cell, of a row, or of the whole data set. */
export function readComments(db: Database, dataset: number, rid: number | null, variable: string | null): Comment[] {
  const rows = db.prepare(`SELECT * FROM comment WHERE dataset = ? AND (? IS NULL OR rid = ?) AND (? IS NULL OR variable = ?) ORDER BY at, id`)
    .all(dataset, rid, rid, variable, variable) as CommentRow[]
  return rows.map(dress)
}

function oneComment(db: Database, id: string): Comment {
  const row = db.prepare('SELECT * FROM comment WHERE id = ?').get(id) as CommentRow | undefined
  if (!row) throw new YinguoError('NOT_FOUND', { what: 'comment', id })
  return dress(row)
}

/** Variables with an open comment, by row. A comment on a whole row stands under the empty name. */
export function openComments(db: Database, dataset: number, rids: readonly number[]): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  const rows = db.prepare(`SELECT DISTINCT rid, coalesce(variable, '') FROM comment
    WHERE dataset = ? AND resolved = 0 AND rid IN (SELECT value FROM json_each(?))`).raw().all(dataset, JSON.stringify(rids)) as [number, string][]
  for (const [rid, variable] of rows) found.set(rid, (found.get(rid) ?? new Set()).add(variable))
  return found
}

export class CommentWriter {
  #db: Database
  #journal: Journal
  #definitions: Definitions

  constructor(db: Database, journal: Journal, definitions: Definitions) {
    this.#db = db
    this.#journal = journal
    this.#definitions = definitions
  }

  add(comment: Omit<Comment, 'id' | 'resolved'>): Comment {
    const { dataset, rid, variable } = comment
    if (variable !== null) this.#definitions.variable(dataset, variable)
    else this.#definitions.of(dataset)
    if (this.#db.prepare(`SELECT 1 FROM ${dataTable(dataset)} WHERE rid = ?`).get(rid) === undefined) throw new YinguoError('NOT_FOUND', { what: 'row', id: rid })
    const id = newId('n')
    this.#journal.insert('comment', { ...comment, id, resolved: 0 })
    return oneComment(this.#db, id)
  }

  resolve(id: string, resolved: boolean): Comment {
    this.#journal.update('comment', [id], { resolved: resolved ? 1 : 0 })
    return oneComment(this.#db, id)
  }

  remove(id: string): Comment {
    const comment = oneComment(this.#db, id)
    this.#journal.remove('comment', [id])
    return comment
  }
}
