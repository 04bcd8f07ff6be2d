import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exchange } from './webHost.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = join(root, 'main/hosts/cli/main.ts')
const manyCommands = join(root, 'tests/safety/manyCommands.child.ts')
const sampleProject = join(root, 'resources/sample/sample.yinguo')
const sampleSheet = join(root, 'resources/sample/mobile-satisfaction.xlsx')
let work: string
let env: NodeJS.ProcessEnv

const yinguo = (...words: string[]) => spawnSync(process.execPath, [program, ...words], { cwd: work, env, encoding: 'utf8' })
const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'yinguo-commands-'))
  env = { PATH: process.env['PATH'], HOME: work, YINGUO_DATA: join(work, 'data'), LANG: 'zh_CN.UTF-8' }
  writeFileSync(join(work, 'taken.txt'), 'keep')
  writeFileSync(join(work, 'counts.csv'), '原因,次数\n等候,30\n态度,10\n')
  writeFileSync(join(work, 'fake.xlsx'), '%PDF-1.7\n')
  writeFileSync(join(work, 'fake.yinguo'), 'not a project')
  writeFileSync(join(work, '-odd.csv'), '编号,满意度\n1,5\n2,4\n3,5\n')
  for (const name of ['taken.yinguo', 'taken.svg', 'taken.docx', 'taken.csv']) writeFileSync(join(work, name), 'keep')
})
afterAll(() => { rmSync(work, { recursive: true, force: true }) })

type Case = [words: string[], status: 0 | 1 | 2, stderr?: RegExp, stdout?: RegExp]
const usage = /用法：/
/** L7: what a script relies on. Status 2: wrong usage; 1: a sentence and its code; 0: data on stdout. */
const cases: Case[] = [
  [[], 0, /^$/, /yinguo new PROJECT/],
  [['help'], 0, /^$/, /yinguo serve/],
  [['--help'], 0, /^$/, /用法/],
  [['help', 'analyze'], 0, /^$/, /^[^]*yinguo analyze FILE/],
  [['analyze', '--help'], 0, /^$/, /yinguo analyze FILE/],
  [['help', '--lang', 'en'], 0, /^$/, /^Usage/],
  [['--lang', 'en', 'help'], 0, /^$/, /^Usage/],
  [['help', 'nope'], 2, usage],
  [['nope'], 2, /“nope”[^]*用法/],
  [['__proto__'], 2, usage],
  [['constructor'], 2, usage],
  [['version'], 0, /^$/, /^\d+\.\d+\.\d+\n$/],
  [['-v'], 0, /^$/, /^\d/],
  [['version', '--json'], 0, /^$/, /"name": "yinguo"/],
  [['version', 'x'], 2, usage],
  [['version', '--lang', 'fr'], 2, usage],
  [['version', '--lang'], 2, usage],
  [['templates'], 0, /^$/, /^5m1e\tfishbone\t/m],
  [['templates', '--json'], 0, /^$/, /"templates"/],
  [['new'], 2, /PROJECT[^]*用法/],
  [['new', 'other.txt'], 2, usage],
  [['import', sampleSheet, '--into', 'other.txt'], 2, usage],
  [['import', sampleSheet, '--into', 'y.yinguo', '--platform', 'nope'], 1, /调查平台“nope”[^]*NOT_FOUND/],
  [['new', 'a', 'b'], 2, usage],
  [['new', 'a', '--template', 'nope'], 2, usage],
  [['new', 'a', '--template'], 2, usage],
  [['new', 'a', '--nope'], 2, /--nope/],
  [['new', 'taken'], 1, /M24/],
  [['new', 'no/such/folder/a'], 1, /（M\d\d）/],
  [['new', 'made', '--template', '4s', '--json'], 0, /^$/, /"template": "4s"/],
  [['new', 'made'], 1, /M24/],
  [['new', 'made', '--force'], 0, /^$/, /^made\.yinguo\n$/],
  [['new', '--', '-dash'], 0, /^$/, /^-dash\.yinguo\n$/],
  [['import'], 2, usage],
  [['import', sampleSheet], 2, /--into/],
  [['import', 'absent.xlsx', '--into', 'x'], 1, /“absent\.xlsx”[^]*M25/],
  [['import', 'fake.xlsx', '--into', 'x'], 1, /PDF[^]*M07/],
  [['import', sampleSheet, '--into', 'x', '--header-rows', '9'], 2, usage],
  [['import', sampleSheet, '--into', 'x', '--header-rows', 'two'], 2, usage],
  [['import', sampleSheet, '--into', 'x', '--encoding', 'ebcdic'], 2, usage],
  [['import', sampleSheet, '--into', 'x', '--sheet', '7'], 1, /NOT_FOUND/],
  [['import', sampleSheet, '--into', 'fake.yinguo'], 1, /M06/],
  [['import', sampleSheet, '--into', 'imported', '--json'], 0, undefined, /"rows": 290/],
  [['codebook', sampleProject, '--json'], 0, /^$/, /"questions"/],
  [['codebook', sampleSheet], 0, undefined, /^id\tname/],
  [['codebook', '--', '-odd.csv'], 0, undefined, /满意度/],
  [['codebook', '-odd.csv'], 2, usage],
  [['codebook', 'fake.yinguo'], 1, /M06/],
  [['analyze', sampleProject], 2, usage],
  [['analyze', sampleProject, 'nope'], 2, usage],
  [['analyze', sampleProject, 'pls'], 2, /--model/],
  [['analyze', sampleProject, 'describe'], 2, /--vars/],
  [['analyze', sampleProject, 'describe', '--vars', 'Nope'], 1, /Nope[^]*NOT_FOUND/],
  [['analyze', sampleProject, 'describe', '--vars', 'Q11', '--json'], 0, /模拟数据/, /"mean": \d/],
  [['analyze', sampleProject, 'correlate', '--vars', 'Q11'], 2, usage],
  [['analyze', sampleProject, 'correlate', '--vars', 'Q11,Q8_1', '--method', 'guess'], 2, usage],
  [['analyze', sampleProject, 'priority', '--target', 'Q11', '--importance', 'shapley', '--json'], 0, undefined, /"importance": "shapley"/],
  [['analyze', sampleProject, 'pareto', '--dissatisfied', '>=4'], 2, usage],
  [['analyze', 'pareto', '--counts', 'counts.csv', '--json'], 0, /^$/, /"cum_percent"/],
  [['analyze', 'pareto', '--counts', 'absent.csv'], 1, /M25/],
  [['figure', sampleProject, 'pareto'], 2, /-o/],
  [['figure', sampleProject, 'pareto', '-o', 'x.exe'], 2, usage],
  [['figure', sampleProject, 'gantt', '-o', 'plan.svg'], 1, /NOT_ENOUGH_DATA/],
  [['figure', sampleProject, 'hourly', '-o', 'x.svg'], 2, /--time/],
  [['figure', 'hourly', '--counts', 'absent.csv', '-o', 'x.svg'], 1, /M25/],
  [['figure', sampleProject, 'compare', '--vars', 'Q11', '-o', 'x.svg'], 2, /--by/],
  [['figure', sampleProject, 'compare', '--vars', 'Q11', '--after', '99', '-o', 'x.svg'], 1, /NOT_FOUND/],
  [['figure', sampleProject, 'fishbone', '--view', 'spiral', '-o', 'x.svg'], 2, usage],
  [['figure', sampleProject, 'fishbone', '--collapsed', 'nothing so called', '-o', 'x.svg'], 1, /NOT_FOUND/],
  [['figure', sampleProject, 'fishbone', '--view', 'tree', '--heat', 'share', '--marks', 'off', '-o', 'tree.svg'], 0, undefined, /^$/],
  [['figure', sampleProject, 'pareto', '-o', 'taken.svg'], 1, /M24/],
  [['figure', sampleProject, 'pareto', '-o', 'pareto.svg'], 0, undefined, /^$/],
  [['figure', sampleProject, 'pareto', '-o', 'no/such/x.svg'], 1, /M25/],
  [['report', sampleProject, '-o', 'taken.docx'], 1, /M24/],
  [['report', sampleProject, '-o', 'report.docx', '--json'], 0, undefined, /"bytes": \d+/],
  [['report', sampleSheet, '-o', 'x.docx'], 2, usage],
  [['data', sampleProject, '--codes', '--labels'], 2, usage],
  [['data', sampleProject, '--format', 'xlsx'], 2, usage],
  [['data', sampleProject, '-o', 'taken.csv'], 1, /M24/],
  [['data', sampleProject, '--json'], 0, undefined, /^\s*[[{]/],
  [['check', sampleProject, '--json'], 0, /^$/, /"sound": true[^]*"open": \[[^]*"in": "fishbone"/],
  [['check', sampleProject], 0, /^$/, /^warning\ttrace\.itemWithoutFactor\t\S/m],
  [['check', 'fake.yinguo'], 1, /M06/],
  [['check', sampleSheet], 2, usage],
  [['log', sampleProject, '--json'], 0, /^$/, /"changes"/],
  [['log', sampleProject, '--row', 'x'], 2, usage],
  [['serve', 'a', 'b'], 2, usage],
  [['serve', '--port', '99999'], 2, usage],
  [['serve', 'absent', '--no-open'], 1, /M25/],
]

describe('L7: the command line in scripts', () => {
  it(`keeps its word in ${cases.length} cases`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
    const before = hash(sampleProject)
    // What is said is the matter here, not the process: one for all, and a few of their own that must say the same.
    const many = spawnSync(process.execPath, [manyCommands], { cwd: work, env, encoding: 'utf8', input: JSON.stringify(cases.map(([words]) => words)), maxBuffer: 64 << 20 })
    expect(many.stderr).toBe('')
    const runs = JSON.parse(many.stdout) as { status: number; stdout: string; stderr: string }[]
    expect(runs).toHaveLength(cases.length)
    for (const words of [['help'], ['--lang', 'en', 'help'], ['nope'], ['new', 'a', '--nope'], ['analyze', sampleProject, 'describe', '--vars', 'Nope'], ['analyze', 'pareto', '--counts', 'counts.csv', '--json'], ['check', 'fake.yinguo']]) {
      const alone = yinguo(...words)
      const at = cases.findIndex(([each]) => each.join(' ') === words.join(' '))
      expect({ status: alone.status, stdout: alone.stdout, stderr: alone.stderr }).toEqual(runs[at])
    }
    for (const [at, [words, status, stderr, stdout]] of cases.entries()) {
      const run = runs[at]!
      const said = `yinguo ${words.join(' ')}\n${run.stderr}`
      expect(`${run.status} ${said}`).toBe(`${status} ${said}`)
      if (stderr) expect(run.stderr, said).toMatch(stderr)
      if (stdout) expect(run.stdout, said).toMatch(stdout)
      if (status !== 0) expect(run.stdout, said).toBe('')
      if (words.includes('--json') && status === 0) expect(() => JSON.parse(run.stdout) as unknown, said).not.toThrow()
      expect(run.stderr, said).not.toMatch(/\n\s+at |Error:|node:internal|ExperimentalWarning/)
    }
    for (const name of ['taken.txt', 'taken.yinguo', 'taken.svg', 'taken.docx', 'taken.csv']) expect(readFileSync(join(work, name), 'utf8')).toBe('keep')
    expect(hash(sampleProject)).toBe(before)
    expect(readFileSync(join(work, 'fake.yinguo'), 'utf8')).toBe('not a project')
    expect(existsSync(join(work, 'x.yinguo')), 'a project made for a failed import').toBe(false)
    expect(readdirSync(join(root, 'resources/sample')).filter(name => /journal|wal|shm/.test(name))).toEqual([])
  })

  it('leaves no temporary folder behind', () => {
    const own = join(work, 'tmp')
    mkdirSync(own)
    spawnSync(process.execPath, [program, 'codebook', sampleSheet], { cwd: work, env: { ...env, TMPDIR: own } })
    spawnSync(process.execPath, [program, 'codebook', 'fake.xlsx'], { cwd: work, env: { ...env, TMPDIR: own } })
    expect(readdirSync(own)).toEqual([])
  })

  it('ends quietly when its reader leaves', () => {
    const run = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" codebook "${sampleProject}" --json | head -c 20`], { cwd: work, env, encoding: 'utf8' })
    expect([run.stderr, run.stdout.length]).toEqual(['', 20])
  })
})

const built = existsSync(join(root, 'dist/renderer/index.html'))
if (!built) process.stderr.write('serve --no-open skipped: the page is not built yet\n')

describe.skipIf(!built)('serve --no-open (needs a built page)', () => {
  const children: { kill(): boolean }[] = []
  afterAll(() => { for (const child of children) child.kill() })
  const started = (...words: string[]) => {
    const child = spawn(process.execPath, [program, 'serve', ...words, '--no-open'], { cwd: work, env, stdio: ['pipe', 'pipe', 'pipe'] })
    children.push(child)
    const lines: string[] = []
    let error = ''
    child.stderr.on('data', chunk => { error += String(chunk) })
    const next = (): Promise<string> => new Promise((resolve, reject) => {
      const look = setInterval(() => {
        const line = lines.shift()
        if (line !== undefined) { clearInterval(look); resolve(line) } else if (child.exitCode !== null) { clearInterval(look); reject(new Error(error)) }
      }, 10)
    })
    let rest = ''
    child.stdout.on('data', chunk => {
      const parts = (rest + String(chunk)).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    })
    const end = (): Promise<number | null> => new Promise(resolve => { child.once('exit', code => resolve(code)); child.kill('SIGTERM') })
    return { child, next, end, stderr: () => error }
  }

  it('prints a one-time address as a JSON line, a new one for each line it is given, and keeps it out of argv', async () => {
    const bench = started('--sample')
    const first = new URL((JSON.parse(await bench.next()) as { url: string }).url)
    expect([first.hostname, first.pathname]).toEqual(['127.0.0.1', '/open'])
    bench.child.stdin.write('\n')
    const second = new URL((JSON.parse(await bench.next()) as { url: string }).url)
    const port = Number(first.port)
    const get = (target: string, ...lines: string[]) => exchange(port, `GET ${target} HTTP/1.1`, [`Host: 127.0.0.1:${port}`, ...lines])
    expect((await get(first.pathname + first.search)).status).toBe(403)
    const welcome = await get(second.pathname + second.search)
    expect(welcome.status).toBe(200)
    const cookie = welcome.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect((await get('/', `Cookie: ${cookie}`)).status).toBe(200)
    if (process.platform === 'linux') {
      const seen = readFileSync(`/proc/${bench.child.pid}/cmdline`, 'utf8') + readFileSync(`/proc/${bench.child.pid}/environ`, 'utf8')
      for (const secret of [first.searchParams.get('key'), second.searchParams.get('key'), cookie.split('=')[1]]) expect(seen).not.toContain(secret)
    }
    expect([await bench.end(), bench.stderr()]).toEqual([0, ''])
  })

  it('holds the same lock as every other program: a second one only reads', async () => {
    yinguo('new', 'locked', '--force')
    const bench = started('locked')
    await bench.next()
    const refused = yinguo('import', sampleSheet, '--into', 'locked')
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/M02/)])
    expect(yinguo('check', 'locked.yinguo').status).toBe(0)
    const reader = started('locked')
    await reader.next()
    expect(reader.stderr()).toMatch(/只读/)
    expect([await reader.end(), await bench.end()]).toEqual([0, 0])
    expect(yinguo('import', sampleSheet, '--into', 'locked').status).toBe(0)
  })
})
