import { chromium } from '@playwright/test'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { timing } from './measure.ts'
import type { Bench } from './measure.ts'

const ROUNDS = 5
const root = fileURLToPath(new URL('../..', import.meta.url))
const executablePath = existsSync(chromium.executablePath()) ? undefined : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path))

/** From the address to the first page a person can use, in a fresh browser profile each round; `npm run build` first. */
export const run: Bench = async () => {
  if (!existsSync(join(root, 'dist/renderer/index.html')) || (executablePath === undefined && !existsSync(chromium.executablePath()))) {
    process.stderr.write('window.ts skipped: it takes a built renderer and a browser\n')
    return []
  }
  const data = mkdtempSync(join(tmpdir(), 'yinguo-bench-window-'))
  const host = spawn(process.execPath, ['main/hosts/cli/main.ts', 'serve', '--no-open', '--sample'], { cwd: root, env: { ...process.env, YINGUO_DATA: data }, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]()
  const nextAddress = async (): Promise<string> => (JSON.parse((await lines.next()).value as string) as { url: string }).url
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  const taken: number[] = []
  try {
    let url = await nextAddress()
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 0) { host.stdin.write('\n'); url = await nextAddress() }
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
      const page = await context.newPage()
      const start = performance.now()
      await page.goto(url, { waitUntil: 'commit' })
      await page.getByRole('navigation').getByRole('link').first().click({ trial: true })
      await page.getByText('320').first().waitFor()
      taken.push(performance.now() - start)
      await context.close()
    }
  } finally {
    await browser.close()
    host.kill('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
  return [timing('window: address to usable overview of the sample', taken, 2000)]
}
