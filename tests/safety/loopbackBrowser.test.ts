import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPlaywrightBrowser, systemBrowser } from '../../.config/run/browser.mjs'
import { startTestHost } from './webHost.ts'
import type { TestHost } from './webHost.ts'

const executablePath = systemBrowser() ?? undefined
const none = executablePath === undefined && !hasPlaywrightBrowser()
if (none) console.info('browser part of L3, L4 and E6 skipped: no browser found')

/** What only a real browser can show: cookies across sites, the policy at work. */
describe.skipIf(none)('the loopback host in a real browser', () => {
  let bench: TestHost
  let browser: Browser
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    bench = await startTestHost()
    await writeFile(join(bench.folder, 'renderer/index.html'), '<!doctype html><title>page</title><script type="module" src="./assets/app-1.js"></script>')
    await writeFile(join(bench.folder, 'renderer/assets/app-1.js'), 'document.title = "ran"; window.tryEval = () => { try { return new Function("return 1")() } catch (e) { return e.name } }')
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] })
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await bench?.close()
  })

  it('is opened from a file like the one the default browser gets, and the strict cookie holds', async () => {
    const opener = join(bench.folder, 'open.html')
    await writeFile(opener, `<!doctype html><meta http-equiv="refresh" content="0;url=${bench.host.newAddress()}">`)
    await page.goto(pathToFileURL(opener).href)
    await page.waitForURL(url => url.protocol === 'http:' && url.pathname === '/')
    await page.waitForFunction(() => document.title === 'ran')
    expect(page.url()).not.toContain('key=')
    await page.reload()
    await page.waitForFunction(() => document.title === 'ran')
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  it('lets its own page connect and upload', async () => {
    const said = await page.evaluate(async () => {
      const socket = new WebSocket(`ws://${window.location.host}/engine`)
      const echo = await new Promise(resolve => { socket.onopen = () => socket.send('{"hello":1}'); socket.onmessage = event => resolve(event.data); socket.onerror = () => resolve('refused') })
      const upload = await fetch('/files?name=a.csv&what=data', { method: 'POST', body: new Blob(['a,b']) })
      return [echo, upload.status]
    })
    expect(said).toEqual(['{"hello":1}', 201])
  })

  it('blocks what its policy blocks', async () => {
    const outcomes = await page.evaluate(async () => {
      const inserted = (make: () => HTMLElement): Promise<string> => new Promise(resolve => {
        const element = make()
        element.onload = () => resolve('loaded')
        element.onerror = () => resolve('blocked')
        document.body.append(element)
        setTimeout(() => resolve('blocked'), 1500)
      })
      const element = <K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>): HTMLElementTagNameMap[K] => {
        const made = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
        return made
      }
      const inline = document.createElement('script')
      inline.textContent = 'window.inlineRan = true'
      document.body.append(inline)
      const handler = element('img', { onerror: 'window.handlerRan = true', src: 'data:image/png;base64,x' })
      document.body.append(handler)
      const link = element('a', { href: 'javascript:window.linkRan = true' })
      document.body.append(link)
      link.click()
      const refused = (work: Promise<unknown>): Promise<string> => work.then(() => 'loaded', () => 'blocked')
      const socket = (url: string): Promise<string> => new Promise(resolve => {
        try {
          const made = new WebSocket(url)
          made.onopen = () => resolve('loaded')
          made.onerror = () => resolve('blocked')
        } catch { resolve('blocked') }
      })
      // Outside this call: while a debugger evaluates, eval is allowed.
      const evaluated = await new Promise(resolve => { setTimeout(() => resolve((window as unknown as { tryEval(): unknown }).tryEval()), 0) })
      const seen = window as unknown as Record<string, unknown>
      const elsewhere = `http://localhost:${window.location.port}`
      return {
        eval: evaluated, inline: seen['inlineRan'], handler: seen['handlerRan'], link: seen['linkRan'],
        fetch: await refused(fetch('http://127.0.0.1:9/')), fetchOther: await refused(fetch(`${elsewhere}/`)), beacon: navigator.sendBeacon('http://127.0.0.1:9/', 'x') && 'queued',
        socket: await socket('ws://127.0.0.1:9/'), image: await inserted(() => element('img', { src: `${elsewhere}/x.png` })), script: await inserted(() => element('script', { src: `${elsewhere}/assets/app-1.js` })),
        dataScript: await inserted(() => element('script', { src: 'data:text/javascript,1' })), blobScript: await inserted(() => element('script', { src: URL.createObjectURL(new Blob(['1'])) })),
        style: await inserted(() => element('link', { rel: 'stylesheet', href: `${elsewhere}/a.css` })), frame: window.frames.length,
        object: await inserted(() => element('object', { data: '/assets/app-1.js' })), base: (document.head.append(element('base', { href: 'http://evil.com/' })), new URL('x', document.baseURI).host),
      }
    })
    expect(outcomes).toEqual({
      eval: 'EvalError', inline: undefined, handler: undefined, link: undefined, fetch: 'blocked', fetchOther: 'blocked', beacon: expect.anything(), socket: 'blocked', image: 'blocked', script: 'blocked',
      dataScript: 'blocked', blobScript: 'blocked', style: 'blocked', frame: 0, object: 'blocked', base: `127.0.0.1:${bench.port}`,
    })
  })

  it('lets no page from elsewhere in, although the browser holds the cookie', async () => {
    const before = [bench.grants.length, bench.received.length]
    const stranger = await context.newPage()
    await stranger.goto('data:text/html,<title>stranger</title>')
    const outcomes = await stranger.evaluate(async port => {
      const tries: string[] = []
      for (const host of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
        for (const [method, path] of [['GET', '/'], ['POST', '/targets'], ['POST', '/files?name=a.csv&what=data']] as const) {
          tries.push(await fetch(host + path, { method, credentials: 'include' }).then(answer => String(answer.status), () => 'refused'))
        }
        tries.push(await new Promise(resolve => {
          const socket = new WebSocket(`${host.replace('http', 'ws')}/engine`)
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('refused')
        }))
        tries.push(await new Promise(resolve => {
          const frame = document.createElement('iframe')
          frame.src = `${host}/`
          frame.onload = () => { try { resolve(String(frame.contentDocument?.title)) } catch { resolve('refused') } }
          document.body.append(frame)
        }))
      }
      return tries
    }, bench.port)
    expect(outcomes.filter(outcome => outcome !== 'refused' && outcome !== 'undefined')).toEqual([])
    expect([bench.grants.length, bench.received.length]).toEqual(before)
    // Not even by a link: the cookie is strict.
    await stranger.goto(`data:text/html,<a href="http://127.0.0.1:${bench.port}/">go</a>`)
    await stranger.click('a')
    await stranger.waitForURL(url => url.protocol === 'http:')
    expect(await stranger.title()).not.toBe('ran')
  })
})
