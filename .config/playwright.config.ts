import { chromium, defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Playwright's own browser where it was downloaded, else one of the system. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = existsSync(chromium.executablePath()) ? undefined : systemBrowsers.find(path => existsSync(path))

export default defineConfig({
  testDir: `${root}tests/e2e`,
  testMatch: '**/*.spec.ts',
  outputDir: `${root}test-results`,
  // Each test has a host, a port and a folder of its own, each worker a browser (and so a clipboard) of its own.
  workers: Number(process.env['YINGUO_WORKERS'] ?? 2),
  // A busy build server may miss a moment; a test that fails twice has failed.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    trace: 'retain-on-failure',
    // A colour on its way to another is not a colour anyone reads, and nothing moves away under a click. A test of motion asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN'],
    },
  },
})
