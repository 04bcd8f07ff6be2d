import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
export default defineConfig({
  root,
  test: {
    setupFiles: ['tests/propertySeed.ts'],
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    // For what hangs. How fast something is, is measured in tests/bench: a busy machine decides no test.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    // Threads and processes that tests start run the sources as they are; compiled once is enough.
    env: { NODE_COMPILE_CACHE: `${root}node_modules/.cache/code` },
  },
})
