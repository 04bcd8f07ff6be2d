import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import type { ProjectStore } from '../../../main/engine/store/projectStore.ts'

let dir: string
let path: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yinguo-two-'))
  path = join(dir, 'p.yinguo')
  await createProjectFile(path, 'p.yinguo', { id: 'p', name: 'P', purpose: 'student', createdAt: 'now' }, false)
})
afterEach(() => { rmSync(dir, { recursive: true, force: true }) })

const open = (readOnly: boolean): Promise<ProjectStore> => openProject(path, { readOnly, scratch: join(dir, 'scratch') })
const rename = (store: ProjectStore, name: string): unknown => store.write({ kind: 'project.rename', actor: 'a', at: 'now' }, project => project.renameProject(name))

async function holder(): Promise<{ process: ChildProcess; letGo(): Promise<void> }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('holder.child.ts', import.meta.url)), path, join(dir, 'scratch')], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise(resolve => child.stdout.once('data', resolve))
  const ended = new Promise<void>(resolve => { child.once('close', () => resolve()) })
  return { process: child, async letGo() { child.stdin.end(); await ended } }
}

test('a project open in another program: refused at once, readable as a copy, free again when it is closed', async () => {
  const other = await holder()
  await expect(open(false)).rejects.toMatchObject({ code: 'M02' })
  const reading = await open(true)
  expect(reading.info()).toMatchObject({ name: 'held', readOnly: true, fileName: 'p.yinguo' })
  expect(() => rename(reading, 'x')).toThrow('READ_ONLY')
  reading.close()
  expect(readdirSync(join(dir, 'scratch'))).toEqual([])
  await other.letGo()
  const mine = await open(false)
  rename(mine, 'mine')
  mine.close()
})

test('a holder that was killed does not block', async () => {
  const other = await holder()
  other.process.kill('SIGKILL')
  await new Promise(resolve => other.process.once('close', resolve))
  const store = await open(false)
  expect(store.info()).toMatchObject({ name: 'held', recovered: true })
  store.close()
  expect((await open(false).then(again => { again.close(); return again })).file.recovered).toBe(false)
})

test('twice in one process: the second is refused and the first keeps its lock', async () => {
  const first = await open(false)
  await expect(open(false)).rejects.toMatchObject({ code: 'M02' })
  await expect(open(true)).rejects.toMatchObject({ code: 'M02' })
  // The lock of the first still keeps other programs out: its descriptor was not touched.
  const outcome = await new Promise<string>(resolve => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('holder.child.ts', import.meta.url)), path, dir], { stdio: ['pipe', 'pipe', 'pipe'] })
    let text = ''
    child.stderr.on('data', (chunk: Buffer) => { text += chunk.toString() })
    child.stdout.on('data', () => { child.stdin.end() })
    child.on('close', () => resolve(text))
  })
  expect(outcome).toContain('M02')
  rename(first, 'still mine')
  first.close()
})

test('a file that a sync client swapped or took away under us is not written to', async () => {
  const store = await open(false)
  rename(store, 'before')
  renameSync(path, join(dir, 'moved.yinguo'))
  expect(() => rename(store, 'gone')).toThrow('M17')
  copyFileSync(join(dir, 'moved.yinguo'), path)
  const swapped = createHash('sha256').update(readFileSync(path)).digest('hex')
  expect(() => rename(store, 'other')).toThrow('CONFLICT')
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(swapped)
  expect(store.info().name).toBe('before')
  store.close()
})

test('a transaction that a crash cut short is rolled back, also for a reader who may not write', async () => {
  const store = await open(false)
  rename(store, 'kept')
  // Freeze the file as it is in the middle of a transaction: pages written, journal hot.
  store.database.pragma('cache_size = 1')
  store.database.exec('BEGIN; CREATE TABLE "staging_9" (rid INTEGER PRIMARY KEY, excluded TEXT, "a" ANY) STRICT')
  const insert = store.database.prepare("INSERT INTO staging_9 (a) VALUES (zeroblob(4000))")
  for (let i = 0; i < 200; i++) insert.run()
  store.database.exec("UPDATE project SET name = 'lost'")
  copyFileSync(path, join(dir, 'crashed.yinguo'))
  copyFileSync(`${path}-journal`, join(dir, 'crashed.yinguo-journal'))
  store.database.exec('ROLLBACK')
  store.close()
  path = join(dir, 'crashed.yinguo')
  const before = readFileSync(path)
  const reading = await open(true)
  expect(reading.info().name).toBe('kept')
  reading.close()
  expect(Buffer.compare(readFileSync(path), before)).toBe(0)
  const writing = await open(false)
  expect(writing.info()).toMatchObject({ name: 'kept', recovered: true })
  writing.close()
  expect(existsSync(`${path}-journal`)).toBe(false)
})
