import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Purpose } from '../../../shared/model/project.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { GENESIS } from './chain.ts'
import { putInPlace, removeDatabase } from './durable.ts'
import { targetFailure } from './failures.ts'
import { APPLICATION_ID } from './header.ts'
import { MIN_READER, migrate } from './migrations/index.ts'
import { isHeldHere } from './openFiles.ts'
import type { ProjectStore } from './projectStore.ts'
import { assertSpaceForCopy } from './space.ts'
import { copyTo, databaseBytes } from './verifiedCopy.ts'

export interface NewProject { id: string; name: string; purpose: Purpose; createdAt: string }

/** A name beside the target; what an interrupted earlier attempt left there is cleared away. */
export function temporaryName(target: string): string {
  const folder = dirname(target)
  const prefix = `.${basename(target)}.`
  const left = readdirSync(folder).filter(name => name.startsWith(prefix) && /\.[0-9a-f]{12}\.tmp$/.test(name))
  for (const name of left) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > 600_000) removeDatabase(path)
  }
  return join(folder, `${prefix}${randomBytes(6).toString('hex')}.tmp`)
}

/** Whether another program has this database open for writing. What is no database is locked by nobody; its tables are not read. */
export function isLockedElsewhere(path: string): boolean {
  try {
    const db = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: 0 })
    try { db.pragma('schema_version') } finally { db.close() }
    return false
  } catch (thrown) {
    return String((thrown as { code?: string }).code).startsWith('SQLITE_BUSY')
  }
}

/** M25 without its folder · M24 unless replacing was agreed to · M14 when the target is a project that is open. */
function assertTargetFree(target: string, fileName: string, overwrite: boolean): void {
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory()) throw new YinguoError('M25', { name: fileName })
  if (!existsSync(target)) return
  if (!overwrite) throw new YinguoError('M24', { name: fileName })
  if (isHeldHere(target) || isLockedElsewhere(target)) throw new YinguoError('M14', { name: fileName })
}

/** A new, empty project under its final name, or nothing: it is made beside it and renamed when it is whole. */
export async function createProjectFile(target: string, fileName: string, project: NewProject, overwrite: boolean): Promise<void> {
  assertTargetFree(target, fileName, overwrite)
  const temporary = temporaryName(target)
  try {
    const db = new BetterSqlite3(temporary)
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.pragma('foreign_keys = ON')
      migrate(db)
      db.prepare('INSERT INTO project (id, name, purpose, created_at, sample, min_reader) VALUES (?, ?, ?, ?, 0, ?)')
        .run(project.id, project.name, project.purpose, project.createdAt, MIN_READER)
      db.prepare('INSERT INTO chain_head (id, change_set, hash) VALUES (1, 0, ?)').run(GENESIS)
    } finally { db.close() }
    assertTargetFree(target, fileName, overwrite)
    await putInPlace(temporary, target)
  } catch (thrown) {
    removeDatabase(temporary)
    // SQLite says only "cannot open" when a folder is not writable.
    if ((thrown as { code?: string }).code === 'SQLITE_CANTOPEN') throw new YinguoError('M26', { name: fileName })
    throw targetFailure(thrown, target, fileName)
  }
}

/** A whole, verified copy under another name: backup API to a temporary file in the target folder, checked there, fsync, rename. M04 without room for it. */
export async function copyProject(store: ProjectStore, target: string, fileName: string, overwrite: boolean): Promise<void> {
  assertTargetFree(target, fileName, overwrite)
  const temporary = temporaryName(target)
  try {
    assertSpaceForCopy(temporary, databaseBytes(store.database))
    await copyTo(store.database, temporary)
    assertTargetFree(target, fileName, overwrite)
    await putInPlace(temporary, target)
  } catch (thrown) {
    removeDatabase(temporary)
    throw targetFailure(thrown, target, fileName)
  }
}

/** Marks a working copy as the sample, so that the interface can say so. Not an edit: it is not in the log. */
export function markAsSample(store: ProjectStore): void {
  store.database.prepare('UPDATE project SET sample = 1').run()
}
