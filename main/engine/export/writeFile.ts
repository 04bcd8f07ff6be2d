import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import * as nodeFs from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { isAlive } from '../isAlive.ts'

/** The calls of node:fs/promises that a write needs; tests hand in ones that fail. */
export type FileSystem = Pick<typeof nodeFs, 'open' | 'rename' | 'link' | 'unlink' | 'stat' | 'realpath' | 'statfs'>

export interface WriteOptions {
  /** The user agreed to replace what is there. */
  overwrite: boolean
  /** As the user knows the file; the message names it, never the folder. */
  name?: string
  fs?: FileSystem
  wait?: (ms: number) => Promise<void>
}

/** Ten tries within 1.6 s after the first: virus scanners and sync clients let go of a file within that time. */
const PAUSES = [50, 50, 100, 100, 150, 150, 200, 250, 250, 300]
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES'])
const codeOf = (thrown: unknown): string => String((thrown as { code?: unknown } | null)?.code ?? '')

/**
 * Writes a file whole or not at all: into a temporary file beside the target, flushed to the disk, then renamed over it.
 * A reader of the target sees the old file or the new one. Throws M24 where a file stands and may not be replaced,
 * M14 where another program holds it, M04 when the disk is full, M26 where writing is not permitted, M17 when the folder is gone.
 * Returns the number of bytes.
 */
export async function writeFileWhole(target: string, content: Uint8Array | ((file: FileHandle) => Promise<void>), options: WriteOptions): Promise<number> {
  const fs = options.fs ?? nodeFs
  const name = options.name ?? basename(target)
  const place = await resolveTarget(fs, target, name, options.overwrite).catch(async (thrown: unknown) => { throw await explain(fs, thrown, dirname(target), name) })
  const folder = dirname(place)
  // Not visible, not a name a user would give, and found again should the program die half way.
  const temporary = join(folder, `.yinguo-${process.pid}-${randomBytes(8).toString('hex')}.tmp`)
  let bytes = 0
  try {
    const file = await fs.open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o666)
    try {
      if (typeof content === 'function') await content(file)
      else await file.writeFile(content)
      await file.sync()
      bytes = (await file.stat()).size
    } finally {
      await file.close()
    }
    if (options.overwrite) await renameOver(fs, temporary, place, options.wait ?? sleep)
    else await renameNew(fs, temporary, place, name, options.wait ?? sleep)
  } catch (thrown) {
    await remove(fs, temporary)
    throw await explain(fs, thrown, folder, name, typeof content === 'function' ? null : content.byteLength)
  }
  await syncFolder(fs, folder)
  await sweep(folder)
  return bytes
}

const DAY_MS = 86_400_000

/** Half-made files that a killed export left in this folder: only such of our name, older than a day, whose maker is gone. */
async function sweep(folder: string): Promise<void> {
  for (const name of await nodeFs.readdir(folder).catch(() => [])) {
    const left = /^\.yinguo-(?:(\d+)-)?[0-9a-f]{16}\.tmp$/.exec(name)
    if (!left || (left[1] !== undefined && isAlive(Number(left[1])))) continue
    const path = join(folder, name)
    await nodeFs.lstat(path).then(found => (found.isFile() && Date.now() - found.mtimeMs > DAY_MS ? nodeFs.unlink(path) : undefined)).catch(() => {})
  }
}

/** Through a symbolic link to the file it names, so that replacing keeps the link; the folder must be there. */
async function resolveTarget(fs: FileSystem, target: string, name: string, overwrite: boolean): Promise<string> {
  const found = await fs.stat(target).catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ENOENT') return null
    throw thrown
  })
  if (!found) return target
  if (found.isDirectory()) throw new YinguoError('M26', { name })
  if (!overwrite) throw new YinguoError('M24', { name })
  return fs.realpath(target)
}

async function renameOver(fs: FileSystem, from: string, to: string, wait: (ms: number) => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try { return await fs.rename(from, to) } catch (thrown) {
      const pause = PAUSES[attempt]
      if (!BUSY.has(codeOf(thrown))) throw thrown
      if (pause === undefined) throw Object.assign(new Error('locked'), { code: 'LOCKED' })
      await wait(pause)
    }
  }
}

/** A hard link fails when the name has been taken meanwhile, which a rename would not notice; some drives have no links. */
async function renameNew(fs: FileSystem, from: string, to: string, name: string, wait: (ms: number) => Promise<void>): Promise<void> {
  try {
    await fs.link(from, to)
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') throw new YinguoError('M24', { name })
    if (await fs.stat(to).then(() => true, () => false)) throw new YinguoError('M24', { name })
    return renameOver(fs, from, to, wait)
  }
  await remove(fs, from)
}

/** Tried twice: a scanner may have the file open for a moment. */
const remove = (fs: FileSystem, path: string): Promise<void> => fs.unlink(path).catch(() => fs.unlink(path)).catch(() => {})

async function explain(fs: FileSystem, thrown: unknown, folder: string, name: string, size: number | null = null): Promise<unknown> {
  if (thrown instanceof YinguoError) return thrown
  switch (codeOf(thrown)) {
    case 'LOCKED': case 'EBUSY': case 'ETXTBSY': return new YinguoError('M14', { name })
    case 'ENOSPC': case 'EDQUOT': case 'EFBIG': {
      const free = await fs.statfs(folder).then(disk => Number(disk.bavail) * Number(disk.bsize), () => null)
      return new YinguoError('M04', { need: size === null ? `> ${megabytes(free)}` : megabytes(size), free: megabytes(free) })
    }
    case 'EACCES': case 'EPERM': case 'EROFS': case 'EISDIR': case 'ENAMETOOLONG': case 'EINVAL': return new YinguoError('M26', { name })
    case 'ENOENT': case 'ENOTDIR': case 'ENODEV': case 'ENXIO': case 'EIO': case 'ESTALE': return new YinguoError('M17', { path: name })
    default: return thrown
  }
}

const megabytes = (bytes: number | null): string => (bytes === null ? '?' : `${(bytes / 1_048_576).toFixed(1)} MB`)

/** The rename itself reaches the disk with the folder; Windows has no such call and needs none. */
async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => null)
  if (!handle) return
  await handle.sync().catch(() => {})
  await handle.close().catch(() => {})
}

const sleep = (ms: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms) })
