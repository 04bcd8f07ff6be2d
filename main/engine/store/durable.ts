import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

const RETRY_MS = [50, 50, 100, 100, 200, 200, 400, 400, 800, 1600]
const wait = (ms: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms) })

export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+')
  try { fsyncSync(descriptor) } finally { closeSync(descriptor) }
}

/** Makes a rename in this folder last. Windows cannot open a folder and needs no such step. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try { fsyncSync(descriptor) } finally { closeSync(descriptor) }
}

/** fsync, rename over, fsync the folder; waits for virus scanners and sync clients that hold the target for a moment. */
export async function putInPlace(temporary: string, target: string): Promise<void> {
  syncFile(temporary)
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(temporary, target)
      break
    } catch (thrown) {
      const pause = RETRY_MS[attempt]
      const { code } = thrown as { code?: string }
      if (pause === undefined || !(code === 'EPERM' || code === 'EBUSY' || (code === 'EACCES' && process.platform === 'win32'))) throw thrown
      await wait(pause)
    }
  }
  syncFolder(dirname(target))
}

/** A database file that is not in use, with whatever lies beside it. */
export function removeDatabase(path: string): void {
  for (const file of [path, `${path}-journal`, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) rmSync(file, { force: true })
}
