import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let place: string
beforeEach(() => { place = mkdtempSync(join(tmpdir(), 'yinguo-scripts-')) })
afterEach(() => { rmSync(place, { recursive: true, force: true }) })

it('runs on the Node that package.json names', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  expect(process.version).toBe(`v${devDependencies['node']}`)
})

/** Programs of these names, first on the PATH, that write down how they were called. */
function stubs(programs: Record<string, string>): { env: NodeJS.ProcessEnv; calls(): string[] } {
  const folder = join(place, 'stubs')
  const record = join(place, 'calls')
  mkdirSync(folder)
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${record}"\n${body}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return {
    env: { ...process.env, PATH: `${folder}${delimiter}/usr/bin${delimiter}/bin`, HOME: place, YINGUO_BROWSER: join(place, 'no-browser') },
    calls: () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []),
  }
}

const windows = process.platform === 'win32'
if (windows) process.stderr.write('skipped: the run scripts, whose stand-in commands are for a POSIX shell\n')
describe.skipIf(windows)('ensure-install', () => {
  const run = (env: NodeJS.ProcessEnv, ...words: string[]) => spawnSync(process.execPath, [join(place, '.config/run/ensure-install.mjs'), ...words], { env, encoding: 'utf8' })
  beforeEach(() => {
    for (const file of ['ensure-install.mjs', 'browser.mjs']) cpSync(join(root, '.config/run', file), join(place, '.config/run', file))
    writeFileSync(join(place, 'package-lock.json'), '{}')
  })
  const whole = 'mkdir -p node_modules && touch node_modules/.package-lock.json'

  it('installs on a bare clone, then not again until the lock file is newer', () => {
    const { env, calls } = stubs({ npm: whole })
    expect(run(env).status).toBe(0)
    expect(run(env).status).toBe(0)
    expect(calls()).toEqual(['npm ci --no-fund --no-audit'])
    const later = new Date(Date.now() + 60_000)
    utimesSync(join(place, 'package-lock.json'), later, later)
    expect(run(env).status).toBe(0)
    expect(calls().at(-1)).toBe('npm install --no-fund --no-audit')
  })

  it('stops where the install fails', () => {
    const { env } = stubs({ npm: 'exit 7' })
    const outcome = run(env)
    expect([outcome.status, outcome.stderr]).toEqual([1, expect.stringContaining('npm ci failed')])
  })

  it('looks for a browser only when asked, and goes on without one', () => {
    const { env, calls } = stubs({ npm: whole, npx: 'exit 1', 'apt-get': 'exit 1' })
    expect(run(env).status).toBe(0)
    expect(calls()).toHaveLength(1)
    const outcome = run({ ...env, PLAYWRIGHT_BROWSERS_PATH: join(place, 'none') }, '--browser')
    expect(outcome.status).toBe(0)
    expect(calls()).toContain('npx --no-install playwright install chromium')
    expect(outcome.stderr).toContain('browser tests will be skipped')
    writeFileSync(join(place, 'chromium'), '')
    const before = calls().length
    expect(run({ ...env, YINGUO_BROWSER: join(place, 'chromium') }, '--browser').stderr).toBe('')
    expect(calls()).toHaveLength(before)
  })
})

describe.skipIf(windows)('.ci/run', () => {
  const run = (npm: string) => {
    mkdirSync(join(place, '.ci'))
    cpSync(join(root, '.ci/run'), join(place, '.ci/run'))
    const { env } = stubs({ npm })
    const outcome = spawnSync(join(place, '.ci/run'), { env: { ...env, PATH: `${env['PATH']}${delimiter}${dirname(process.execPath)}` }, encoding: 'utf8', cwd: '/' })
    return [outcome.status, outcome.stdout.trim().split('\n').at(-1)]
  }
  it('ends with the summary and the status of npm test', () => {
    expect(run('echo "12 passed, 0 failed, 3 skipped"')).toEqual([0, '12 passed, 0 failed, 3 skipped'])
  })
  it('also when tests fail and something is said after the summary', () => {
    expect(run('echo "12 passed, 2 failed, 3 skipped"; echo "npm error" >&2; exit 1')).toEqual([1, '12 passed, 2 failed, 3 skipped'])
  })
  it('and fails when there is no summary at all', () => {
    expect(run('echo nothing')).toEqual([1, '0 passed, 1 failed, 0 skipped'])
  })
})
