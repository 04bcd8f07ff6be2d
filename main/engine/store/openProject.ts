import { createHash, randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { integrityCheck, openConnection, quickCheck } from './connection.ts'
import { createStatement, dataTable } from './dataTable.ts'
import { removeDatabase } from './durable.ts'
import { storeFailure } from './failures.ts'
import { readHeader } from './header.ts'
import { migrate, SCHEMA_VERSION } from './migrations/index.ts'
import { fileIdentity, hold, isHeldHere } from './openFiles.ts'
import { ProjectStore } from './projectStore.ts'
import { assertSchema } from './schema.ts'
import { assertSchemaTree } from './schemaTree.ts'

/** Whether SQLite left a rollback journal beside the file: the last program did not close it. `hot`: there is something to roll back. */
function journalState(path: string): 'none' | 'left' | 'hot' {
  const journal = `${path}-journal`
  const stats = statSync(journal, { throwIfNoEntry: false })
  if (!stats || stats.size === 0) return 'none'
  const bytes = Buffer.alloc(8)
  const descriptor = openSync(journal, 'r')
  try { readSync(descriptor, bytes, 0, 8, 0) } finally { closeSync(descriptor) }
  return bytes.some(byte => byte !== 0) ? 'hot' : 'left'
}

const pause = (ms: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms) })

/**
 * The bytes of a project that another program is writing: read twice, equal both times, and no transaction was under way
 * before, between or after (a rollback journal with content stands beside the file during one). M02 when no quiet moment is found.
 */
async function quietCopy(path: string, to: string): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt++) {
    if (journalState(path) !== 'hot') {
      const bytes = readFileSync(path)
      const first = createHash('sha256').update(bytes).digest('hex')
      if (journalState(path) !== 'hot') {
        const second = createHash('sha256').update(readFileSync(path)).digest('hex')
        if (first === second && journalState(path) !== 'hot') { writeFileSync(to, bytes); return }
      }
    }
    await pause(60)
  }
  throw new YinguoError('M02', { by: '' })
}

/** Every dataset has its table as generated from its variables (derived ones have no column), and every data table belonged to a dataset once. */
function assertDataTables(db: Database, tables: ReadonlyMap<string, string[]>): void {
  const wanted = db.prepare('SELECT id FROM dataset').pluck().all() as number[]
  const variables = db.prepare('SELECT id FROM variable WHERE dataset = ? AND derived IS NULL ORDER BY ord').pluck()
  for (const id of wanted) {
    const columns = tables.get(dataTable(id))
    const table = dataTable(id)
    if (!columns || createStatement(table, columns) !== createStatement(table, variables.all(id) as string[])) throw new YinguoError('M03', { where: table })
  }
  const sources = new Set((db.prepare('SELECT dataset FROM source').pluck().all() as number[]).map(dataTable))
  for (const table of tables.keys()) if (!sources.has(table)) throw new YinguoError('M03', { where: table })
}

/**
 * Checks an opened database, brings it up to date, drops what an interrupted import left. The schema comes first:
 * a check of the pages evaluates the expressions of a schema. `thorough` after an unclean exit: indexes too.
 */
async function settle(db: Database, version: number, readOnly: boolean, thorough: boolean, beforeMigration: OpenOptions['beforeMigration']): Promise<void> {
  const { dataTables, staging } = assertSchema(db, version)
  const damage = thorough ? integrityCheck(db) : quickCheck(db)
  if (damage) throw new YinguoError('M03', { where: 'pages' }, damage)
  const newer = version > SCHEMA_VERSION
  if (version < SCHEMA_VERSION) {
    const backup = await beforeMigration?.(db) ?? ''
    try { migrate(db) } catch (thrown) {
      if (thrown instanceof YinguoError && thrown.code === 'M18') throw new YinguoError('M18', { ...thrown.params, path: backup }, thrown.detail)
      throw thrown
    }
  }
  if (newer && (db.prepare('SELECT min_reader FROM project').pluck().get() as number) > SCHEMA_VERSION) throw new YinguoError('M05', { version })
  if (db.prepare('SELECT (SELECT count(*) FROM project) = 1 AND (SELECT count(*) FROM chain_head) = 1').pluck().get() !== 1) throw new YinguoError('M03', { where: 'project' })
  assertDataTables(db, dataTables)
  if (!readOnly) for (const table of staging) db.exec(`DROP TABLE ${table}`)
}

export interface OpenOptions {
  readOnly: boolean
  /** As the user knows it. */
  fileName?: string
  /** Where a copy may be put when the project is open elsewhere and is only to be read. */
  scratch: string
  /** Backs up a project of an earlier version before it is brought up to date; answers where. When it throws, nothing is changed. */
  beforeMigration?(db: Database): Promise<string>
}

/**
 * Opens a project file. M25 not found · M06 not a project · M03 damaged · M05 newer (with readOnly: only if it says we may read it)
 * · M02 open elsewhere (with readOnly: a verified copy of the bytes is read instead) · M26 not writable.
 * A file that is refused is not changed.
 */
export async function openProject(path: string, options: OpenOptions): Promise<ProjectStore> {
  const { readOnly, scratch } = options
  const fileName = options.fileName ?? basename(path)
  if (isHeldHere(path)) throw new YinguoError('M02', { by: '' })
  const header = readHeader(path, fileName)
  if (header.version === 0) throw new YinguoError('M03', { where: 'header' })
  if (header.version > SCHEMA_VERSION && !readOnly) throw new YinguoError('M05', { version: header.version })
  const journal = journalState(path)
  if (journal !== 'hot' && header.pages * header.pageSize > header.fileBytes) throw new YinguoError('M03', { where: 'length' })
  // We never leave a write-ahead log; merging one that came from elsewhere could mix two files.
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new YinguoError('M03', { where: 'wal' })
  if (journal !== 'hot') assertSchemaTree(path, header)
  // A reader cannot take the file out of write-ahead mode, in which another program left it; a copy can be.
  // Nor can it bring a project of an earlier version up to date.
  if (readOnly && (header.writeAhead || header.version < SCHEMA_VERSION)) return readCopy(path, fileName, header.version, scratch, true)
  const identity = fileIdentity(path)
  let db: Database | undefined
  try {
    db = openConnection(path, readOnly)
    // An ended transaction's journal that a killed program could not delete. With the exclusive lock in hand it is nobody's.
    if (journal === 'left' && !readOnly) rmSync(`${path}-journal`, { force: true })
    await settle(db, header.version, readOnly, journal !== 'none', options.beforeMigration)
    if (identity !== null) hold(identity)
    return new ProjectStore({ db, path, fileName, readOnly, recovered: !readOnly && journal !== 'none', identity, afterClose: () => {} })
  } catch (thrown) {
    db?.close()
    const failure = storeFailure(thrown, path, fileName)
    const { code } = thrown as { code?: string }
    // A read-only connection cannot roll back what a crash left; a copy can.
    const unfinished = journal === 'hot' && (code === 'SQLITE_READONLY_ROLLBACK' || code === 'SQLITE_CANTOPEN')
    const busy = failure instanceof YinguoError && failure.code === 'M02'
    if (!readOnly || !(busy || unfinished)) throw failure
    return readCopy(path, fileName, header.version, scratch, unfinished)
  }
}

/** The id a closed file gives itself, if it can still be read; null otherwise. Nothing but our own schema is asked. */
export function projectIdOf(path: string): string | null {
  if (isHeldHere(path)) return null
  let db: Database | undefined
  try {
    const header = readHeader(path, basename(path))
    assertSchemaTree(path, header)
    db = openConnection(path, true)
    assertSchema(db, header.version)
    const id = db.prepare('SELECT id FROM project').pluck().get()
    return typeof id === 'string' ? id : null
  } catch { return null } finally { db?.close() }
}

/** A copy of ours of an earlier version; damage is left for the checks that follow. */
function bringUpToDate(copy: string, version: number): void {
  const db = openConnection(copy, false)
  try {
    assertSchema(db, version)
    migrate(db)
  } finally { db.close() }
}

async function readCopy(path: string, fileName: string, version: number, scratch: string, unfinished: boolean): Promise<ProjectStore> {
  mkdirSync(scratch, { recursive: true })
  const copy = join(scratch, `reading-${randomBytes(8).toString('hex')}.yinguo`)
  let db: Database | undefined
  try {
    if (unfinished) {
      copyFileSync(path, copy)
      if (journalState(path) !== 'none') copyFileSync(`${path}-journal`, `${copy}-journal`)
      openConnection(copy, false).close()
    } else {
      await quietCopy(path, copy)
    }
    if (version < SCHEMA_VERSION) bringUpToDate(copy, version)
    db = openConnection(copy, true)
    await settle(db, Math.max(version, SCHEMA_VERSION), true, unfinished, undefined)
    return new ProjectStore({ db, path, fileName, readOnly: true, recovered: false, identity: null, afterClose: () => removeDatabase(copy) })
  } catch (thrown) {
    db?.close()
    removeDatabase(copy)
    throw storeFailure(thrown, path, fileName)
  }
}

/** Copies that an earlier run read from and could not delete. Best effort. */
export function clearScratch(scratch: string, olderThanMs: number, now: number): void {
  try {
    for (const name of readdirSync(scratch)) {
      const path = join(scratch, name)
      if (name.startsWith('reading-') && now - statSync(path).mtimeMs > olderThanMs) removeDatabase(path)
    }
  } catch { /* no such folder yet, or another engine was faster */ }
}
