import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import * as first from './0001-project.ts'
import * as second from './0002-sources.ts'
import * as third from './0003-records.ts'

export interface Migration { version: number; sql: string }

/** In order, without gaps; a released one is never edited. */
export const migrations: readonly Migration[] = [first, second, third]
export const SCHEMA_VERSION = migrations.length
/** The oldest program version (as a schema number) that may read what this one writes. Raised only when a change is not additive. */
export const MIN_READER = 3

/**
 * Brings a database from its `user_version` to the newest, all steps in one transaction.
 * When a step fails nothing has changed and M18 says at which step.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  const from = db.pragma('user_version', { simple: true }) as number
  const todo = steps.filter(step => step.version > from)
  if (todo.length === 0) return
  let at = from
  try {
    db.transaction(() => {
      for (const step of todo) {
        at = step.version
        db.exec(step.sql)
        db.pragma(`user_version = ${step.version}`)
      }
    }).exclusive()
  } catch (thrown) {
    const { code, message } = thrown as { code?: string; message?: string }
    if (code === 'SQLITE_FULL') throw thrown
    throw new YinguoError('M18', { code: String(code ?? ''), path: '', version: at }, message)
  }
}
