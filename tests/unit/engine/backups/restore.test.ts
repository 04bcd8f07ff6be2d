import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openProject } from '../../../../main/engine/store/openProject.ts'
import { errorSentence } from '../../../../shared/i18n/errorSentence.ts'
import { toYinguoError } from '../../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { TestEngine } from '../../../fixtures/engine.ts'
import { addDatasetTo, testEngine } from '../../../fixtures/engine.ts'
import { dump } from '../projectDump.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine() })
afterEach(() => t.dispose())

async function dumpOf(path: string): Promise<unknown> {
  const store = await openProject(path, { readOnly: true, scratch: t.dir })
  try { return dump(store) } finally { store.close() }
}

interface Ready { path: string; id: string; grant: string; whole: unknown }
/** A project with data, edited, closed, and so backed up. */
async function ready(): Promise<Ready> {
  const { path, id } = await t.newProject('P')
  await t.client.call('project.close', {})
  const store = await openProject(path, { readOnly: false, scratch: t.dir })
  addDatasetTo(store, { variables: Array.from({ length: 12 }, (_, n) => ({ id: `Q${n}`, values: Array.from({ length: 400 }, (_, row) => (row * (n + 1)) % 5 + 1) })) })
  store.close()
  const grant = t.grants.add(path, 'write')
  await t.client.call('project.open', { grant })
  for (let rid = 1; rid <= 20; rid++) await t.client.call('dataset.setCells', { dataset: 1, edits: [{ rid, variable: 'Q0', value: 5 }] })
  await t.client.call('factor.add', { parent: null, name: '服务' })
  await t.client.call('project.close', {})
  return { path, id, grant, whole: await dumpOf(path) }
}

const failing = (work: Promise<unknown>): Promise<YinguoError> => work.then(() => { throw new Error('opened') }, toYinguoError)

test('the drill, 20 times: bytes flipped, M03 with good backups, restored, identical', async () => {
  const { path, grant, whole } = await ready()
  const good = readFileSync(path)
  let seed = 20_261_122
  let drills = 0
  while (drills < 20) {
    const bytes = Buffer.from(good)
    for (let k = 0; k < 40; k++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      bytes[4096 + seed % (bytes.length - 4096)]! ^= 0xff
    }
    writeFileSync(path, bytes)
    const opened = await t.client.call('project.open', { grant }).then(() => null, toYinguoError)
    if (opened === null) { await t.client.call('project.close', {}); continue } // damage that only a full check finds: not this drill
    expect(opened.code).toBe('M03')
    expect(opened.params['n']).toBeGreaterThanOrEqual(1)
    const good1 = (await t.client.call('project.backups', { grant })).filter(backup => backup.sound)
    expect(opened.params).toMatchObject({ n: good1.length, time: good1[0]!.at })
    const { project, kept } = await t.client.call('project.restore', { grant, backup: good1[0]!.id })
    expect(project.name).toBe('P')
    expect((await t.client.call('project.check', {})).sound).toBe(true)
    await t.client.call('project.close', {})
    expect(await dumpOf(path)).toEqual(whole)
    // What was there is still there, byte for byte.
    expect(readFileSync(join(t.dir, kept!)).equals(bytes)).toBe(true)
    drills++
  }
  expect(readdirSync(t.dir).filter(name => name.endsWith('.tmp'))).toEqual([])
})

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), 'M03'],
  ['overwritten with zeros', (bytes: Buffer) => Buffer.alloc(bytes.length), 'M03'],
  ['emptied', () => Buffer.alloc(0), 'M03'],
  ['gone', () => null, 'M25'],
] as const)('a file that is %s: its path is enough to find the backups', async (_, damage, code) => {
  const { path, grant, whole } = await ready()
  const bytes = damage(readFileSync(path))
  if (bytes === null) rmSync(path)
  else writeFileSync(path, bytes)
  const error = await failing(t.client.call('project.open', { grant }))
  expect(error).toMatchObject({ code, params: { n: expect.any(Number), time: expect.any(String) } })
  const [newest] = await t.client.call('project.backups', { grant })
  const { kept } = await t.client.call('project.restore', { grant, backup: newest!.id })
  expect(kept === null).toBe(bytes === null)
  await t.client.call('project.close', {})
  expect(await dumpOf(path)).toEqual(whole)
})

test('without backups M03 says so, and other refusals are as before', async () => {
  const { path, id, grant } = await ready()
  rmSync(join(t.deps.appData, 'backups', id), { recursive: true })
  writeFileSync(path, readFileSync(path).subarray(0, 8192))
  expect((await failing(t.client.call('project.open', { grant }))).params).toEqual({ where: 'length', n: 0, time: null })
  writeFileSync(path, 'something else')
  expect((await failing(t.client.call('project.open', { grant }))).params).toEqual({ kind: 'other' })
})

test('the sentence of M03 says how many good backups there are and of when the newest is', () => {
  const error = (n: number, time: string | null): { code: 'M03'; params: Record<string, string | number | null> } => ({ code: 'M03', params: { where: 'pages', n, time } })
  expect(errorSentence('zh-CN', error(3, '2026-01-05T08:07:00+08:00'))).toBe('项目文件有损坏（数据页），原文件没有改动。找到 3 份完好备份，最新的是 2026-01-05 08:07。')
  expect(errorSentence('en', error(1, '2026-01-05T08:07:00+08:00'))).toContain('Good backups found: 1, the newest of 2026-01-05 08:07')
  expect(errorSentence('zh-CN', error(0, null))).not.toMatch(/0 份|最新的是/)
})

test('a restore is undone by opening the file that was kept, or by restoring the backup made before it', async () => {
  const { path, grant, whole } = await ready()
  const [older] = await t.client.call('project.backups', { grant })
  await t.client.call('project.open', { grant })
  await t.client.call('factor.add', { parent: null, name: '环境' })
  await vi.waitFor(async () => { expect((await t.client.call('project.backups', {})).length).toBeGreaterThan(1) }, { timeout: 60_000 })
  await t.client.call('project.rename', { name: 'Later' })
  const { project, kept } = await t.client.call('project.restore', { backup: older!.id })
  expect(project).toMatchObject({ name: 'P', readOnly: false, fileName: 'project-1.yinguo' })
  expect(kept).toMatch(/^project-1\.before-restore-\d{8}-\d{6}\.yinguo$/)
  const [before] = await t.client.call('project.backups', {})
  expect(before).toMatchObject({ why: 'restore', sound: true })
  await t.client.call('project.close', {})
  expect(await dumpOf(path)).toEqual(whole)
  const unrestored = await dumpOf(join(t.dir, kept!)) as { project: { name: string }[]; factor: unknown[] }
  expect(unrestored.project[0]!.name).toBe('Later')
  expect(unrestored.factor).toHaveLength(2)
  await t.client.call('project.open', { grant })
  await t.client.call('project.restore', { backup: before!.id })
  await t.client.call('project.close', {})
  expect(await dumpOf(path)).toEqual(unrestored)
})

test('recent projects: a damaged one is restored by its entry there, and the entry works again', async () => {
  const { path, whole } = await ready()
  const recent = (await t.client.call('project.recent', {}))[0]!.id
  writeFileSync(path, readFileSync(path).subarray(0, 8192))
  expect((await failing(t.client.call('project.openRecent', { id: recent }))).code).toBe('M03')
  const [newest] = await t.client.call('project.backups', { recent })
  await t.client.call('project.restore', { recent, backup: newest!.id })
  await t.client.call('project.close', {})
  expect(await t.client.call('project.recent', {})).toMatchObject([{ id: recent, missing: false, name: 'P' }])
  await t.client.call('project.openRecent', { id: recent })
  await t.client.call('project.close', {})
  expect(await dumpOf(path)).toEqual(whole)
})

test('what a crash left beside the damaged file is not rolled back into the restored one, and is kept', async () => {
  const { path, grant, whole } = await ready()
  const journal = Buffer.alloc(8192, 0x5a)
  writeFileSync(path, readFileSync(path).subarray(0, 8192))
  writeFileSync(`${path}-journal`, journal)
  const [newest] = await t.client.call('project.backups', { grant })
  const { kept, project } = await t.client.call('project.restore', { grant, backup: newest!.id })
  expect(project.recovered).toBe(false)
  expect(existsSync(`${path}-journal`)).toBe(false)
  expect(readFileSync(join(t.dir, `${kept}-journal`)).equals(journal)).toBe(true)
  await t.client.call('project.close', {})
  expect(await dumpOf(path)).toEqual(whole)
})

test('refused: an unknown backup, one of another project, a file that is open elsewhere; nothing is touched', async () => {
  const { path, grant } = await ready()
  const [mine] = await t.client.call('project.backups', { grant })
  const other = await t.newProject('Other')
  await t.client.call('project.rename', { name: 'Other 2' })
  await t.client.call('project.close', {})
  const before = readFileSync(other.path)
  const otherGrant = t.grants.add(other.path, 'write')
  for (const backup of ['000001-000000000000', '../../x', mine!.id]) {
    await expect(t.client.call('project.restore', { grant: otherGrant, backup })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  expect(readFileSync(other.path).equals(before)).toBe(true)
  const elsewhere = await openProject(path, { readOnly: false, scratch: t.dir })
  await expect(t.client.call('project.restore', { grant, backup: mine!.id })).rejects.toMatchObject({ code: 'M02' })
  elsewhere.close()
  expect(readdirSync(t.dir).filter(name => name.includes('before-restore') || name.endsWith('.tmp'))).toEqual([])
})
