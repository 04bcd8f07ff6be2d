import BetterSqlite3 from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'

/** name, value to set, value that must then be read back. */
const pragmas: readonly [name: string, set: string, expect: string | number][] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['mmap_size', '0', 0],
  ['synchronous', 'EXTRA', 3],
]

export function assertPragmas(db: Database): void {
  for (const [name, , expect] of pragmas) {
    const found = db.pragma(name, { simple: true }) as string | number | undefined
    // mmap_size answers nothing where memory mapping is compiled out.
    if (found !== expect && !(name === 'mmap_size' && found === undefined)) {
      throw new YinguoError('INTERNAL', {}, `pragma ${name} is ${String(found)}, not ${expect}`)
    }
  }
  const journal = db.pragma('journal_mode', { simple: true })
  if (journal !== 'delete') throw new YinguoError('INTERNAL', {}, `journal_mode is ${String(journal)}`)
}

/**
 * Opens an existing file with every setting SAFETY.md asks for, and asserts each. Waits for no one: a held lock is SQLITE_BUSY at once.
 * A writable connection takes the exclusive lock here and keeps it; a read-only one keeps a shared lock.
 */
export function openConnection(path: string, readOnly: boolean): Database {
  const db = new BetterSqlite3(path, { fileMustExist: true, readonly: readOnly, timeout: 0 })
  try {
    for (const [name, set] of pragmas) db.pragma(`${name} = ${set}`)
    if (readOnly) {
      db.prepare('SELECT count(*) FROM sqlite_schema').get()
    } else {
      db.pragma('journal_mode = DELETE')
      db.exec('BEGIN EXCLUSIVE; COMMIT')
    }
    assertPragmas(db)
    return db
  } catch (thrown) {
    db.close()
    throw thrown
  }
}

const firstFinding = (rows: unknown): string | null => {
  const first = Object.values((rows as Record<string, string>[])[0] ?? {})[0] ?? 'no answer'
  return first === 'ok' ? null : first
}

/** First finding of quick_check, or null when it is content. */
export const quickCheck = (db: Database): string | null => firstFinding(db.pragma('quick_check(1)'))
/** The same with the indexes, which quick_check does not compare with their tables. */
export const integrityCheck = (db: Database): string | null => firstFinding(db.pragma('integrity_check(1)'))
