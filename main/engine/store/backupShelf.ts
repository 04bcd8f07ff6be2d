import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { backupReasons } from '../../../shared/contract/project.ts'
import { isAlive } from '../isAlive.ts'
import { putInPlace, removeDatabase, syncFile } from './durable.ts'
import { keepers } from './keepers.ts'
import { freeBytes } from './space.ts'
import type { CopyFacts } from './verifiedCopy.ts'

const CAP_BYTES = 2_000_000_000
const CAP_SHARE = 0.1
const HOUR_MS = 3_600_000

const facts = z.object({
  id: z.string().regex(/^\d{6,}-[0-9a-f]{12}$/),
  seq: z.number().int().nonnegative(),
  /** ISO 8601 with offset: when it was made. */
  at: z.string(),
  why: z.enum(backupReasons),
  bytes: z.number().int(),
  rows: z.number().int(),
  head: z.string(),
  sha256: z.string(),
  /** The file it is a backup of. */
  path: z.string(),
})
/** Written beside each backup; a backup without it does not count. */
export type BackupFacts = z.infer<typeof facts>
export interface ShelvedBackup extends BackupFacts { file: string }

/** The project a backup is of: its id where it is known, and where its file is. Copies of a project share the id. */
export interface Place { path: string; project: string | null }

/** A path as it is compared, through links of its folder; the file itself may be gone. */
function placeKey(path: string): string {
  const whole = resolve(path)
  let folder = dirname(whole)
  try { folder = realpathSync(folder) } catch { /* the folder is gone too */ }
  const key = join(folder, basename(whole))
  return process.platform === 'win32' ? key.toLowerCase() : key
}

/** An id comes out of a file that anyone may have made: only one that is plainly ours becomes a folder's name as it is. */
const folderName = (project: string): string =>
  (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(project) ? project : createHash('sha256').update(project).digest('hex').slice(0, 36))

export function fileHash(path: string): Promise<string> {
  return new Promise((done, fail) => {
    const hash = createHash('sha256')
    createReadStream(path, { highWaterMark: 1 << 20 }).on('data', chunk => hash.update(chunk)).on('error', fail).on('end', () => done(hash.digest('hex')))
  })
}

const namesIn = (folder: string): string[] => { try { return readdirSync(folder) } catch { return [] } }

/** The folder `backups` of the app's own data: one folder a project, in it each backup and what is known of it. */
export class BackupShelf {
  #root: string

  constructor(appData: string) { this.#root = join(appData, 'backups') }

  #folder(name: string): ShelvedBackup[] {
    return namesIn(join(this.#root, name)).filter(file => file.endsWith('.json')).flatMap(file => {
      try {
        const known = facts.parse(JSON.parse(readFileSync(join(this.#root, name, file), 'utf8')))
        const backup = join(this.#root, name, `${known.id}.yinguo`)
        return statSync(backup).size === known.bytes ? [{ ...known, file: backup }] : []
      } catch { return [] } // spoilt, or its backup is gone or cut short: it does not count
    })
  }

  /**
   * Newest first: the backups of the file at this place. Where the id is known also those of a file of the same project
   * that is gone from its place, that is, was moved; never those of a copy that still lies elsewhere.
   */
  list({ path, project }: Place): ShelvedBackup[] {
    const key = placeKey(path)
    const folders = project === null ? namesIn(this.#root) : [folderName(project)]
    return folders.flatMap(name => this.#folder(name))
      .filter(backup => placeKey(backup.path) === key || (project !== null && !existsSync(backup.path)))
      .sort((a, b) => b.seq - a.seq)
  }

  /** Its bytes are still those that were verified when it was made. */
  async isSound(backup: ShelvedBackup): Promise<boolean> {
    try { return await fileHash(backup.file) === backup.sha256 } catch { return false }
  }

  /**
   * Puts one more backup on the shelf and takes off what the rotation does not keep. `copy` makes and verifies it under
   * the name it is given. It counts from the moment it has its name: what is known of it lies there before.
   */
  async add(place: { path: string; project: string }, at: string, why: BackupFacts['why'], copy: (temporary: string) => Promise<CopyFacts>): Promise<ShelvedBackup> {
    const name = folderName(place.project)
    const folder = join(this.#root, name)
    mkdirSync(folder, { recursive: true })
    const seq = Math.max(0, ...namesIn(folder).map(file => Number.parseInt(file, 10)).filter(Number.isFinite)) + 1
    const id = `${String(seq).padStart(6, '0')}-${randomBytes(6).toString('hex')}`
    const temporary = join(folder, `${id}.${process.pid}.tmp`)
    const note = join(folder, `${id}.json`)
    const file = join(folder, `${id}.yinguo`)
    try {
      const { rows, head } = await copy(temporary)
      const made: BackupFacts = { id, seq, at, why, bytes: statSync(temporary).size, rows, head, sha256: await fileHash(temporary), path: resolve(place.path) }
      writeFileSync(`${note}.${process.pid}.tmp`, JSON.stringify(made, null, 1))
      syncFile(`${note}.${process.pid}.tmp`)
      renameSync(`${note}.${process.pid}.tmp`, note)
      await putInPlace(temporary, file)
      this.#rotate(place)
      return { ...made, file }
    } catch (thrown) {
      removeDatabase(temporary)
      for (const left of [note, `${note}.${process.pid}.tmp`]) if (!existsSync(file)) rmSync(left, { force: true })
      throw thrown
    }
  }

  #rotate(place: { path: string; project: string }): void {
    const all = this.list(place)
    const free = freeBytes(join(this.#root, 'x'))
    const kept = new Set(keepers(all, free === null ? CAP_BYTES : Math.min(CAP_BYTES, CAP_SHARE * free)))
    for (const backup of all) {
      if (kept.has(backup)) continue
      rmSync(backup.file, { force: true })
      rmSync(`${backup.file.slice(0, -'.yinguo'.length)}.json`, { force: true })
    }
  }

  /** What programs that were killed left half made: temporary files whose maker is gone, notes whose backup never came. */
  sweep(now: number): void {
    for (const name of namesIn(this.#root)) {
      const folder = join(this.#root, name)
      const names = namesIn(folder)
      for (const file of names) {
        const path = join(folder, file)
        try {
          const maker = /\.(\d+)\.tmp(-journal|-wal|-shm)?$/.exec(file)?.[1]
          const age = now - statSync(path).mtimeMs
          if (maker ? Number(maker) !== process.pid && !isAlive(Number(maker)) || age > HOUR_MS
            : file.endsWith('.json') && age > HOUR_MS && !names.includes(`${file.slice(0, -5)}.yinguo`)) rmSync(path, { force: true })
        } catch { /* another engine was faster */ }
      }
    }
  }
}
