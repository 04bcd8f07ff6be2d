import BetterSqlite3 from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { parseStatement } from './dataTable.ts'
import { migrate } from './migrations/index.ts'

interface SchemaRow { type: string; name: string; tbl_name: string; sql: string | null }
const listing = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name'

let canonicalRows: Map<string, SchemaRow> | undefined
/** Our own schema as SQLite writes it down, made by running the migrations in memory. */
function ownSchema(): Map<string, SchemaRow> {
  if (canonicalRows) return canonicalRows
  const db = new BetterSqlite3(':memory:')
  try {
    migrate(db)
    canonicalRows = new Map((db.prepare(listing).all() as SchemaRow[]).map(row => [row.name, row]))
  } finally { db.close() }
  return canonicalRows
}

/** The schema as text, for the committed snapshot. */
export const schemaText = (): string =>
  [...ownSchema().values()].flatMap(row => (row.sql === null ? [] : [`${row.sql};`])).join('\n\n') + '\n'

/**
 * Allow-list (SAFETY.md Q1): every object of the file is ours letter by letter, or a data table as we generate it.
 * No view, trigger, virtual table, generated column or foreign index gets as far as a query.
 * `newer`: a file of a later version, opened for reading only, may hold further plain tables and indexes.
 */
export function assertSchema(db: Database, newer = false): { dataTables: Map<string, string[]>; staging: string[] } {
  const own = ownSchema()
  const dataTables = new Map<string, string[]>()
  const staging: string[] = []
  const found = new Set<string>()
  for (const row of db.prepare(listing).all() as SchemaRow[]) {
    const ours = own.get(row.name)
    if (ours) {
      if (ours.type !== row.type || ours.tbl_name !== row.tbl_name || ours.sql !== row.sql) throw new YinguoError('M06', { kind: 'schema' })
      found.add(row.name)
      continue
    }
    const parsed = row.type === 'table' && row.sql !== null ? parseStatement(row.sql) : null
    if (parsed && parsed.table === row.name) {
      if (row.name.startsWith('data_')) dataTables.set(row.name, parsed.variables)
      else staging.push(row.name)
      continue
    }
    const plain = (row.type === 'table' && /^CREATE TABLE [^(]*\((?!.*\bGENERATED\b)/su.test(row.sql ?? '')) || row.type === 'index'
    if (!(newer && plain)) throw new YinguoError('M06', { kind: 'schema' })
  }
  if (found.size !== own.size) throw new YinguoError('M03', { where: 'schema' })
  return { dataTables, staging }
}
