// `npm test`: types, lint, unit tests, then the browser tests where there is a browser. One after another, all of
// them even when one fails. The last line sums up: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasBrowser } from './browser.mjs'

process.chdir(fileURLToPath(new URL('../../', import.meta.url)))
const results = 'test-results'
mkdirSync(results, { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0 }
const say = text => process.stdout.write(`${text}\n`)
/** What failed, each with the beginning of its message: told again at the end, where a long log is still seen. */
const failures = []
const bare = text => (text ?? '').replaceAll(/\u001B\[[0-9;]*m/g, '').trim()
const failure = (name, message) => failures.push(`${name}\n    ${bare(message).split('\n').slice(0, 12).join('\n    ')}`)

function step(name, args, env = {}) {
  say(`\n== ${name}`)
  const run = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return run.status === 0
}

/** A step that is one check: passed or failed as a whole. */
function check(name, args) {
  if (step(name, args)) return total.passed++
  failure(name, `${name} failed; its words stand above, under "== ${name}"`)
  return total.failed++
}

/** Counts of a test runner's JSON report; a run that failed without a failed test (a crash, a timeout) counts as one. */
function add(name, counts, ok) {
  if (counts) for (const key of Object.keys(total)) total[key] += counts[key]
  if (ok || counts?.failed) return
  total.failed++
  failure(name, 'ended without saying which test failed')
}

function report(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function countUnit(found) {
  for (const file of found.testResults) {
    if (file.status === 'failed' && file.message) failure(file.name, file.message)
    for (const test of file.assertionResults.filter(test => test.status === 'failed')) failure(`${file.name} > ${test.fullName}`, test.failureMessages[0])
  }
  return { passed: found.numPassedTests, failed: found.numFailedTests, skipped: found.numPendingTests + found.numTodoTests }
}

/** The specs of a suite of Playwright's report, those of the suites inside it too. */
const specsOf = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

function countBrowser(found) {
  for (const spec of found.suites.flatMap(specsOf).filter(spec => !spec.ok)) {
    const message = spec.tests.flatMap(test => test.results).flatMap(result => result.errors)[0]?.message
    failure(`${spec.file}:${spec.line} > ${spec.title}`, message)
  }
  return { passed: found.stats.expected + found.stats.flaky, failed: found.stats.unexpected, skipped: found.stats.skipped }
}

check('types', ['.config/run/typecheck.mjs'])
check('lint', ['node_modules/eslint/bin/eslint.js', '--config', '.config/eslint.config.js', '.'])

// The page first: the tests of `serve` need it too.
if (!step('build', ['.config/run/build.mjs', '--renderer', '--if-stale', '--quiet'])) total.failed++

const unitReport = `${results}/unit.json`
rmSync(unitReport, { force: true })
const unitOk = step('unit', ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`])
add('unit', report(unitReport, countUnit), unitOk)

if (!existsSync('.config/playwright.config.ts')) say('\n== e2e: no browser tests')
else if (!hasBrowser()) {
  say('\n== e2e: skipped, no browser found (`npx playwright install chromium`, or set YINGUO_BROWSER)')
  total.skipped++
} else {
  const e2eReport = `${results}/e2e.json`
  rmSync(e2eReport, { force: true })
  const e2eOk = step('e2e', ['node_modules/@playwright/test/cli.js', 'test', '--config', '.config/playwright.config.ts', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(e2eReport) })
  add('e2e', report(e2eReport, countBrowser), e2eOk)
}

if (failures.length) say(`\n== what failed\n${failures.join('\n')}`)
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed ? 1 : 0)
