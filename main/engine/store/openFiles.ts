import { statSync } from 'node:fs'

/**
 * Files this process holds open in SQLite. On POSIX, closing any descriptor of a file drops every lock the process has on it
 * (sqlite.org/howtocorrupt.html 2.2), so nothing may read such a file except through its connection.
 */
const held = new Set<string>()

/** Device and inode; null when there is no such file. */
export function fileIdentity(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.dev}:${stats.ino}` : null
}

export const isHeldHere = (path: string): boolean => {
  const identity = fileIdentity(path)
  return identity !== null && held.has(identity)
}
export const hold = (identity: string): void => { held.add(identity) }
export const letGo = (identity: string): void => { held.delete(identity) }
