import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Time of the newest file under the given files and folders. */
function newest(paths) {
  let time = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    const found = statSync(path)
    time = Math.max(time, found.mtimeMs)
    if (found.isDirectory()) time = Math.max(time, newest(readdirSync(path).map(name => join(path, name))))
  }
  return time
}

/** True when `made` is missing or older than anything it is made from. */
export const isStale = (made, sources) => !existsSync(made) || statSync(made).mtimeMs < newest(sources)

export const rendererSources = ['renderer', 'shared', '.config/vite.renderer.ts', 'package-lock.json']
export const desktopSources = ['main', 'preload', 'shared', '.config/vite.desktop.ts', 'package-lock.json']
