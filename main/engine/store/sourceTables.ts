import type { Database } from 'better-sqlite3'
import type { SourceTable, SourceTableContent } from '../../../shared/model/sourceTable.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'

interface SourceTableRow { id: string; ord: number; name: string; kind: string; origin: string; period: string; unit: string; content: string }

export const readSourceTables = (db: Database): SourceTable[] =>
  (db.prepare('SELECT * FROM source_table ORDER BY ord, id').all() as SourceTableRow[])
    .map(({ ord, content, ...row }) => ({ ...row, order: ord, rows: JSON.parse(content) as unknown }) as SourceTable)

/** A new table goes to the end; one that is saved again keeps its place. */
export function saveSourceTable(db: Database, journal: Journal, table: string | null, { rows, ...facts }: SourceTableContent): SourceTable {
  const id = table ?? newId('t')
  const row = { ...facts, content: JSON.stringify(rows) }
  if (table === null) {
    const ord = db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM source_table').pluck().get() as number
    journal.insert('source_table', { id, ord, ...row })
  } else journal.update('source_table', [table], row)
  return readSourceTables(db).find(each => each.id === id) as SourceTable
}
