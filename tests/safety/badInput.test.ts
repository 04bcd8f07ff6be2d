import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ImportWarning } from '../../shared/contract/import.ts'
import { errorSentence } from '../../shared/i18n/errorSentence.ts'
import { translateDynamic } from '../../shared/i18n/translate.ts'
import type { YinguoError } from '../../shared/rpc/errors.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import { limits } from '../../main/engine/import/limits.ts'
import { createProjectFile } from '../../main/engine/store/makeProject.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { testEngine } from '../fixtures/engine.ts'
import { refused, taken } from './oddSheets.ts'

/**
 * Bad input, case by case, through the engine (SAFETY.md 4.I, 5 and 6): the code and its parameters, a whole sentence
 * in both languages, and the project as it was, to the byte. How soon the answer comes: `npm run bench -- import`.
 */
const languages = ['zh-CN', 'en'] as const
const LEFT_OPEN = /[{}]|undefined|null|NaN|\[object|（）|\(\)|“”/

let test: TestEngine
let projectPath: string
let projectHash: string
const sha = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

beforeAll(async () => {
  test = await testEngine()
  projectPath = (await test.newProject('满意度')).path
  const proposal = await test.client.call('import.inspect', { grant: put('earlier.csv', '性别,满意度\n男,4\n女,5\n女,3\n') })
  await test.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
  await test.client.call('factor.add', { parent: null, name: '服务' })
  await test.client.call('project.close', {})
  projectHash = sha(projectPath)
  await test.client.call('project.open', { grant: test.grants.add(projectPath, 'write') })
})
afterAll(async () => { await test.dispose() })

function put(name: string, bytes: Buffer | string): string {
  const folder = join(test.dir, 'files')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
  return test.grants.add(join(folder, name), 'read')
}

/** All that the project says, and when its file was last written. */
async function project(): Promise<unknown> {
  const datasets = await test.client.call('dataset.list', {})
  const { size, mtimeMs } = statSync(projectPath)
  return {
    datasets, size, mtimeMs,
    info: await test.client.call('project.info', {}),
    cells: await Promise.all(datasets.map(({ id }) => test.client.call('dataset.page', { dataset: id }))),
    history: await test.client.call('history.list', {}), factors: await test.client.call('factor.tree', {}),
  }
}

const failing = (work: Promise<unknown>): Promise<YinguoError> => work.then(() => { throw new Error('this was not refused') }, toYinguoError)

function expectSentences({ code, params }: YinguoError, zh: RegExp): void {
  for (const lang of languages) expect(errorSentence(lang, { code, params }), `${code} in ${lang}`).not.toMatch(LEFT_OPEN)
  expect(errorSentence('zh-CN', { code, params })).toMatch(zh)
  expect(errorSentence('en', { code, params })).not.toMatch(/[\u3400-\u9fff]/)
}

function expectWarnings(warnings: readonly ImportWarning[], codes: readonly string[]): void {
  expect(warnings.map(warning => warning.code)).toEqual(expect.arrayContaining([...codes]))
  for (const { code, params } of warnings) for (const lang of languages) {
    const sentence = translateDynamic(lang, `import.warning.${code}`, params)
    expect(sentence, code).toBeDefined()
    expect(sentence).not.toMatch(LEFT_OPEN)
  }
}

describe('refused', () => {
  it.each(refused)('$what: $code', async ({ name, bytes, options, code, params, says }) => {
    const grant = put(name, bytes())
    const before = await project()
    const error = await failing(test.client.call('import.inspect', { grant, options: options ?? {} }))
    expect(error).toMatchObject({ code, params })
    expectSentences(error, says)
    expect(await project()).toEqual(before)
    expect(test.logged).toEqual([])
  })

  it('and the project file is the same to the byte', async () => {
    await test.client.call('project.close', {})
    expect(sha(projectPath)).toBe(projectHash)
    await test.client.call('project.open', { grant: test.grants.add(projectPath, 'write') })
  })
})

describe('taken as it is meant, with a word about it', () => {
  it.each(taken)('$what', async ({ name, bytes, warnings, titles, rows }) => {
    const before = await project() as Record<string, unknown>
    const grant = put(name, bytes())
    const proposal = await test.client.call('import.inspect', { grant })
    const recipe = { ...proposal.recipe, variables: proposal.recipe.variables.map(variable => ({ ...variable, include: true })) }
    const result = await test.client.call('import.commit', { session: proposal.session, recipe })
    expectWarnings(result.warnings, warnings)
    expect(recipe.variables.map(variable => variable.label)).toEqual(titles)
    expect((await test.client.call('dataset.page', { dataset: result.dataset.id })).rows.map(row => row.values)).toEqual(rows)
    expect(Object.keys(Object.prototype)).toEqual([])
    await test.client.call('history.undo', {})
    const after = await project() as Record<string, unknown>
    expect([after['datasets'], after['cells'], after['factors']]).toEqual([before['datasets'], before['cells'], before['factors']])
    expect(test.logged).toEqual([])
  })
})

describe('three million cells', () => {
  const row = Array.from({ length: 60 }, (_, i) => 1 + (i % 5)).join(',')
  const big = (): string => `${Array.from({ length: 60 }, (_, i) => `题${i + 1}`).join(',')}\n${`${row}\n`.repeat(50_000)}`
  /** From a timer, as a person's click comes: never from within a progress message. */
  async function stopped(work: (signal: AbortSignal, onProgress: () => void) => Promise<unknown>, after: number): Promise<{ error: YinguoError; others: boolean }> {
    const stop = new AbortController()
    let others = false
    let begun = false
    const error = await failing(work(stop.signal, () => {
      if (begun) return
      begun = true
      void test.client.call('project.info', {}).then(() => {
        others = true
        setTimeout(() => stop.abort(), after)
      })
    }))
    return { error, others }
  }

  it('a cancel stops reading and writing, another call is answered meanwhile; nothing stays', async () => {
    const grant = put('big.csv', big())
    const before = await project() as Record<string, unknown>
    const reading = await stopped((signal, onProgress) => test.client.call('import.inspect', { grant }, { signal, onProgress }), 30)
    const { session, recipe } = await test.client.call('import.inspect', { grant })
    const writing = await stopped((signal, onProgress) => test.client.call('import.commit', { session, recipe }, { signal, onProgress }), 200)
    for (const { error, others } of [reading, writing]) {
      expect(error.code).toBe('CANCELLED')
      expectSentences(error, /没有做任何改动/)
      expect(others).toBe(true)
    }
    const after = await project() as Record<string, unknown>
    for (const part of ['datasets', 'cells', 'history', 'factors', 'info']) expect(after[part]).toEqual(before[part])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })
})

describe('M13, a reader that hangs', () => {
  const adjustable = limits as { noProgressMs: number }
  const usual = limits.noProgressMs
  afterEach(() => { adjustable.noProgressMs = usual })

  it('is stopped when it makes no progress, and can be cancelled before', async () => {
    const hanging = await testEngine({ workers: { compute: new URL('../../main/engine/compute/worker.ts', import.meta.url), import: new URL(`data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); })")}`) } })
    try {
      await hanging.newProject()
      writeFileSync(join(hanging.dir, 'a.csv'), 'a,b\n1,2\n')
      const grant = hanging.grants.add(join(hanging.dir, 'a.csv'), 'read')
      const stop = new AbortController()
      setTimeout(() => stop.abort(), 300)
      expect((await failing(hanging.client.call('import.inspect', { grant }, { signal: stop.signal }))).code).toBe('CANCELLED')
      adjustable.noProgressMs = 1000
      const error = await failing(hanging.client.call('import.inspect', { grant }))
      expect({ code: error.code, params: error.params }).toEqual({ code: 'M13', params: { seconds: 1 } })
      expectSentences(error, /超过 1 秒没有进展.*项目没有改动/)
      expect((await hanging.client.call('history.state', {})).count).toBe(0)
    } finally { await hanging.dispose() }
  })
})

describe('a project file that is not opened', () => {
  let made = 0
  const copy = (change: (path: string) => void): string => {
    const path = join(test.dir, `copy-${++made}.yinguo`)
    copyFileSync(projectPath, path)
    change(path)
    return path
  }
  const poke = (path: string, offset: number, bytes: number[]): void => {
    const descriptor = openSync(path, 'r+')
    writeSync(descriptor, Buffer.from(bytes), 0, bytes.length, offset)
    closeSync(descriptor)
  }
  const cases: { what: string; path: () => string; code: string; params: Record<string, unknown>; says: RegExp }[] = [
    { what: 'of a newer version', path: () => copy(path => poke(path, 60, [0, 0, 0, 99])), code: 'M05', params: { version: 99 }, says: /更新的版本（99）/ },
    { what: 'cut short', path: () => copy(path => truncateSync(path, 8192)), code: 'M03', params: { where: 'length', n: 0, time: null }, says: /有损坏（文件长度）/ },
    { what: 'with pages written over', path: () => copy(path => poke(path, 4096, Array.from({ length: 4096 }, (_, i) => (i * 31) & 0xff))), code: 'M03', params: { where: 'pages', n: 0, time: null }, says: /有损坏（数据页）/ },
    { what: 'another program\'s database', path: () => copy(path => poke(path, 68, [0, 0, 0, 0])), code: 'M06', params: { kind: 'database' }, says: /不是本软件的项目文件（别的数据库）/ },
    { what: 'text', path: () => copy(path => writeFileSync(path, '性别,满意度\n男,4\n')), code: 'M06', params: { kind: 'other' }, says: /别的文件/ },
    { what: 'empty', path: () => copy(path => truncateSync(path, 0)), code: 'M06', params: { kind: 'empty' }, says: /空文件/ },
    { what: 'a folder', path: () => { const path = join(test.dir, `folder-${++made}.yinguo`); mkdirSync(path); return path }, code: 'M06', params: { kind: 'folder' }, says: /文件夹/ },
    { what: 'gone', path: () => join(test.dir, '没有.yinguo'), code: 'M25', params: { name: '没有.yinguo' }, says: /“没有\.yinguo”/ },
  ]

  it.each(cases)('$what: $code', async ({ path: make, code, params, says }) => {
    const path = make()
    const file = code === 'M25' || params['kind'] === 'folder' ? null : sha(path)
    const before = await project()
    const error = await failing(test.client.call('project.open', { grant: test.grants.add(path, 'write') }))
    expect({ code: error.code, params: error.params }).toEqual({ code, params })
    for (const lang of languages) expect(errorSentence(lang, error)).not.toMatch(LEFT_OPEN)
    expect(errorSentence('zh-CN', error)).toMatch(says)
    if (file !== null) expect(sha(path)).toBe(file)
    // The project that was open still is.
    expect(await project()).toEqual(before)
  })

  it('in use in another program: M02 at once, and readable, by grant and from the recent ones', async () => {
    const path = join(test.dir, 'held.yinguo')
    await createProjectFile(path, 'held.yinguo', { id: 'held', name: 'H', purpose: 'student', createdAt: '2026-01-01T00:00:00Z' }, false)
    const grant = test.grants.add(path, 'write')
    await test.client.call('project.open', { grant })
    const recent = (await test.client.call('project.recent', {}))[0]!.id
    await test.client.call('project.open', { grant: test.grants.add(projectPath, 'write') })
    const holder = spawn(process.execPath, [fileURLToPath(new URL('../unit/engine/holder.child.ts', import.meta.url)), path, join(test.dir, 'scratch')], { stdio: ['pipe', 'pipe', 'inherit'] })
    await new Promise(resolve => holder.stdout.once('data', resolve))
    try {
      for (const open of [(readOnly: boolean) => test.client.call('project.open', { grant, readOnly }), (readOnly: boolean) => test.client.call('project.openRecent', { id: recent, readOnly })]) {
        const error = await failing(open(false))
        expect(error.code).toBe('M02')
        expectSentences(error, /正被另一个窗口或程序使用。可以只读打开/)
        expect(await open(true)).toMatchObject({ readOnly: true, fileName: 'held.yinguo' })
        expect((await failing(test.client.call('project.rename', { name: 'x' }))).code).toBe('READ_ONLY')
      }
    } finally {
      const ended = new Promise(resolve => { holder.once('close', resolve) })
      holder.stdin.end()
      await ended
      await test.client.call('project.open', { grant: test.grants.add(projectPath, 'write') })
    }
  })

  it('with leave to read only: not to be edited', async () => {
    const path = copy(() => {})
    expect((await failing(test.client.call('project.open', { grant: test.grants.add(path, 'read') }))).code).toBe('BAD_GRANT')
    expect(await test.client.call('project.open', { grant: test.grants.add(path, 'read'), readOnly: true })).toMatchObject({ readOnly: true })
    await test.client.call('project.open', { grant: test.grants.add(projectPath, 'write') })
  })

  it('M14: a copy over a project that is open is refused; both stay', async () => {
    const before = await project()
    const error = await failing(test.client.call('project.saveCopy', { grant: test.grants.add(projectPath, 'write', { overwrite: true }) }))
    expect(error.code).toBe('M14')
    expectSentences(error, /“project-1\.yinguo”正被其他程序打开/)
    expect(await project()).toEqual(before)
  })
})
