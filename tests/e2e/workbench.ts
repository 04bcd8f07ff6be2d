import { test as base, expect } from '@playwright/test'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export { expect } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface OpenOptions {
  lang?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
  /** The sample project is open when the page comes; else the start page (or `project`). */
  sample?: boolean
  /** Path of a project file to open. */
  project?: string
  viewport?: { width: number; height: number }
}

export interface OpenWorkbench {
  open(options?: OpenOptions): Promise<Page>
  /** A folder of this test's own, gone afterwards. */
  folder: string
}

/**
 * The web host as a person starts it (`yinguo serve --no-open`), with an empty data folder of its own.
 * At the end of every test: nothing in the console, no request to anywhere else.
 */
export const test = base.extend<{ workbench: OpenWorkbench }>({
  workbench: async ({ browser }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'yinguo-e2e-'))
    const hosts: ChildProcess[] = []
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use({
      folder,
      async open(options = {}) {
        const { host, url } = await serve(folder, options)
        hosts.push(host)
        const context = await newContext(browser, url, options)
        contexts.push(context)
        const page = await context.newPage()
        watch(page, new URL(url).origin, complaints)
        await page.goto(url)
        // The one-time address leads on to the page itself.
        await page.waitForURL(address => address.pathname === '/')
        await page.locator('#root main').waitFor()
        return page
      },
    })
    for (const context of contexts) await context.close()
    for (const host of hosts) await stop(host)
    await rm(folder, { recursive: true, force: true })
    expect(complaints).toEqual([])
  },
})

async function serve(folder: string, { sample, project }: OpenOptions): Promise<{ host: ChildProcess; url: string }> {
  const args = ['main/hosts/cli/main.ts', 'serve', '--no-open', ...sample ? ['--sample'] : project ? [project] : []]
  // Compiled once for all tests, though each has a data folder of its own.
  const env = { ...process.env, YINGUO_DATA: join(folder, 'data'), YINGUO_ACTOR: 'e2e', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/code') }
  const host = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: host.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', line => resolve((JSON.parse(line) as { url: string }).url))
    host.once('exit', code => reject(new Error(`serve ended with ${code}`)))
  })
  return { host, url }
}

async function newContext(browser: Browser, url: string, { lang = 'zh-CN', theme = 'light', viewport }: OpenOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ ...viewport ? { viewport } : { viewport: { width: 1366, height: 768 } }, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] })
  const remembered = encodeURIComponent(JSON.stringify({ lang, theme }))
  await context.addCookies([{ name: 'yinguo-remembered', value: remembered, url: new URL(url).origin, sameSite: 'Strict' }])
  return context
}

function watch(page: Page, origin: string, complaints: string[]): void {
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`) })
  page.on('pageerror', error => complaints.push(`page: ${error.message}`))
  page.on('response', response => { if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`) })
  page.on('request', request => {
    const url = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== new URL(origin).host) complaints.push(`request: ${request.url()}`)
  })
}

async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null) return
  const ended = new Promise(resolve => { host.once('exit', resolve) })
  host.kill('SIGTERM')
  await ended
}
