import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { NewFormNode } from '../../shared/contract/form.ts'
import { testEngine } from '../fixtures/engine.ts'
import type { Bench, Measurement } from './measure.ts'

const QUESTIONS = 200
const LETTERS = 120
/** A key pressed is shown in the next frame. */
const FRAME = 16
const root = fileURLToPath(new URL('../..', import.meta.url))
const executablePath = existsSync(chromium.executablePath()) ? undefined : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path))

/** 200 questions in ten sections: one to choose, several to choose, a matrix, a scale, a text, in turn. */
async function makeProject(folder: string): Promise<{ path: string; form: string }> {
  const engine = await testEngine()
  const path = join(folder, 'designer.yinguo')
  try {
    const made = await engine.newProject('designer')
    const { client } = engine
    const form = await client.call('form.create', { name: 'bench', lang: 'zh-CN', from: { kind: 'blank' } })
    const options = [1, 2, 3, 4, 5].map(code => ({ code, text: { 'zh-CN': `option ${code}` } }))
    const scale = { min: 1, max: 5, minLabel: { 'zh-CN': 'low' }, maxLabel: { 'zh-CN': 'high' } }
    const question = (n: number): NewFormNode => {
      const text = { 'zh-CN': `question ${n + 1} of the bench` }
      switch (n % 5) {
        case 0: return { kind: 'single', text, options }
        case 1: return { kind: 'multiple', text, options }
        case 2: return { kind: 'matrixScale', text, scale, rows: [1, 2, 3, 4].map(row => ({ text: { 'zh-CN': `row ${row}` } })) }
        case 3: return { kind: 'scale', text, scale }
        default: return { kind: 'text', text }
      }
    }
    for (let section = 0; section < 10; section++) {
      const [parent] = await client.call('form.addNodes', { form: form.id, nodes: [{ kind: 'section', text: { 'zh-CN': `section ${section + 1}` } }] })
      await client.call('form.addNodes', { form: form.id, parent: parent?.id ?? null, nodes: Array.from({ length: QUESTIONS / 10 }, (_, index) => question(section * QUESTIONS / 10 + index)) })
    }
    await client.call('project.close', {})
    copyFileSync(made.path, path)
    return { path, form: form.id }
  } finally {
    await engine.dispose()
  }
}

/** From the key to the end of the work it causes before the next frame, for every key; commands are sent on the way. */
async function typing(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const kept = window as unknown as { typed: number[] }
    kept.typed = []
    document.addEventListener('keydown', () => {
      const start = performance.now()
      requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => { kept.typed.push(performance.now() - start) }; channel.port2.postMessage(null) })
    }, { capture: true })
  })
  for (let letter = 0; letter < LETTERS; letter++) await page.keyboard.press('abcdefgh'[letter % 8] ?? 'a', { delay: 20 })
  return page.evaluate(() => (window as unknown as { typed: number[] }).typed)
}

/** Work of the page itself for each key: script, style and layout, without the wait for the next frame. */
async function work(page: Page, type: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taken = async (): Promise<number> => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]))['TaskDuration'] ?? 0
  const before = await taken()
  await type()
  return (await taken() - before) * 1000 / LETTERS
}

/** A letter typed into a question of a form of 200, in a browser; `npm run build` first. */
export const run: Bench = async () => {
  if (!existsSync(join(root, 'dist/renderer/index.html')) || (executablePath === undefined && !existsSync(chromium.executablePath()))) {
    process.stderr.write('designerWindow.ts skipped: it takes a built renderer and a browser\n')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-bench-designer-'))
  const { path, form } = await makeProject(folder)
  const host = spawn(process.execPath, ['main/hosts/cli/main.ts', 'serve', '--no-open', path], { cwd: root, env: { ...process.env, YINGUO_DATA: join(folder, 'data') }, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  const measured: Measurement[] = []
  const median = (values: readonly number[], part = 0.5): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0
  try {
    const url = (JSON.parse((await lines.next()).value as string) as { url: string }).url
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    await page.goto(url)
    await page.waitForURL(address => address.pathname === '/')
    const start = performance.now()
    await page.evaluate(hash => { window.location.hash = hash }, `#/questionnaire/design/${form}`)
    await page.locator('.yg-q').nth(QUESTIONS).waitFor()
    measured.push({ name: `designer, ${QUESTIONS} questions: opened`, value: performance.now() - start, unit: 'ms', limit: 3000, note: '' })
    for (const [name, at] of [['text of a single choice', 106], ['text of a matrix', 108]] as const) {
      await page.locator('.yg-q').nth(at).click()
      await page.locator('.yg-q-active textarea').first().focus()
      await page.keyboard.press('a')
      let shown: number[] = []
      const own = await work(page, async () => { shown = await typing(page) })
      measured.push({ name: `designer, ${QUESTIONS} questions: work a letter, ${name}`, value: own, unit: 'ms', limit: FRAME, note: `shown after ${median(shown).toFixed(1)} ms (median), ${median(shown, 0.95).toFixed(1)} ms (95 %), frame included` })
    }
  } finally {
    await browser.close()
    host.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  return measured
}
