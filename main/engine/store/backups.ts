import type { Database } from 'better-sqlite3'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import type { BackupFacts, BackupShelf, ShelvedBackup } from './backupShelf.ts'
import { storeFailure } from './failures.ts'
import type { ProjectStore } from './projectStore.ts'
import { assertSpaceForCopy } from './space.ts'
import { copyTo, databaseBytes, logHead } from './verifiedCopy.ts'

/** At most one backup in this time while edits happen (SAFETY.md, section 5). */
export const BACKUP_EVERY_MS = 15 * 60_000

/** When a backup was made, by the wall clock (ISO 8601) and by a clock that only runs forward (ms). */
export interface Moment { at: string; elapsed: number }

/**
 * Whether edits call for a backup. Two clocks: the wall clock jumps, the other may stand still while the computer sleeps.
 * A wall clock that went backwards says nothing about the time passed, so it is due.
 */
export function isDue(last: Moment | null, now: Moment): boolean {
  if (last === null || now.elapsed - last.elapsed >= BACKUP_EVERY_MS) return true
  const passed = Date.parse(now.at) - Date.parse(last.at)
  return passed < 0 || passed >= BACKUP_EVERY_MS
}

/** A backup of a database that is open. Throws what went wrong; the database is only read. */
export function backUp(db: Database, shelf: BackupShelf, path: string, at: string, why: BackupFacts['why']): Promise<ShelvedBackup> {
  const project = db.prepare('SELECT id FROM project').pluck().get() as string
  return shelf.add({ path, project }, at, why, temporary => {
    assertSpaceForCopy(temporary, databaseBytes(db))
    return copyTo(db, temporary)
  })
}

/**
 * Decides when the open project is backed up. A backup that fails is a line in the log and nothing else: the work goes on.
 * A project found damaged is not backed up again before it is reopened, so the good backups are not rotated away.
 */
export class Backups {
  #shelf: BackupShelf | null
  #log: (line: string) => void
  #made: () => void
  #elapsed: () => number
  #last = new WeakMap<ProjectStore, Moment>()
  #damaged = new WeakSet<ProjectStore>()
  #coming = false
  #running: Promise<void> | null = null

  /** `shelf` null: nothing is ever backed up. `made`: told of each new backup. `elapsed`: ms on a clock that only runs forward. */
  constructor(shelf: BackupShelf | null, log: (line: string) => void, made: () => void, elapsed: () => number = () => performance.now()) {
    this.#shelf = shelf
    this.#log = log
    this.#made = made
    this.#elapsed = elapsed
  }

  /** The file was found damaged. */
  flag(store: ProjectStore): void { this.#damaged.add(store) }

  /** A command or job was committed `at`; its caller is answered first. */
  edited(store: ProjectStore, at: string): void {
    // Held back while one is coming or running; the next edit asks again.
    if (this.#shelf === null || this.#coming || this.#running !== null) return
    if (!isDue(this.#last.get(store) ?? null, { at, elapsed: this.#elapsed() })) return
    this.#coming = true
    setImmediate(() => {
      this.#coming = false
      if (this.#running === null) void this.#take(store, at, 'edits')
    })
  }

  /** Before an import, a restore, or closing: when there is anything that the newest backup does not hold. Never throws. */
  async before(store: ProjectStore, now: () => string, why: 'import' | 'restore' | 'close'): Promise<void> {
    if (this.#shelf === null) return
    while (this.#running !== null) await this.#running
    await this.#take(store, now(), why)
  }

  #isWanted(shelf: BackupShelf, store: ProjectStore, why: BackupFacts['why']): boolean {
    const db = store.database
    if (!db.open || store.file.readOnly || store.isStaging || this.#damaged.has(store)) return false
    const { sample, id } = store.info()
    if (sample) return false
    const { sets, head } = logHead(db)
    if (sets === 0 && why !== 'import') return false
    return shelf.list({ path: store.file.path, project: id })[0]?.head !== head
  }

  #take(store: ProjectStore, at: string, why: BackupFacts['why']): Promise<void> {
    const work = this.#attempt(store, at, why).finally(() => { if (this.#running === work) this.#running = null })
    this.#running = work
    return work
  }

  async #attempt(store: ProjectStore, at: string, why: BackupFacts['why']): Promise<void> {
    try {
      const shelf = this.#shelf
      if (shelf === null || !this.#isWanted(shelf, store, why)) return
      // Also when it fails: a full disk is not asked again at every keystroke.
      this.#last.set(store, { at, elapsed: this.#elapsed() })
      await backUp(store.database, shelf, store.file.path, at, why)
      this.#made()
    } catch (thrown) {
      // Closed meanwhile, with a backup of its own.
      if (!store.database.open) return
      const { code } = toYinguoError(storeFailure(thrown, store.file.path, ''))
      if (code === 'M03') this.flag(store)
      this.#log(`backup ${why}: ${code}`)
    }
  }
}
