import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, addDatasetTo, testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine() })
afterEach(() => t.dispose())
const sha = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

test('recent projects: newest first, no paths, missing ones said to be missing, opened by id', async () => {
  const first = await t.newProject('One')
  const second = await t.newProject('Two')
  const recent = await t.client.call('project.recent', {})
  expect(recent.map(({ name, fileName, missing }) => [name, fileName, missing])).toEqual([['Two', 'project-2.yinguo', false], ['One', 'project-1.yinguo', false]])
  expect(JSON.stringify(recent)).not.toContain(t.dir)
  await t.client.call('project.openRecent', { id: recent[1]!.id })
  expect(await t.client.call('project.info', {})).toMatchObject({ name: 'One', id: first.id })
  rmSync(second.path)
  expect((await t.client.call('project.recent', {})).map(({ name, missing }) => [name, missing])).toEqual([['One', false], ['Two', true]])
  await expect(t.client.call('project.openRecent', { id: recent[0]!.id })).rejects.toMatchObject({ code: 'M25' })
  expect(await t.client.call('project.info', {})).toMatchObject({ name: 'One' })
})

test('a spoilt list of recent projects is an empty list', async () => {
  await t.newProject()
  writeFileSync(join(t.deps.appData, 'recent.json'), '[{"id": 5')
  expect(await t.client.call('project.recent', {})).toEqual([])
})

test('a project that cannot be opened leaves the open one open', async () => {
  await t.newProject('Here')
  const bad = join(t.dir, 'bad.yinguo')
  writeFileSync(bad, 'no project')
  await expect(t.client.call('project.open', { grant: t.grants.add(bad, 'write') })).rejects.toMatchObject({ code: 'M06' })
  expect(await t.client.call('project.info', {})).toMatchObject({ name: 'Here' })
  await t.client.call('project.rename', { name: 'Still here' })
})

test('opening what is open already changes nothing; opening it for reading closes it first', async () => {
  const { path } = await t.newProject('P')
  await t.client.call('project.rename', { name: 'Q' })
  expect(await t.client.call('project.open', { grant: t.grants.add(path, 'write') })).toMatchObject({ name: 'Q', readOnly: false })
  expect(await t.client.call('project.open', { grant: t.grants.add(path, 'read'), readOnly: true })).toMatchObject({ name: 'Q', readOnly: true })
  await expect(t.client.call('project.rename', { name: 'R' })).rejects.toMatchObject({ code: 'READ_ONLY' })
})

test('saveCopy: whole, verified, asked before it replaces', async () => {
  const { path } = await t.newProject('P')
  const dataset = await addDataset(t, { variables: [{ id: 'Q1', values: [1, 2, 3] }] })
  await t.client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'Q1', value: 9 }] })
  const target = join(t.dir, 'copy.yinguo')
  expect(await t.client.call('project.saveCopy', { grant: t.grants.add(target, 'write', { name: '副本.yinguo' }) })).toEqual({ fileName: '副本.yinguo' })
  await expect(t.client.call('project.saveCopy', { grant: t.grants.add(target, 'write') })).rejects.toMatchObject({ code: 'M24' })
  await t.client.call('project.saveCopy', { grant: t.grants.add(target, 'write', { overwrite: true }) })
  await expect(t.client.call('project.saveCopy', { grant: t.grants.add(path, 'write', { overwrite: true }) })).rejects.toMatchObject({ code: 'M14' })
  await expect(t.client.call('project.saveCopy', { grant: t.grants.add(join(t.dir, 'no', 'x.yinguo'), 'write') })).rejects.toMatchObject({ code: 'M25' })
  await expect(t.client.call('project.saveCopy', { grant: t.grants.add(target, 'read') })).rejects.toMatchObject({ code: 'BAD_GRANT' })
  expect(readdirSync(t.dir).filter(name => name.endsWith('.tmp'))).toEqual([])
  await t.client.call('project.open', { grant: t.grants.add(target, 'write') })
  expect((await t.client.call('dataset.page', { dataset })).rows[0]!.values).toEqual([9])
  expect((await t.client.call('project.check', {})).sound).toBe(true)
  expect((await t.client.call('history.undo', {})).of).toBe(2)
})

const everyFolderIsWritable = process.platform === 'win32' || process.getuid?.() === 0
if (everyFolderIsWritable) process.stderr.write('M26 on a read-only folder skipped: this account may write anywhere\n')
test.skipIf(everyFolderIsWritable)('a folder that may not be written to is M26', async () => {
  await t.newProject()
  const folder = join(t.dir, 'locked')
  mkdirSync(folder)
  chmodSync(folder, 0o500)
  await expect(t.client.call('project.saveCopy', { grant: t.grants.add(join(folder, 'x.yinguo'), 'write') })).rejects.toMatchObject({ code: 'M26' })
})

test('the sample opens as a fresh working copy; the shipped file is never written', async () => {
  await t.dispose()
  t = await testEngine()
  const shipped = join(t.deps.resources, 'sample', 'sample.yinguo')
  const resources = join(t.dir, 'resources')
  mkdirSync(join(resources, 'sample'), { recursive: true })
  if (existsSync(shipped)) {
    copyFileSync(shipped, join(resources, 'sample', 'sample.yinguo'))
  } else {
    await createProjectFile(join(resources, 'sample', 'sample.yinguo'), 's', { id: 's', name: 'Sample', purpose: 'student', createdAt: 'now' }, false)
    const store = await openProject(join(resources, 'sample', 'sample.yinguo'), { readOnly: false, scratch: t.dir })
    addDatasetTo(store, { simulated: true, variables: [{ id: 'Q1', values: [1, 2] }] })
    store.close()
  }
  t.deps.resources = resources
  const before = sha(join(resources, 'sample', 'sample.yinguo'))
  const info = await t.client.call('project.openSample', {})
  expect(info).toMatchObject({ sample: true, fileName: 'sample.yinguo', readOnly: false })
  await t.client.call('project.rename', { name: 'changed' })
  expect(await t.client.call('project.openSample', {})).toMatchObject({ name: info.name, sample: true })
  expect(sha(join(resources, 'sample', 'sample.yinguo'))).toBe(before)
  expect(await t.client.call('project.recent', {})).toEqual([])
  expect((await t.client.call('dataset.list', {})).every(dataset => dataset.simulated)).toBe(true)
})

test('no sample shipped: M25, and nothing half open', async () => {
  t.deps.resources = join(t.dir, 'nowhere')
  await expect(t.client.call('project.openSample', {})).rejects.toMatchObject({ code: 'M25' })
  expect(await t.client.call('project.info', {})).toBeNull()
})

test('a full disk: M04, nothing lost, and the project goes on', async () => {
  const path = join(t.dir, 'full.yinguo')
  await createProjectFile(path, 'full', { id: 'f', name: 'F', purpose: 'student', createdAt: 'now' }, false)
  const store = await openProject(path, { readOnly: false, scratch: t.dir })
  addDatasetTo(store, { variables: [{ id: 'Q1', kind: 'text', values: ['a', 'b'] }] })
  const { storeFailure } = await import('../../../main/engine/store/failures.ts')
  store.database.pragma(`max_page_count = ${store.database.pragma('page_count', { simple: true }) as number}`)
  const fill = (): unknown => store.write({ kind: 'dataset.setCells', actor: 'a', at: 'now' }, project => project.setCells(1, [{ rid: 1, variable: 'Q1', value: 'x'.repeat(30_000) }]))
  let failure: unknown
  try { fill() } catch (thrown) { failure = storeFailure(thrown, path, 'full.yinguo') }
  expect(failure).toMatchObject({ code: 'M04' })
  expect(store.reader.columns.values(1, 'Q1')).toEqual(['a', 'b'])
  const staging = store.stage.bind(store)
  expect(() => staging(Array.from({ length: 400 }, (_, i) => `a_rather_long_column_name_${i}`))).toThrow(/full/)
  store.database.pragma('max_page_count = 1000000')
  fill()
  expect(store.reader.columns.values(1, 'Q1')[0]).toHaveLength(30_000)
  store.close()
})
