import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** True when this runs from dist/, false from the sources. */
const bundled = !import.meta.url.endsWith('.ts')
/** From source: main/hosts/. Bundled: dist/main/. Both lie two below the root. */
const root = new URL('../../', import.meta.url)

/** Worker threads are started from real files: inside an asar archive their bundle lies unpacked beside it. */
const beside = (url: URL): URL => new URL(url.href.replace(/\/app\.asar\//, '/app.asar.unpacked/'))

/** Where the program's own files are. */
export const places = {
  resources: fileURLToPath(new URL('resources/', root)),
  renderer: fileURLToPath(new URL('dist/renderer/', root)),
  packageFile: fileURLToPath(new URL('package.json', root)),
  computeWorker: bundled ? beside(new URL('./compute-worker.js', import.meta.url)) : new URL('../engine/compute/worker.ts', import.meta.url),
  importWorker: bundled ? beside(new URL('./import-worker.js', import.meta.url)) : new URL('../engine/import/worker.ts', import.meta.url),
}

/**
 * The app's own data folder (recent projects, backups, copies made by the web host).
 * YINGUO_DATA puts it elsewhere: tests, and several people on one account.
 */
export function appDataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  if (env['YINGUO_DATA']) return env['YINGUO_DATA']
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Yinguo')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Yinguo')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'yinguo')
}

/** The name written into the history: the account's name on this computer, no proof of who typed. */
export function actorName(env: NodeJS.ProcessEnv = process.env): string {
  if (env['YINGUO_ACTOR']) return env['YINGUO_ACTOR']
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** ISO 8601 with the offset of this computer, to the millisecond. */
export function localTime(now: Date = new Date()): string {
  const minutes = -now.getTimezoneOffset()
  const shifted = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1)
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}
