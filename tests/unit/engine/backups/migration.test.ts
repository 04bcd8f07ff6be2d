import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Migrations from '../../../../main/engine/store/migrations/index.ts'
import { SCHEMA_VERSION } from '../../../../main/engine/store/migrations/index.ts'
import type { TestEngine } from '../../../fixtures/engine.ts'
import { testEngine } from '../../../fixtures/engine.ts'

/** A program one schema version ahead of the file: `next` is what that version would run. */
const future = vi.hoisted(() => ({ ahead: false, sql: '' }))
vi.mock('../../../../main/engine/store/migrations/index.ts', async importOriginal => {
  const original = await importOriginal<typeof Migrations>()
  const steps = (): readonly Migrations.Migration[] =>
    (future.ahead ? [...original.migrations, { version: original.SCHEMA_VERSION + 1, sql: future.sql }] : original.migrations)
  return {
    ...original,
    get SCHEMA_VERSION() { return steps().length },
    get migrations() { return steps() },
    migrate: (db: BetterSqlite3.Database, some?: readonly Migrations.Migration[]) => original.migrate(db, some ?? steps()),
  }
})

let t: TestEngine
let today = 0
beforeEach(async () => { future.ahead = false; t = await testEngine() })
afterEach(() => t.dispose())

async function fileOfToday(): Promise<{ path: string; grant: string; folder: string }> {
  today = SCHEMA_VERSION
  const { path, id } = await t.newProject('P')
  await t.client.call('project.close', {})
  expect(versionOf(path)).toBe(today)
  future.ahead = true
  return { path, grant: t.grants.add(path, 'write'), folder: join(t.deps.appData, 'backups', id) }
}
const versionOf = (path: string): unknown => {
  const db = new BetterSqlite3(path, { readonly: true })
  try { return db.pragma('user_version', { simple: true }) } finally { db.close() }
}

test('a project of an earlier version is backed up as it was before it is brought up to date', async () => {
  const { path, grant, folder } = await fileOfToday()
  future.sql = 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT'
  await t.client.call('project.open', { grant })
  expect((await t.client.call('project.backups', {})).map(({ why, sound }) => [why, sound])).toEqual([['migration', true]])
  await t.client.call('project.close', {})
  expect(versionOf(path)).toBe(today + 1)
  expect(versionOf(join(folder, readdirSync(folder).find(name => name.endsWith('.yinguo'))!))).toBe(today)
})

test('a step that fails: M18 says where the backup is, the file is as it was', async () => {
  const { path, grant } = await fileOfToday()
  future.sql = 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1)'
  const before = readFileSync(path)
  const error = await t.client.call('project.open', { grant }).then(() => null, (thrown: { code: string; params: { path: string } }) => thrown)
  expect(error).toMatchObject({ code: 'M18', params: { path: expect.stringMatching(/^backups.[0-9a-f-]{36}.000001-[0-9a-f]{12}\.yinguo$/) } })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(versionOf(join(t.deps.appData, error!.params.path))).toBe(today)
})

test('no backup, no upgrade: the file is as it was', async () => {
  const { path, grant } = await fileOfToday()
  future.sql = 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT'
  writeFileSync(join(t.deps.appData, 'backups'), 'a file where the folder should be')
  await expect(t.client.call('project.open', { grant })).rejects.toBeTruthy()
  expect(versionOf(path)).toBe(today)
})
