// Runs before `npm start`, `npm test` and the like, so that they work on a bare clone. Plain Node >= 20, no dependencies:
// installs what package-lock.json says when node_modules is missing or older, and with --browser looks for a browser.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync, utimesSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hasBrowser } from './browser.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
process.chdir(root)
const say = text => process.stderr.write(`${text}\n`)
const onWindows = process.platform === 'win32'
const run = (command, args) => spawnSync(onWindows ? `${command}.cmd` : command, args, { stdio: ['ignore', 2, 2], shell: onWindows }).status === 0

/** npm writes this file last; it is the record of a whole install. */
const record = 'node_modules/.package-lock.json'
const stale = !existsSync(record) || statSync(record).mtimeMs < statSync('package-lock.json').mtimeMs

if (stale) {
  // `npm ci` would remove the very Node this may be running on (Windows refuses); an install over it changes only what differs.
  const how = existsSync(record) ? 'install' : 'ci'
  say(`install: npm ${how}`)
  if (!run('npm', [how, '--no-fund', '--no-audit'])) {
    say(`install: npm ${how} failed; see the lines above`)
    process.exit(1)
  }
  const now = new Date()
  if (existsSync(record)) utimesSync(record, now, now)
}

if (process.argv.includes('--browser') && !hasBrowser()) {
  say('browser: none found, trying to get one for the browser tests')
  const aptRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const got = run('npx', ['--no-install', 'playwright', 'install', 'chromium'])
    || (aptRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']))
  if (!got || !hasBrowser()) say('browser: none could be had; the browser tests will be skipped')
}
