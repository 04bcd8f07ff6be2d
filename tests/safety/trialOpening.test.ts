import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { trialOpening } from '../../main/engine/trialOpening.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { testEngine } from '../fixtures/engine.ts'

const MUTANTS = Number(process.env['YINGUO_MUTANTS'] ?? 300)
const real = new URL('../../main/engine/store/trial.ts', import.meta.url)
const sample = fileURLToPath(new URL('../../resources/sample/sample.yinguo', import.meta.url))
let dir: string
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinguo-trial-')) })
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

function script(name: string, text: string): URL {
  writeFileSync(join(dir, name), text)
  return pathToFileURL(join(dir, name))
}

it('a file that keeps its reader busy for ever, or takes it along, is refused as damaged (Q2)', async () => {
  const endless = script('endless.mjs', "import { writeSync } from 'node:fs'\nwriteSync(1, 'begin')\nfor (;;);")
  await expect(trialOpening(endless, sample, dir, 200)).rejects.toMatchObject({ code: 'M03', params: { where: 'pages' }, detail: 'trial opening: SIGKILL' })
  const dying = script('dying.mjs', 'process.kill(process.pid, "SIGSEGV"); setInterval(() => {}, 1000)')
  await expect(trialOpening(dying, sample, dir)).rejects.toMatchObject({ code: 'M03' })
})

it('a file that is sound, or refused for a reason, passes: the engine says the reason', async () => {
  await trialOpening(real, sample, join(dir, 'scratch'))
  await trialOpening(real, fileURLToPath(script('none.yinguo', 'no project')), join(dir, 'scratch'))
  await trialOpening(real, join(dir, 'not there.yinguo'), join(dir, 'scratch'))
})

it('only a file that is not as it was when it was last open here is tried', async () => {
  const tried = join(dir, 'tried')
  const trials = (): number => (existsSync(tried) ? readFileSync(tried).length : 0)
  const counting = script('counting.mjs', `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(tried)}, '.')\nif (process.argv[2].includes('bad')) process.exit(7)`)
  const test: TestEngine = await testEngine({ trial: counting })
  try {
    const { path } = await test.newProject('Own')
    await test.client.call('project.rename', { name: 'Mine' })
    await test.client.call('project.close', {})
    const open = (file: string): Promise<unknown> => test.client.call('project.open', { grant: test.grants.add(file, 'write') })
    await open(path)
    expect(trials()).toBe(0)
    await test.client.call('project.close', {})
    utimesSync(path, new Date(), new Date(Date.now() + 5000))
    await open(path)
    expect(trials()).toBe(1)
    const bad = join(test.dir, 'bad.yinguo')
    copyFileSync(sample, bad)
    await expect(open(bad)).rejects.toMatchObject({ code: 'M03', params: { where: 'pages' } })
    // What is open stays open.
    expect(await test.client.call('project.info', {})).toMatchObject({ name: 'Mine' })
  } finally { await test.dispose() }
})

it('knows nothing of the environment, and ends with the process that asked for it', async () => {
  const parts = (name: string): string => JSON.stringify(new URL(`../../main/engine/${name}`, import.meta.url).href)
  const seen = join(dir, 'seen.json')
  const endless = script('orphan.mjs', `import { renameSync, writeFileSync } from 'node:fs'
import { endWith } from ${parts('parentWatch.ts')}
endWith(Number(process.argv[4]))
writeFileSync(${JSON.stringify(`${seen}.tmp`)}, JSON.stringify({ pid: process.pid, names: Object.keys(process.env) }))
renameSync(${JSON.stringify(`${seen}.tmp`)}, ${JSON.stringify(seen)})
for (;;);`)
  const asking = script('asking.mjs', `import { trialOpening } from ${parts('trialOpening.ts')}\nawait trialOpening(new URL(${JSON.stringify(endless.href)}), ${JSON.stringify(sample)}, '', 600_000)`)
  const host = spawn(process.execPath, [fileURLToPath(asking)], { env: { ...process.env, YINGUO_SECRET: 'token', NODE_OPTIONS: '--no-warnings' }, stdio: 'ignore' })
  const ended = new Promise(resolve => { host.once('close', resolve) })
  await expect.poll(() => existsSync(seen), { timeout: 60_000 }).toBe(true)
  const { pid, names } = JSON.parse(readFileSync(seen, 'utf8')) as { pid: number; names: string[] }
  const isThere = (): boolean => { try { return process.kill(pid, 0) } catch { return false } }
  try {
    const mayBe = ['NODE_COMPILE_CACHE', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
    expect(names.filter(name => !mayBe.includes(name))).toEqual([])
    expect(isThere()).toBe(true)
    host.kill('SIGKILL')
    await ended
    await expect.poll(isThere, { timeout: 60_000 }).toBe(false)
  } finally { if (isThere()) process.kill(pid, 'SIGKILL') }
})

it(`${MUTANTS} spoilt copies of a project neither kill nor hold up the process that opens them`, async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('openMutants.child.ts', import.meta.url)), sample, dir, String(MUTANTS)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const late = (): void => { child.kill('SIGKILL') }
  let timer = setTimeout(late, 60_000)
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    clearTimeout(timer)
    // The promise is 10 s a file; a busy machine may take longer to say so.
    timer = setTimeout(late, 30_000)
  })
  const end = await new Promise(resolve => { child.once('close', (code, signal) => resolve(signal ?? code)) })
  clearTimeout(timer)
  const lines = said.trim().split('\n')
  expect(end, `after ${lines.at(-1) ?? ''}`).toBe(0)
  expect(lines).toHaveLength(MUTANTS)
  // The spoiling reaches every check: some are refused, and not all for one reason.
  const outcomes = new Set(lines.map(line => line.split(' ')[1]))
  expect([...outcomes]).toEqual(expect.arrayContaining(['M03', 'M06', 'opened']))
  expect(lines.filter(line => line.includes('defect'))).toEqual([])
})
