import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ipcChannels } from '../../shared/contract/host.ts'
import { hostCommands } from '../../shared/contract/host.ts'
import { APP_PAGE } from '../../main/hosts/electron/appProtocol.ts'
import { startDesktop } from '../../main/hosts/electron/desktop.ts'
import { externalAddress, externalSites, safeOpenExternal } from '../../main/hosts/electron/external.ts'
import { projectOfArguments } from '../../main/hosts/electron/fileArguments.ts'
import { readWindowState, writeWindowState } from '../../main/hosts/electron/windowState.ts'
import { standInElectron, StandInContents } from './standInElectron.ts'
import type { StandIn } from './standInElectron.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinguo-desktop-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'renderer', 'assets', 'a.js'), 'export {}')
  await writeFile(join(folder, 'secret.js'), 'SECRET')
  await writeFile(join(folder, '调研.yinguo'), 'x')
})
afterEach(async () => { await rm(folder, { recursive: true, force: true }) })

async function started(options: { words?: string[]; sample?: boolean; firstInstance?: boolean; locale?: string } = {}): Promise<StandIn> {
  const standIn = standInElectron({ userData: join(folder, 'user'), ...options })
  startDesktop(standIn.electron, {
    places: { rendererFolder: join(folder, 'renderer'), preload: '/preload.cjs', engineEntry: '/engine.js', importWorker: 'file:///worker.js', computeWorker: 'file:///compute.js', resources: folder, actor: 'test' },
    words: options.words ?? [], workingFolder: folder, sample: options.sample ?? false, platform: 'linux', log: () => {},
  })
  for (let turn = 0; turn < 10; turn++) await new Promise(resolve => { setImmediate(resolve) })
  return standIn
}
/** Files are looked at before they are handed over. */
const until = (ready: () => boolean): Promise<unknown> => vi.waitFor(() => { expect(ready()).toBe(true) }, { timeout: 30_000, interval: 5 })

/** An event as Electron gives it to an IPC listener. */
function from(standIn: StandIn, frame: unknown): unknown {
  return { sender: standIn.windows[0]?.webContents, senderFrame: frame }
}
const ourFrame = { url: APP_PAGE, parent: null }

describe('E1: the window', () => {
  it('is locked down in every switch, and the app sandboxed before it is made', async () => {
    const standIn = await started()
    expect(standIn.app.sandboxed).toBe(true)
    expect(standIn.windows).toHaveLength(1)
    const page = standIn.windows[0]
    expect(page?.loaded).toEqual([APP_PAGE])
    expect(page?.options.webPreferences).toEqual({
      contextIsolation: true, sandbox: true, webSecurity: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webviewTag: false, navigateOnDragDrop: false, spellcheck: false, preload: '/preload.cjs',
    })
  })

  it('comes back where it was, and only where a screen still is', () => {
    const file = join(folder, 'user', 'window.json')
    const screen = { x: 0, y: 0, width: 1920, height: 1080 }
    writeWindowState(file, { bounds: { x: 100, y: 50, width: 1300, height: 800 }, maximized: true })
    expect(readWindowState(file, [screen])).toEqual({ bounds: { x: 100, y: 50, width: 1300, height: 800 }, maximized: true })
    expect(readWindowState(file, [{ ...screen, x: 4000 }]).bounds).toBeNull()
    writeWindowState(file, { bounds: { x: 0, y: 0, width: 10, height: 10 }, maximized: false })
    expect(readWindowState(file, [screen]).bounds).toBeNull()
    expect(readWindowState(join(folder, 'secret.js'), [screen])).toEqual({ bounds: null, maximized: false })
  })

  it('reloads a page that crashed', async () => {
    const standIn = await started()
    const contents = standIn.windows[0]?.webContents
    contents?.emit('render-process-gone', {}, { reason: 'crashed' })
    contents?.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(contents?.reloads).toBe(1)
  })
})

describe('E2: the page goes nowhere', () => {
  it('refuses 60 attempts to navigate, frame, redirect, attach or open', async () => {
    const standIn = await started()
    const contents = new StandInContents()
    standIn.app.emit('web-contents-created', {}, contents)
    const urls = ['https://evil.com', 'http://127.0.0.1', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'blob:app://bundle/x', '\\\\host\\share', 'app://bundle/other.html', 'app://evil/', 'about:blank', 'chrome://gpu', 'ws://x']
    let attempts = 0
    for (const url of urls) {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
        let prevented = false
        contents.emit(event, { url, preventDefault: () => { prevented = true } })
        expect(prevented, `${event} ${url}`).toBe(true)
        attempts++
      }
      expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' })
      attempts++
    }
    expect(attempts).toBe(60)
  })

  it('loads nothing but our scheme', async () => {
    const standIn = await started()
    const cancelled = (url: string): boolean => {
      let outcome = false
      standIn.session.beforeRequest?.({ url }, reply => { outcome = reply.cancel })
      return outcome
    }
    for (const url of ['http://127.0.0.1/', 'https://evil.com', 'ws://x', 'wss://x', 'file:///etc/passwd', 'app://evil/', 'app://bundle.evil/', 'ftp://x', 'blob:https://evil.com/1', 'chrome-extension://x']) expect(cancelled(url), url).toBe(true)
    for (const url of [APP_PAGE, 'app://bundle/assets/a.js', 'data:image/png;base64,AA', 'blob:app://bundle/1']) expect(cancelled(url), url).toBe(false)
  })
})

describe('E3: openExternal', () => {
  const site = externalSites[0] as string
  const bad: unknown[] = [
    `http://${site}/`, `HTTP://${site}`, `ftp://${site}`, 'file:///etc/passwd', 'file://host/share', '\\\\host\\share', '//host/share', 'smb://host/share', 'ms-msdt:/id', 'search-ms:query=x',
    'ms-officecmd:x', 'javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'mailto:a@b.c', 'tel:1', 'blob:https://x', 'about:blank', 'chrome://gpu', 'app://bundle/',
    `https://user@${site}/`, `https://user:pw@${site}/`, `https://${site}@evil.com/`, `https://evil.com/${site}`, `https://evil.com?${site}`, `https://evil.com#${site}`, `https://${site}.evil.com`, `https://evil${site}`, `https://${site}:8443/`, `https://${site}:443@evil.com/`,
    `https://${site}\\@evil.com`, `https:\\\\${site}`, `https:/${site}`, `https:${site}`, ` https://${site}`, `https://${site}/ `, `https://${site}/\n`, `ht\ttps://${site}`, `https://${site}\u0000.evil.com`, `https://${site.replace('i', 'і')}/`,
    `https://${site}。evil.com`, `https://${site.toUpperCase()}/`, 'https://', 'https://.', '', null, undefined, 42, {}, [`https://${site}`], `https://${site}/${'a'.repeat(3000)}`, `HTTPS://${site}/`,
  ]
  it(`passes none of ${bad.length}`, async () => {
    expect(bad.length).toBeGreaterThanOrEqual(50)
    const opened: string[] = []
    const shell = { openExternal: (url: string) => { opened.push(url); return Promise.resolve() } }
    for (const url of bad) expect(await safeOpenExternal(shell, url), String(url)).toBe(false)
    expect(opened).toEqual([])
  })

  it('passes the listed sites as they are', () => {
    for (const listed of externalSites) expect(externalAddress(`https://${listed}/a?b=c#d`)).toBe(`https://${listed}/a?b=c#d`)
  })
})

describe('E4: every channel checks who asks and what', () => {
  it('refuses strangers on all channels', async () => {
    const standIn = await started()
    standIn.dialogs.open = [join(folder, '调研.yinguo')]
    const strangers = [
      null, undefined, { url: 'https://evil.com/', parent: null }, { url: 'file:///x', parent: null }, { url: 'app://evil/index.html', parent: null }, { url: 'app://bundle@evil.com/', parent: null },
      { url: 'app://bundle.evil/', parent: null }, { url: 'data:text/html,app://bundle/', parent: null }, { url: 'not a url', parent: null }, { url: APP_PAGE, parent: ourFrame },
    ]
    const words: Record<string, unknown[]> = { [ipcChannels.pickOpen]: ['data'], [ipcChannels.pickSave]: ['a.docx', 'export'], [ipcChannels.grantFile]: [join(folder, '调研.yinguo')], [ipcChannels.openAddress]: [`https://${externalSites[0]}/`] }
    expect([...standIn.handlers.keys()].sort()).toEqual([ipcChannels.grantFile, ipcChannels.pickOpen, ipcChannels.pickSave].sort())
    expect([...standIn.listeners.keys()].sort()).toEqual([ipcChannels.connect, ipcChannels.openAddress].sort())
    for (const stranger of strangers) {
      for (const [channel, handler] of standIn.handlers) expect(await handler(from(standIn, stranger), ...(words[channel] ?? []))).toEqual({ ok: false, code: 'M22', params: {} })
      for (const [channel, listener] of standIn.listeners) listener(from(standIn, stranger), ...(words[channel] ?? []))
    }
    // Our page's address, but contents that are no window of ours.
    for (const [channel, handler] of standIn.handlers) expect(await handler({ sender: {}, senderFrame: ourFrame }, ...(words[channel] ?? []))).toMatchObject({ ok: false, code: 'M22' })
    expect(standIn.external).toEqual([])
    expect(standIn.windows[0]?.webContents.posted).toEqual([])
    expect(standIn.forks.flatMap(fork => fork.posted)).toEqual([])
  })

  it('refuses 100 wrong words on every channel without a throw', async () => {
    const standIn = await started()
    const wrong: unknown[][] = Array.from({ length: 100 }, (_, n) => [
      [null, 1, '', {}, [], true, 'x'.repeat(5000), 'exe', Symbol.iterator.toString(), ['data']][n % 10], [undefined, null, 0, 'nothing', {}, []][n % 6],
    ])
    for (const words of wrong) {
      for (const handler of standIn.handlers.values()) expect(await handler(from(standIn, ourFrame), ...words)).toMatchObject({ ok: false })
      for (const [channel, listener] of standIn.listeners) if (channel !== ipcChannels.connect) listener(from(standIn, ourFrame), ...words)
    }
    expect(standIn.external).toEqual([])
  })

  it('answers our page: dialogs and drops hand out grants, never paths', async () => {
    const standIn = await started()
    const ask = (channel: string, ...words: unknown[]) => standIn.handlers.get(channel)?.(from(standIn, ourFrame), ...words)
    expect(await ask(ipcChannels.pickOpen, 'project')).toEqual({ ok: true, value: null })
    standIn.dialogs.open = [join(folder, '调研.yinguo')]
    const opened = await ask(ipcChannels.pickOpen, 'project')
    expect(opened).toEqual({ ok: true, value: { grant: 'grant-1', name: '调研.yinguo' } })
    standIn.dialogs.save = join(folder, 'out.docx')
    expect(await ask(ipcChannels.pickSave, '../../out.docx', 'export')).toEqual({ ok: true, value: { grant: 'grant-2', name: 'out.docx' } })
    expect(await ask(ipcChannels.grantFile, join(folder, 'secret.js'))).toMatchObject({ ok: true })
    for (const path of ['relative.csv', '\\\\host\\share\\a.csv', '//host/a.csv', join(folder, 'absent.csv'), folder]) expect(await ask(ipcChannels.grantFile, path)).toMatchObject({ ok: false, code: 'M25' })
    const grants = standIn.forks[0]?.posted.map(({ message }) => message as Record<string, unknown>).filter(message => message['type'] === 'grant')
    expect(grants?.map(({ path, access, overwrite }) => [path, access, overwrite])).toEqual([
      [join(folder, '调研.yinguo'), 'write', false], [join(folder, 'out.docx'), 'write', true], [join(folder, 'secret.js'), 'read', false],
    ])
  })

  it('gives our page a port of its own to the engine', async () => {
    const standIn = await started()
    standIn.listeners.get(ipcChannels.connect)?.(from(standIn, ourFrame))
    expect(standIn.forks).toHaveLength(1)
    const posted = standIn.forks[0]?.posted ?? []
    expect(posted.map(({ message }) => (message as { type: string }).type)).toEqual(['setup', 'serve'])
    expect(posted[1]?.ports).toHaveLength(1)
    expect(standIn.windows[0]?.webContents.posted.map(([channel, word, ports]) => [channel, word, ports.length])).toEqual([[ipcChannels.port, null, 1]])
  })
})

describe('E6, E2: the app:// protocol', () => {
  const get = async (standIn: StandIn, url: string, method = 'GET') => standIn.protocols.get('app')?.({ url, method }) as Promise<Response>

  it('serves the page with its policy on every answer', async () => {
    const standIn = await started()
    expect(standIn.privileged).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
    for (const url of [APP_PAGE, 'app://bundle/', 'app://bundle/assets/a.js', 'app://bundle/absent.js']) {
      const policy = (await get(standIn, url)).headers.get('content-security-policy') ?? ''
      for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(rule)
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe/)
    }
    expect((await get(standIn, APP_PAGE)).status).toBe(200)
  })

  it('serves nothing outside its folder', async () => {
    const standIn = await started()
    await symlink(join(folder, 'secret.js'), join(folder, 'renderer', 'assets', 'link.js'))
    const urls = ['app://bundle/../secret.js', 'app://bundle/%2e%2e/secret.js', 'app://bundle/..%2fsecret.js', 'app://bundle/..%5csecret.js', 'app://bundle/%252e%252e/secret.js', 'app://bundle/assets/link.js', 'app://bundle//etc/passwd',
      'app://evil/index.html', 'app://bundle@evil/index.html', 'app://bundle:80/index.html', 'app://BUNDLE/index.html', 'file:///etc/passwd', 'app://bundle/secret.js%00.html', 'app://bundle/assets', 'app://bundle']
    for (const url of urls) {
      const answer = await get(standIn, url)
      expect(answer.status, url).toBe(404)
      expect(await answer.text()).toBe('')
    }
    expect((await get(standIn, APP_PAGE, 'POST')).status).toBe(404)
  })
})

describe('E7: permissions', () => {
  it('denies all but writing to the clipboard', async () => {
    const { session } = await started()
    const names = ['clipboard-read', 'media', 'mediaKeySystem', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen', 'openExternal', 'window-management', 'display-capture', 'storage-access',
      'top-level-storage-access', 'idle-detection', 'speaker-selection', 'keyboardLock', 'hid', 'serial', 'usb', 'bluetooth', 'fileSystem', 'background-sync', 'unknown', 'deprecated-sync-clipboard-read']
    expect(names).toHaveLength(25)
    const ask = (name: string): boolean => {
      let granted = true
      ;(session['request'] as (contents: null, name: string, answer: (yes: boolean) => void) => void)(null, name, yes => { granted = yes })
      return granted
    }
    const check = session['check'] as (contents: null, name: string) => boolean
    for (const name of names) expect([name, ask(name), check(null, name)]).toEqual([name, false, false])
    expect([ask('clipboard-sanitized-write'), check(null, 'clipboard-sanitized-write')]).toEqual([true, true])
    expect((session['device'] as () => boolean)()).toBe(false)
    let shared: unknown
    ;(session['displayMedia'] as (request: null, answer: (streams: unknown) => void) => void)(null, streams => { shared = streams })
    expect(shared).toEqual({})
    let prevented = false
    ;(session['will-download'] as (event: { preventDefault(): void }) => void)({ preventDefault: () => { prevented = true } })
    expect(prevented).toBe(true)
  })
})

describe('E9: command lines and double clicks are data', () => {
  const bad = ['--inspect', '--inspect=0.0.0.0:9229', '--inspect-brk', '--remote-debugging-port=9222', '--gpu-launcher=/bin/sh', '--no-sandbox', '--disable-web-security', '--js-flags=--x', '--require=/x.js', '--load-extension=/x', '--user-data-dir=/tmp',
    '-r', '-', '--', '', '.', '..', '/', '\\\\host\\share\\a.yinguo', '//host/share/a.yinguo', '\\\\?\\C:\\a.yinguo', '\\\\.\\pipe\\a.yinguo', 'file:///data/a.yinguo', 'https://evil.com/a.yinguo', 'yinguo://open/a.yinguo', 'smb://h/a.yinguo',
    'absent.yinguo', '/absent/a.yinguo', 'secret.js', '调研.yinguo.exe', '调研', '-调研.yinguo', `${'a'.repeat(10_000)}.yinguo`, 'a\0.yinguo', 'folder.yinguo', '调研.yinguo/', '调研.yinguo\0', 'javascript:a.yinguo', 'data:,a.yinguo', 'NUL.yinguo']

  it(`opens none of ${bad.length} and ignores switches around a real file`, async () => {
    expect(bad.length).toBeGreaterThanOrEqual(40)
    await mkdir(join(folder, 'folder.yinguo'))
    await writeFile(join(folder, '-调研.yinguo'), 'x')
    for (const word of bad) expect(projectOfArguments([word], folder), word).toBeNull()
    const found = join(folder, '调研.yinguo')
    expect(projectOfArguments(['--inspect', '调研.yinguo', '--no-sandbox'], folder)).toBe(found)
    expect(projectOfArguments([...bad, found, join(folder, 'absent.yinguo')], '/')).toBe(found)
  })

  it('hands the file to the page as a grant: first start, second start, double click', async () => {
    const standIn = await started({ words: ['--no-sandbox', '调研.yinguo'] })
    const contents = standIn.windows[0]?.webContents
    const sent = (count: number) => until(() => (contents?.sent.length ?? 0) >= count)
    contents?.emit('did-finish-load')
    await sent(1)
    standIn.app.emit('second-instance', {}, ['/usr/bin/yinguo', '--inspect', '调研.yinguo'], folder)
    await sent(2)
    let prevented = false
    standIn.app.emit('open-file', { preventDefault: () => {} }, '/absent.yinguo')
    standIn.app.emit('open-file', { preventDefault: () => { prevented = true } }, join(folder, '调研.yinguo'))
    await sent(3)
    expect(prevented).toBe(true)
    expect(contents?.sent).toEqual([1, 2, 3].map(n => [ipcChannels.openFile, { grant: `grant-${n}`, name: '调研.yinguo' }]))
  })

  it('a second start ends and leaves the first its window', async () => {
    const standIn = await started({ firstInstance: false })
    expect([standIn.app.quitAsked, standIn.windows.length, standIn.protocols.size]).toEqual([1, 0, 0])
  })
})

describe('the menu', () => {
  type Entry = { label?: string; role?: string; click?: () => void; submenu?: Entry[] }
  const entries = (menu: Entry[]): Entry[] => menu.flatMap(item => [item, ...entries(item.submenu ?? [])])

  it('names every command once, in the reader\'s language, and only sends', async () => {
    for (const [locale, file] of [['zh-CN', '文件'], ['en-US', 'File']] as const) {
      const standIn = await started({ locale })
      const all = entries(standIn.menus[0] as Entry[])
      expect(all.map(entry => entry.label)).toContain(file)
      for (const entry of all) entry.click?.()
      expect(standIn.windows[0]?.webContents.sent.map(([, command]) => command).sort()).toEqual([...hostCommands].sort())
      expect(standIn.external).toEqual([])
      expect(all.some(entry => entry.role === 'toggleDevTools' || entry.role === 'reload')).toBe(false)
    }
  })
})

describe('the engine process', () => {
  it('is started again when it falls over, and ended in order when the app quits', async () => {
    const standIn = await started()
    const connect = () => standIn.listeners.get(ipcChannels.connect)?.(from(standIn, ourFrame))
    connect()
    standIn.forks[0]?.child.emit('exit', 9)
    expect(standIn.forks).toHaveLength(2)
    connect()
    expect(standIn.forks[1]?.posted.map(({ message }) => (message as { type: string }).type)).toEqual(['setup', 'serve'])
    let prevented = 0
    standIn.app.emit('before-quit', { preventDefault: () => { prevented++ } })
    expect(prevented).toBe(1)
    await until(() => standIn.app.quitAsked > 0)
    expect(standIn.forks[1]?.posted.map(({ message }) => (message as { type: string }).type)).toContain('shutdown')
    expect([standIn.forks[1]?.child.killed, standIn.app.quitAsked, standIn.forks.length]).toEqual([true, 1, 2])
  })
})
