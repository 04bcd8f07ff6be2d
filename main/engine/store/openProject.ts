import { createHash, randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { Purpose } from '../../../shared/model/project.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { GENESIS } from './chain.ts'
import { openConnection, quickCheck } from './connection.ts'
import { createStatement, dataTable } from './dataTable.ts'
import { putInPlace, removeDatabase } from './durable.ts'
import { storeFailure, targetFailure } from './failures.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { MIN_READER, migrate, SCHEMA_VERSION } from './migrations/index.ts'
import { fileIdentity, hold, isHeldHere } from './openFiles.ts'
import { ProjectStore } from './projectStore.ts'
import { assertSchema } from './schema.ts'

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

/** Every dataset has its table as generated from its variables, and every data table belonged to a dataset once. */
function assertDataTables(db: Database, tables: ReadonlyMap<string, string[]>): void {
  const wanted = db.prepare('SELECT id FROM dataset').pluck().all() as number[]
  const variables = db.prepare('SELECT id FROM variable WHERE dataset = ? ORDER BY ord').pluck()
  for (const id of wanted) {
    const columns = tables.get(dataTable(id))
    const table = dataTable(id)
    if (!columns || createStatement(table, columns) !== createStatement(table, variables.all(id) as string[])) throw new YinguoError('M03', { where: table })
  }
  const sources = new Set((db.prepare('SELECT dataset FROM source').pluck().all() as number[]).map(dataTable))
  for (const table of tables.keys()) if (!sources.has(table)) throw new YinguoError('M03', { where: table })
}

/** Checks an opened database from its pages to its schema, brings it up to date, drops what an interrupted import left. */
function settle(db: Database, version: number, readOnly: boolean): void {
  const damage = quickCheck(db)
  if (damage) throw new YinguoError('M03', { where: 'pages' }, damage)
  const newer = version > SCHEMA_VERSION
  const { dataTables, staging } = assertSchema(db, version)
  if (version < SCHEMA_VERSION) migrate(db)
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
  const identity = fileIdentity(path)
  let db: Database | undefined
  try {
    db = openConnection(path, readOnly)
    // An ended transaction's journal that a killed program could not delete. With the exclusive lock in hand it is nobody's.
    if (journal === 'left' && !readOnly) rmSync(`${path}-journal`, { force: true })
    settle(db, header.version, readOnly)
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

async function readCopy(path: string, fileName: string, version: number, scratch: string, unfinished: boolean): Promise<ProjectStore> {
  mkdirSync(scratch, { recursive: true })
  const copy = join(scratch, `reading-${randomBytes(8).toString('hex')}.yinguo`)
  let db: Database | undefined
  try {
    if (unfinished) {
      copyFileSync(path, copy)
      copyFileSync(`${path}-journal`, `${copy}-journal`)
      openConnection(copy, false).close()
    } else {
      await quietCopy(path, copy)
    }
    db = openConnection(copy, true)
    settle(db, version, true)
    return new ProjectStore({ db, path, fileName, readOnly: true, recovered: false, identity: null, afterClose: () => removeDatabase(copy) })
  } catch (thrown) {
    db?.close()
    removeDatabase(copy)
    throw storeFailure(thrown, path, fileName)
  }
}

export interface NewProject { id: string; name: string; purpose: Purpose; createdAt: string }

/** A name beside the target; what an interrupted earlier attempt left there is cleared away. */
function temporaryName(target: string): string {
  const folder = dirname(target)
  const prefix = `.${basename(target)}.`
  const left = readdirSync(folder).filter(name => name.startsWith(prefix) && /\.[0-9a-f]{12}\.tmp$/.test(name))
  for (const name of left) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > 600_000) removeDatabase(path)
  }
  return join(folder, `${prefix}${randomBytes(6).toString('hex')}.tmp`)
}

/** M25 without its folder · M24 unless replacing was agreed to · M14 when the target is a project open in this process. */
function assertTargetFree(target: string, fileName: string, overwrite: boolean): void {
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory()) throw new YinguoError('M25', { name: fileName })
  if (!existsSync(target)) return
  if (!overwrite) throw new YinguoError('M24', { name: fileName })
  if (isHeldHere(target)) throw new YinguoError('M14', { name: fileName })
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

/** A whole, verified copy under another name: backup API to a temporary file in the target folder, quick_check, fsync, rename. */
export async function copyProject(store: ProjectStore, target: string, fileName: string, overwrite: boolean): Promise<void> {
  assertTargetFree(target, fileName, overwrite)
  const temporary = temporaryName(target)
  try {
    await store.database.backup(temporary, { progress: () => 2048 })
    const copy = new BetterSqlite3(temporary, { readonly: true, fileMustExist: true })
    try {
      const damage = quickCheck(copy)
      if (damage) throw new YinguoError('M03', { where: 'copy' }, damage)
      const head = copy.prepare('SELECT hash FROM chain_head').pluck().get()
      const last = copy.prepare('SELECT hash FROM change_set ORDER BY id DESC LIMIT 1').pluck().get() ?? GENESIS
      if (head !== last) throw new YinguoError('M03', { where: 'copy' })
    } finally { copy.close() }
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

/** Copies that an earlier run read from and could not delete. */
export function clearScratch(scratch: string, olderThanMs: number, now: number): void {
  if (!existsSync(scratch)) return
  for (const name of readdirSync(scratch)) {
    const path = join(scratch, name)
    if (name.startsWith('reading-') && now - statSync(path).mtimeMs > olderThanMs) removeDatabase(path)
  }
}
