import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const named = join(root, 'node_modules/electron/path.txt')
const binary = existsSync(named) ? join(root, 'node_modules/electron/dist', readFileSync(named, 'utf8').trim()) : null
const reason = binary === null || !existsSync(binary) ? 'Electron\'s program file is not installed'
  : !existsSync(join(root, 'dist/main/electron.js')) ? 'dist/main is not built (npm run build)'
  : process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] ? 'there is no display' : null
if (reason !== null) console.info(`desktop smoke test skipped: ${reason}`)

it.skipIf(reason !== null)('the desktop app opens the sample in a locked-down window', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'yinguo-electron-'))
  const app = await _electron.launch({ executablePath: binary ?? '', args: ['.', '--sample', `--user-data-dir=${userData}`], cwd: root })
  try {
    const page = await app.firstWindow()
    await page.waitForSelector('nav', { timeout: 120_000 })
    expect(page.url()).toMatch(/^app:\/\/bundle\/index\.html/)
    expect(await page.evaluate(() => [typeof (window as { require?: unknown }).require, typeof (window as { process?: unknown }).process, typeof (window as { yinguo?: unknown }).yinguo])).toEqual(['undefined', 'undefined', 'object'])
    expect(await page.evaluate(() => fetch('https://example.com').then(() => 'loaded', () => 'refused'))).toBe('refused')
    expect(await page.evaluate(() => String(window.open('https://example.com')))).toBe('null')
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true })
  }
})
