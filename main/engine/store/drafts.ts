import type { Database } from 'better-sqlite3'

/**
 * What is half written, such as a form being filled in: kept across a crash, but no edit of the project, so not in the log.
 * content null takes it away.
 */
export function keepDraft(db: Database, id: string, at: string, content: unknown): void {
  if (content === null) db.prepare('DELETE FROM draft WHERE id = ?').run(id)
  else db.prepare('INSERT INTO draft (id, at, content) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at, content = excluded.content').run(id, at, JSON.stringify(content))
}

export function readDraft(db: Database, id: string): { at: string; content: unknown } | null {
  const row = db.prepare('SELECT at, content FROM draft WHERE id = ?').get(id) as { at: string; content: string } | undefined
  return row ? { at: row.at, content: JSON.parse(row.content) as unknown } : null
}
