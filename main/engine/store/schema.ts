import BetterSqlite3 from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { parseStatement } from './dataTable.ts'
import { migrate, migrations, SCHEMA_VERSION } from './migrations/index.ts'

interface SchemaRow { type: string; name: string; tbl_name: string; sql: string | null }
const listing = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name'

const known = new Map<number, Map<string, SchemaRow>>()
/** Our own schema of a version as SQLite writes it down, made by running the migrations in memory. */
function ownSchema(version: number): Map<string, SchemaRow> {
  const kept = known.get(version)
  if (kept) return kept
  const db = new BetterSqlite3(':memory:')
  try {
    migrate(db, migrations.slice(0, version))
    const rows = new Map((db.prepare(listing).all() as SchemaRow[]).map(row => [row.name, row]))
    known.set(version, rows)
    return rows
  } finally { db.close() }
}

/** The schema as text, for the committed snapshot. */
export const schemaText = (): string =>
  [...ownSchema(SCHEMA_VERSION).values()].flatMap(row => (row.sql === null ? [] : [`${row.sql};`])).join('\n\n') + '\n'

/**
 * Allow-list (SAFETY.md Q1): every object of the file is ours letter by letter, or a data table as we generate it.
 * No view, trigger, virtual table, generated column or foreign index gets as far as a query.
 * A file of a later version, which is opened for reading only, may hold further plain tables and indexes.
 */
export function assertSchema(db: Database, version: number): { dataTables: Map<string, string[]>; staging: string[] } {
  const newer = version > SCHEMA_VERSION
  const own = ownSchema(Math.min(version, SCHEMA_VERSION))
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
