import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, migrations, SCHEMA_VERSION } from '../../main/engine/store/migrations/index.ts'
import { schemaText } from '../../main/engine/store/schema.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'

const snapshot = fileURLToPath(new URL('schema.sql', import.meta.url))

/** After a new migration: `UPDATE_SCHEMA=1 npm run unit -- tests/migrations`, and read the difference. */
test('the schema is the committed one', () => {
  if (process.env.UPDATE_SCHEMA) writeFileSync(snapshot, schemaText())
  expect(schemaText()).toBe(readFileSync(snapshot, 'utf8'))
})

test('versions count up without a gap', () => {
  expect(migrations.map(step => step.version)).toEqual(migrations.map((_, i) => i + 1))
  expect(SCHEMA_VERSION).toBe(migrations.length)
})

test('every table is STRICT', () => {
  const statements = schemaText().split(/;\n/).filter(sql => sql.trim().startsWith('CREATE TABLE'))
  expect(statements.length).toBeGreaterThan(10)
  for (const sql of statements) expect(sql).toMatch(/\) STRICT$/)
})

test.each(migrations)('migration $version brings its predecessor up and leaves the references whole', step => {
  const db = new BetterSqlite3(':memory:')
  migrate(db, migrations.slice(0, step.version - 1))
  migrate(db, migrations.slice(0, step.version))
  expect(db.pragma('user_version', { simple: true })).toBe(step.version)
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

test('a step that fails leaves the file as it was, whichever statement it is', () => {
  const good = 'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; ALTER TABLE figure ADD COLUMN more TEXT; UPDATE project SET name = name || \'!\';'
  const statements = good.split(';').filter(sql => sql.trim())
  for (let at = 0; at <= statements.length; at++) {
    const db = new BetterSqlite3(':memory:')
    migrate(db)
    db.prepare('INSERT INTO project VALUES (?, ?, ?, ?, 0, 1)').run('i', 'name', 'student', 'now')
    const before = db.serialize()
    const sql = [...statements.slice(0, at), 'INSERT INTO nowhere VALUES (1)', ...statements.slice(at)].join(';')
    const failure = (() => { try { migrate(db, [...migrations, { version: SCHEMA_VERSION + 1, sql }]); return null } catch (thrown) { return thrown } })()
    expect(failure).toBeInstanceOf(YinguoError)
    expect(failure).toMatchObject({ code: 'M18', params: { version: SCHEMA_VERSION + 1 } })
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
    expect(db.prepare('SELECT name FROM project').pluck().get()).toBe('name')
    expect(Buffer.compare(db.serialize(), before)).toBe(0)
    db.close()
  }
})
