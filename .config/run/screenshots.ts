// Pictures for README, docs/guide.md and for looking at: every place of the sample in both languages and themes.
// node .config/run/screenshots.ts [FOLDER]   (needs dist/renderer). Without FOLDER: the pictures of the documents, into docs/images.
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { withSession } from '../../main/hosts/cli/session.ts'
import { quiet } from '../../resources/sample/console.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = resolve(process.argv[2] ?? join(root, 'docs/images'))
const inDocs = new Set(['data-zh', 'screening-zh', 'drivers-zh', 'fishbone-zh', 'improvement-zh', 'diagrams-en', 'fishbone-en-dark', 'designer-zh', 'report-zh'])
/** ONLY=designer-zh,report-zh: these of the documents' pictures and no others. */
const only = process.env['ONLY']?.split(',')
const browsers = [chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find(path => existsSync(path))

interface Shot { name: string; hash: string; ready: string; then?: (page: Page) => Promise<void> }
const shots: readonly Shot[] = [
  { name: 'overview', hash: '#/overview', ready: '.yg-chain' },
  { name: 'questionnaire', hash: '#/questionnaire/tree', ready: '.yg-canvas-body' },
  { name: 'designer', hash: '#/questionnaire/design', ready: '.yg-sheet-page' },
  { name: 'data', hash: '#/data', ready: '.ag-row .ag-cell', then: page => page.locator('.ag-row[row-index="4"] .ag-cell').nth(5).click() },
  { name: 'screening', hash: '#/data/1/~screening', ready: '.yg-screening' },
  { name: 'analysis', hash: '#/analysis', ready: '.yg-canvas-body' },
  { name: 'drivers', hash: '#/analysis/drivers', ready: '.yg-result' },
  { name: 'diagrams', hash: '#/diagrams', ready: '.yg-canvas-body' },
  { name: 'fishbone', hash: '#/diagrams/fishbone', ready: '[data-bone]' },
  { name: 'improvement', hash: '#/improvement', ready: '.yg-canvas-body' },
  { name: 'report', hash: '#/report', ready: '.yg-desk', then: async page => { await page.getByText('总体评价').first().click(); await page.waitForTimeout(3000) } },
  { name: 'review', hash: '#/review', ready: '.yg-history' },
]
const looks = [{ lang: 'zh-CN', theme: 'light' }, { lang: 'en', theme: 'light' }, { lang: 'zh-CN', theme: 'dark' }, { lang: 'en', theme: 'dark' }] as const
const viewport = { width: Number(process.env['WIDTH'] ?? 1366), height: Number(process.env['HEIGHT'] ?? 768) }

const data = await mkdtemp(join(tmpdir(), 'yinguo-shots-'))
const project = join(data, 'sample.yinguo')
await copyFile(join(root, 'resources/sample/sample.yinguo'), project)
// What the sample lacks: a questionnaire, and resampling behind its first Pareto chart.
await withSession(quiet, async ({ client, grant }) => {
  await client.call('project.open', { grant: grant(project, 'write') })
  await client.call('form.create', { lang: 'zh-CN', from: { kind: 'template', template: 'mobile' } })
  const [first] = (await client.call('figure.list', {})).filter(({ spec }) => spec.kind === 'pareto')
  if (first?.spec.kind === 'pareto') await client.call('figure.save', { figure: first.id, spec: { ...first.spec, bootstrap: 500, seed: 1 } })
})
const host = spawn(process.execPath, ['main/hosts/cli/main.ts', 'serve', project, '--no-open'], {
  cwd: root, env: { ...process.env, YINGUO_DATA: data }, stdio: ['pipe', 'pipe', 'inherit'],
})
const lines = createInterface({ input: host.stdout })
const nextAddress = (): Promise<string> => new Promise((done, fail) => {
  lines.once('line', line => done((JSON.parse(line) as { url: string }).url))
  host.once('exit', code => fail(new Error(`serve ended with ${code}`)))
})
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'] })
try {
  await mkdir(folder, { recursive: true })
  let address = await nextAddress()
  for (const [index, { lang, theme }] of looks.entries()) {
    if (index > 0) {
      // A line on stdin asks for another one-time address.
      const next = nextAddress()
      host.stdin.write('\n')
      address = await next
    }
    const context = await browser.newContext({ viewport })
    await context.addCookies([{ name: 'yinguo-remembered', value: encodeURIComponent(JSON.stringify({ lang, theme, 'data.stats': true })), url: new URL(address).origin }])
    const page = await context.newPage()
    await page.goto(address)
    await page.locator('.yg-chain').waitFor()
    for (const { name, hash, ready, then } of shots) {
      const picture = `${name}-${lang === 'en' ? 'en' : 'zh'}${theme === 'dark' ? '-dark' : ''}`
      if (only ? !only.includes(picture) : process.argv[2] === undefined && !inDocs.has(picture)) continue
      await page.evaluate(to => { window.location.hash = to }, hash)
      await page.locator(ready).first().waitFor()
      await then?.(page)
      // Figures settle, pictures of fonts too.
      await page.waitForTimeout(900)
      const file = join(folder, `${picture}.png`)
      await page.screenshot({ path: file })
      process.stderr.write(`${file}\n`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  host.kill('SIGTERM')
  await rm(data, { recursive: true, force: true })
}
