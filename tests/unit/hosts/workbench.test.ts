import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startEngineWorker } from '../../../main/hosts/engineWorker.ts'
import { places } from '../../../main/hosts/places.ts'
import { socketChannel } from '../../../main/hosts/ports/socketChannel.ts'
import { textPort } from '../../../main/hosts/ports/textPort.ts'
import { opener } from '../../../main/hosts/web/browser.ts'
import { startWorkbench } from '../../../main/hosts/workbench.ts'
import type { Workbench } from '../../../main/hosts/workbench.ts'
import type { HostFile } from '../../../shared/contract/host.ts'
import { createClient } from '../../../shared/rpc/client.ts'
import type { Client } from '../../../shared/rpc/client.ts'
import { signIn } from '../../safety/webHost.ts'

const sheet = fileURLToPath(new URL('../../../resources/sample/mobile-satisfaction.xlsx', import.meta.url))
let dir: string
let bench: Workbench | undefined
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yinguo-bench-'))
  mkdirSync(join(dir, 'page'))
  writeFileSync(join(dir, 'page', 'index.html'), '')
})
afterEach(async () => {
  await bench?.close()
  bench = undefined
  rmSync(dir, { recursive: true, force: true })
})

/** What a page does, by hand: sign in, connect, fetch. */
async function asPage(open: Parameters<typeof startWorkbench>[0]['open']): Promise<{ client: Client; send(path: string, body: string | Uint8Array, type: string): Promise<HostFile>; get(path: string): Promise<Response> }> {
  bench = await startWorkbench({ open, port: 0, log: () => {}, appData: join(dir, 'data'), rendererFolder: join(dir, 'page') })
  const origin = `http://127.0.0.1:${bench.web.port}`
  const cookie = (await signIn(bench.web)).slice('Cookie: '.length)
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/engine`, { headers: { cookie, origin } })
  await once(socket, 'open')
  return {
    client: createClient(textPort(socketChannel(socket))),
    async send(path, body, type) {
      const response = await fetch(origin + path, { method: 'POST', body: body as BodyInit, headers: { cookie, origin, 'content-type': type } })
      expect(response.status).toBe(201)
      return await response.json() as HostFile
    },
    get: path => fetch(origin + path, { headers: { cookie } }),
  }
}

describe('the workbench in a browser', () => {
  it('takes a sheet up, imports it, and gives a data file back under its own name', async () => {
    const page = await asPage(null)
    expect(await page.client.call('project.info', {})).toBeNull()
    const place = await page.send('/targets', JSON.stringify({ name: '调研', kind: 'project' }), 'application/json')
    expect(place.name).toBe('调研.yinguo')
    await page.client.call('project.create', { grant: place.grant, name: '调研', purpose: 'student' })
    const uploaded = await page.send(`/files?name=${encodeURIComponent('原名 (1).xlsx')}&what=data`, readFileSync(sheet), 'application/octet-stream')
    const proposal = await page.client.call('import.inspect', { grant: uploaded.grant })
    expect(proposal.source.file).toBe('原名 (1).xlsx')
    const imported = await page.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    expect(imported.rows).toBe(290)
    const out = await page.send('/targets', JSON.stringify({ name: '数据.csv', kind: 'export' }), 'application/json')
    await page.client.call('export.data', { dataset: imported.dataset.id, format: 'csv', grant: out.grant })
    const got = await page.get(`/files/${out.grant}`)
    expect([got.status, got.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(`filename*=UTF-8''${encodeURIComponent('数据.csv')}`)])
    expect((await got.text()).split(/\r?\n/).filter(Boolean)).toHaveLength(291)
    expect((await page.get(`/files/${uploaded.grant}`)).status).toBe(404)
    expect(readdirSync(join(dir, 'data', 'projects')).filter(name => name.endsWith('.yinguo'))).toEqual(['调研.yinguo'])
  })

  it('opens a project that is uploaded as a copy of its own', async () => {
    const page = await asPage({ sample: true })
    expect(await page.client.call('project.info', {})).toMatchObject({ sample: true })
    const copy = await page.send('/files?name=sample.yinguo&what=project', readFileSync(join(places.resources, 'sample/sample.yinguo')), 'application/octet-stream')
    expect(await page.client.call('project.open', { grant: copy.grant })).toMatchObject({ readOnly: false, fileName: 'sample.yinguo' })
    await page.client.call('project.rename', { name: '改过的' })
    expect(readFileSync(join(dir, 'data/projects/sample.yinguo'))).not.toEqual(readFileSync(join(places.resources, 'sample/sample.yinguo')))
  })

  it('leaves no temporary files when it closes', async () => {
    const before = readdirSync(tmpdir()).filter(name => /^yinguo-\w{6}$/.test(name))
    const page = await asPage(null)
    await page.send('/files?name=a.csv&what=data', 'a,b', 'application/octet-stream')
    await bench?.close()
    bench = undefined
    expect(readdirSync(tmpdir()).filter(name => /^yinguo-\w{6}$/.test(name) && !before.includes(name) && existsSync(join(tmpdir(), name, '1', 'a.csv')))).toEqual([])
  })

  it('says plainly when there is no page, no project, or no such file', async () => {
    const start = (options: Partial<Parameters<typeof startWorkbench>[0]>) => startWorkbench({ open: null, port: 0, log: () => {}, appData: join(dir, 'data'), rendererFolder: join(dir, 'page'), ...options })
    await expect(start({ rendererFolder: join(dir, 'nowhere') })).rejects.toMatchObject({ code: 'M25' })
    await expect(start({ open: { project: join(dir, 'absent.yinguo') } })).rejects.toMatchObject({ code: 'M25' })
    writeFileSync(join(dir, 'no.yinguo'), 'PK')
    await expect(start({ open: { project: join(dir, 'no.yinguo') } })).rejects.toMatchObject({ code: 'M06' })
  })
})

describe('an engine in its thread', () => {
  it('that has ended closes its ports and refuses new grants', async () => {
    const engine = await startEngineWorker({ appData: join(dir, 'data'), resources: places.resources, actor: 'test', importWorker: places.importWorker.href, computeWorker: places.computeWorker.href }, () => {})
    const crashed = new Promise<string>(resolve => { engine.onCrash(resolve) })
    const client = createClient(textPort(engine.open()))
    await client.call('project.info', {})
    await engine.shutdown()
    await expect(client.call('project.info', {})).rejects.toMatchObject({ code: 'CLOSED' })
    await expect(engine.grant('/x', 'read')).rejects.toMatchObject({ code: 'CLOSED' })
    // Asked to end: that is no crash.
    expect(await Promise.race([crashed, new Promise(resolve => { setTimeout(() => resolve('quiet'), 50) })])).toBe('quiet')
  })

  it('that cannot start says so', async () => {
    await expect(startEngineWorker({ appData: join(dir, 'data'), resources: '', actor: '', importWorker: 'not a url', computeWorker: 'not a url' }, () => {})).rejects.toMatchObject({ code: 'CLOSED' })
  })
})

it('a browser is looked for only where there is a screen', () => {
  expect(opener('linux', { PATH: '/usr/bin' })).toBeNull()
  expect(opener('linux', { PATH: dir, DISPLAY: ':0' })).toBeNull()
  writeFileSync(join(dir, 'xdg-open'), '')
  expect(opener('linux', { PATH: dir, DISPLAY: ':0' })).toEqual({ command: 'xdg-open', args: [] })
  expect(opener('darwin', {})).toEqual({ command: 'open', args: [] })
})
