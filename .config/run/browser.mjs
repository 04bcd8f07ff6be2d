// Where a Chromium for the browser tests is, if anywhere. Plain Node >= 20, no dependencies.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const system = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Folders Playwright keeps its own browsers in. */
function playwrightFolder() {
  const set = process.env.PLAYWRIGHT_BROWSERS_PATH
  if (set && set !== '0') return set
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright')
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright')
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright')
}

/** True when Playwright's own Chromium has been fetched whole. */
export function hasPlaywrightBrowser() {
  const folder = playwrightFolder()
  return existsSync(folder) && readdirSync(folder).some(name => /^chromium(_headless_shell)?-\d+$/.test(name) && existsSync(join(folder, name, 'INSTALLATION_COMPLETE')))
}

/** Path of a browser of the system, or null. YINGUO_BROWSER names another. */
export function systemBrowser() {
  const chosen = process.env.YINGUO_BROWSER
  if (chosen) return existsSync(chosen) ? chosen : null
  return system.find(path => existsSync(path)) ?? null
}

export const hasBrowser = () => systemBrowser() !== null || hasPlaywrightBrowser()
