import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const outside = ['tests/e2e/**', 'tests/bench/**', 'node_modules/**']

/** Files that put a stand-in in a module's place need modules of their own. The others share those of their worker: the engine is loaded twice, not 200 times. */
const standingIn = readdirSync(`${root}tests`, { recursive: true, encoding: 'utf8' })
  .map(name => `tests/${name.replaceAll('\\', '/')}`)
  .filter(name => name.endsWith('.test.ts') && /\bvi\.(?:doMock|mock|resetModules)\(/.test(readFileSync(root + name, 'utf8')))

export default defineConfig({
  root,
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    // Threads and processes that tests start run the sources as they are; compiled once is enough.
    env: { NODE_COMPILE_CACHE: `${root}node_modules/.cache/code` },
    projects: [
      { extends: true, test: { name: 'shared', isolate: false, include: ['tests/**/*.test.ts'], exclude: [...outside, ...standingIn] } },
      { extends: true, test: { name: 'alone', isolate: true, include: standingIn, exclude: outside } },
    ],
  },
})
