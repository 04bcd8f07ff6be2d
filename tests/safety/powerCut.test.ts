import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../main/engine/store/chain.ts'
import { createProjectFile } from '../../main/engine/store/makeProject.ts'
import { openProject } from '../../main/engine/store/openProject.ts'
import { addDatasetTo } from '../fixtures/engine.ts'
import type { DiskCall } from './diskRecording.ts'
import { diskAfter, readRecording, saidBefore } from './diskRecording.ts'

const STATES = Number(process.env['YINGUO_POWER_CUTS'] ?? 300)
const EDITS = 40
const writer = fileURLToPath(new URL('powerCutWriter.child.ts', import.meta.url))
const recorder = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0
if (!recorder) process.stderr.write('skipped: power cuts (no strace here that may trace)\n')

let dir: string
beforeAll(() => { dir = realpathSync(mkdtempSync(join(tmpdir(), 'yinguo-power-'))) })
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

interface Recording { start: Map<string, Buffer>; calls: DiskCall[] }

/** The writer's calls on a new project. */
async function record(synchronous: 'EXTRA' | 'OFF'): Promise<Recording> {
  const folder = join(dir, synchronous)
  const traces = join(dir, `${synchronous}-calls`)
  for (const made of [folder, traces]) mkdirSync(made)
  const path = join(folder, 'p.yinguo')
  await createProjectFile(path, 'p', { id: 'p', name: 'P', purpose: 'student', createdAt: 'now' }, false)
  const store = await openProject(path, { readOnly: false, scratch: dir })
  addDatasetTo(store, { variables: [{ id: 'Q1', values: new Array<number>(50).fill(0) }, { id: 'Q2', kind: 'text', values: [] }] })
  store.close()
  const start = new Map([['p.yinguo', readFileSync(path)]])
  const run = spawnSync('strace', ['-ff', '-y', '-xx', '-s', '1000000', '-e', 'trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink', '-o', join(traces, 't'),
    process.execPath, writer, path, dir, String(EDITS), synchronous], { encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
  // SQLite works in the main thread, the only one with calls on these files.
  const calls = readdirSync(traces).flatMap(name => readRecording(readFileSync(join(traces, name), 'utf8'), folder))
  expect(saidBefore(calls, calls.length)).toBe(String(EDITS))
  return { start, calls }
}

/** How many of `states` disks after a cut hold less than was acknowledged, or do not open sound. */
async function failures({ start, calls }: Recording, states: number): Promise<string[]> {
  let seed = 20_261_122
  const random = (): number => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0; return seed / 2 ** 32 }
  const found: string[] = []
  for (let state = 0; state < states; state++) {
    const cut = 1 + Math.floor(random() * calls.length)
    const disk = join(dir, `disk-${state}`)
    mkdirSync(disk)
    for (const [file, bytes] of diskAfter(start, calls, cut, random)) writeFileSync(join(disk, file), bytes)
    const acknowledged = Number(saidBefore(calls, cut) ?? 0)
    try {
      const store = await openProject(join(disk, 'p.yinguo'), { readOnly: false, scratch: dir })
      try {
        const highest = Math.max(0, ...store.reader.columns.numbers(1, 'Q1'))
        const logged = store.database.prepare('SELECT count(*) FROM change_set').pluck().get() as number - 1
        const chain = verifyChain(store.database)
        if (highest < acknowledged) found.push(`${cut}: ${acknowledged} acknowledged, ${highest} there`)
        else if (logged !== highest || chain.broken !== null || chain.headDiffers) found.push(`${cut}: log and data differ`)
      } finally { store.close() }
    } catch (thrown) { found.push(`${cut}: ${String(thrown)}`) }
    rmSync(disk, { recursive: true })
  }
  return found
}

describe.skipIf(!recorder)('a power cut (D2)', () => {
  it(`loses no acknowledged edit and damages nothing in ${STATES} states of the disk`, async () => {
    expect(await failures(await record('EXTRA'), STATES)).toEqual([])
  })

  it('is simulated hard enough: without syncing at least a quarter of the states fail', async () => {
    const states = Math.min(STATES, 60)
    expect((await failures(await record('OFF'), states)).length).toBeGreaterThanOrEqual(states / 4)
  })
})
