import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '../../../main/engine/store/chain.ts'
import { checkProject } from '../../../main/engine/store/check.ts'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import { addDatasetTo } from '../../fixtures/engine.ts'

const KILLS = Number(process.env.YINGUO_KILLS ?? 60)
const child = fileURLToPath(new URL('writer.child.ts', import.meta.url))
let dir: string
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinguo-kill-')) })
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

/** Lets the child write for `ms` after it has opened, kills it, and returns the last edit it said was committed. */
function killAfter(path: string, from: number, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [child, path, dir, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    writer.stdout.on('data', (chunk: Buffer) => {
      const first = said === ''
      said += chunk.toString()
      if (first) setTimeout(() => writer.kill('SIGKILL'), ms)
    })
    writer.on('error', reject)
    writer.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') { reject(new Error(`the writer ended by itself with ${String(code)}`)); return }
      // A line without its end was being written when the process died.
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n')
      resolve(lines.length > 1 ? Number(lines.at(-1)) : from - 1)
    })
  })
}

test(`${KILLS} kills of a writer lose no acknowledged edit, and log and data agree`, async () => {
  const path = join(dir, 'p.yinguo')
  await createProjectFile(path, 'p', { id: 'p', name: 'P', purpose: 'student', createdAt: 'now' }, false)
  let store = await openProject(path, { readOnly: false, scratch: dir })
  addDatasetTo(store, { variables: [{ id: 'Q1', values: new Array<number>(50).fill(0) }, { id: 'Q2', kind: 'text', values: [] }] })
  store.close()
  let written = 0
  let lost = 0
  let recovered = 0
  let random = 20_261_122
  // On a slow disk a writer may be killed before it has written anything: more are tried until enough was written.
  for (let kill = 0; kill < KILLS || (written <= KILLS && kill < 20 * KILLS); kill++) {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31
    const acknowledged = await killAfter(path, written + 1, random % 61)
    store = await openProject(path, { readOnly: false, scratch: dir })
    if (store.file.recovered) recovered++
    const highest = Math.max(0, ...store.reader.columns.numbers(1, 'Q1'))
    const logged = store.database.prepare('SELECT count(*) FROM change_set').pluck().get() as number - 1
    // At most the one edit that was committed but not yet said may be further on.
    expect(highest).toBeLessThanOrEqual(acknowledged + 1)
    if (highest < acknowledged) lost++
    expect(logged).toBe(highest)
    expect(verifyChain(store.database)).toMatchObject({ broken: null, headDiffers: false })
    expect(store.reader.factors().length).toBe(Math.floor(highest / 5))
    written = highest
    store.close()
  }
  expect(lost).toBe(0)
  expect(written).toBeGreaterThan(KILLS)
  expect(recovered).toBeGreaterThan(0)
  store = await openProject(path, { readOnly: false, scratch: dir })
  expect(checkProject(store).findings.filter(finding => finding.level !== 'ok')).toEqual([])
  store.close()
})
