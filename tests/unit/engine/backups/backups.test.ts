import type * as Fs from 'node:fs'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openProject } from '../../../../main/engine/store/openProject.ts'
import { verifyCopy } from '../../../../main/engine/store/verifiedCopy.ts'
import type { Backup } from '../../../../shared/contract/project.ts'
import type { TestEngine } from '../../../fixtures/engine.ts'
import { addDatasetTo, testEngine } from '../../../fixtures/engine.ts'

const disk = vi.hoisted(() => ({ free: null as number | null }))
vi.mock('node:fs', async importOriginal => {
  const original = await importOriginal<typeof Fs>()
  const statfsSync = (path: string): unknown => (disk.free === null ? original.statfsSync(path) : { bavail: disk.free / 4096, bsize: 4096 })
  return { ...original, default: original, statfsSync }
})

let t: TestEngine
let clock: number
beforeEach(async () => {
  disk.free = null
  clock = Date.UTC(2026, 0, 5, 8)
  t = await testEngine({ now: () => new Date(clock += 1000).toISOString().replace('Z', '+00:00') })
})
afterEach(() => t.dispose())

const later = (minutes: number): void => { clock += minutes * 60_000 }
const rename = (name: string): Promise<unknown> => t.client.call('project.rename', { name })
const list = (): Promise<Backup[]> => t.client.call('project.backups', {})
const why = async (): Promise<string[]> => (await list()).map(backup => backup.why)
const folder = (id: string): string => join(t.deps.appData, 'backups', id)
/** The backup an answered command sets off comes after the answer. */
const until = async (count: number): Promise<Backup[]> => {
  await vi.waitFor(async () => { expect((await list()).length).toBe(count) }, { timeout: 60_000, interval: 5 })
  return list()
}
const quiet = (): Promise<void> => new Promise(done => { setTimeout(done, 150) })

test('edits: one backup at the first, the next after 15 minutes; each is whole and holds the edit that set it off', async () => {
  const { id } = await t.newProject('P')
  expect(await list()).toEqual([])
  await rename('first')
  const [first] = await until(1)
  expect(first).toMatchObject({ why: 'edits', rows: 0, sound: true })
  for (let n = 0; n < 5; n++) { later(2); await rename(`within ${n}`) }
  await quiet()
  expect(await list()).toHaveLength(1)
  later(6)
  await rename('after a while')
  const [second] = await until(2)
  expect(Date.parse(second!.at) - Date.parse(first!.at)).toBeGreaterThanOrEqual(15 * 60_000)
  for (const backup of await list()) await verifyCopy(join(folder(id), `${backup.id}.yinguo`))
  const copy = await openProject(join(folder(id), `${second!.id}.yinguo`), { readOnly: true, scratch: t.dir })
  expect(copy.info().name).toBe('after a while')
  copy.close()
  expect(readdirSync(folder(id)).filter(name => name.endsWith('.tmp'))).toEqual([])
})

test('closing: only when something was edited since; opening and closing again makes none', async () => {
  const { path } = await t.newProject('P')
  await t.client.call('project.close', {})
  const grant = t.grants.add(path, 'write')
  const ofFile = (): Promise<Backup[]> => t.client.call('project.backups', { grant })
  expect(await ofFile()).toEqual([])
  await t.client.call('project.open', { grant })
  await rename('one')
  await until(1)
  await rename('two')
  await t.client.call('project.close', {})
  expect((await ofFile()).map(backup => backup.why)).toEqual(['close', 'edits'])
  await t.client.call('project.open', { grant })
  await t.client.call('project.close', {})
  expect(await ofFile()).toHaveLength(2)
})

test('the engine ending is a closing too', async () => {
  const { id } = await t.newProject('P')
  await rename('one')
  await until(1)
  await rename('two')
  await t.engine.dispose()
  expect(readdirSync(folder(id)).filter(name => name.endsWith('.yinguo'))).toHaveLength(2)
})

test('before an import: the project as it was, without the rows on their way in', async () => {
  const { id } = await t.newProject('P')
  const sheet = join(t.dir, 'answers.csv')
  writeFileSync(sheet, '编号,满意度\n1,5\n2,4\n3,5\n')
  const inspected = await t.client.call('import.inspect', { grant: t.grants.add(sheet, 'read') })
  await t.client.call('import.commit', { session: inspected.session, recipe: inspected.recipe })
  await quiet()
  const [backup] = await list()
  expect(await why()).toEqual(['import'])
  expect(backup).toMatchObject({ rows: 0, sound: true })
  const copy = await openProject(join(folder(id), `${backup!.id}.yinguo`), { readOnly: true, scratch: t.dir })
  expect(copy.reader.datasets()).toEqual([])
  expect(copy.database.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'staging%'").pluck().get()).toBe(0)
  copy.close()
  await t.client.call('project.close', {})
  const recent = (await t.client.call('project.recent', {}))[0]!.id
  expect((await t.client.call('project.backups', { recent })).map(each => [each.why, each.rows])).toEqual([['close', 3], ['import', 0]])
})

test('a backup that cannot be made is a code in the log and nothing else', async () => {
  await t.newProject('P')
  mkdirSync(t.deps.appData, { recursive: true })
  writeFileSync(join(t.deps.appData, 'backups'), 'a file where the folder should be')
  await rename('one')
  await vi.waitFor(() => { expect(t.logged).toHaveLength(1) }, { timeout: 60_000 })
  expect(t.logged[0]).toMatch(/^backup edits: [A-Z0-9_]+$/)
  expect(await t.client.call('project.info', {})).toMatchObject({ name: 'one' })
  expect((await t.client.call('project.check', {})).sound).toBe(true)
  expect(await list()).toEqual([])
})

test('a full disk: no backup and no bits of one; the project goes on, and it is not tried again at every edit', async () => {
  const { id } = await t.newProject('P')
  disk.free = 20_480_000
  for (let n = 0; n < 4; n++) await rename(`n${n}`)
  await vi.waitFor(() => { expect(t.logged).toEqual(['backup edits: M04']) }, { timeout: 60_000 })
  await quiet()
  expect(t.logged).toEqual(['backup edits: M04'])
  expect(readdirSync(folder(id))).toEqual([])
  disk.free = null
  later(16)
  await rename('room again')
  await until(1)
})

test('M04 of a copy says how much is needed and how much is free', async () => {
  await t.newProject('P')
  disk.free = 40_960_000
  const saving = t.client.call('project.saveCopy', { grant: t.grants.add(join(t.dir, 'copy.yinguo'), 'write') })
  await expect(saving).rejects.toMatchObject({ code: 'M04', params: { free: 40_960_000, need: expect.any(Number) } })
  const { need } = await saving.then(() => ({ need: 0 }), (error: { params: { need: number } }) => error.params)
  expect(need).toBeGreaterThan(50_000_000)
  expect(readdirSync(t.dir).filter(name => name.includes('copy.yinguo'))).toEqual([])
})

test('a damaged backup does not count, nor one whose note is gone', async () => {
  const { id } = await t.newProject('P')
  for (const [n, name] of ['one', 'two', 'three'].entries()) { await rename(name); await until(n + 1); later(16) }
  const made = await list()
  const file = join(folder(id), `${made[0]!.id}.yinguo`)
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(file, bytes)
  rmSync(join(folder(id), `${made[1]!.id}.json`))
  expect((await list()).map(({ id: each, sound }) => [each, sound])).toEqual([[made[0]!.id, false], [made[2]!.id, true]])
  await expect(t.client.call('project.restore', { backup: made[0]!.id })).rejects.toMatchObject({ code: 'M03', params: { where: 'copy' } })
  expect(await t.client.call('project.info', {})).toMatchObject({ name: 'three' })
})

test('no backup of a project that was found damaged; the good ones stay', async () => {
  const { path } = await t.newProject('P')
  await t.client.call('project.close', {})
  let store = await openProject(path, { readOnly: false, scratch: t.dir })
  addDatasetTo(store, { variables: [{ id: 'Q1', values: [1, 2, 3] }] })
  store.close()
  const grant = t.grants.add(path, 'write')
  await t.client.call('project.open', { grant })
  await rename('good')
  await until(1)
  await t.client.call('project.close', {})
  // A log entry changed by another program: the file opens, the check of the copy does not pass.
  store = await openProject(path, { readOnly: false, scratch: t.dir })
  store.database.prepare("UPDATE change_set SET actor = 'someone else' WHERE id = 1").run()
  store.close()
  await t.client.call('project.open', { grant })
  await rename('edited after the damage')
  await vi.waitFor(() => { expect(t.logged).toEqual(['backup edits: M03']) }, { timeout: 60_000 })
  for (let n = 0; n < 3; n++) { later(16); await rename(`more ${n}`) }
  await quiet()
  await t.client.call('project.close', {})
  expect(t.logged).toEqual(['backup edits: M03'])
  const left = await t.client.call('project.backups', { grant })
  expect(left.map(({ why: reason, sound }) => [reason, sound])).toEqual([['edits', true]])
})

test('a check that finds damage ends the backups too', async () => {
  const { path } = await t.newProject('P')
  await t.client.call('project.close', {})
  const store = await openProject(path, { readOnly: false, scratch: t.dir })
  addDatasetTo(store, { variables: [{ id: 'Q1', values: [1, 2, 3] }] })
  store.database.prepare('UPDATE data_1 SET Q1 = 9 WHERE rid = 2').run()
  store.close()
  await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
  expect((await t.client.call('project.check', {})).sound).toBe(false)
  await rename('x')
  await quiet()
  expect(await list()).toEqual([])
})

test('the sample, a project only read, and a host that keeps none: no backups', async () => {
  const { path } = await t.newProject('P')
  await t.client.call('project.close', {})
  await t.client.call('project.open', { grant: t.grants.add(path, 'read'), readOnly: true })
  await t.client.call('project.close', {})
  if (existsSync(join(t.deps.resources, 'sample', 'sample.yinguo'))) {
    await t.client.call('project.openSample', {})
    await rename('mine')
    await quiet()
    await t.client.call('project.close', {})
  }
  expect(existsSync(join(t.deps.appData, 'backups'))).toBe(false)
  await t.dispose()
  t = await testEngine({ backups: false })
  await t.newProject('P')
  await rename('x')
  await quiet()
  await t.client.call('project.close', {})
  expect(existsSync(join(t.deps.appData, 'backups'))).toBe(false)
})

test('two copies of a project share an id, not their backups; a file that was moved keeps its own', async () => {
  const { path, id } = await t.newProject('P')
  await rename('original')
  await until(1)
  const copy = join(t.dir, 'copy.yinguo')
  await t.client.call('project.saveCopy', { grant: t.grants.add(copy, 'write') })
  await t.client.call('project.open', { grant: t.grants.add(copy, 'write') })
  expect(await list()).toEqual([])
  await rename('copy')
  await until(1)
  await t.client.call('project.close', {})
  expect(readdirSync(folder(id)).filter(name => name.endsWith('.yinguo'))).toHaveLength(2)
  rmSync(path)
  expect(await t.client.call('project.backups', { grant: t.grants.add(copy, 'read') })).toHaveLength(2)
})

test('an id made to leave the folder stays in it', async () => {
  const { path } = await t.newProject('P')
  await t.client.call('project.close', {})
  const store = await openProject(path, { readOnly: false, scratch: t.dir })
  store.database.prepare('UPDATE project SET id = ?').run('../../../escaped')
  store.close()
  await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
  await rename('x')
  await until(1)
  expect(readdirSync(join(t.deps.appData, 'backups'))).toEqual([expect.stringMatching(/^[0-9a-f]{36}$/)])
  expect(readdirSync(t.dir).filter(name => name.includes('escaped'))).toEqual([])
})

test('rotation on the shelf: of twelve backups of a day the last six and the first stay', async () => {
  const { id } = await t.newProject('P')
  for (let n = 0; n < 12; n++) {
    later(16)
    const before = (await list())[0]?.id
    await rename(`n${n}`)
    await vi.waitFor(async () => { expect((await list())[0]?.id).not.toBe(before) }, { timeout: 60_000 })
  }
  expect((await list()).map(backup => Number.parseInt(backup.id, 10))).toEqual([12, 11, 10, 9, 8, 7, 1])
  expect(readdirSync(folder(id))).toHaveLength(14)
})
