import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'

export interface Attachment { id: string; name: string; type: string; bytes: Uint8Array }

/**
 * Pictures are kept once, under the SHA-256 of their bytes, and never changed or taken away: rows of the log name them,
 * so an undo of years ago still finds its picture. Answers the id.
 */
export function keepAttachment(db: Database, { name, type, bytes }: Omit<Attachment, 'id'>): string {
  const id = createHash('sha256').update(bytes).digest('hex')
  db.prepare('INSERT INTO attachment (id, name, type, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING').run(id, name, type, bytes)
  return id
}

/** NOT_FOUND when there is none. */
export function readAttachment(db: Database, id: string): Attachment {
  const row = db.prepare('SELECT * FROM attachment WHERE id = ?').get(id) as Attachment | undefined
  if (!row) throw new YinguoError('NOT_FOUND', { what: 'attachment', id })
  return row
}

/** How many pictures are not what their id says. */
export function changedAttachments(db: Database): number {
  let changed = 0
  for (const { id, bytes } of db.prepare('SELECT id, bytes FROM attachment').iterate() as IterableIterator<Attachment>) {
    if (createHash('sha256').update(bytes).digest('hex') !== id) changed++
  }
  return changed
}
