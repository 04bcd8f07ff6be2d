import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BackupShelf } from '../../../../main/engine/store/backupShelf.ts'
import { createProjectFile } from '../../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../../main/engine/store/openProject.ts'
import { verifyCopy } from '../../../../main/engine/store/verifiedCopy.ts'
import { addDatasetTo, testEngine } from '../../../fixtures/engine.ts'

const KILLS = Number(process.env.YINGUO_KILLS ?? 25)
const child = fileURLToPath(new URL('backup.child.ts', import.meta.url))
let dir: string
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinguo-kill-backup-')) })
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

function killAfter(path: string, appData: string, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const maker = spawn(process.execPath, [child, path, appData], { stdio: ['ignore', 'pipe', 'inherit'] })
    let heard = false
    maker.stdout.on('data', () => {
      if (!heard) setTimeout(() => maker.kill('SIGKILL'), ms)
      heard = true
    })
    maker.on('error', reject)
    maker.on('close', (code, signal) => { if (signal === 'SIGKILL') resolve(); else reject(new Error(`ended by itself with ${String(code)}`)) })
  })
}

test(`${KILLS} kills during a backup: every backup that counts is whole, and the next start clears the rest away`, async () => {
  const path = join(dir, 'p.yinguo')
  const appData = join(dir, 'app')
  const project = '0b8f2c6e-5a51-4a55-8f2b-1c8a6e3f9d10'
  await createProjectFile(path, 'p', { id: project, name: 'P', purpose: 'student', createdAt: 'now' }, false)
  const store = await openProject(path, { readOnly: false, scratch: dir })
  addDatasetTo(store, { variables: Array.from({ length: 40 }, (_, n) => ({ id: `Q${n}`, values: Array.from({ length: 1500 }, (_, row) => (row * n) % 7) })) })
  store.close()
  const folder = join(appData, 'backups', project)
  const shelf = new BackupShelf(appData)
  let leftovers = 0
  // A kill may hit before the first copy is begun or after it is done: more are tried until some have hit within.
  for (let kill = 0; kill < KILLS || ((leftovers === 0 || shelf.list({ path, project }).length < 2) && kill < 20 * KILLS); kill++) {
    await killAfter(path, appData, (kill * 37) % (kill < KILLS ? 97 : 1997))
    if (!existsSync(folder)) continue // killed before the first began
    leftovers += readdirSync(folder).filter(name => name.includes('.tmp')).length
    for (const backup of shelf.list({ path, project })) {
      expect(await shelf.isSound(backup)).toBe(true)
      expect((await verifyCopy(backup.file)).rows).toBe(1500)
    }
    // What starting an engine does.
    const engine = await testEngine({ appData })
    expect(readdirSync(folder).filter(name => name.includes('.tmp'))).toEqual([])
    await engine.dispose()
  }
  expect(leftovers).toBeGreaterThan(0)
  expect(shelf.list({ path, project }).length).toBeGreaterThan(1)
})

test('the sweep leaves what a living program is making, and notes that are young', () => {
  const folder = join(dir, 'sweep', 'backups', 'x')
  mkdirSync(folder, { recursive: true })
  const put = (name: string, ageMinutes = 0): void => {
    writeFileSync(join(folder, name), '')
    const time = Date.now() / 1000 - ageMinutes * 60
    utimesSync(join(folder, name), time, time)
  }
  put(`000001-aaaaaaaaaaaa.${process.ppid}.tmp`)
  put(`000002-aaaaaaaaaaaa.${process.ppid}.tmp`, 61)
  put(`000003-aaaaaaaaaaaa.4194304.tmp`)
  put(`000003-aaaaaaaaaaaa.4194304.tmp-journal`)
  put('000004-aaaaaaaaaaaa.json')
  put('000005-aaaaaaaaaaaa.json', 61)
  put('000006-aaaaaaaaaaaa.json', 61)
  put('000006-aaaaaaaaaaaa.yinguo', 61)
  // Not known, but perhaps all that someone has: never removed.
  put('000007-aaaaaaaaaaaa.yinguo', 61)
  new BackupShelf(join(dir, 'sweep')).sweep(Date.now())
  expect(readdirSync(folder).sort()).toEqual([
    `000001-aaaaaaaaaaaa.${process.ppid}.tmp`, '000004-aaaaaaaaaaaa.json', '000006-aaaaaaaaaaaa.json', '000006-aaaaaaaaaaaa.yinguo', '000007-aaaaaaaaaaaa.yinguo',
  ].sort())
})
