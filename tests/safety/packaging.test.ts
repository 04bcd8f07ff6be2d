import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const require = createRequire(import.meta.url)
let work: string
let unpacked: string
let listing: string[]

/** A stand-in for Electron's program: enough for the packager, with a fuse wire in which every fuse is at its default. */
function standInProgram(folder: string): string {
  const program = join(folder, 'electron-dist')
  mkdirSync(join(program, 'locales'), { recursive: true })
  mkdirSync(join(program, 'resources'))
  const wire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100011')])
  writeFileSync(join(program, 'electron'), Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(4096), wire, Buffer.alloc(64)]))
  chmodSync(join(program, 'electron'), 0o755)
  for (const locale of ['zh-CN', 'en-US', 'fr']) writeFileSync(join(program, 'locales', `${locale}.pak`), '')
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(program, file), '45.4.1')
  return program
}

const packs = process.platform === 'linux'
if (!packs) process.stderr.write('skipped: the dry run of the package, whose stand-in program is for Linux\n')
describe.skipIf(!packs)('the package (dry run with a stand-in program)', () => {
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'yinguo-package-'))
    execFileSync(process.execPath, ['.config/run/build.mjs', '--if-stale', '--quiet'], { cwd: root, stdio: 'pipe' })
    const run = spawnSync(process.execPath, [
      'node_modules/electron-builder/cli.js', '--linux', 'dir', '--x64', '--publish', 'never',
      `-c.electronDist=${standInProgram(work)}`, `-c.directories.output=${join(work, 'out')}`,
    ], { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: process.env['HOME'], FORCE_COLOR: '0' } })
    expect(`${run.stdout}${run.stderr}`.split('\n').slice(-15).join('\n') + String(run.status)).toMatch(/0$/)
    unpacked = join(work, 'out', 'linux-unpacked')
    listing = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false }).map(path => path.replace(/^[\\/]/, '').replaceAll('\\', '/'))
  })
  afterAll(() => { rmSync(work, { recursive: true, force: true }) })

  it('holds the program, the page, the sample and the icon', () => {
    for (const file of ['package.json', 'dist/main/electron.js', 'dist/main/engine.js', 'dist/main/import-worker.js', 'dist/main/compute-worker.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html', 'resources/sample/sample.yinguo', 'resources/icons/icon.png',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node', 'node_modules/zod/package.json', 'node_modules/exceljs/package.json']) expect(listing, file).toContain(file)
    expect(listing.some(path => /^dist\/renderer\/assets\/.+\.js$/.test(path))).toBe(true)
    expect(listing.some(path => /Noto.*400Regular.*\.ttf$/i.test(path))).toBe(true)
  })

  it('holds no sources, no tests, nothing of other systems, nothing of development', () => {
    const ours = listing.filter(path => !path.startsWith('node_modules/'))
    expect(ours.filter(path => /\.(ts|tsx|test\.\w+|map)$/.test(path))).toEqual([])
    expect(ours.filter(path => /^(main|renderer|shared|preload|tests|docs|out|test-results|\.[^/]+)\b/.test(path))).toEqual([])
    expect(listing.filter(path => path.endsWith('.node') && !/linux-x64/.test(path))).toEqual([])
    expect(listing.filter(path => /^node_modules\/(electron|typescript|vite|vitest|eslint|react|antd|ag-grid-community|@playwright|@types)\//.test(path))).toEqual([])
    expect(listing.filter(path => /^node_modules\/better-sqlite3\/(deps|src)\//.test(path))).toEqual([])
    expect(listing.filter(path => /\.(ttf|otf)$/.test(path) && !/(400Regular|700Bold)/.test(path))).toEqual([])
  })

  it('keeps outside the archive what must be a real file', () => {
    const outside = join(unpacked, 'resources', 'app.asar.unpacked')
    for (const file of ['dist/main/import-worker.js', 'dist/main/compute-worker.js', 'node_modules/better-sqlite3/prebuilds/linux-x64.node']) expect(existsSync(join(outside, file)), file).toBe(true)
    const files = readdirSync(outside, { recursive: true, encoding: 'utf8' })
    expect(files.filter(path => /(400Regular|700Bold).*\.ttf$/.test(path))).toHaveLength(2)
    expect(files.some(path => /resvgjs\.linux-x64-gnu\.node$/.test(path))).toBe(true)
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  it('has its fuses set (E8)', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'yinguo'))
    const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseV1Options.GrantFileProtocolExtraPrivileges]
    const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    expect(off.map(fuse => [FuseV1Options[fuse], wire[fuse]])).toEqual(off.map(fuse => [FuseV1Options[fuse], FuseState.DISABLE]))
    expect(on.map(fuse => [FuseV1Options[fuse], wire[fuse]])).toEqual(on.map(fuse => [FuseV1Options[fuse], FuseState.ENABLE]))
  })

  it('runs: the packed engine opens the sample, imports its sheet and writes a report, with nothing but what was packed', () => {
    const app = join(work, 'app')
    extractAll(join(unpacked, 'resources', 'app.asar'), app)
    cpSync(join(unpacked, 'resources', 'app.asar.unpacked'), app, { recursive: true })
    const data = join(work, 'data')
    writeFileSync(join(work, 'drive.mjs'), driver)
    const run = spawnSync(process.execPath, [join(work, 'drive.mjs'), app, data], { encoding: 'utf8', timeout: 600_000, cwd: work })
    expect(run.stderr).toBe('')
    expect(JSON.parse(run.stdout)).toMatchObject({ sample: true, rows: 290, docx: true, png: true })
  })
})

/** Drives the packed utility-process entry as Electron would: a parent port, then a port for a caller. */
const driver = `
import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { MessageChannel } from 'node:worker_threads'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
const [app, data] = process.argv.slice(2)
const control = new EventEmitter()
const answers = new EventEmitter()
control.postMessage = message => answers.emit(message.type, message)
process.parentPort = control
await import(pathToFileURL(join(app, 'dist/main/engine.js')))
control.emit('message', { data: { type: 'setup', setup: { appData: data, resources: join(app, 'resources'), actor: 'test', importWorker: pathToFileURL(join(app, 'dist/main/import-worker.js')).href, computeWorker: pathToFileURL(join(app, 'dist/main/compute-worker.js')).href } }, ports: [] })
const { port1, port2 } = new MessageChannel()
const enginePort = { postMessage: m => port2.postMessage(m), on: (event, listener) => port2.on(event, value => listener({ data: value })), start() {}, close: () => port2.close() }
control.emit('message', { data: { type: 'serve' }, ports: [enginePort] })
let next = 1
const waiting = new Map()
port1.on('message', text => {
  const message = JSON.parse(text)
  if (message.type === 'result') waiting.get(message.id).resolve(message.value)
  if (message.type === 'error') waiting.get(message.id).reject(new Error(waiting.get(message.id).name + ' ' + message.code + ' ' + JSON.stringify(message.params)))
})
const call = (name, params) => new Promise((resolve, reject) => { const id = next++; waiting.set(id, { name, resolve, reject }); port1.postMessage(JSON.stringify({ type: 'call', id, name, params })) })
const grant = (path, access) => new Promise(resolve => { const request = next++; answers.once('granted', answer => resolve(answer.id)); control.emit('message', { data: { type: 'grant', request, path, access, overwrite: true, name: path.split('/').at(-1) }, ports: [] }) })
const info = await call('project.openSample', {})
const proposal = await call('import.inspect', { grant: await grant(join(app, 'resources/sample/mobile-satisfaction.xlsx'), 'read'), options: {} })
const imported = await call('import.commit', { session: proposal.session, recipe: proposal.recipe })
const figures = await call('figure.list', {})
const docx = join(data, 'report.docx')
await call('export.report', { title: 'T', figures: figures.map(figure => figure.spec), format: 'docx', lang: 'zh-CN', grant: await grant(docx, 'write') })
const png = join(data, 'figure.png')
await call('export.figure', { spec: figures[0].spec, format: 'png', lang: 'zh-CN', grant: await grant(png, 'write') })
process.stdout.write(JSON.stringify({ sample: info.sample, rows: imported.rows, docx: readFileSync(docx).subarray(0, 2).toString() === 'PK', png: readFileSync(png).subarray(1, 4).toString() === 'PNG' }))
process.exit(0)
`

describe('the packaging configuration', () => {
  it('is valid by the packager\'s own schema, for all three systems', async () => {
    const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
      getConfig(folder: string, file: string | null, override: object | null): Promise<Record<string, Record<string, unknown>>>
      validateConfiguration(config: object, log: object): Promise<void>
    }
    const config = await getConfig(root, 'electron-builder.yml', null)
    await expect(validateConfiguration(config, { isEnabled: false, add() {} })).resolves.toBeUndefined()
    expect([config['win']?.['target'], config['mac']?.['target'], config['linux']?.['target']]).toEqual([['nsis', 'portable'], ['dmg'], ['AppImage', 'deb']])
    await expect(validateConfiguration({ ...config, asarr: true }, { isEnabled: false, add() {} })).rejects.toThrow(/asarr/)
  })

  it('names icons that exist and are what they are called', () => {
    const start = (file: string, n: number): string => readFileSync(join(root, 'resources/icons', file)).subarray(0, n).toString('latin1')
    expect([start('icon.png', 4), start('icon.icns', 4), start('icon.ico', 4)]).toEqual(['\u0089PNG', 'icns', '\u0000\u0000\u0001\u0000'])
  })
})
