import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import type { RecentProject } from '../../shared/model/project.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'

const MAX_RECENT = 20
const entries = z.array(z.object({ id: z.string(), name: z.string(), path: z.string(), openedAt: z.string(), bytes: z.number().optional(), changed: z.number().optional() }))
type Entry = z.infer<typeof entries>[number]

/** Projects opened before, in a small JSON file of the app's own folder. Paths stay in here; callers get ids. */
export class RecentProjects {
  #file: string

  constructor(appData: string) { this.#file = join(appData, 'recent.json') }

  #read(): Entry[] {
    try {
      return entries.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch { return [] } // absent or spoilt: a list of conveniences, not data
  }

  list(): RecentProject[] {
    return this.#read().map(({ id, name, path, openedAt }) => ({ id, name, openedAt, fileName: basename(path), missing: !existsSync(path) }))
  }

  path(id: string): string {
    const entry = this.#read().find(candidate => candidate.id === id)
    if (!entry) throw new YinguoError('NOT_FOUND', { what: 'recent', id })
    return entry.path
  }

  /** Newest first. A list that cannot be written is no reason to fail. */
  add(file: string, name: string, openedAt: string): void {
    const path = resolve(file)
    const id = createHash('sha256').update(path).digest('hex').slice(0, 24)
    this.#write([{ id, name, path, openedAt, ...stamp(path) }, ...this.#read().filter(entry => entry.id !== id)].slice(0, MAX_RECENT))
  }

  /** The file was closed here: as it is now it is known. */
  left(file: string): void {
    const path = resolve(file)
    const list = this.#read()
    if (list.some(entry => entry.path === path)) this.#write(list.map(entry => (entry.path === path ? { ...entry, ...stamp(path) } : entry)))
  }

  /** Whether the file is as it was when it was last open here. */
  knows(file: string): boolean {
    const path = resolve(file)
    const entry = this.#read().find(candidate => candidate.path === path)
    const now = stamp(path)
    return entry !== undefined && now.bytes !== undefined && entry.bytes === now.bytes && entry.changed === now.changed
  }

  #write(list: Entry[]): void {
    try {
      mkdirSync(join(this.#file, '..'), { recursive: true })
      writeFileSync(`${this.#file}.tmp`, JSON.stringify(list, null, 1))
      renameSync(`${this.#file}.tmp`, this.#file)
    } catch { /* a list of conveniences */ }
  }
}

function stamp(path: string): { bytes?: number; changed?: number } {
  try {
    const { size, mtimeMs } = statSync(path)
    return { bytes: size, changed: mtimeMs }
  } catch { return {} }
}
