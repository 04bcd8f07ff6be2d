import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import type { Bench, Measurement } from './measure.ts'

const ROWS = 100_000
const COLUMNS = 60
/** A frame longer than this is felt as a jerk. */
const LONGEST_FRAME = 100
const root = fileURLToPath(new URL('../..', import.meta.url))
const executablePath = existsSync(chromium.executablePath()) ? undefined : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path))

/** A project of 100,000 x 60, made by the engine without a window. */
async function makeProject(folder: string): Promise<string> {
  const engine = await testEngine()
  const path = join(folder, 'large.yinguo')
  try {
    const made = await engine.newProject('large')
    await addDataset(engine, {
      variables: Array.from({ length: COLUMNS }, (_, column) => ({
        id: `V${column}`, ...(column % 6 === 5 ? { kind: 'text' as const } : { kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const } }),
        values: Array.from({ length: ROWS }, (_, row) => (column % 6 === 5 ? `answer ${(row * 7 + column) % 500}` : (row * (column + 3) + (row >> 3)) % 5 + 1)),
      })),
    })
    await engine.client.call('project.close', {})
    copyFileSync(made.path, path)
  } finally {
    await engine.dispose()
  }
  return path
}

/** The longest task of the page while `work` runs and until `there` says that its result is shown. */
async function longest(page: Page, name: string, work: () => Promise<unknown>, there: () => Promise<unknown>): Promise<Measurement> {
  await page.evaluate(() => { (window as unknown as { longTasks: number[] }).longTasks.length = 0 })
  const start = performance.now()
  await work()
  await there()
  const taken = performance.now() - start
  // One more frame, so that a task that has just ended is counted.
  const tasks = await page.evaluate(() => new Promise<number[]>(resolve => { setTimeout(() => resolve([...(window as unknown as { longTasks: number[] }).longTasks]), 100) }))
  return { name: `grid window: ${name}, longest task of the page`, value: Math.max(0, ...tasks), unit: 'ms', limit: LONGEST_FRAME, note: `${tasks.length} over 50 ms; shown after ${taken.toFixed(0)} ms` }
}

/** 100,000 x 60 in a browser: scrolled, sorted, filtered, without a jerk of the page; `npm run build` first. */
export const run: Bench = async () => {
  if (!existsSync(join(root, 'dist/renderer/index.html')) || (executablePath === undefined && !existsSync(chromium.executablePath()))) {
    process.stderr.write('gridWindow.ts skipped: it takes a built renderer and a browser\n')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-bench-grid-'))
  const project = await makeProject(folder)
  const host = spawn(process.execPath, ['main/hosts/cli/main.ts', 'serve', '--no-open', project], { cwd: root, env: { ...process.env, YINGUO_DATA: join(folder, 'data') }, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]()
  const { url } = JSON.parse((await lines.next()).value as string) as { url: string }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    await page.addInitScript(() => {
      const tasks: number[] = []
      Object.assign(window, { longTasks: tasks })
      new PerformanceObserver(list => { for (const entry of list.getEntries()) tasks.push(entry.duration) }).observe({ entryTypes: ['longtask'] })
    })
    await page.goto(url)
    await page.waitForURL(address => address.pathname === '/')
    await page.evaluate(() => { window.location.hash = '#/data/1' })
    const cell = (row: number, column = 'V0') => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`)
    const filled = (row: number, column?: string) => async (): Promise<void> => { await cell(row, column).filter({ hasText: /./ }).first().waitFor() }
    await filled(0)()
    await cell(0).click()
    const press = (key: string, times: number) => async (): Promise<void> => { for (let time = 0; time < times; time++) await page.keyboard.press(key) }
    const status = page.locator('.yg-grid-status')
    const results = [
      await longest(page, '40 times PageDown', press('PageDown', 40), async () => { await page.locator('.ag-cell-focus').filter({ hasText: /./ }).waitFor() }),
      await longest(page, 'Ctrl+End', press('Control+End', 1), filled(ROWS - 1, 'V0')),
      await longest(page, 'Ctrl+Home', press('Control+Home', 1), filled(0)),
      await longest(page, 'wheel across the rows', async () => { for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 600) }, async () => { await page.locator('.ag-row .ag-cell[col-id="V0"]').filter({ hasText: /^\d/ }).first().waitFor() }),
    ]
    const menu = async (column: string): Promise<void> => { await page.locator(`.ag-header-cell[col-id="${column}"]`).getByRole('button').click() }
    await menu('V5')
    results.push(await longest(page, 'sorted by a text column', () => page.getByRole('button', { name: /降序|Descending/ }).click(), async () => { await cell(0, 'V5').filter({ hasText: /answer (99|499)$/ }).waitFor() }))
    await menu('V0')
    await page.locator('.yg-column-menu .ant-checkbox-wrapper').nth(1).waitFor()
    await page.locator('.yg-column-menu').getByRole('checkbox').nth(1).uncheck()
    results.push(await longest(page, 'filtered by values', () => page.locator('.yg-column-menu .ant-btn-primary').click(), async () => { await status.filter({ hasText: /找到 75,000|75,000 rows/ }).waitFor() }))
    results.push(await longest(page, 'statistics in every header', () => page.getByRole('button', { name: /列统计|Statistics/ }).click(), async () => { await page.locator('.ag-header-cell[col-id="V0"] .yg-grid-head-stats svg').waitFor() }))
    return results
  } finally {
    await browser.close()
    const gone = new Promise(resolve => { host.once('exit', resolve) })
    host.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
}
